//! A table as a French spreadsheet opens it: byte order mark, semicolons, decimal commas, and nothing that runs.

use crate::domain::Money;

/// The rows as a file. What a person typed stays text: a cell that a spreadsheet would run gets an apostrophe in front.
pub fn sheet(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| format!("{}\r\n", row.iter().map(|text| cell(text)).collect::<Vec<_>>().join(";"));
    format!("\u{feff}{}", rows.iter().map(line).collect::<String>())
}

/// `40000,00`: without spaces nor currency, so that it is a number for the spreadsheet.
pub fn decimal(money: Money) -> String {
    money.to_string().replace('.', ",")
}

fn cell(text: &str) -> String {
    let guarded = if would_run(text) { format!("'{text}") } else { text.to_owned() };
    // One row is one line, whatever was pasted into a label.
    let line: String = guarded.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c }).collect();
    if line.contains([';', '"', '\t']) { format!("\"{}\"", line.replace('"', "\"\"")) } else { line }
}

/// True for what opens a formula, full-width signs included, even behind characters that do not show.
fn would_run(text: &str) -> bool {
    let unseen = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}');
    let shown = text.trim_start_matches(unseen);
    text.starts_with(['\t', '\r', '\n']) || shown.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}
