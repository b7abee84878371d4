//! What an answer lacks, or has too much of, compared with a case.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::cases::{Case, Expected};

/// Notices that must not appear uninvited on an eligible or doubtful programme.
const EXACT: [&str; 13] = [
    "population-kind",
    "band-80000-overlap",
    "envelope-exceeded",
    "non-eu-licence",
    "staff-excluded",
    "agent-equipment-excluded",
    "no-fundable-cost",
    "already-started",
    "engaged-undefined",
    "effect-over-24m",
    "cross-department",
    "out-of-department",
    "out-of-region",
];

/// Every difference between a case and an assessment in its public form, for the programmes that `asked` keeps.
pub fn of_case(case: &Case, assessment: &Value, asked: impl Fn(&str) -> bool) -> Vec<String> {
    let answers = assessment["programmes"].as_array().cloned().unwrap_or_default();
    let of = |wanted: &Expected| {
        let answer = answers.iter().find(|answer| answer["id"] == *wanted.programme).unwrap_or(&Value::Null);
        of_programme(wanted, answer).into_iter().map(|problem| format!("{} {}: {problem}", case.id, wanted.programme)).collect::<Vec<_>>()
    };
    case.expected.iter().filter(|wanted| asked(&wanted.programme)).flat_map(of).collect()
}

fn of_programme(wanted: &Expected, got: &Value) -> Vec<String> {
    let mut out = Vec::new();
    if got["verdict"] != *wanted.verdict {
        out.push(format!("verdict {}, expected {}", got["verdict"], wanted.verdict));
    }
    let Some(window) = wanted.window.as_ref().filter(|_| wanted.verdict != "not_applicable") else { return out };
    if got["window"]["state"] != **window {
        out.push(format!("window {}, expected {window}", got["window"]["state"]));
    }
    let (failing, notices) = (texts(&got["failing"]), texts(&got["notices"]));
    out.extend(wanted.failing.iter().filter(|id| !failing.contains(id)).map(|id| format!("failing lacks {id}: {failing:?}")));
    out.extend(wanted.notices.iter().filter(|id| !notices.contains(id)).map(|id| format!("notices lack {id}: {notices:?}")));
    if wanted.verdict == "eligible" && !failing.is_empty() {
        out.push(format!("eligible but failing {failing:?}"));
    }
    if ["eligible", "to_confirm"].contains(&wanted.verdict.as_str()) {
        let uninvited = notices.iter().filter(|id| EXACT.contains(&id.as_str()) && !wanted.notices.contains(id));
        out.extend(uninvited.map(|id| format!("the notice {id} was not called for")));
    }
    if let Some(amount) = &wanted.amount {
        out.extend(of_amount(amount, &got["amount"]));
    }
    out
}

fn of_amount(wanted: &Value, got: &Value) -> Vec<String> {
    let mut out = Vec::new();
    let given = wanted.as_object().unwrap();
    for (key, value) in given.iter().filter(|(key, _)| *key != "other_reading") {
        let same = match value {
            Value::Array(ends) => got[key].as_array().is_some_and(|had| ends.iter().map(sum).eq(had.iter().map(sum))),
            single => sum(single) == sum(&got[key]),
        };
        if !same {
            out.push(format!("amount.{key} {}, expected {value}", got[key]));
        }
    }
    let (other, wanted_other) = (&got["other_reading"], &wanted["other_reading"]);
    let headline = given.contains_key("high") || given.contains_key("bound");
    if headline && (other.is_null() != wanted_other.is_null() || sum(&other["high"]) != sum(&wanted_other["high"])) {
        out.push(format!("amount.other_reading {other}, expected {wanted_other}"));
    }
    out
}

/// An amount or a rate, as a number: `20` and `20.00` are the same.
fn sum(value: &Value) -> Option<Decimal> {
    value.as_str().map(|text| text.parse().unwrap_or_else(|_| panic!("{text} is no number")))
}

fn texts(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}
