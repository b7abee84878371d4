//! What would make a project eligible: the smallest changes, each verified by the same evaluation.

use crate::domain::{Catalogue, Expense, Fact, FactId, FactValue, Money, Programme, Rule, Situation};

use super::assess::evaluated;
use super::outcome::{Outcome, Outlook};
use super::probe;
use super::trace::Trace;
use super::verdict::Verdict;

/// One change of the project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Another answer to one question. The answers all do the same; the first one is as good as any.
    Fact {
        /// The fact.
        fact: FactId,
        /// The answers that would do.
        values: Vec<FactValue>,
    },
    /// One more expense line, of a category that counts.
    Expense {
        /// The categories that would do.
        categories: Vec<std::sync::Arc<str>>,
    },
}

/// What would make a project eligible for one programme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Sets of changes, each of which is enough: single changes, or pairs where no single one is.
    pub sets: Vec<Vec<Change>>,
    /// The facts in the way that nobody can change, such as a population.
    pub fixed: Vec<FactId>,
}

/// A change with what it makes of the project.
struct Candidate {
    change: Change,
    situation: Situation,
    verdict: Verdict,
    signature: Vec<Outlook>,
}

/// The smallest changes that would make the project eligible; none when it already is, or when answers are missing.
pub(super) fn changes(
    catalogue: &Catalogue,
    programme: &Programme,
    situation: &Situation,
    now: (&Trace, &Trace),
    verdict: Verdict,
) -> Changes {
    if matches!(verdict, Verdict::Eligible | Verdict::Incomplete) {
        return Changes::default();
    }
    let candidates = candidates(catalogue, programme, situation);
    let enough = |candidate: &&Candidate| candidate.verdict == Verdict::Eligible;
    let mut sets: Vec<Vec<Change>> = candidates.iter().filter(enough).map(|candidate| vec![candidate.change.clone()]).collect();
    if sets.is_empty() {
        sets = pairs(catalogue, programme, &candidates);
    }
    let fixed = if sets.is_empty() { fixed(catalogue, now.0, now.1) } else { Vec::new() };
    Changes { sets, fixed }
}

/// The project after a change.
pub fn changed(situation: &Situation, change: &Change) -> Situation {
    let mut situation = situation.clone();
    match change {
        Change::Fact { fact, values } => {
            values.first().map(|value| situation.facts.insert(fact.clone(), value.clone()));
        }
        Change::Expense { categories } => {
            let line = |category: &std::sync::Arc<str>| Expense { label: "".into(), category: category.clone(), amount: Money::euros(1) };
            situation.expenses.get_or_insert_default().extend(categories.first().map(line));
        }
    }
    situation
}

/// Two changes of two facts, tried one upon the other.
fn pairs(catalogue: &Catalogue, programme: &Programme, candidates: &[Candidate]) -> Vec<Vec<Change>> {
    let mut sets = Vec::new();
    for (index, first) in candidates.iter().enumerate() {
        for second in candidates.iter().skip(index + 1).filter(|second| subject(&second.change) != subject(&first.change)) {
            let both = changed(&first.situation, &second.change);
            if evaluated(catalogue, programme, &both).verdict == Verdict::Eligible {
                sets.push(vec![first.change.clone(), second.change.clone()]);
            }
        }
    }
    sets
}

fn subject(change: &Change) -> Option<&FactId> {
    match change {
        Change::Fact { fact, .. } => Some(fact),
        Change::Expense { .. } => None,
    }
}

/// Every change worth trying. Answers that lead to the same evaluation are one candidate.
fn candidates(catalogue: &Catalogue, programme: &Programme, situation: &Situation) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for fact in catalogue.facts.iter().filter(|fact| fact.changeable && matters(catalogue, programme, fact)) {
        let (start, now) = (found.len(), situation.facts.get(&fact.id));
        for value in probe::values(programme, fact, now).into_iter().filter(|value| Some(value) != now) {
            let candidate = tried(catalogue, programme, situation, Change::Fact { fact: fact.id.clone(), values: vec![value.clone()] });
            let same = found.iter_mut().skip(start).find(|other| other.signature == candidate.signature);
            match same.map(|other| &mut other.change) {
                Some(Change::Fact { values, .. }) => values.push(value),
                _ => found.push(candidate),
            }
        }
    }
    let categories = probe::counted(catalogue, programme);
    if situation.expenses.is_some() && !categories.is_empty() {
        found.push(tried(catalogue, programme, situation, Change::Expense { categories }));
    }
    found
}

fn tried(catalogue: &Catalogue, programme: &Programme, situation: &Situation, change: Change) -> Candidate {
    let situation = changed(situation, &change);
    let now = evaluated(catalogue, programme, &situation);
    let criteria = now.concerns.criteria().into_iter().chain(now.conditions.criteria());
    let signature = criteria.map(Trace::outlook).collect();
    Candidate { change, situation, verdict: now.verdict, signature }
}

/// Whether the programme looks at the fact, or at one that it stands in for.
fn matters(catalogue: &Catalogue, programme: &Programme, fact: &Fact) -> bool {
    let read = |fact: &Fact| programme.concerns.reads(fact) || programme.conditions.reads(fact);
    read(fact) || fact.feeds.iter().filter_map(|fed| catalogue.fact(&fed.0)).any(read)
}

/// The facts behind criteria that are not met and that no applicant can change.
fn fixed(catalogue: &Catalogue, concerns: &Trace, conditions: &Trace) -> Vec<FactId> {
    let mut found: Vec<FactId> = Vec::new();
    let unmet = concerns.criteria().into_iter().chain(conditions.criteria()).filter(|trace| !trace.outlook().is(Outcome::Met));
    for trace in unmet {
        trace.walk(&mut |part| {
            if let Rule::Fact { subject, .. } = &part.condition.rule {
                let lasting = subject.facts.iter().filter(|id| catalogue.fact(&id.0).is_some_and(|fact| !fact.changeable));
                found.extend(lasting.filter(|id| !found.contains(id)).cloned().collect::<Vec<_>>());
            }
        });
    }
    found
}
