//! What would make a project eligible: the smallest changes, each verified by the same evaluation.

use std::sync::Arc;

use crate::domain::{AnsweredBy, Catalogue, Condition, Expense, Fact, FactId, FactValue, Money, Programme, Rule, Situation};

use super::assess::evaluated;
use super::base::Base;
use super::outcome::{Outcome, Outlook};
use super::probe;
use super::trace::{Scope, Trace, is_met};
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
        categories: Vec<Arc<str>>,
    },
}

/// What would make a project eligible for one programme.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Sets of changes, each of which is enough: single changes, or pairs where no single one is.
    pub sets: Vec<Vec<Change>>,
    /// The answers that a condition refuses and that the applicant cannot change, such as a population; empty unless nothing
    /// that can be changed would do.
    pub fixed: Vec<FactId>,
}

/// A change with what it makes of the project.
struct Candidate {
    change: Change,
    situation: Situation,
    verdict: Verdict,
    /// What the criteria come to, and which facts can then be changed.
    signature: (Vec<Outlook>, Vec<bool>),
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
    let search = Search { catalogue, programme, situation, levers: levers(catalogue, programme, situation, &walls), walls };
    let mut sets = search.singles();
    if sets.is_empty() {
        sets = search.pairs();
    }
    let refused = matches!(verdict, Verdict::NotEligible | Verdict::NotApplicable);
    let fixed = if sets.is_empty() && refused { fixed(now.0, now.1) } else { Vec::new() };
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
            let line = |category: &Arc<str>| Expense { label: "".into(), category: category.clone(), amount: Money::euros(1) };
            situation.expenses.get_or_insert_default().extend(categories.first().map(line));
        }
    }
    situation
}

/// The conditions that stand in the way: each of them must be met, so each of them must be moved.
fn collect_walls<'t>(trace: &'t Trace, found: &mut Vec<&'t Arc<Condition>>) {
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
fn levers<'c>(catalogue: &'c Catalogue, programme: &Programme, situation: &Situation, walls: &[&Arc<Condition>]) -> Vec<Lever<'c>> {
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

/// Everything that a search is made in.
struct Search<'s> {
    catalogue: &'s Catalogue,
    programme: &'s Programme,
    situation: &'s Situation,
    walls: Vec<&'s Arc<Condition>>,
    levers: Vec<Lever<'s>>,
}

impl Search<'_> {
    /// Changes of a lever that moves every wall.
    fn singles(&self) -> Vec<Vec<Change>> {
        let alone = self.levers.iter().filter(|lever| lever.moves.iter().all(|moves| *moves));
        let tried = alone.flat_map(|lever| self.candidates(lever, |_| true));
        let does =
            |candidate: &Candidate| candidate.verdict == Verdict::Eligible && self.can_be_done(&candidate.situation, &[&candidate.change]);
        tried.filter(does).map(|candidate| vec![candidate.change]).collect()
    }

    /// Changes of two levers that move every wall between them, tried one upon the other.
    fn pairs(&self) -> Vec<Vec<Change>> {
        let together = |one: &Lever, other: &Lever| one.moves.iter().zip(&other.moves).all(|(one, other)| *one || *other);
        let others = |at: usize| self.levers.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, lever)| lever);
        let useful = self.levers.iter().enumerate().filter(|(at, lever)| others(*at).any(|other| together(lever, other)));
        // What no other lever moves, this one has to.
        let own = |at: usize| move |wall: usize| !others(at).any(|other| other.moves[wall]);
        let tried: Vec<(&Lever, Vec<Candidate>)> = useful.map(|(at, lever)| (lever, self.candidates(lever, own(at)))).collect();
        let mut sets = Vec::new();
        for (at, (one, firsts)) in tried.iter().enumerate() {
            for first in firsts {
                let with = tried.iter().skip(at + 1).filter(|(other, _)| together(one, other));
                for second in with.flat_map(|(_, seconds)| seconds) {
                    let both = changed(&first.situation, &second.change);
                    if evaluated(self.catalogue, self.programme, &both).verdict == Verdict::Eligible
                        && self.can_be_done(&both, &[&first.change, &second.change])
                    {
                        sets.push(vec![first.change.clone(), second.change.clone()]);
                    }
                }
            }
        }
        sets
    }

    /// Whether the applicant can change these facts, once all of it is done.
    fn can_be_done(&self, after: &Situation, changes: &[&Change]) -> bool {
        changes.iter().all(|change| match change {
            Change::Fact { fact, .. } => self.catalogue.fact(&fact.0).is_some_and(|fact| self.is_changeable(after, fact)),
            Change::Expense { .. } => true,
        })
    }

    fn is_changeable(&self, situation: &Situation, fact: &Fact) -> bool {
        let holds = |answered: &AnsweredBy| self.catalogue.see(situation, &answered.fact).is_some_and(|seen| answered.holds(&seen.value));
        fact.changeable_if.as_ref().is_none_or(holds)
    }

    /// The answers worth trying that the one given can become.
    fn within_reach(&self, fact: &Fact) -> Vec<FactValue> {
        let now = self.situation.facts.get(&fact.id);
        let reachable = |value: &FactValue| match (now, value) {
            (Some(FactValue::Code(from)), FactValue::Code(to)) => from != to && fact.can_become(from, to),
            (now, value) => Some(value) != now,
        };
        probe::values(self.programme, fact, now).into_iter().filter(reachable).collect()
    }

    /// Every change of a lever that moves the walls it has to. Answers that lead to the same evaluation are one candidate.
    fn candidates(&self, lever: &Lever, has_to: impl Fn(usize) -> bool) -> Vec<Candidate> {
        let required: Vec<&Arc<Condition>> =
            self.walls.iter().enumerate().filter(|(at, _)| lever.moves[*at] && has_to(*at)).map(|(_, wall)| *wall).collect();
        let Some(fact) = lever.fact else {
            let categories = probe::counted(self.catalogue, self.programme);
            return self.tried(Change::Expense { categories }, &required).into_iter().collect();
        };
        let mut found: Vec<Candidate> = Vec::new();
        for value in self.within_reach(fact) {
            let change = Change::Fact { fact: fact.id.clone(), values: vec![value.clone()] };
            let Some(candidate) = self.tried(change, &required) else { continue };
            let same = found.iter_mut().find(|other| other.signature == candidate.signature);
            match same.map(|other| &mut other.change) {
                Some(Change::Fact { values, .. }) => values.push(value),
                _ => found.push(candidate),
            }
        }
        found
    }

    /// A change, unless it leaves one of the walls where it is.
    fn tried(&self, change: Change, required: &[&Arc<Condition>]) -> Option<Candidate> {
        let situation = changed(self.situation, &change);
        let base = situation.expenses.as_ref().map(|expenses| Base::of(self.programme, expenses));
        let scope = Scope { catalogue: self.catalogue, situation: &situation, base: base.as_ref() };
        if !required.iter().all(|wall| is_met(scope, wall)) {
            return None;
        }
        let now = evaluated(self.catalogue, self.programme, &situation);
        let criteria = now.concerns.criteria().into_iter().chain(now.conditions.criteria());
        let outlooks = criteria.map(Trace::outlook).collect();
        let conditional = self.levers.iter().filter_map(|lever| lever.fact);
        let signature = (outlooks, conditional.map(|fact| self.is_changeable(&situation, fact)).collect());
        Some(Candidate { change, situation, verdict: now.verdict, signature })
    }
}

/// Whether a condition looks at the fact, or at one that it stands in for.
fn depends(catalogue: &Catalogue, condition: &Condition, fact: &Fact) -> bool {
    condition.reads(fact) || fact.feeds.iter().filter_map(|fed| catalogue.fact(&fed.0)).any(|fed| condition.reads(fed))
}

/// The stated facts behind criteria that are not met: never one that is unanswered, since an answer might do.
fn fixed(concerns: &Trace, conditions: &Trace) -> Vec<FactId> {
    let mut found: Vec<FactId> = Vec::new();
    let criteria = concerns.criteria().into_iter().chain(conditions.criteria());
    for trace in criteria.filter(|trace| trace.outlook().is(Outcome::Unmet)) {
        trace.walk(&mut |part| {
            let Rule::Fact { subject, .. } = &part.condition.rule else { return };
            for (reading, seen) in part.seen.iter().enumerate() {
                let refused = part.outlooks.get(reading).is_some_and(|outlook| outlook.is(Outcome::Unmet));
                let source = seen.as_ref().map(|seen| seen.drawn_from.as_ref().unwrap_or(subject.fact(reading)));
                found.extend(source.filter(|id| refused && !found.contains(id)).cloned());
            }
        });
    }
    found
}
