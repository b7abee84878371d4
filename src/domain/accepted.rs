//! The set of answers that a condition accepts for one fact.

use std::sync::Arc;

use super::packed::packed;
use super::{FactValue, Span};

/// Which answers are accepted. It can be asked, and it can be said back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accepted {
    /// Whole numbers in an interval.
    Numbers(Span),
    /// `true` (« oui ») or `false` (« non »).
    Flag(bool),
    /// One of these codes; for a list of codes, at least one of them.
    Among(Vec<Arc<str>>),
    /// Any other code; for a list of codes, at least one other.
    OtherThan(Vec<Arc<str>>),
    /// None of these codes.
    NoneOf(Vec<Arc<str>>),
}

impl Accepted {
    /// True when `value` is in the set. A value of another nature is not: the loader refuses such rules.
    pub fn contains(&self, value: &FactValue) -> bool {
        match (self, value) {
            (Accepted::Numbers(span), FactValue::Integer(n)) => span.contains(*n),
            (Accepted::Flag(wanted), FactValue::Flag(given)) => wanted == given,
            (Accepted::Among(codes), FactValue::Code(code)) => codes.contains(code),
            (Accepted::OtherThan(codes), FactValue::Code(code)) => !codes.contains(code),
            (Accepted::Among(codes), FactValue::Codes(given)) => given.iter().any(|code| codes.contains(code)),
            (Accepted::OtherThan(codes), FactValue::Codes(given)) => given.iter().any(|code| !codes.contains(code)),
            (Accepted::NoneOf(codes), FactValue::Code(code)) => !codes.contains(code),
            (Accepted::NoneOf(codes), FactValue::Codes(given)) => !given.iter().any(|code| codes.contains(code)),
            _ => false,
        }
    }

    /// Codes named by the set, whether accepted or set aside.
    pub fn codes(&self) -> &[Arc<str>] {
        match self {
            Accepted::Among(codes) | Accepted::OtherThan(codes) | Accepted::NoneOf(codes) => codes,
            Accepted::Numbers(_) | Accepted::Flag(_) => &[],
        }
    }
}

packed! { enum Accepted { 1 Numbers { 0: span } 2 Among { 0: codes } 3 OtherThan { 0: codes } 4 NoneOf { 0: codes } else Flag { 0: flag } } }
