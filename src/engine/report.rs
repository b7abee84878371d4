//! The assessment as JSON: the public form, the same for every channel.

use rust_decimal::Decimal;
use serde_json::{Map, Value};

use super::amount::{Amount, RateReading};
use super::assess::{Answer, Assessment};
use super::changes::Change;
use super::contradictions::Contradiction;
use super::outcome::{Outcome, Outlook};
use super::trace::Trace;
use super::verdict::Verdict;
use crate::domain::{Accepted, Catalogue, FactValue, Rate, Rule, json::table};

/// Version of the assessment's form.
pub const FORMAT: u32 = 1;

/// The public form of an assessment.
pub fn to_json(catalogue: &Catalogue, assessment: &Assessment) -> Value {
    table(vec![
        ("format", FORMAT.into()),
        ("date", assessment.day.to_string().into()),
        ("catalogue", table(vec![("id", (&*catalogue.id).into()), ("version", (&*catalogue.version).into())])),
        ("contradictions", assessment.contradictions(catalogue).iter().map(contradiction).collect()),
        ("programmes", assessment.answers.iter().map(|answer| answer_json(catalogue, assessment, answer)).collect()),
    ])
}

fn answer_json(catalogue: &Catalogue, assessment: &Assessment, answer: &Answer) -> Value {
    let changes = assessment.changes(catalogue, answer);
    let mut out = Map::new();
    out.insert("id".into(), (&*answer.programme).into());
    out.insert("verdict".into(), answer.verdict.code().into());
    out.insert("window".into(), window(answer));
    out.insert("failing".into(), answer.failing.iter().map(ToString::to_string).collect());
    out.insert("possible".into(), answer.possible.iter().map(|verdict| verdict.code()).collect());
    out.insert("missing".into(), answer.missing.iter().map(ToString::to_string).collect());
    out.insert("notices".into(), answer.notices.iter().map(|given| given.notice.to_string()).collect());
    let quoted = answer.notices.iter().map(|given| (given.notice.to_string(), given.clauses.iter().map(ToString::to_string).collect()));
    out.insert("notice_clauses".into(), Value::Object(quoted.collect()));
    if let Some(amount) = amount(answer) {
        out.insert("amount".into(), amount);
    }
    out.insert("changes".into(), changes.sets.iter().map(|set| set.iter().map(change).collect::<Value>()).collect());
    out.insert("unchangeable".into(), changes.fixed.iter().map(ToString::to_string).collect());
    let traces = [("concerns", &answer.concerns), ("conditions", &answer.conditions)];
    out.insert("trace".into(), table(traces.map(|(key, node)| (key, trace(catalogue, node))).into()));
    Value::Object(out)
}

/// Two answers that contradict each other: the facts, and what was found in each.
fn contradiction(contradiction: &Contradiction) -> Value {
    let facts: Value = contradiction.facts.iter().map(ToString::to_string).collect();
    table(vec![("facts", facts), ("values", contradiction.values.iter().map(FactValue::to_json).collect())])
}

/// A change as a part of a dossier: the fact with the answers that would do, or one more expense.
fn change(change: &Change) -> Value {
    match change {
        Change::Fact { fact, values } => {
            table(vec![("fact", fact.to_string().into()), ("to", values.iter().map(FactValue::to_json).collect())])
        }
        Change::Expense { categories } => table(vec![("expense", categories.iter().map(|id| &**id).collect())]),
    }
}

fn window(answer: &Answer) -> Value {
    let mut out = Map::new();
    out.insert("state".into(), answer.window.state.code().into());
    for (key, day) in [("closes", answer.window.closes), ("opens", answer.window.opens)] {
        if let Some(day) = day {
            out.insert(key.into(), day.to_string().into());
        }
    }
    Value::Object(out)
}

fn amount(answer: &Answer) -> Option<Value> {
    match answer.amount.as_ref()? {
        rated @ Amount::Rate { .. } => {
            let mut out = Map::new();
            if let Some(base) = &answer.base {
                out.insert("base".into(), base.base.to_string().into());
                out.insert("excluded".into(), base.excluded.to_string().into());
            }
            if let Some(headline) = rated.headline() {
                out.extend(reading(headline));
            }
            if let Some(other) = rated.other() {
                out.insert("other_reading".into(), Value::Object(reading(other)));
            }
            (!out.is_empty()).then_some(Value::Object(out))
        }
        Amount::Bound { bound, share } => Some(table(vec![("bound", bound.to_string().into()), ("share", share.to_string().into())])),
        Amount::PerUnit { units, low, high } => {
            Some(table(vec![("units", (*units).into()), ("low", low.to_string().into()), ("high", high.to_string().into())]))
        }
    }
}

fn reading(reading: &RateReading) -> Map<String, Value> {
    let mut out = Map::new();
    out.insert("rate".into(), rate(&reading.rate));
    if let Some(sums) = reading.sums {
        out.insert("low".into(), sums.low.map_or(Value::Null, |low| low.to_string().into()));
        out.insert("high".into(), sums.high.to_string().into());
        if let Some(without) = sums.without_discouraged {
            out.insert("without_discouraged".into(), without.to_string().into());
        }
    }
    out
}

fn rate(rate: &Rate) -> Value {
    let said = |percent: Decimal| Value::from(percent.normalize().to_string());
    Value::Array(vec![rate.floor.map_or(Value::Null, said), said(rate.ceiling)])
}

/// One evaluated rule, with the shape of the rule.
fn trace(catalogue: &Catalogue, node: &Trace) -> Value {
    let mut out = Map::new();
    if let Some(says) = &node.condition.says {
        out.insert("says".into(), (&**says).into());
    }
    out.insert("rule".into(), rule_name(&node.condition.rule).into());
    out.insert("outcome".into(), outlook(node.outlook()).into());
    if let Rule::Fact { subject, accepted } = &node.condition.rule {
        out.insert("fact".into(), subject.id.to_string().into());
        out.insert("expected".into(), expected(accepted));
        out.insert("seen".into(), seen(catalogue, node));
    }
    if !node.condition.clauses.is_empty() {
        out.insert("clauses".into(), node.condition.clauses.iter().map(ToString::to_string).collect());
    }
    if !node.parts.is_empty() {
        out.insert("parts".into(), node.parts.iter().map(|part| trace(catalogue, part)).collect());
    }
    Value::Object(out)
}

fn rule_name(rule: &Rule) -> &'static str {
    match rule {
        Rule::Fact { .. } => "fact",
        Rule::All(_) => "all",
        Rule::Any(_) => "any",
        Rule::Doubt(_) => "doubt",
        Rule::FundableExpense => "fundable_expense",
    }
}

fn outlook(outlook: Outlook) -> &'static str {
    match outlook.outcome() {
        Some(Outcome::Met) => "met",
        Some(Outcome::Doubtful) => "doubtful",
        Some(Outcome::Unmet) => "unmet",
        None => "unknown",
    }
}

fn expected(accepted: &Accepted) -> Value {
    match accepted {
        Accepted::Numbers(span) => span.to_string().into(),
        Accepted::Flag(flag) => (*flag).into(),
        Accepted::Among(codes) => codes.iter().map(|code| Value::from(&**code)).collect(),
        Accepted::OtherThan(codes) => table(vec![("other_than", codes.iter().map(|code| &**code).collect())]),
        Accepted::NoneOf(codes) => table(vec![("none_of", codes.iter().map(|code| &**code).collect())]),
    }
}

/// The value seen; by reading when the readings do not look at the same fact.
fn seen(catalogue: &Catalogue, node: &Trace) -> Value {
    let value = |index: usize| node.seen.get(index).and_then(Option::as_ref).map_or(Value::Null, |seen| seen.value.to_json());
    let several = matches!(&node.condition.rule, Rule::Fact { subject, .. } if subject.facts.len() > 1);
    if !several {
        return value(0);
    }
    catalogue.readings.iter().enumerate().map(|(index, reading)| (reading.id.to_string(), value(index))).collect::<Map<_, _>>().into()
}

impl Answer {
    /// True when the programme is for this project, whatever comes of it.
    pub fn applies(&self) -> bool {
        self.verdict != Verdict::NotApplicable
    }
}
