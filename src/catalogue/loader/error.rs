//! What is wrong with a catalogue, and where.

use std::fmt;

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

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.problem)?;
        match &self.hint {
            Some(hint) => write!(f, " ({hint})"),
            None => Ok(()),
        }
    }
}
