//! A pasted table, and what is understood of it before it becomes expense lines.

use std::sync::Arc;

use super::columns::{Categories, Cells, choose, is_header, is_total};
use super::lines::{Draft, DraftId};
use super::table::rows;
use crate::domain::{Catalogue, MAX_LINES, Money};

/// Most bytes of a pasted text that are read: far more than so many lines of a spreadsheet hold.
const LONGEST: usize = 1_000_000;

/// What a column is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The labels.
    Label,
    /// The categories.
    Category,
    /// The amounts.
    Amount,
}

/// Why a row is no expense.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It stands above the header.
    Title,
    /// It names the columns.
    Header,
    /// It adds others up.
    Total,
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<String>,
    /// Why it would be left out.
    pub why: Option<LeftOut>,
    /// Whether it becomes a line.
    pub kept: bool,
}

/// One column, as it can be told from the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its place, from 0.
    pub at: usize,
    /// Its heading, where there is one.
    pub heading: String,
    /// Its first cells.
    pub sample: Vec<String>,
}

/// A pasted table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The line from which it was pasted.
    pub from: DraftId,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Its columns.
    pub columns: Vec<Column>,
    /// The column of the labels.
    pub label: Option<usize>,
    /// The column of the categories.
    pub category: Option<usize>,
    /// The column of the amounts.
    pub amount: Option<usize>,
    /// Whether nothing in it can be taken in two ways.
    pub plain: bool,
}

impl Table {
    /// Reads a pasted text; nothing of it is lost, whatever it is.
    pub fn read(catalogue: &Catalogue, from: DraftId, text: &str) -> Table {
        let mut cells = rows(text);
        let width = cells.iter().map(Vec::len).max().unwrap_or_default();
        cells.iter_mut().for_each(|row| row.resize(width, String::new()));
        let header = cells.iter().take(5).position(|row| is_header(row)).filter(|at| at + 1 < cells.len());
        let titled = |at: usize| header.is_some_and(|header| at < header) && !cells[at].iter().any(|cell| Money::typed(cell).is_ok());
        let why = |at: usize| match header {
            Some(header) if at == header => Some(LeftOut::Header),
            _ if titled(at) => Some(LeftOut::Title),
            _ => is_total(&cells[at]).then_some(LeftOut::Total),
        };
        let whys: Vec<Option<LeftOut>> = (0..cells.len()).map(why).collect();
        let mut rows: Vec<Row> = cells.into_iter().zip(whys).map(|(cells, why)| Row { cells, why, kept: why.is_none() }).collect();
        let heading = |at: usize| header.and_then(|row| rows.get(row)?.cells.get(at).cloned()).unwrap_or_default();
        let body = |at: usize| rows.iter().filter(|row| row.kept).filter_map(move |row| row.cells.get(at));
        let categories = Categories::of(catalogue);
        let known: Vec<Cells> = (0..width).map(|at| Cells::of(&categories, &heading(at), body(at).map(String::as_str))).collect();
        let column = |at| Column { at, heading: heading(at), sample: body(at).filter(|cell| !cell.is_empty()).take(3).cloned().collect() };
        let columns: Vec<Column> = (0..width).map(column).collect();
        let first: Vec<i128> =
            rows.iter().find(|row| row.kept).map_or_else(Vec::new, |row| row.cells.iter().map(|cell| cents(cell)).collect());
        let found = choose(&known, &first);
        let amount = found.amounts.first().copied();
        adds_up(&mut rows, found.label, amount);
        let whole = rows.iter().all(|row| row.why.is_none()) && rows.len() <= MAX_LINES;
        let plain = whole && (width < 2 || rows.len() == 1) && (found.amounts.len() < 2 || found.told);
        Table { from, rows, columns, label: found.label, category: found.category, amount, plain }
    }

    /// The same table with another column for a role, or with none.
    #[must_use]
    pub fn with(&self, role: Role, column: Option<usize>) -> Table {
        let mut table = self.clone();
        match role {
            Role::Label => table.label = column,
            Role::Category => table.category = column,
            Role::Amount => table.amount = column,
        }
        table
    }

    /// The same table with a row taken or left out.
    #[must_use]
    pub fn toggled(&self, row: usize) -> Table {
        let mut table = self.clone();
        if let Some(row) = table.rows.get_mut(row) {
            row.kept = !row.kept;
        }
        table
    }

    /// The columns that become nothing.
    pub fn unused(&self) -> Vec<&Column> {
        self.columns.iter().filter(|column| ![self.label, self.category, self.amount].contains(&Some(column.at))).collect()
    }

    /// The lines that the table becomes.
    pub fn lines(&self, catalogue: &Catalogue) -> Vec<Draft> {
        let categories = Categories::of(catalogue);
        self.rows.iter().filter(|row| row.kept).map(|row| self.line(&categories, row)).collect()
    }

    fn line(&self, categories: &Categories, row: &Row) -> Draft {
        let cell = |column: Option<usize>| column.and_then(|at| row.cells.get(at)).cloned().unwrap_or_default();
        let (mut label, mut amount) = (cell(self.label), cell(self.amount));
        if self.columns.len() == 1 && Money::typed(&amount).is_err() {
            // A word among a column of amounts.
            (label, amount) = (amount, String::new());
        }
        if self.plain {
            // Nobody has looked at the columns: what none of them took stays in sight.
            let unused = self.unused().into_iter().filter_map(|column| row.cells.get(column.at));
            let parts: Vec<String> = std::iter::once(label).chain(unused.cloned()).filter(|part| !part.is_empty()).collect();
            label = parts.join(", ");
        }
        let named = cell(self.category);
        let category = categories.named(&named);
        if category.is_none() && !named.is_empty() && self.category != self.label {
            // A category that is none of ours is still a word about the line.
            label = if label.is_empty() { named } else { format!("{label}, {named}") };
        }
        Draft { label, category: category.map(ToString::to_string).unwrap_or_default(), amount, ..Draft::default() }
    }
}

/// A last row without a label that is the sum of those above it is their total.
fn adds_up(rows: &mut [Row], label: Option<usize>, amount: Option<usize>) {
    let value = |row: &Row| amount.and_then(|at| row.cells.get(at)).map_or(0, |cell| cents(cell));
    let Some((last, above)) = rows.split_last_mut() else { return };
    let bare = label.and_then(|at| last.cells.get(at)).is_none_or(String::is_empty);
    let counted: Vec<i128> = above.iter().filter(|row| row.kept).map(value).collect();
    if bare && counted.len() > 1 && value(last) > 0 && counted.iter().sum::<i128>() == value(last) {
        (last.why, last.kept) = (Some(LeftOut::Total), false);
    }
}

fn cents(cell: &str) -> i128 {
    Money::typed(cell).map_or(0, |(amount, _)| amount.cents())
}

/// The table, where it is to be looked at first; otherwise the lines that it plainly is.
pub fn pasted(catalogue: &Catalogue, from: DraftId, text: &str) -> super::Action {
    if text.len() > LONGEST {
        return super::Action::TooMany(text.lines().count().max(MAX_LINES + 1));
    }
    let table = Table::read(catalogue, from, text);
    if table.plain { super::Action::Paste(from, table.lines(catalogue)) } else { super::Action::Look(Some(Arc::new(table))) }
}
