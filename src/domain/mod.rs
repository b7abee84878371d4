//! Floor 0, the words of the trade: money, days, facts, rules, programmes.
//!
//! It does not know where a catalogue comes from, how a rule is evaluated, or who looks at the answer.

mod accepted;
mod amount;
mod bound;
mod calendar;
mod catalogue;
mod clause;
mod condition;
mod day;
mod dossier;
mod example;
mod excerpt;
mod expense;
mod fact;
mod fact_map;
mod file_kind;
mod french;
pub mod json;
mod known;
mod misread;
mod money;
mod order;
mod packed;
mod packed_values;
mod programme;
mod reading;
mod situation;
mod span;
mod territory;

pub use accepted::Accepted;
pub use amount::{AmountRule, Band, Cap, CapKind, Rate};
pub use bound::{Bound, Measure};
pub use calendar::{Calendar, Month, Sequel, Session};
pub use catalogue::{Catalogue, Notion, Outside, Reading, Staleness, nearest};
pub use clause::{Clause, ClauseId, Link, LinkKind, Notice, NoticeId, Statement};
pub use condition::{Condition, Rule, Subject};
pub use day::Day;
pub use dossier::{DOSSIER_FORMAT, Dossier, MAX_LINES, MAX_TEXT};
pub use example::{Example, Expected, ExpectedAmount};
pub use excerpt::{acts, excerpt, excerpt_at, position, shown};
pub use expense::{Category, Effect, Expense, ExpenseRule};
pub use fact::{AnsweredBy, Choice, Fact, FactId, FactKind, Fallback, Group, Source, Transition};
pub use fact_map::FactMap;
pub use file_kind::{broken_json, file_json, file_text, mistaken_for_dossier};
pub use french::{capitalised, integer as french_integer, lowercase, money as french_money, uppercase};
pub use known::Known;
pub use misread::Misread;
pub use money::Money;
pub use order::sort_by_key;
pub use packed::{pack, unpack};
pub use programme::{NoticeRule, Preference, Programme};
pub use situation::{FactValue, Seen, Situation};
pub use span::Span;
pub use territory::{Commune, Epci, Filled, Territories};
