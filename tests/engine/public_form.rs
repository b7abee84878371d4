//! The two public JSON forms: nothing unknown comes out, and what goes in comes back the same.

use std::collections::BTreeSet;

use guichet::domain::{Day, Dossier, Situation};
use guichet::engine::{EXPENSES, assess, to_json};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use serde_json::Value;

use crate::dossiers::partial;
use crate::{CATALOGUE, day, runner};

/// Every text under one of `keys`, at any depth.
fn under(value: &Value, keys: &[&str], found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields {
                if keys.contains(&key.as_str()) {
                    found.extend(inner.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned));
                }
                under(inner, keys, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| under(item, keys, found)),
        _ => {}
    }
}

/// A text that looks like a clause: `V1-16a`, `N-02`.
fn looks_like_a_clause(text: &str) -> bool {
    let Some((head, tail)) = text.split_once('-') else { return false };
    ["G", "F", "V1", "V2", "N", "C"].contains(&head) && tail.len() >= 2 && tail[..2].bytes().all(|b| b.is_ascii_digit())
}

fn every_text(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| every_text(item, found)),
        Value::Object(fields) => fields.values().for_each(|inner| every_text(inner, found)),
        _ => {}
    }
}

#[test]
fn the_assessment_names_only_clauses_notices_and_facts_of_the_catalogue() {
    let clauses: BTreeSet<String> = CATALOGUE.clauses.iter().map(|clause| clause.id.to_string()).collect();
    let notices: BTreeSet<String> = CATALOGUE.notices.iter().map(|notice| notice.id.to_string()).collect();
    let facts: BTreeSet<String> = CATALOGUE.facts.iter().map(|fact| fact.id.to_string()).chain([EXPENSES.into()]).collect();
    let law = |(situation, apart): (Situation, i64)| -> Result<(), TestCaseError> {
        let report = to_json(&CATALOGUE, &assess(&CATALOGUE, &situation, day("2020-01-01").plus(apart).unwrap()));
        for (keys, known) in [(&["failing", "clauses"][..], &clauses), (&["notices"], &notices), (&["missing"], &facts)] {
            let mut found = Vec::new();
            under(&report, keys, &mut found);
            let strange: Vec<&String> = found.iter().filter(|id| !known.contains(*id)).collect();
            prop_assert!(strange.is_empty(), "{keys:?}: {strange:?}");
        }
        let mut texts = Vec::new();
        every_text(&report, &mut texts);
        let cited: Vec<&String> = texts.iter().filter(|text| looks_like_a_clause(text)).collect();
        prop_assert!(!cited.is_empty() && cited.iter().all(|text| clauses.contains(*text)));
        Ok(())
    };
    runner(300).run(&(partial(), 0_i64..2_000), law).unwrap();
}

#[test]
fn every_assessment_has_the_seven_programmes_and_the_keys_of_the_public_form() {
    let law = |situation: Situation| -> Result<(), TestCaseError> {
        let report = to_json(&CATALOGUE, &assess(&CATALOGUE, &situation, day("2021-06-10")));
        prop_assert_eq!(&report["format"], 1);
        prop_assert_eq!(&report["date"], "2021-06-10");
        prop_assert_eq!(&report["catalogue"]["id"], "haut-rhin-2021");
        let answers = report["programmes"].as_array().unwrap();
        let ids: Vec<&str> = answers.iter().filter_map(|answer| answer["id"].as_str()).collect();
        let expected: Vec<&str> = CATALOGUE.programmes.iter().map(|programme| &*programme.id).collect();
        prop_assert_eq!(ids, expected);
        for answer in answers {
            prop_assert!(answer["verdict"].is_string() && answer["window"]["state"].is_string() && answer["trace"].is_object());
            prop_assert!(["failing", "missing", "notices"].iter().all(|key| answer[*key].is_array()));
            prop_assert_eq!(answer["verdict"] == "not_eligible", answer["failing"] != serde_json::json!([]));
            prop_assert_eq!(answer["verdict"] == "incomplete", answer["missing"] != serde_json::json!([]));
        }
        Ok(())
    };
    runner(300).run(&partial(), law).unwrap();
}

#[test]
fn a_dossier_written_and_read_again_is_the_same() {
    let days = prop::option::of(0_i64..5_000).prop_map(|apart| apart.and_then(|apart| day("2015-01-01").plus(apart)));
    let law = |(situation, on): (Situation, Option<Day>)| -> Result<(), TestCaseError> {
        let dossier = Dossier { day: on, situation };
        let written = dossier.to_json();
        let read = Dossier::from_json(&CATALOGUE, &written);
        prop_assert_eq!(read.as_ref(), Ok(&dossier));
        let through_text = Dossier::read(&CATALOGUE, &written.to_string());
        prop_assert_eq!(through_text, Ok(dossier));
        Ok(())
    };
    runner(600).run(&(partial(), days), law).unwrap();
}

#[test]
fn a_value_said_as_text_is_read_back_the_same() {
    let law = |situation: Situation| -> Result<(), TestCaseError> {
        for (id, value) in situation.facts.iter() {
            let fact = CATALOGUE.fact(&id.0).unwrap();
            let read = fact.read_text(&value.to_string());
            prop_assert_eq!(read.as_ref(), Ok(value), "{}", id);
        }
        Ok(())
    };
    runner(300).run(&partial(), law).unwrap();
}
