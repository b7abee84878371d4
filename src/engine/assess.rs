//! One evaluation of every programme.

use std::sync::Arc;

use super::amount::{self, Amount};
use super::base::{self, Base};
use super::changes::{Changes, changes};
use super::contradictions::{Contradiction, contradictions};
use super::notices::{self, Findings, GivenNotice};
use super::prospects::{Prospects, prospects};
use super::trace::{Scope, Trace, evaluate};
use super::verdict::{Verdict, failing};
use super::window::{Window, WindowState, window};
use crate::domain::{AmountRule, Catalogue, ClauseId, Day, FactId, Programme, Situation};

/// The answer of one programme.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The programme.
    pub programme: Arc<str>,
    /// What the page says of the substance.
    pub verdict: Verdict,
    /// Whether an application can be filed on the reference day.
    pub window: Window,
    /// Every clause that stands in the way; empty unless the verdict is « not eligible ».
    pub failing: Vec<ClauseId>,
    /// The verdicts that the unanswered facts still allow, from the worst to the best; one alone once it is settled.
    pub possible: Vec<Verdict>,
    /// The facts that can still change the verdict; empty unless it is « incomplete ».
    pub missing: Vec<FactId>,
    /// What the visitor must be told.
    pub notices: Vec<GivenNotice>,
    /// How much, where the page gives a basis for it.
    pub amount: Option<Amount>,
    /// The expense lines as this programme treats them; `None` when nothing is known of them.
    pub base: Option<Base>,
    /// Is the project about this programme at all?
    pub concerns: Trace,
    /// The written conditions and the doubts.
    pub conditions: Trace,
    /// The qualities appreciated, in the order of the programme; `None` where no fact states the quality.
    pub preferences: Vec<Option<Trace>>,
}

/// The answers of every programme, in the order of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Assessment {
    /// The reference day.
    pub day: Day,
    /// The project.
    pub situation: Situation,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// Holds a project against every programme of the catalogue, on a day in Paris.
pub fn assess(catalogue: &Catalogue, situation: &Situation, day: Day) -> Assessment {
    let answers = catalogue.programmes.iter().map(|programme| answer(catalogue, programme, situation, day)).collect();
    Assessment { day, situation: situation.clone(), answers }
}

/// The same project with one line for each category: hundreds of evaluations look for changes, and none of them tells lines
/// of one category apart.
fn by_category(situation: &Situation) -> Situation {
    Situation { facts: situation.facts.clone(), expenses: situation.expenses.as_deref().map(base::by_category) }
}

/// One programme evaluated, before anything is read from it.
pub(super) struct Evaluated {
    pub(super) base: Option<Base>,
    pub(super) concerns: Trace,
    pub(super) conditions: Trace,
    pub(super) verdict: Verdict,
}

/// Evaluates one programme: the only evaluation there is.
pub(super) fn evaluated(catalogue: &Catalogue, programme: &Programme, situation: &Situation) -> Evaluated {
    let base = situation.expenses.as_ref().map(|expenses| Base::of(programme, expenses));
    let scope = Scope { catalogue, situation, base: base.as_ref() };
    let concerns = evaluate(scope, &programme.concerns);
    let conditions = evaluate(scope, &programme.conditions);
    let verdict = Verdict::of(&concerns, &conditions);
    Evaluated { base, concerns, conditions, verdict }
}

fn answer(catalogue: &Catalogue, programme: &Programme, situation: &Situation, day: Day) -> Answer {
    let now = evaluated(catalogue, programme, situation);
    let Prospects { possible, missing } = prospects(catalogue, programme, situation, &now);
    let Evaluated { base, concerns, conditions, .. } = now;
    let verdict = if let [settled] = possible[..] { settled } else { Verdict::Incomplete };
    let scope = Scope { catalogue, situation, base: base.as_ref() };
    let window = window(catalogue, &programme.calendar, day);
    let amount = amount(catalogue, programme, situation, base.as_ref(), verdict);
    let preferences = preferences(scope, programme);
    let findings = Findings {
        scope,
        programme,
        day,
        verdict,
        state: window.state,
        conditions: &conditions,
        preferences: &preferences,
        base: base.as_ref(),
        amount: amount.as_ref(),
    };
    let notices = notices::collect(&findings);
    let failing = if verdict == Verdict::NotEligible { failing(&conditions, base.as_ref()) } else { Vec::new() };
    Answer {
        programme: programme.id.clone(),
        verdict,
        window,
        failing,
        possible,
        missing,
        notices,
        amount,
        base,
        concerns,
        conditions,
        preferences,
    }
}

/// The qualities appreciated, as far as facts state them.
fn preferences(scope: Scope<'_>, programme: &Programme) -> Vec<Option<Trace>> {
    let stated = programme.preferences.iter().map(|preference| preference.condition.as_ref());
    stated.map(|condition| condition.map(|condition| evaluate(scope, condition))).collect()
}

/// A refused project keeps its base, which explains the refusal; it gets no amount.
fn amount(catalogue: &Catalogue, programme: &Programme, situation: &Situation, base: Option<&Base>, verdict: Verdict) -> Option<Amount> {
    let rule = programme.amount.as_ref()?;
    match (verdict, rule) {
        (Verdict::NotApplicable, _) => None,
        (Verdict::NotEligible, AmountRule::RateByBand { .. }) => {
            Some(Amount::Rate { readings: Vec::new(), overlap: false, readings_differ: false, open: false })
        }
        (Verdict::NotEligible, _) => None,
        _ => amount::compute(catalogue, situation, rule, base),
    }
}

impl Answer {
    /// Whether nothing can be filed any more, as far as the page says.
    pub fn is_over(&self) -> bool {
        matches!(self.window.state, WindowState::Closed | WindowState::UndatedStale)
    }

    /// Whether every answer that is missing leads to a no.
    pub fn can_only_be_refused(&self) -> bool {
        !self.possible.iter().any(|verdict| matches!(verdict, Verdict::Eligible | Verdict::ToConfirm))
    }

    /// Whether a notice is given.
    pub fn gives(&self, notice: &str) -> bool {
        self.notices.iter().any(|given| *given.notice.0 == *notice)
    }
}

impl Assessment {
    /// What would make the project eligible for one programme: looked for when someone asks.
    pub fn changes(&self, catalogue: &Catalogue, answer: &Answer) -> Changes {
        let Some(programme) = catalogue.programme(&answer.programme) else { return Changes::default() };
        changes(catalogue, programme, &by_category(&self.situation), (&answer.concerns, &answer.conditions), answer.verdict)
    }

    /// The answers that contradict each other.
    pub fn contradictions(&self, catalogue: &Catalogue) -> Vec<Contradiction> {
        contradictions(catalogue, &self.situation)
    }

    /// The answer of one programme.
    pub fn answer(&self, programme: &str) -> Option<&Answer> {
        self.answers.iter().find(|answer| &*answer.programme == programme)
    }
}
