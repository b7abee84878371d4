//! Facts that hold each other: the municipal population is at most the total one.

use std::sync::Arc;

use super::FactId;
use super::packed::packed;

/// A number or an amount that cannot exceed another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bound {
    /// The fact that is the smaller of the two.
    pub lesser: FactId,
    /// What it cannot exceed.
    pub greater: Measure,
    /// The sentence a person reads.
    pub says: Arc<str>,
}

/// What a fact can be held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Another fact of the same kind.
    Fact(FactId),
    /// The total of the expense lines.
    TotalExpenses,
}

impl Bound {
    /// The greater fact, where it is one.
    pub fn greater_fact(&self) -> Option<&FactId> {
        match &self.greater {
            Measure::Fact(fact) => Some(fact),
            Measure::TotalExpenses => None,
        }
    }
}

packed! { struct Bound { lesser, greater, says } }
packed! { enum Measure { 1 Fact { 0: fact } else TotalExpenses {} } }
