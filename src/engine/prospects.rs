//! What may still become of an unsettled programme: which verdicts are possible, and which unanswered facts decide.
//!
//! A programme is a function of its unanswered facts. It is written as a decision diagram over the answers that its rules can
//! tell apart (see `classes`): every condition is a small diagram, « toutes » and « au moins une » combine them. Answers that
//! cannot go together — a municipal population above the total one — are left out. Both questions are then read off:
//! a verdict is possible when the diagram reaches it; a fact is missing when two of its branches reach two verdicts under
//! the same other answers. Example: with `toutes = [a, au_moins_une = [b, c]]` and `b` known to be met, the diagram asks for
//! `a` alone, so `c` is not missing.

use super::assess::Evaluated;
use super::base::Base;
use super::classes;
use super::diagram::{Diagrams, Function};
use super::missing::EXPENSES;
use super::outcome::{Outcome, Outlook};
use super::verdict::Verdict;
use crate::domain::{
    Accepted, Catalogue, Condition, Fact, FactId, FactKind, FactValue, Fallback, Known, Programme, Rule, Situation, Source, Subject,
    sort_by_key,
};

/// What may still become of a programme.
pub(super) struct Prospects {
    /// The verdicts that the unanswered facts still allow.
    pub(super) possible: Vec<Verdict>,
    /// The unanswered facts that can still change the verdict, in the order of the catalogue.
    pub(super) missing: Vec<FactId>,
}

/// Answers that cannot go together, or that settle nothing.
const IMPOSSIBLE: u32 = 1 << 20;
/// No answer, in the first half of a choice between two functions.
const NEITHER: u32 = 1 << 21;
/// Bits of one outcome.
const BITS: usize = 2;
/// Outcomes in a value: one for each reading of the catalogue, the last one repeated where there are fewer readings.
const LANES: usize = 10;

/// The prospects of a programme whose verdict is not settled; `None` where its diagram would be too large.
pub(super) fn prospects(catalogue: &Catalogue, programme: &Programme, situation: &Situation) -> Option<Prospects> {
    let readings = catalogue.readings.len().max(1);
    let mut builder = Builder {
        catalogue,
        programme,
        situation,
        readings,
        edges: classes::edges(programme),
        unknowns: Vec::new(),
        diagrams: Diagrams::default(),
    };
    let concerns = builder.condition(&programme.concerns);
    let conditions = builder.condition(&programme.conditions);
    let verdicts = builder.combine(Op::Verdict, concerns, conditions);
    let together = builder.compatible();
    let all = if together.as_value() == Some(0) { verdicts } else { builder.combine(Op::Where, verdicts, together) };
    if builder.diagrams.overflowed() {
        return None;
    }
    let values = builder.diagrams.values(all);
    let possible = Verdict::ALL.into_iter().filter(|verdict| values.contains(&(*verdict as u32))).collect();
    let missing = builder.deciding(all);
    Some(Prospects { possible, missing })
}

/// What follows from the trace alone, where the diagram would be too large: never less than what is possible.
pub(super) fn from_trace(now: &Evaluated) -> Vec<Verdict> {
    let (concerned, met) = (now.concerns.outlook(), now.conditions.outlook());
    let can = |outlook: Outlook, outcome: Outcome| outlook.worst <= outcome && outcome <= outlook.best;
    let applies = concerned.best > Outcome::Unmet;
    let possible = |verdict: &Verdict| match verdict {
        Verdict::NotApplicable => can(concerned, Outcome::Unmet),
        Verdict::NotEligible => applies && can(met, Outcome::Unmet),
        Verdict::Incomplete => false,
        Verdict::ToConfirm => applies && met.best > Outcome::Unmet,
        Verdict::Eligible => can(concerned, Outcome::Met) && can(met, Outcome::Met),
    };
    Verdict::ALL.into_iter().filter(possible).collect()
}

/// One unknown of the diagram, with the answers it can have; the last branch is « no answer » where something stands in for it.
struct Unknown {
    id: FactId,
    answers: Vec<FactValue>,
}

struct Builder<'s> {
    catalogue: &'s Catalogue,
    programme: &'s Programme,
    situation: &'s Situation,
    readings: usize,
    edges: Vec<i64>,
    unknowns: Vec<Unknown>,
    diagrams: Diagrams,
}

/// What a value of a fact comes to.
type Maps<'m> = &'m dyn Fn(&FactValue) -> u32;

impl Builder<'_> {
    /// One value for all readings, from the outcome of each.
    fn lanes(&self, outcome: impl Fn(usize) -> Outcome) -> u32 {
        let last = self.readings - 1;
        (0..LANES).fold(0, |value, lane| value | (outcome(lane.min(last)) as u32) << (lane * BITS))
    }

    fn condition(&mut self, condition: &Condition) -> Function {
        match &condition.rule {
            Rule::Fact { subject, accepted } => self.fact(subject, accepted),
            Rule::All(parts) => self.joined(parts.iter().map(|part| &**part), Op::All, Outcome::Met),
            Rule::Any(parts) => self.joined(parts.iter().map(|part| &**part), Op::Any, Outcome::Unmet),
            Rule::Doubt(inner) => {
                let inner = self.condition(inner);
                self.combine(Op::Doubt, inner, Function::value(0))
            }
            Rule::FundableExpense => self.expenses(),
        }
    }

    /// Neighbours are combined first: so the intermediate diagrams stay small.
    fn joined<'c>(&mut self, parts: impl Iterator<Item = &'c Condition>, op: Op, neutral: Outcome) -> Function {
        let mut functions: Vec<Function> = parts.map(|part| self.condition(part)).collect();
        while functions.len() > 1 {
            let pairs = functions.chunks(2);
            functions = pairs.filter_map(|pair| pair.iter().copied().reduce(|one, other| self.combine(op, one, other))).collect();
        }
        functions.pop().unwrap_or(Function::value(self.lanes(|_| neutral)))
    }

    fn fact(&mut self, subject: &Subject, accepted: &Accepted) -> Function {
        let outcome = |met: bool| if met { Outcome::Met } else { Outcome::Unmet };
        if subject.facts.len() < 2 {
            let [met, unmet] = [true, false].map(|met| self.lanes(|_| outcome(met)));
            return self.value_of(subject.fact(0), &|value| if accepted.contains(value) { met } else { unmet });
        }
        let mut whole = Function::value(self.lanes(|_| Outcome::Met));
        for reading in 0..self.readings {
            let [met, unmet] = [true, false].map(|met| self.lanes(|lane| if lane == reading { outcome(met) } else { Outcome::Met }));
            let one = self.value_of(subject.fact(reading), &|value| if accepted.contains(value) { met } else { unmet });
            whole = self.combine(Op::All, whole, one);
        }
        whole
    }

    fn expenses(&mut self) -> Function {
        let [met, unmet] = [Outcome::Met, Outcome::Unmet].map(|outcome| Function::value(self.lanes(|_| outcome)));
        match &self.situation.expenses {
            Some(expenses) if Base::of(self.programme, expenses).nothing_left() => unmet,
            Some(_) => met,
            None => {
                let unknown = self.unknown(EXPENSES.into(), Vec::new, 2);
                self.diagrams.switch(unknown, &[met, unmet])
            }
        }
    }

    /// What the value of a fact comes to, whether the dossier states it or something stands in for it.
    fn value_of(&mut self, id: &FactId, maps: Maps) -> Function {
        if let Some(seen) = self.catalogue.see(self.situation, id) {
            return Function::value(maps(&seen.value));
        }
        let catalogue = self.catalogue;
        let Some(fact) = catalogue.fact(&id.0) else { return Function::value(IMPOSSIBLE) };
        let otherwise = if fact.fallbacks.is_empty() { None } else { Some(self.drawn(fact, &fact.fallbacks, maps)) };
        self.asked(fact, maps, otherwise)
    }

    /// One branch for each answer to the question, and one for no answer where something may stand in for it.
    fn asked(&mut self, fact: &Fact, maps: Maps, otherwise: Option<Function>) -> Function {
        let (catalogue, programme, situation) = (self.catalogue, self.programme, self.situation);
        let answers = || possible_answers(catalogue, programme, situation, fact);
        let unknown = self.unknown(fact.id.clone(), answers, usize::from(!fact.fallbacks.is_empty()));
        let mut branches: Vec<Function> = self.unknowns[unknown].answers.iter().map(|value| Function::value(maps(value))).collect();
        branches.extend(otherwise.or((!fact.fallbacks.is_empty()).then_some(Function::value(IMPOSSIBLE))));
        if branches.is_empty() { Function::value(IMPOSSIBLE) } else { self.diagrams.switch(unknown, &branches) }
    }

    /// What stands in for a fact: the first fallback that applies. Where none does, the project cannot stay as it is.
    fn drawn(&mut self, fact: &Fact, fallbacks: &[Fallback], maps: Maps) -> Function {
        let Some((first, rest)) = fallbacks.split_first() else { return Function::value(IMPOSSIBLE) };
        let next = self.drawn(fact, rest, maps);
        let given = self.given(fact, first, next, maps);
        let mut applies = Function::value(1);
        for answered in &first.when {
            let holds = self.value_of(&answered.fact, &|value| u32::from(answered.holds(value)));
            applies = self.combine(Op::Both, applies, holds);
        }
        let first = self.combine(Op::Then, applies, given);
        self.combine(Op::Else, first, next)
    }

    fn given(&mut self, fact: &Fact, fallback: &Fallback, next: Function, maps: Maps) -> Function {
        let catalogue = self.catalogue;
        match &fallback.gives {
            Source::Value(value) => Function::value(maps(value)),
            Source::RegionOf(source) => {
                self.value_of(source, &|value| classes::region(catalogue, value).map_or(IMPOSSIBLE, |region| maps(&region)))
            }
            Source::Fact(source) => {
                let listed = matches!(fact.kind, FactKind::Codes | FactKind::Choices(_));
                let as_listed = |value: &FactValue| match value {
                    FactValue::Code(code) if listed => maps(&FactValue::Codes(vec![code.clone()])),
                    value => maps(value),
                };
                if let Some(value) = self.situation.facts.get(source) {
                    return Function::value(as_listed(value));
                }
                let Some(declared) = catalogue.fact(&source.0) else { return Function::value(IMPOSSIBLE) };
                // Only what the source states itself counts; where it is drawn from elsewhere, the next fallback does.
                if catalogue.see(self.situation, source).is_some() {
                    return next;
                }
                let known = self.drawn(declared, &declared.fallbacks, &|_| 1);
                let otherwise = self.combine(Op::Then, known, next);
                self.asked(declared, &as_listed, Some(otherwise).filter(|_| !declared.fallbacks.is_empty()))
            }
        }
    }

    /// Where the answers can go together: no number above one that bounds it, no département outside its région.
    fn compatible(&mut self) -> Function {
        let catalogue = self.catalogue;
        let mut together = Function::value(1);
        let asked: Vec<FactId> = self.unknowns.iter().map(|unknown| unknown.id.clone()).collect();
        for lesser in &asked {
            for greater in catalogue.above(lesser).into_iter().filter(|fact| asked.contains(fact)) {
                let edges = self.edges.clone();
                let stretch = |value: &FactValue| match value {
                    FactValue::Integer(number) => edges.iter().filter(|edge| *edge <= number).count() as u32,
                    _ => IMPOSSIBLE,
                };
                let (low, high) = (self.value_of(lesser, &stretch), self.value_of(greater, &stretch));
                let holds = self.combine(Op::AtMost, low, high);
                together = self.combine(Op::Both, together, holds);
            }
            let Some(fact) = catalogue.fact(&lesser.0) else { continue };
            for fallback in &fact.fallbacks {
                let Source::RegionOf(departement) = &fallback.gives else { continue };
                let place = |region: &FactValue| match region {
                    FactValue::Code(code) => catalogue.territories.region_place(code),
                    _ => IMPOSSIBLE,
                };
                let region = self.value_of(lesser, &place);
                let within =
                    self.value_of(departement, &|value| classes::region(catalogue, value).map_or(IMPOSSIBLE, |region| place(&region)));
                let holds = self.combine(Op::Same, region, within);
                together = self.combine(Op::Both, together, holds);
            }
        }
        together
    }

    /// The unknown for a fact, added when it is met for the first time; `more` are its branches beside its answers.
    fn unknown(&mut self, id: FactId, answers: impl FnOnce() -> Vec<FactValue>, more: usize) -> usize {
        if let Some(at) = self.unknowns.iter().position(|unknown| unknown.id == id) {
            return at;
        }
        let answers = answers();
        let at = self.diagrams.unknown(answers.len() + more);
        self.unknowns.push(Unknown { id, answers });
        at
    }

    /// The facts of which two answers lead to two verdicts under the same other answers.
    fn deciding(&mut self, all: Function) -> Vec<FactId> {
        let catalogue = self.catalogue;
        let mut found: Vec<usize> = Vec::new();
        for node in self.diagrams.reached(all) {
            let Some(unknown) = self.diagrams.first_unknown(node).filter(|unknown| !found.contains(unknown)) else { continue };
            let mut branches = self.diagrams.branches(node);
            // The branch without answer is no answer. The expenses have branches only.
            match self.unknowns[unknown].answers.len() {
                0 => {}
                answers => branches.truncate(answers),
            }
            let pairs = branches.iter().enumerate().flat_map(|(at, one)| branches.iter().skip(at + 1).map(|other| (*one, *other)));
            let pairs: Vec<(Function, Function)> = pairs.filter(|(one, other)| one != other).collect();
            if pairs.into_iter().any(|(one, other)| self.differ(one, other)) {
                found.push(unknown);
            }
        }
        let mut ids: Vec<FactId> = found.into_iter().map(|unknown| self.unknowns[unknown].id.clone()).collect();
        sort_by_key(&mut ids, |id| catalogue.facts.iter().position(|fact| fact.id == *id).unwrap_or(usize::MAX));
        ids
    }

    /// Whether two functions have two verdicts somewhere that both allow.
    fn differ(&mut self, one: Function, other: Function) -> bool {
        let differ = self.combine(Op::Differ, one, other);
        self.diagrams.values(differ).contains(&1)
    }

    fn combine(&mut self, op: Op, one: Function, other: Function) -> Function {
        self.diagrams.combine(op as u32, op.operation(), one, other)
    }
}

/// The answers that what is known leaves possible; all of them where it leaves none.
fn possible_answers(catalogue: &Catalogue, programme: &Programme, situation: &Situation, fact: &Fact) -> Vec<FactValue> {
    let left = match (catalogue.range(situation, fact), catalogue.codes_left(situation, fact)) {
        (Known::Between(low, high), _) => within(&classes::answers(catalogue, programme, fact, &|_| true), low, high),
        (_, Some(codes)) => {
            classes::answers(catalogue, programme, fact, &|value| matches!(value, FactValue::Code(code) if codes.contains(code)))
        }
        _ => Vec::new(),
    };
    if left.is_empty() { classes::answers(catalogue, programme, fact, &|_| true) } else { left }
}

/// The first numbers of the stretches that meet an interval.
fn within(firsts: &[FactValue], low: i64, high: i64) -> Vec<FactValue> {
    let number = |value: Option<&FactValue>| match value {
        Some(FactValue::Integer(number)) => *number,
        _ => i64::MAX,
    };
    let meets = |at: &usize| number(firsts.get(*at)) <= high && number(firsts.get(at + 1)) > low;
    (0..firsts.len()).filter(meets).filter_map(|at| firsts.get(at).cloned()).collect()
}

/// How two functions are combined.
#[derive(Clone, Copy)]
enum Op {
    All,
    Any,
    Doubt,
    Verdict,
    Where,
    Both,
    Then,
    Else,
    AtMost,
    Same,
    Differ,
}

impl Op {
    fn operation(self) -> fn(u32, u32) -> u32 {
        match self {
            Op::All => |one, other| by_lane(one, other, u32::min),
            Op::Any => |one, other| by_lane(one, other, u32::max),
            Op::Doubt => {
                |one, _| by_lane(one, 0, |mark, _| if mark == Outcome::Unmet as u32 { Outcome::Met } else { Outcome::Doubtful } as u32)
            }
            Op::Verdict => verdict,
            Op::Where => |value, allowed| if allowed == 1 { value } else { IMPOSSIBLE },
            Op::Both => |one, other| if one == IMPOSSIBLE || other == IMPOSSIBLE { IMPOSSIBLE } else { one & other },
            Op::Then => |applies, value| match applies {
                1 => value,
                0 => NEITHER,
                _ => IMPOSSIBLE,
            },
            Op::Else => |first, next| if first == NEITHER { next } else { first },
            Op::AtMost => |one, other| u32::from(one == IMPOSSIBLE || other == IMPOSSIBLE || one <= other),
            Op::Same => |one, other| u32::from(one == IMPOSSIBLE || other == IMPOSSIBLE || one == other),
            Op::Differ => |one, other| u32::from(one != IMPOSSIBLE && other != IMPOSSIBLE && one != other),
        }
    }
}

/// Combines the outcomes of each reading.
fn by_lane(one: u32, other: u32, combine: impl Fn(u32, u32) -> u32) -> u32 {
    if one == IMPOSSIBLE || other == IMPOSSIBLE {
        return IMPOSSIBLE;
    }
    let outcome = |value: u32, lane: usize| value >> (lane * BITS) & 3;
    (0..LANES).fold(0, |value, lane| value | combine(outcome(one, lane), outcome(other, lane)) << (lane * BITS))
}

/// The verdict that settled outcomes lead to.
fn verdict(concerns: u32, conditions: u32) -> u32 {
    let merged = |value: u32| {
        let lanes = (0..LANES).map(|lane| match value >> (lane * BITS) & 3 {
            0 => Outcome::Unmet,
            1 => Outcome::Doubtful,
            _ => Outcome::Met,
        });
        Outlook::merged(&lanes.map(Outlook::settled).collect::<Vec<_>>())
    };
    if concerns == IMPOSSIBLE || (conditions == IMPOSSIBLE && !merged(concerns).is(Outcome::Unmet)) {
        return IMPOSSIBLE;
    }
    Verdict::settled(merged(concerns), merged(conditions)) as u32
}
