//! What is wrong with a catalogue, and where.

use std::fmt;

use crate::domain::shown;

/// One fault of a catalogue. All faults are collected: an author sees them at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError {
    /// The path from the root: `programmes[0].conditions[2].attendu`.
    pub place: String,
    /// What is wrong.
    pub problem: String,
    /// What was probably meant, or what is expected.
    pub hint: Option<String>,
}

/// The longest place and the longest sentence of a fault, in characters.
const PLACE: usize = 240;
const SENTENCE: usize = 480;

impl CatalogueError {
    /// A fault as people may read it: a catalogue may come from anyone, and its keys and texts stand in these sentences.
    pub fn new(place: &str, problem: &str, hint: Option<String>) -> Self {
        let place = if place.is_empty() { "à la racine".to_owned() } else { short(place, PLACE) };
        CatalogueError { place, problem: short(problem, SENTENCE), hint: hint.map(|hint| short(&hint, SENTENCE)) }
    }
}

/// Both ends of a long text: the start says what was written, and the end what is said of it.
fn short(text: &str, most: usize) -> String {
    let half = |(at, _)| at;
    match (text.char_indices().nth(most), text.char_indices().nth(most / 2), text.char_indices().nth_back(most / 2)) {
        (Some(_), Some(start), Some(end)) => format!("{} […] {}", shown(&text[..half(start)]), shown(&text[half(end)..])),
        _ => shown(text),
    }
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}
