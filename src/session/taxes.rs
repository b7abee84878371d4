//! Whether amounts are said to be with or without tax: the base of an aid must be one or the other.

use super::lines::{Draft, Lines};
use crate::domain::{Money, Tax};

impl Draft {
    /// What is said of the tax beside the amount.
    pub fn tax(&self) -> Option<Tax> {
        Money::typed(&self.amount).ok().and_then(|(_, tax)| tax)
    }
}

impl Lines {
    /// True when some amounts are said to be without tax and others with it.
    pub fn mixes_taxes(&self) -> bool {
        let said: Vec<Tax> = self.drafts.iter().filter_map(Draft::tax).collect();
        said.iter().any(|tax| Some(tax) != said.first())
    }
}
