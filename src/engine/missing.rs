//! The unanswered facts behind what is not settled: all of them, whether they still matter or not.

use super::assess::Evaluated;
use super::trace::Trace;
use crate::domain::{Catalogue, FactId, Rule, Situation};

/// The name under which the expense lines are missing, beside the facts.
pub const EXPENSES: &str = "expenses";

/// Every unknown fact behind the unsettled parts of a programme, with those that it could be drawn from, in the order of the
/// catalogue: what is said where a programme is too large to tell which of them still matter.
pub(super) fn unsettled(catalogue: &Catalogue, situation: &Situation, now: &Evaluated) -> Vec<FactId> {
    let mut found = Vec::new();
    for trace in [&now.concerns, &now.conditions] {
        collect(catalogue, situation, trace, &mut found);
    }
    catalogue.sort(&mut found);
    found
}

fn collect(catalogue: &Catalogue, situation: &Situation, trace: &Trace, found: &mut Vec<FactId>) {
    if trace.outlooks.iter().all(|outlook| outlook.outcome().is_some()) {
        return;
    }
    match &trace.condition.rule {
        Rule::Fact { subject, .. } => subject.facts.iter().for_each(|id| add(catalogue, situation, id, found)),
        Rule::FundableExpense if !found.iter().any(|id| *id.0 == *EXPENSES) => found.push(EXPENSES.into()),
        Rule::FundableExpense => {}
        Rule::Doubt(_) | Rule::All(_) | Rule::Any(_) => trace.parts.iter().for_each(|part| collect(catalogue, situation, part, found)),
    }
}

/// An unknown fact, and every unknown fact that it could be drawn from.
fn add(catalogue: &Catalogue, situation: &Situation, id: &FactId, found: &mut Vec<FactId>) {
    if found.contains(id) || catalogue.see(situation, id).is_some() {
        return;
    }
    found.push(id.clone());
    let Some(fact) = catalogue.fact(&id.0) else { return };
    fact.sources().for_each(|source| add(catalogue, situation, source, found));
}
