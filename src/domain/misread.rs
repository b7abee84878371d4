//! What a reader says of an input it refuses: the place, and what was expected there.

use std::fmt;

use super::{french, shown};

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

/// Every refusal of one input, within a bound: a hostile input has as many faults as it has bytes.
#[derive(Clone, Debug, Default)]
pub struct Misreads {
    told: Vec<Misread>,
    untold: usize,
}

impl Misreads {
    /// Most refusals that are told one by one.
    const MOST: usize = 1_000;

    /// Adds a refusal; what is not told is not worked out.
    pub(super) fn add(&mut self, misread: impl FnOnce() -> Misread) {
        if self.told.len() < Misreads::MOST {
            self.told.push(misread());
        } else {
            self.untold += 1;
        }
    }

    /// Keeps a value, or why there is none.
    pub(super) fn keep<T>(&mut self, read: Result<T, Misread>) -> Option<T> {
        read.map_err(|misread| self.add(|| misread)).ok()
    }

    /// All of them; the last one says how many are not told.
    pub fn into_vec(mut self) -> Vec<Misread> {
        if self.untold > 0 {
            let number = french::integer(i64::try_from(self.untold).unwrap_or(i64::MAX));
            self.told.push(Misread::new(format!("autres erreurs, non listées\u{a0}: {number}")));
        }
        self.told
    }
}
