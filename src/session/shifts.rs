//! What changes from one assessment to the next, for those who cannot see it happen.

use std::sync::Arc;

use crate::domain::Money;
use crate::engine::{Answer, Assessment, Verdict, WindowState};

/// What changed for one programme: each pair holds what was and what is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// The programme.
    pub programme: Arc<str>,
    /// Its verdict.
    pub verdict: Option<(Verdict, Verdict)>,
    /// Its filing state.
    pub state: Option<(WindowState, WindowState)>,
    /// The most it may pay.
    pub amount: Option<(Option<Money>, Option<Money>)>,
}

/// The programmes that changed, in the order of the catalogue.
pub fn between(before: &Assessment, after: &Assessment) -> Vec<Shift> {
    let pairs = after.answers.iter().filter_map(|now| Some((before.answer(&now.programme)?, now)));
    pairs.map(|(was, now)| shift(was, now)).filter(Shift::is_felt).collect()
}

fn shift(was: &Answer, now: &Answer) -> Shift {
    let most = |answer: &Answer| answer.amount.as_ref().and_then(|amount| amount.at_most());
    Shift {
        programme: now.programme.clone(),
        verdict: (was.verdict != now.verdict).then_some((was.verdict, now.verdict)),
        state: (was.window.state != now.window.state).then_some((was.window.state, now.window.state)),
        amount: (most(was) != most(now)).then_some((most(was), most(now))),
    }
}

impl Shift {
    fn is_felt(&self) -> bool {
        self.verdict.is_some() || self.state.is_some() || self.amount.is_some()
    }
}
