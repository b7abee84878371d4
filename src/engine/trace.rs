//! The evaluation: a trace with the shape of the rule. Everything else is read from it.

use std::sync::Arc;

use super::base::Base;
use super::outcome::{Outcome, Outlook};
use crate::domain::{Accepted, Catalogue, Condition, FactId, FactValue, Fallback, Known, Rule, Seen, Situation, Source, Subject};

/// What a condition is held against.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The catalogue, for what stands in for a fact that is not stated.
    pub catalogue: &'a Catalogue,
    /// The project.
    pub situation: &'a Situation,
    /// The expenses as the programme at hand treats them; `None` when nothing is known of them.
    pub base: Option<&'a Base>,
}

/// One condition, evaluated.
#[derive(Clone, Debug, PartialEq)]
pub struct Trace {
    /// The rule.
    pub condition: Arc<Condition>,
    /// The outlook under each reading of the catalogue, in its order.
    pub outlooks: Vec<Outlook>,
    /// For a condition on a fact: what was seen, under each reading.
    pub seen: Vec<Option<Seen>>,
    /// The parts, in the order of the rule.
    pub parts: Vec<Trace>,
}

impl Trace {
    /// The outlook over all readings.
    pub fn outlook(&self) -> Outlook {
        Outlook::merged(&self.outlooks)
    }

    /// Every trace below this one, itself included.
    pub fn walk<'t>(&'t self, visit: &mut dyn FnMut(&'t Trace)) {
        visit(self);
        self.parts.iter().for_each(|part| part.walk(visit));
    }

    /// The outermost traces that say a sentence: the criteria as a person reads them.
    pub fn criteria(&self) -> Vec<&Trace> {
        if self.condition.says.is_some() {
            return vec![self];
        }
        self.parts.iter().flat_map(Trace::criteria).collect()
    }
}

/// Evaluates a condition under every reading. There is no early exit: the trace is complete.
pub fn evaluate(scope: Scope<'_>, condition: &Arc<Condition>) -> Trace {
    let readings = scope.catalogue.readings.len().max(1);
    let trace = |outlooks, seen, parts| Trace { condition: condition.clone(), outlooks, seen, parts };
    match &condition.rule {
        Rule::Fact { subject, accepted } => {
            let seen = seen(scope, subject, readings);
            let looked = seen.iter().enumerate().map(|(reading, seen)| compare(scope, subject.fact(reading), seen.as_ref(), accepted));
            let outlooks = looked.collect();
            trace(outlooks, seen, Vec::new())
        }
        Rule::All(parts) => {
            let parts = evaluated(scope, parts);
            trace(combined(&parts, readings, |outlooks| Outlook::all(outlooks)), Vec::new(), parts)
        }
        Rule::Any(parts) => {
            let parts = evaluated(scope, parts);
            trace(combined(&parts, readings, |outlooks| Outlook::any(outlooks)), Vec::new(), parts)
        }
        Rule::Doubt(inner) => {
            let inner = evaluate(scope, inner);
            let outlooks = inner.outlooks.iter().map(|outlook| outlook.doubt()).collect();
            trace(outlooks, Vec::new(), vec![inner])
        }
        Rule::FundableExpense => {
            let outlook = scope.base.map_or(Outlook::UNKNOWN, |base| Outlook::of(!base.nothing_left()));
            trace(vec![outlook; readings], Vec::new(), Vec::new())
        }
    }
}

fn seen(scope: Scope<'_>, subject: &Subject, readings: usize) -> Vec<Option<Seen>> {
    (0..readings).map(|reading| scope.catalogue.see(scope.situation, subject.fact(reading))).collect()
}

/// An unknown is held against what other answers leave possible.
fn compare(scope: Scope<'_>, id: &FactId, seen: Option<&Seen>, accepted: &Accepted) -> Outlook {
    let Scope { catalogue, situation, .. } = scope;
    if let Some(seen) = seen {
        return Outlook::of(accepted.contains(&seen.value));
    }
    let Some(fact) = catalogue.fact(&id.0) else { return Outlook::UNKNOWN };
    let (all, some) = match (catalogue.range(situation, fact), accepted) {
        (Known::Between(low, high), Accepted::Numbers(span)) => (span.covers(low, high), span.meets(low, high)),
        _ => match catalogue.codes_left(situation, fact) {
            Some(codes) => {
                let accepts = |code: &Arc<str>| accepted.contains(&FactValue::Code(code.clone()));
                (codes.iter().all(accepts), codes.iter().any(accepts))
            }
            None => (false, true),
        },
    };
    // What may yet stand in for want of an answer is held by no bound.
    let may_apply = |fallback: &&Fallback| {
        fallback.when.iter().all(|answered| catalogue.see(situation, &answered.fact).is_none_or(|seen| answered.holds(&seen.value)))
    };
    let stand_ins = fact.fallbacks.iter().filter(may_apply).filter_map(|fallback| match &fallback.gives {
        Source::Value(value) => Some(accepted.contains(value)),
        _ => None,
    });
    let (all, some) = stand_ins.fold((all, some), |(all, some), accepts| (all && accepts, some || accepts));
    match (all, some) {
        (true, _) => Outlook::of(true),
        (_, false) => Outlook::of(false),
        _ => Outlook::UNKNOWN,
    }
}

fn evaluated(scope: Scope<'_>, parts: &[Arc<Condition>]) -> Vec<Trace> {
    parts.iter().map(|part| evaluate(scope, part)).collect()
}

type Outlooks<'a> = &'a mut dyn Iterator<Item = Outlook>;

fn combined(parts: &[Trace], readings: usize, join: impl Fn(Outlooks<'_>) -> Outlook) -> Vec<Outlook> {
    let of = |reading: usize| join(&mut parts.iter().map(move |part| part.outlooks[reading]));
    (0..readings).map(of).collect()
}

/// True when the condition is settled as met under every reading.
pub(super) fn is_met(scope: Scope<'_>, condition: &Arc<Condition>) -> bool {
    evaluate(scope, condition).outlook().is(Outcome::Met)
}
