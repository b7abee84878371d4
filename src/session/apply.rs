//! Proposed changes, applied in one gesture and taken back in another.

use super::answers::Answers;
use super::lines::{Draft, DraftId};
use crate::domain::{FactId, MAX_LINES};
use crate::engine::Change;

/// What one applied change replaced: taking it back touches nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Replaced {
    /// The text that stood there, where there was one.
    Answer(FactId, Option<String>),
    /// The line that was added.
    Line(DraftId),
}

impl Answers {
    /// Makes the changes, unless they need one line more than a project may have.
    pub(super) fn apply_within_bounds(&mut self, changes: &[Change]) {
        let before = self.clone();
        self.apply(changes);
        let number = self.lines.drafts.len();
        if number > MAX_LINES {
            *self = before;
            self.lines.too_many = Some(number);
        }
    }

    /// Makes the changes, and remembers what was there before.
    fn apply(&mut self, changes: &[Change]) {
        self.applied = changes.iter().map(|change| self.replace(change)).collect();
    }

    fn replace(&mut self, change: &Change) -> Replaced {
        match change {
            Change::Fact { fact, values } => {
                let before = self.typed.get(fact).cloned();
                self.answer(fact.clone(), values.first().map(ToString::to_string).unwrap_or_default());
                Replaced::Answer(fact.clone(), before)
            }
            Change::Expense { categories } => {
                let category = categories.first().map(ToString::to_string).unwrap_or_default();
                Replaced::Line(self.lines.push(Draft { category, amount: "1".to_owned(), ..Draft::default() }))
            }
        }
    }

    /// Takes the last applied changes back; what was typed elsewhere since stays.
    pub(super) fn take_back(&mut self) {
        for replaced in std::mem::take(&mut self.applied) {
            match replaced {
                Replaced::Answer(fact, before) => self.answer(fact, before.unwrap_or_default()),
                Replaced::Line(id) => self.lines.remove(id),
            }
        }
    }
}
