//! Several expense lines pasted at once, as a spreadsheet copies them.

use super::lines::{Draft, DraftId, Lines};
use super::search::fold;
use crate::domain::{Catalogue, Money};

impl Lines {
    /// Pastes rows from the line `id` on: the first row fills it, the others follow it. Columns may come in any order:
    /// the amount is the last one that reads as an amount, the category one that names a category, the label the rest.
    pub(super) fn paste(&mut self, catalogue: &Catalogue, id: DraftId, text: &str) {
        let rows: Vec<Draft> = text.lines().filter(|line| !line.trim().is_empty()).map(|line| row(catalogue, line)).collect();
        let at = self.drafts.iter().position(|draft| draft.id == id).unwrap_or(self.drafts.len());
        let replaced = self.drafts.get(at).is_some_and(Draft::is_blank);
        if replaced {
            self.drafts.remove(at);
        }
        let after = if replaced { at } else { (at + 1).min(self.drafts.len()) };
        for (offset, draft) in rows.into_iter().enumerate() {
            let id = self.fresh();
            self.drafts.insert(after + offset, Draft { id, ..draft });
        }
        if self.drafts.is_empty() {
            self.add();
        }
        self.none = false;
    }
}

fn row(catalogue: &Catalogue, line: &str) -> Draft {
    let separator = if line.contains('\t') { '\t' } else { ';' };
    let cells: Vec<&str> = line.split(separator).map(str::trim).filter(|cell| !cell.is_empty()).collect();
    let amount = cells.iter().rposition(|cell| Money::from_french(cell).is_ok());
    let category = cells.iter().enumerate().find_map(|(index, cell)| Some((index, named(catalogue, cell)?)));
    let used = |index: &usize| Some(*index) == amount || category.as_ref().is_some_and(|(at, _)| at == index);
    let label: Vec<&str> = cells.iter().enumerate().filter(|(index, _)| !used(index)).map(|(_, cell)| *cell).collect();
    Draft {
        label: label.join(", "),
        category: category.map(|(_, id)| id).unwrap_or_default(),
        amount: amount.and_then(|index| cells.get(index)).map(ToString::to_string).unwrap_or_default(),
        ..Draft::default()
    }
}

/// The category that a cell names, by its identifier or by its name.
fn named(catalogue: &Catalogue, cell: &str) -> Option<String> {
    let wanted = fold(cell);
    let found = catalogue.categories.iter().find(|category| *category.id == *cell || fold(&category.name) == wanted);
    found.map(|category| category.id.to_string())
}
