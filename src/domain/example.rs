//! Worked examples that stand beside the rules: run by the tests, the command line and the page.

use std::sync::Arc;

use super::packed::packed;
use super::{Day, Situation};

/// The amounts that an example expects, as canonical texts; an absent one is not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExpectedAmount {
    /// Expected values by name of the assessment: `high`, `low`, `base`, `bound`, `rate`…
    pub values: Vec<(Arc<str>, Arc<str>)>,
}

/// What an example expects of its programme; an absent expectation is not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The verdict.
    pub verdict: Option<Arc<str>>,
    /// The filing state.
    pub window: Option<Arc<str>>,
    /// Every failing clause, in any order.
    pub failing: Option<Vec<Arc<str>>>,
    /// Every missing fact, in any order.
    pub missing: Option<Vec<Arc<str>>>,
    /// Notices that must be given.
    pub notices: Vec<Arc<str>>,
    /// Notices that must not be given.
    pub no_notices: Vec<Arc<str>>,
    /// Amounts.
    pub amount: ExpectedAmount,
}

/// One worked example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What it shows, in a sentence.
    pub name: Arc<str>,
    /// The reference day.
    pub day: Day,
    /// The project.
    pub situation: Situation,
    /// What must come out.
    pub expected: Expected,
}

packed! { struct ExpectedAmount { values } }
packed! { struct Expected { verdict, window, failing, missing, notices, no_notices, amount } }
packed! { struct Example { name, day, situation, expected } }
