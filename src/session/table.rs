//! Cells of a pasted table: separators, quotes and line breaks, as spreadsheets write them (RFC 4180).

/// The rows of a pasted text; cells are trimmed, and rows without any text are left out.
pub(super) fn rows(text: &str) -> Vec<Vec<String>> {
    let whole = |separator| split(text, separator).into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect::<Vec<_>>();
    for separator in ['\t', ';'] {
        let rows = whole(separator);
        if rows.iter().any(|row| row.len() > 1) {
            return rows;
        }
    }
    // A comma is also the mark of decimals and stands in sentences: it separates only where all rows have as many of them, and
    // more than a column of amounts has.
    let rows = whole(',');
    let width = rows.first().map_or(0, Vec::len);
    if (width > 2 || text.contains('"')) && rows.len() > 1 && rows.iter().all(|row| row.len() == width) { rows } else { whole('\n') }
}

/// The cells of a text, for one separator.
fn split(text: &str, separator: char) -> Vec<Vec<String>> {
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    let mut rest = text;
    loop {
        let (cell, behind) = quoted(rest, separator).unwrap_or_else(|| {
            let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
            (rest[..end].to_owned(), &rest[end..])
        });
        // Inside a cell a line break is a space.
        row.push(cell.split_whitespace().collect::<Vec<_>>().join(" "));
        rest = behind;
        let Some(next) = rest.chars().next() else { break };
        rest = &rest[next.len_utf8()..];
        if next != separator || separator == '\n' {
            rows.push(std::mem::take(&mut row));
        }
    }
    rows.push(row);
    rows
}

/// A cell between quotes, and what follows it; none where the quotes are part of the text.
fn quoted(text: &str, separator: char) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let at = from + inside[from..].find('"')?;
        let behind = &inside[at + 1..];
        if behind.starts_with('"') {
            from = at + 2;
        } else if behind.is_empty() || behind.starts_with([separator, '\n', '\r']) {
            return Some((inside[..at].replace("\"\"", "\""), behind));
        } else {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rows;

    #[test]
    fn quoted_cells_hold_line_breaks_separators_and_doubled_quotes() {
        assert_eq!(
            rows("\"Portail\nde démarches\"\t18 000\r\nÉcran 5\"\t900\r\n"),
            [["Portail de démarches", "18 000"], ["Écran 5\"", "900"]]
        );
        assert_eq!(
            rows("\"dit \"\"le portail\"\"; tout\";4000\n\"seul;5"),
            [vec!["dit \"le portail\"; tout", "4000"], vec!["\"seul", "5"]]
        );
        assert_eq!(rows("Poste,Montant,TVA\nPortail,18000,20"), [["Poste", "Montant", "TVA"], ["Portail", "18000", "20"]]);
        assert_eq!(rows("\"Portail, phase 1\",18000\n\"Formation\",900"), [["Portail, phase 1", "18000"], ["Formation", "900"]]);
    }

    #[test]
    fn a_column_of_amounts_with_decimal_commas_is_one_column() {
        assert_eq!(rows("18 000,50\n4 000,25\n\n900,00"), [["18 000,50"], ["4 000,25"], ["900,00"]]);
        assert!(rows("").is_empty() && rows(" \n\t\n").is_empty());
    }

    #[test]
    fn quotes_that_are_not_closed_are_part_of_the_text() {
        assert_eq!(rows("\"Portail\t18 000\nFormation\t900"), [["\"Portail", "18 000"], ["Formation", "900"]]);
    }
}
