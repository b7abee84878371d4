//! Which unanswered facts can still change the verdict: exactly those.

use super::assess::{Evaluated, evaluated};
use super::outcome::{Outcome, Outlook};
use super::probe;
use super::trace::Trace;
use crate::domain::{Catalogue, FactId, Programme, Rule, Situation, sort_by_key};

/// The name under which the expense lines are missing, beside the facts.
pub const EXPENSES: &str = "expenses";

/// The facts that can still change the verdict, in the order of the catalogue.
///
/// A fact is named when two of its answers leave two different prospects, as things stand or once one other unknown fact
/// is answered. The trace gives the facts behind everything that is not settled; each is then tried with the same
/// evaluation, since an unsettled part may no longer matter. A fact that could be drawn from others is named together
/// with them: either settles it.
pub(super) fn missing(catalogue: &Catalogue, programme: &Programme, situation: &Situation, now: &Evaluated) -> Vec<FactId> {
    let mut unsettled = Vec::new();
    for trace in [&now.concerns, &now.conditions] {
        collect(catalogue, situation, trace, &mut unsettled);
    }
    let felt = |id: &&FactId| matters(catalogue, programme, situation, id) || matters_with(catalogue, programme, situation, id, &unsettled);
    let mut found = Vec::new();
    unsettled.iter().filter(felt).for_each(|id| name(catalogue, situation, id, &mut found));
    sort_by_key(&mut found, |id| catalogue.facts.iter().position(|fact| fact.id == *id).unwrap_or(usize::MAX));
    found
}

/// The unknown facts behind everything that is not settled, each once.
fn collect(catalogue: &Catalogue, situation: &Situation, trace: &Trace, found: &mut Vec<FactId>) {
    if trace.outlooks.iter().all(|outlook| outlook.outcome().is_some()) {
        return;
    }
    let mut add = |id: FactId| {
        if !found.contains(&id) {
            found.push(id)
        }
    };
    match &trace.condition.rule {
        Rule::Fact { subject, .. } => subject.facts.iter().filter(|id| catalogue.see(situation, id).is_none()).cloned().for_each(add),
        Rule::FundableExpense => add(EXPENSES.into()),
        Rule::Doubt(_) | Rule::All(_) | Rule::Any(_) => trace.parts.iter().for_each(|part| collect(catalogue, situation, part, found)),
    }
}

/// An unknown fact, and every unknown fact that it could be drawn from.
fn name(catalogue: &Catalogue, situation: &Situation, id: &FactId, found: &mut Vec<FactId>) {
    if found.contains(id) || catalogue.see(situation, id).is_some() {
        return;
    }
    found.push(id.clone());
    let sources = catalogue.fact(&id.0).map(|fact| fact.fallback.sources()).unwrap_or_default();
    sources.iter().for_each(|source| name(catalogue, situation, source, found));
}

fn matters(catalogue: &Catalogue, programme: &Programme, situation: &Situation, id: &FactId) -> bool {
    let mut first = None;
    tries(catalogue, programme, situation, id).iter().any(|tried| {
        let prospect = prospect(&evaluated(catalogue, programme, tried));
        *first.get_or_insert(prospect) != prospect
    })
}

/// Whether a fact matters once one of the others is answered: what stands behind an unknown says nothing before.
fn matters_with(catalogue: &Catalogue, programme: &Programme, situation: &Situation, id: &FactId, others: &[FactId]) -> bool {
    let answered = others.iter().filter(|other| *other != id).flat_map(|other| tries(catalogue, programme, situation, other));
    answered.into_iter().any(|situation| matters(catalogue, programme, &situation, id))
}

/// The project with each answer worth trying.
fn tries(catalogue: &Catalogue, programme: &Programme, situation: &Situation, id: &FactId) -> Vec<Situation> {
    let Some(fact) = catalogue.fact(&id.0) else {
        let with = |lines| Situation { expenses: Some(lines), ..situation.clone() };
        return probe::expenses(catalogue, programme).into_iter().map(with).collect();
    };
    let with = |value| {
        let mut tried = situation.clone();
        tried.facts.insert(fact.id.clone(), value);
        tried
    };
    probe::values(programme, fact, None).into_iter().map(with).collect()
}

/// Everything the verdict may still become: where the programme is not concerned, the conditions say nothing.
fn prospect(now: &Evaluated) -> (Outlook, Option<Outlook>) {
    let concerned = now.concerns.outlook();
    (concerned, (!concerned.is(Outcome::Unmet)).then(|| now.conditions.outlook()))
}
