//! A programme as a decision diagram: every condition is a small one, « toutes » and « au moins une » combine them.

use super::base::Base;
use super::classes;
use super::combined::{IMPOSSIBLE, Op, lanes};
use super::diagram::{Diagrams, Function};
use super::missing::EXPENSES;
use super::outcome::Outcome;
use crate::domain::{
    Accepted, Catalogue, Condition, Fact, FactId, FactKind, FactValue, Fallback, Known, Programme, Rule, Situation, Source, Subject,
};

/// One unknown of the diagram, with the answers it can have; the last branch is « no answer » where something stands in for it.
pub(super) struct Unknown {
    pub(super) id: FactId,
    pub(super) answers: Vec<FactValue>,
}

/// What is built for one programme and one project.
pub(super) struct Builder<'s> {
    catalogue: &'s Catalogue,
    programme: &'s Programme,
    situation: &'s Situation,
    readings: usize,
    edges: Vec<i64>,
    /// Whether what is built bounds other facts: what only stands in for want of an answer bounds nothing.
    bounding: bool,
    pub(super) unknowns: Vec<Unknown>,
    pub(super) diagrams: Diagrams,
}

/// What a value of a fact comes to.
type Maps<'m> = &'m dyn Fn(&FactValue) -> u32;

impl<'s> Builder<'s> {
    pub(super) fn new(catalogue: &'s Catalogue, programme: &'s Programme, situation: &'s Situation) -> Self {
        let (readings, edges) = (catalogue.readings.len().max(1), classes::edges(programme));
        Builder { catalogue, programme, situation, readings, edges, bounding: false, unknowns: Vec::new(), diagrams: Diagrams::default() }
    }

    /// The verdict of the programme, where the answers go together.
    pub(super) fn verdicts(&mut self) -> Function {
        let concerns = self.condition(&self.programme.concerns);
        let conditions = self.condition(&self.programme.conditions);
        let verdicts = self.combine(Op::Verdict, concerns, conditions);
        let together = self.compatible();
        // Answers already given that contradict each other leave nothing to go by.
        if together.as_value() == Some(0) { verdicts } else { self.combine(Op::Where, verdicts, together) }
    }

    /// One value for all readings, from the outcome of each.
    fn lanes(&self, outcome: impl Fn(usize) -> Outcome) -> u32 {
        lanes(self.readings, outcome)
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
            Source::Value(_) if self.bounding => Function::value(IMPOSSIBLE),
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
        let edges = self.edges.clone();
        for lesser in &asked {
            for greater in catalogue.above(lesser).into_iter().filter(|fact| asked.contains(fact)) {
                let stretch = |value: &FactValue| match value {
                    FactValue::Integer(number) => edges.iter().filter(|edge| *edge <= number).count() as u32,
                    _ => IMPOSSIBLE,
                };
                self.bounding = true;
                let (low, high) = (self.value_of(lesser, &stretch), self.value_of(greater, &stretch));
                self.bounding = false;
                let holds = self.combine(Op::AtMost, low, high);
                together = self.combine(Op::Both, together, holds);
            }
            let Some(fact) = catalogue.fact(&lesser.0) else { continue };
            for departement in fact.drawn_from_departements() {
                // As far as the programme can tell: for each treatment of a région there is a département in such a one.
                let place = classes::treatments(catalogue, self.programme, fact);
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

    /// What a function is whatever the answer to a question, where all of them agree.
    pub(super) fn whatever(&mut self, function: Function, unknown: usize) -> Function {
        self.diagrams.without(function, unknown, Op::Agree as u32, Op::Agree.operation())
    }

    pub(super) fn combine(&mut self, op: Op, one: Function, other: Function) -> Function {
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
