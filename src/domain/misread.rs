//! What a reader says of an input it refuses: the place, and what was expected there.

use std::fmt;

use super::shown;

/// One refused input. The sentence is French and meant for the person who typed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Where: `facts.population_totale`, `expenses[2].amount`, `date`; empty for the input as a whole.
    pub place: String,
    /// What is wrong, and what was expected.
    pub problem: String,
}

impl Misread {
    /// A refusal without a place yet: the caller that knows the place adds it with [`Misread::at`].
    pub fn new(problem: impl Into<String>) -> Self {
        Misread { place: String::new(), problem: bounded(problem.into(), LONGEST_PROBLEM) }
    }

    /// Neither understood nor refused: what reads it is still on its way.
    pub(super) fn not_yet() -> Self {
        Misread { place: String::new(), problem: String::new() }
    }

    /// Whether the text waits for what reads it.
    pub fn is_not_yet(&self) -> bool {
        self.problem.is_empty()
    }

    /// The same refusal, at `place`.
    pub fn at(self, place: impl Into<String>) -> Self {
        Misread { place: bounded(place.into(), LONGEST_PLACE), ..self }
    }
}

/// Most characters of a problem: what was refused may be of any size, what is said of it may not.
const LONGEST_PROBLEM: usize = 600;
/// Most characters of a place.
const LONGEST_PLACE: usize = 120;

/// The beginning of a text beyond its bound.
fn bounded(mut text: String, most: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(most) {
        text.truncate(end);
        text.push('…');
    }
    text
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.place.is_empty() {
            return f.write_str(&shown(&self.problem));
        }
        write!(f, "{}: {}", shown(&self.place), shown(&self.problem))
    }
}

impl std::error::Error for Misread {}
