//! Plays the worked examples of a catalogue.

use std::sync::Arc;

use serde_json::Value;

use super::assess::assess;
use super::report::to_json;
use crate::domain::{Catalogue, Example, Programme};

/// One expectation of one example that did not come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// The programme.
    pub programme: Arc<str>,
    /// The name of the example.
    pub example: Arc<str>,
    /// What was expected and what came out.
    pub problem: String,
}

/// Plays every example of the catalogue; an empty answer means that all came out.
pub fn play(catalogue: &Catalogue) -> Vec<Mismatch> {
    let of = |programme: &Programme| {
        programme.examples.iter().flat_map(|example| differences(catalogue, programme, example)).collect::<Vec<_>>()
    };
    catalogue.programmes.iter().flat_map(of).collect()
}

/// Examples are held against the public form: what everyone else reads.
fn differences(catalogue: &Catalogue, programme: &Programme, example: &Example) -> Vec<Mismatch> {
    let report = to_json(catalogue, &assess(catalogue, &example.situation, example.day));
    let answers = report["programmes"].as_array().cloned().unwrap_or_default();
    let answer = answers.into_iter().find(|answer| answer["id"] == *programme.id).unwrap_or_default();
    let expected = &example.expected;
    let mut problems = Vec::new();
    let mut same = |what: &str, wanted: Option<&Arc<str>>, got: String| {
        problems.extend(wanted.filter(|wanted| ***wanted != *got).map(|wanted| format!("{what} : attendu {wanted}, obtenu {got}")));
    };
    same("verdict", expected.verdict.as_ref(), text(&answer["verdict"]));
    same("fenetre", expected.window.as_ref(), text(&answer["window"]["state"]));
    for (name, wanted) in &expected.amount.values {
        same(name, Some(wanted), amount(&answer["amount"], name));
    }
    for (what, wanted) in [("failing", &expected.failing), ("missing", &expected.missing)] {
        problems.extend(wanted.as_ref().and_then(|wanted| set_difference(what, wanted, &answer[what])));
    }
    let given = texts(&answer["notices"]);
    let lacking = expected.notices.iter().filter(|notice| !given.contains(&notice.to_string()));
    problems.extend(lacking.map(|notice| format!("l’avis {notice} manque ; obtenu {given:?}")));
    let extra = expected.no_notices.iter().filter(|notice| given.contains(&notice.to_string()));
    problems.extend(extra.map(|notice| format!("l’avis {notice} est de trop")));
    let mismatch = |problem| Mismatch { programme: programme.id.clone(), example: example.name.clone(), problem };
    problems.into_iter().map(mismatch).collect()
}

fn set_difference(what: &str, wanted: &[Arc<str>], got: &Value) -> Option<String> {
    let mut wanted: Vec<String> = wanted.iter().map(ToString::to_string).collect();
    let mut got = texts(got);
    wanted.sort();
    got.sort();
    (wanted != got).then(|| format!("{what} : attendu {wanted:?}, obtenu {got:?}"))
}

fn amount(amount: &Value, name: &str) -> String {
    match name {
        "other_high" => text(&amount["other_reading"]["high"]),
        "rate" => amount["rate"].as_array().map(|ends| ends.iter().map(text).collect::<Vec<_>>().join("-")).unwrap_or_default(),
        _ => text(&amount[name]),
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().map(|items| items.iter().map(text).collect()).unwrap_or_default()
}
