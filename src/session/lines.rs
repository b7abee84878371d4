//! Expense lines as typed.

use std::sync::Arc;

use super::answers::cut;
use super::paste::Table;
use crate::domain::{Catalogue, Expense, MAX_LINES, MAX_TEXT, Misread, Money};

/// Identifies a line while it is edited.
pub type DraftId = u32;

/// Which way a line moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Before the line above.
    Up,
    /// After the line below.
    Down,
}

/// One expense line as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// Its identifier.
    pub id: DraftId,
    /// Free text.
    pub label: String,
    /// The identifier of a category; empty while none is chosen.
    pub category: String,
    /// The amount, in French notation.
    pub amount: String,
}

/// What keeps a line from counting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// No category is chosen yet.
    NoCategory,
    /// No amount is typed yet.
    NoAmount,
    /// The amount cannot be read.
    Amount(Misread),
}

impl Draft {
    /// True when nothing is typed.
    pub fn is_blank(&self) -> bool {
        self.label.trim().is_empty() && self.category.is_empty() && self.amount.trim().is_empty()
    }

    /// The line as an expense.
    ///
    /// # Errors
    /// What keeps it from counting.
    pub fn read(&self, catalogue: &Catalogue) -> Result<Expense, LineFault> {
        if self.amount.trim().is_empty() {
            return Err(LineFault::NoAmount);
        }
        let amount = Money::from_french(&self.amount).map_err(LineFault::Amount)?;
        let category = catalogue.category(&self.category).ok_or(LineFault::NoCategory)?;
        Ok(Expense { label: self.label.trim().into(), category: category.id.clone(), amount })
    }
}

/// The expense lines of a project, with the last removed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The lines, in order.
    pub drafts: Vec<Draft>,
    /// The last removed line and its place.
    pub removed: Option<(usize, Draft)>,
    /// The visitor says that there is no expense at all.
    pub none: bool,
    /// A pasted table that is looked at before it becomes lines.
    pub table: Option<Arc<Table>>,
    /// The lines that the last paste added and nobody has touched since.
    pub pasted: Vec<DraftId>,
    /// How many lines the last gesture would have made where that is too many: it then made none.
    pub too_many: Option<usize>,
    /// The line whose text was just cut, as it was longer than a line keeps.
    pub cut: Option<DraftId>,
    next: DraftId,
}

impl Default for Lines {
    /// One empty line to start from.
    fn default() -> Self {
        Lines {
            drafts: vec![Draft { id: 1, ..Draft::default() }],
            removed: None,
            none: false,
            table: None,
            pasted: Vec::new(),
            too_many: None,
            cut: None,
            next: 2,
        }
    }
}

impl Lines {
    /// The identifier that the next line will have.
    pub fn next(&self) -> DraftId {
        self.next
    }

    /// An identifier that no line had before.
    pub(super) fn fresh(&mut self) -> DraftId {
        self.next += 1;
        self.next - 1
    }

    /// These lines, each with an identifier of its own; one empty line where there is none.
    pub(super) fn of(drafts: Vec<Draft>) -> Lines {
        let mut lines = Lines::default();
        if !drafts.is_empty() {
            lines.drafts.clear();
        }
        for draft in drafts {
            let id = lines.fresh();
            lines.drafts.push(Draft { id, ..draft });
        }
        lines
    }

    /// Whether nothing was ever typed in them.
    pub(super) fn is_untouched(&self) -> bool {
        matches!(self.drafts.as_slice(), [only] if only.label.is_empty() && only.category.is_empty() && only.amount.is_empty())
    }

    /// Makes lines, unless there would then be more than a project may have: all stay as they were, and this can be said.
    pub(super) fn within_bounds(&mut self, change: impl FnOnce(&mut Lines)) {
        let before = self.clone();
        change(self);
        let number = self.drafts.len();
        if number > MAX_LINES {
            *self = before;
        }
        self.too_many = (number > MAX_LINES).then_some(number);
        self.cut = self.drafts.iter_mut().filter_map(|draft| shorten(draft).then_some(draft.id)).last();
    }

    /// Adds an empty line.
    pub(super) fn add(&mut self) {
        let id = self.fresh();
        self.drafts.push(Draft { id, ..Draft::default() });
        self.none = false;
    }

    /// Adds a line that is already filled, in place of the empty ones.
    pub(super) fn push(&mut self, draft: Draft) -> DraftId {
        self.drafts.retain(|draft| !draft.is_blank());
        let id = self.fresh();
        self.drafts.push(Draft { id, ..draft });
        self.none = false;
        id
    }

    /// Moves a line one place up or down; the ends stay where they are.
    pub(super) fn shift(&mut self, id: DraftId, direction: Direction) {
        let Some(index) = self.drafts.iter().position(|draft| draft.id == id) else { return };
        let other = match direction {
            Direction::Up => index.checked_sub(1),
            Direction::Down => Some(index + 1).filter(|other| *other < self.drafts.len()),
        };
        if let Some(other) = other {
            self.drafts.swap(index, other);
        }
    }

    /// Changes one line.
    pub(super) fn edit(&mut self, id: DraftId, change: impl FnOnce(&mut Draft)) {
        if let Some(draft) = self.drafts.iter_mut().find(|draft| draft.id == id) {
            change(draft);
            self.none = false;
            self.pasted.retain(|pasted| *pasted != id);
            self.cut = shorten(draft).then_some(id);
        }
    }

    /// Adds pasted lines behind the line `id`, or in its place where it is empty.
    pub(super) fn paste(&mut self, id: DraftId, lines: Vec<Draft>) {
        let mut at = self.drafts.iter().position(|draft| draft.id == id).unwrap_or(self.drafts.len());
        match self.drafts.get(at) {
            Some(draft) if draft.is_blank() => drop(self.drafts.remove(at)),
            _ => at = (at + 1).min(self.drafts.len()),
        }
        let new: Vec<Draft> = lines.into_iter().map(|draft| Draft { id: self.fresh(), ..draft }).collect();
        self.pasted = new.iter().map(|draft| draft.id).collect();
        self.drafts.splice(at..at, new);
        if self.drafts.is_empty() {
            self.add();
        }
        (self.none, self.table) = (false, None);
    }

    /// Takes the lines of the last paste back, but for those changed since.
    pub(super) fn unpaste(&mut self) {
        let pasted = std::mem::take(&mut self.pasted);
        self.drafts.retain(|draft| !pasted.contains(&draft.id));
        if self.drafts.is_empty() {
            self.add();
        }
    }

    /// Removes a line, and remembers it unless it was empty.
    pub(super) fn remove(&mut self, id: DraftId) {
        if let Some(index) = self.drafts.iter().position(|draft| draft.id == id) {
            let draft = self.drafts.remove(index);
            if !draft.is_blank() {
                self.removed = Some((index, draft));
            }
        }
        if self.drafts.is_empty() {
            self.add();
        }
    }

    /// Puts the last removed line back in its place.
    pub(super) fn restore(&mut self) {
        if let Some((index, draft)) = self.removed.take() {
            self.drafts.retain(|draft| !draft.is_blank());
            self.drafts.insert(index.min(self.drafts.len()), draft);
            self.none = false;
        }
    }

    /// The expenses that count, `None` while nothing is known of them; and for each line its place among those that can be read.
    pub(super) fn expenses(&self, catalogue: &Catalogue) -> (Option<Vec<Expense>>, Vec<Option<usize>>) {
        let (mut read, mut places) = (Vec::new(), Vec::with_capacity(self.drafts.len()));
        for draft in &self.drafts {
            let expense = draft.read(catalogue).ok();
            places.push(expense.is_some().then_some(read.len()));
            read.extend(expense);
        }
        let expenses = if self.none { Some(Vec::new()) } else { (!read.is_empty()).then_some(read) };
        (expenses, places)
    }
}

/// Cuts what is longer than a line keeps, and says whether it was.
fn shorten(draft: &mut Draft) -> bool {
    let [label, amount] = [&mut draft.label, &mut draft.amount].map(|text| cut(text, MAX_TEXT));
    label || amount
}
