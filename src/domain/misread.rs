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
        Misread { place: String::new(), problem: problem.into() }
    }

    /// The same refusal, at `place`.
    pub fn at(self, place: impl Into<String>) -> Self {
        Misread { place: place.into(), ..self }
    }
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
