//! What would make a project eligible: the smallest changes, each verified by the same evaluation.

use crate::domain::{Catalogue, Condition, Expense, Fact, FactId, FactValue, Money, Programme, Rule, Situation};

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
    let mut walls = Vec::new();
    [now.0, now.1].into_iter().for_each(|trace| collect_walls(trace, &mut walls));
    let levers = levers(catalogue, programme, situation, &walls);
    let alone: Vec<&Lever> = levers.iter().filter(|lever| lever.moves.iter().all(|moves| *moves)).collect();
    let enough = |candidate: &Candidate| candidate.verdict == Verdict::Eligible;
    let mut sets: Vec<Vec<Change>> =
        candidates(catalogue, programme, situation, &alone).into_iter().filter(enough).map(|candidate| vec![candidate.change]).collect();
    if sets.is_empty() {
        sets = pairs(catalogue, programme, situation, &levers);
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

/// Changes of two levers that move every wall between them, tried one upon the other.
fn pairs(catalogue: &Catalogue, programme: &Programme, situation: &Situation, levers: &[Lever]) -> Vec<Vec<Change>> {
    let together = |one: &Lever, other: &Lever| one.moves.iter().zip(&other.moves).all(|(one, other)| *one || *other);
    let useful = |(at, lever): &(usize, &Lever)| levers.iter().enumerate().any(|(other, with)| other != *at && together(lever, with));
    let tried: Vec<(&Lever, Vec<Candidate>)> =
        levers.iter().enumerate().filter(useful).map(|(_, lever)| (lever, candidates(catalogue, programme, situation, &[lever]))).collect();
    let mut sets = Vec::new();
    for (at, (one, firsts)) in tried.iter().enumerate() {
        for first in firsts {
            let others = tried.iter().skip(at + 1).filter(|(other, _)| together(one, other));
            for second in others.flat_map(|(_, seconds)| seconds) {
                let both = changed(&first.situation, &second.change);
                if evaluated(catalogue, programme, &both).verdict == Verdict::Eligible {
                    sets.push(vec![first.change.clone(), second.change.clone()]);
                }
            }
        }
    }
    sets
}

/// The conditions that stand in the way: each of them must be met, so each of them must be moved.
fn collect_walls<'t>(trace: &'t Trace, found: &mut Vec<&'t Condition>) {
    if trace.outlook().is(Outcome::Met) {
        return;
    }
    match &trace.condition.rule {
        Rule::All(_) => trace.parts.iter().for_each(|part| collect_walls(part, found)),
        _ => found.push(&trace.condition),
    }
}

/// What the applicant can change: a fact, or the expense lines.
struct Lever<'c> {
    fact: Option<&'c Fact>,
    /// For each wall, whether it depends on this.
    moves: Vec<bool>,
}

/// Everything that the applicant can change and that the programme looks at.
fn levers<'c>(catalogue: &'c Catalogue, programme: &Programme, situation: &Situation, walls: &[&Condition]) -> Vec<Lever<'c>> {
    let facts = catalogue
        .facts
        .iter()
        .filter(|fact| fact.changeable)
        .filter(|fact| [&programme.concerns, &programme.conditions].into_iter().any(|condition| depends(catalogue, condition, fact)));
    let moved = |fact: &Fact| walls.iter().map(|wall| depends(catalogue, wall, fact)).collect();
    let mut levers: Vec<Lever> = facts.map(|fact| Lever { fact: Some(fact), moves: moved(fact) }).collect();
    if situation.expenses.is_some() && !probe::counted(catalogue, programme).is_empty() {
        levers.push(Lever { fact: None, moves: walls.iter().map(|wall| wall.reads_expenses()).collect() });
    }
    levers
}

/// Every change worth trying of these levers. Answers that lead to the same evaluation are one candidate.
fn candidates(catalogue: &Catalogue, programme: &Programme, situation: &Situation, levers: &[&Lever]) -> Vec<Candidate> {
    let mut found: Vec<Candidate> = Vec::new();
    for lever in levers {
        let Some(fact) = lever.fact else {
            let categories = probe::counted(catalogue, programme);
            found.push(tried(catalogue, programme, situation, Change::Expense { categories }));
            continue;
        };
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
    found
}

fn tried(catalogue: &Catalogue, programme: &Programme, situation: &Situation, change: Change) -> Candidate {
    let situation = changed(situation, &change);
    let now = evaluated(catalogue, programme, &situation);
    let criteria = now.concerns.criteria().into_iter().chain(now.conditions.criteria());
    let signature = criteria.map(Trace::outlook).collect();
    Candidate { change, situation, verdict: now.verdict, signature }
}

/// Whether a condition looks at the fact, or at one that it stands in for.
fn depends(catalogue: &Catalogue, condition: &Condition, fact: &Fact) -> bool {
    condition.reads(fact) || fact.feeds.iter().filter_map(|fed| catalogue.fact(&fed.0)).any(|fed| condition.reads(fed))
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
