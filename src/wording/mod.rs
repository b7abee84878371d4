//! Floor 4, every sentence of the page and of the command line, in French, as typed functions.
//!
//! It does not know how anything looks: no component, no browser. Sentences of law are not here: they stand in the
//! catalogue, beside their clause. A second language would be a second folder.

pub mod agenda;
pub mod amounts;
pub mod changes;
pub mod command;
pub mod days;
pub mod keep;
pub mod kept;
pub mod page;
pub mod paste;
pub mod pictures;
pub mod places;
pub mod plan;
pub mod summary;
pub mod terminal;
pub mod values;
pub mod verdicts;

/// A colon as French typography wants it.
pub const COLON: &str = "\u{a0}: ";

/// `1 question`, `2 questions`: in French the plural starts at two.
fn count(number: usize, one: &str, several: &str) -> String {
    format!("{}\u{a0}{}", crate::domain::french_integer(number as i64), if number < 2 { one } else { several })
}
