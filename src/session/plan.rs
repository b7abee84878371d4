//! A table as a French spreadsheet opens it: byte order mark, semicolons, decimal commas, texts as they are, nothing that runs.

use crate::domain::Money;

/// Most characters of a text inside a formula, for Excel.
const LONGEST_TEXT: usize = 255;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text, shown as it is.
    Text(String),
    /// A number, with which the spreadsheet can go on computing.
    Number(String),
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    fn written(&self) -> String {
        let text = match self {
            Cell::Number(digits) => return digits.clone(),
            Cell::Text(text) => text,
        };
        // One row is one line, whatever was pasted into a label.
        let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let line = if would_change(&line) { as_formula(&line) } else { line };
        if line.contains([';', '"']) { format!("\"{}\"", line.replace('"', "\"\"")) } else { line }
    }
}

/// The rows as a file.
pub fn sheet(rows: &[Vec<Cell>]) -> String {
    let line = |row: &Vec<Cell>| format!("{}\r\n", row.iter().map(Cell::written).collect::<Vec<_>>().join(";"));
    format!("\u{feff}{}", rows.iter().map(line).collect::<String>())
}

/// `40000,00`: without spaces nor currency.
pub fn decimal(money: Money) -> Cell {
    Cell::Number(money.to_string().replace('.', ","))
}

/// Whether a spreadsheet could make something else of this text. Every number and every date has a digit, in any language;
/// a formula opens with a sign, full-width ones included, even behind characters that do not show; an apostrophe may vanish.
fn would_change(text: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    let shown = text.trim_matches(unseen);
    let is_word = ["VRAI", "FAUX", "TRUE", "FALSE", "WAHR", "FALSCH"].iter().any(|word| shown.eq_ignore_ascii_case(word));
    is_word || text.contains(char::is_numeric) || shown.starts_with(['=', '+', '-', '@', '#', '\'', '＝', '＋', '－', '＠', '＃'])
}

/// `="3/4"`: the one form that Excel, LibreOffice and Google Sheets all show as it was typed. An apostrophe or a space in
/// front would be seen, a character of no width would be copied along. Inside the quotation marks nothing runs.
fn as_formula(text: &str) -> String {
    let mut out = String::from("=\"");
    let mut length = 0;
    for c in text.chars() {
        length += c.len_utf16();
        if length > LONGEST_TEXT {
            out.push_str("\"&\"");
            length = c.len_utf16();
        }
        if c == '"' {
            out.push('"');
        }
        out.push(c);
    }
    out.push('"');
    out
}
