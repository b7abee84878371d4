//! The answers as typed.

use super::apply::Replaced;
use super::lines::Lines;
use super::place::Place;
use super::view::Reference;
use crate::domain::{Day, FactId, FactMap};

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
    /// The day on which the link or the file was made that these answers come from, until one of them changes.
    pub made: Option<Day>,
}

/// Most characters of one answer that are kept as typed, far above the longest that is read. One more tells that it was cut.
pub(super) const LONGEST_ANSWER: usize = 2_000;

impl Answers {
    /// The text typed for a fact; empty when there is none.
    pub fn text(&self, fact: &FactId) -> &str {
        self.typed.get(fact).map(String::as_str).unwrap_or_default()
    }

    /// Whether these answers hold all that the others say, and may say more: the visitor has gone on from there.
    pub fn goes_on_from(&self, others: &Answers) -> bool {
        let same = others.typed.iter().all(|(fact, text)| self.text(fact) == text);
        same && others.place.as_ref().is_none_or(|place| self.place.as_ref() == Some(place))
            && (others.date.is_none() || self.date == others.date)
    }

    /// The reference date worth passing on: none while it is being typed.
    pub fn settled_date(&self) -> Option<&str> {
        self.date.as_deref().filter(|text| !matches!(Reference::of(Some(text)), Reference::Empty | Reference::Unfinished))
    }

    /// Types an answer; an empty text takes it back.
    pub(super) fn answer(&mut self, fact: FactId, mut text: String) {
        self.aside.remove(&fact);
        cut(&mut text, LONGEST_ANSWER + 1);
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

/// Cuts a text at so many characters, and says whether it was longer.
pub(super) fn cut(text: &mut String, most: usize) -> bool {
    // Fewer bytes than that are fewer characters: most texts are not even counted.
    if text.len() > most
        && let Some((end, _)) = text.char_indices().nth(most)
    {
        text.truncate(end);
        return true;
    }
    false
}
