//! The five verdicts, read from the traces. They speak of substance, never of dates.

use super::base::Base;
use super::outcome::{Outcome, Outlook};
use super::trace::Trace;
use crate::domain::{ClauseId, Rule};

/// What the page says of a project, for one programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Every written condition is met. It never means « you will have it ».
    Eligible,
    /// Every answer is there, but the page is silent or doubtful on a point.
    ToConfirm,
    /// Nothing fails, but answers are missing.
    Incomplete,
    /// A written condition is unmet, or an exclusion applies.
    NotEligible,
    /// The project does not contain what the programme is about.
    NotApplicable,
}

impl Verdict {
    /// Every verdict, from the worst to the best.
    pub const ALL: [Verdict; 5] =
        [Verdict::NotApplicable, Verdict::NotEligible, Verdict::Incomplete, Verdict::ToConfirm, Verdict::Eligible];

    /// The verdict that follows from the two traces of a programme.
    pub fn of(concerns: &Trace, conditions: &Trace) -> Verdict {
        Verdict::settled(concerns.outlook(), conditions.outlook())
    }

    /// The verdict that follows from what the two rules of a programme come to.
    pub(super) fn settled(concerned: Outlook, outlook: Outlook) -> Verdict {
        match (concerned.outcome(), outlook.outcome()) {
            (Some(Outcome::Unmet), _) => Verdict::NotApplicable,
            (None, _) | (_, None) => Verdict::Incomplete,
            (_, Some(Outcome::Unmet)) => Verdict::NotEligible,
            (Some(Outcome::Met), Some(Outcome::Met)) => Verdict::Eligible,
            (Some(_), Some(_)) => Verdict::ToConfirm,
        }
    }

    /// Its name in the public form.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Eligible => "eligible",
            Verdict::ToConfirm => "to_confirm",
            Verdict::Incomplete => "incomplete",
            Verdict::NotEligible => "not_eligible",
            Verdict::NotApplicable => "not_applicable",
        }
    }
}

/// Every clause that a failing condition rests on, each once, in the order of the rule.
pub fn failing(conditions: &Trace, base: Option<&Base>) -> Vec<ClauseId> {
    let mut clauses = Vec::new();
    gather(conditions, base, |trace| trace.outlook().is(Outcome::Unmet), &mut clauses);
    if clauses.is_empty() {
        let unmet = |outlook: &Outlook| outlook.is(Outcome::Unmet);
        gather(conditions, base, |trace| trace.outlooks.iter().any(unmet), &mut clauses);
    }
    clauses
}

fn gather(trace: &Trace, base: Option<&Base>, fails: impl Fn(&Trace) -> bool + Copy, clauses: &mut Vec<ClauseId>) {
    if !fails(trace) {
        return;
    }
    let own = match (&trace.condition.rule, base) {
        (Rule::FundableExpense, Some(base)) => base.excluding_clauses(),
        _ => trace.condition.clauses.clone(),
    };
    if own.is_empty() {
        trace.parts.iter().for_each(|part| gather(part, base, fails, clauses));
    }
    for clause in own {
        if !clauses.contains(&clause) {
            clauses.push(clause);
        }
    }
}
