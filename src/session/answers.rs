//! The answers as typed.

use super::apply::Replaced;
use super::lines::Lines;
use super::place::Place;
use super::view::Reference;
use crate::domain::{FactId, FactMap};

/// What the visitor has typed and chosen so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The text of each answered question, readable or not.
    pub typed: FactMap<String>,
    /// The questions answered by « je ne sais pas ».
    pub aside: FactMap<()>,
    /// The commune or EPCI chosen by name.
    pub place: Option<Place>,
    /// The commune chosen before its EPCI was tried in its stead.
    pub origin: Option<Place>,
    /// What the last applied changes replaced.
    pub applied: Vec<Replaced>,
    /// The expense lines.
    pub lines: Lines,
    /// The reference date, as typed; `None` means today, whatever day that is.
    pub date: Option<String>,
}

impl Answers {
    /// The text typed for a fact; empty when there is none.
    pub fn text(&self, fact: &FactId) -> &str {
        self.typed.get(fact).map(String::as_str).unwrap_or_default()
    }

    /// The reference date worth passing on: none while it is being typed.
    pub fn settled_date(&self) -> Option<&str> {
        self.date.as_deref().filter(|text| !matches!(Reference::of(Some(text)), Reference::Empty | Reference::Unfinished))
    }

    /// Types an answer; an empty text takes it back.
    pub(super) fn answer(&mut self, fact: FactId, text: String) {
        self.aside.remove(&fact);
        if text.trim().is_empty() {
            self.typed.remove(&fact);
        } else {
            self.typed.insert(fact, text);
        }
    }

    /// Leaves a question unanswered on purpose.
    pub(super) fn set_aside(&mut self, fact: FactId) {
        self.typed.remove(&fact);
        self.aside.insert(fact, ());
    }
}
