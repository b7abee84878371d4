//! What is known of one project: the facts stated and the expense lines.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use super::packed::packed;
use super::{Expense, FactId, FactMap, Money};

/// The value of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactValue {
    /// A code of a closed or open list.
    Code(Arc<str>),
    /// Several codes, each once.
    Codes(Vec<Arc<str>>),
    /// A whole number.
    Integer(i64),
    /// Yes or no.
    Flag(bool),
    /// Euros.
    Money(Money),
    /// Free text.
    Text(Arc<str>),
}

impl FactValue {
    /// The value as a dossier writes it.
    pub fn to_json(&self) -> Value {
        match self {
            FactValue::Code(text) | FactValue::Text(text) => Value::from(&**text),
            FactValue::Codes(codes) => codes.iter().map(|code| Value::from(&**code)).collect(),
            FactValue::Integer(n) => Value::from(*n),
            FactValue::Flag(flag) => Value::from(*flag),
            FactValue::Money(money) => Value::from(money.to_string()),
        }
    }
}

impl fmt::Display for FactValue {
    /// The text that [`super::Fact::read_text`] reads back to the same value.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FactValue::Code(text) | FactValue::Text(text) => f.write_str(text),
            FactValue::Codes(codes) => f.write_str(&codes.join(",")),
            FactValue::Integer(n) => write!(f, "{n}"),
            FactValue::Flag(flag) => f.write_str(if *flag { "oui" } else { "non" }),
            FactValue::Money(money) => write!(f, "{money}"),
        }
    }
}

/// A value together with where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The value a rule is held against.
    pub value: FactValue,
    /// The fact it was drawn from, when the dossier does not state it itself.
    pub drawn_from: Option<FactId>,
}

/// What is known of one project. A fact that is absent is unknown, never a no.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// The facts stated.
    pub facts: FactMap<FactValue>,
    /// The expense lines; `None` when nothing is known of them, which is not the same as none.
    pub expenses: Option<Vec<Expense>>,
}

packed! {
    enum FactValue {
        1 Code { 0: code }
        2 Codes { 0: codes }
        3 Integer { 0: number }
        4 Money { 0: money }
        5 Text { 0: text }
        else Flag { 0: flag }
    }
}
packed! { struct Situation { facts, expenses } }
