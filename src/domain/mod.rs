//! Floor 0, the words of the trade: money, days, facts, rules, programmes.
//!
//! It does not know where a catalogue comes from, how a rule is evaluated, or who looks at the answer.

mod accepted;
mod amount;
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
mod file_text;
mod french;
pub mod json;
mod json_reader;
mod json_scalars;
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
pub use amount::{AmountRule, Band, Cap, Rate};
pub use calendar::{Calendar, Month, Sequel, Session};
pub use catalogue::{Catalogue, Notion, Reading, Staleness, nearest};
pub use clause::{Clause, ClauseId, Link, LinkKind, Notice, NoticeId, Statement};
pub use condition::{Condition, Rule, Subject};
pub use day::Day;
pub use dossier::{DOSSIER_FORMAT, Dossier};
pub use example::{Example, Expected, ExpectedAmount};
pub use excerpt::{excerpt, excerpt_at, shown};
pub use expense::{Category, Effect, Expense, ExpenseRule};
pub use fact::{Choice, Fact, FactId, FactKind, Fallback, Group};
pub use fact_map::FactMap;
pub use file_text::text_of;
pub use french::{capitalised, integer as french_integer, lowercase, money as french_money, uppercase};
pub use json_reader::{Parsed as ParsedJson, read as read_json};
pub use misread::{Misread, Misreads};
pub use money::Money;
pub use order::sort_by_key;
pub use packed::{pack, unpack};
pub use programme::{NoticeRule, Preference, Programme};
pub use situation::{FactValue, Seen, Situation};
pub use span::Span;
pub use territory::{Commune, Epci, Territories};
