//! Numbers as French readers write and read them.

use super::{Misread, Money, excerpt};

/// Thousands separator of French typography: a narrow no-break space.
const THIN: char = '\u{202f}';
/// Space before a unit: a no-break space.
const NO_BREAK: char = '\u{a0}';

/// The capital of a letter of French; a table of two rows weighs a fiftieth of the one of Unicode.
fn capital(c: char) -> char {
    match c {
        'à'..='ö' | 'ø'..='þ' => char::from_u32(u32::from(c) - 0x20).unwrap_or(c),
        'œ' => 'Œ',
        'ÿ' => 'Ÿ',
        _ => c.to_ascii_uppercase(),
    }
}

fn small(c: char) -> char {
    match c {
        'À'..='Ö' | 'Ø'..='Þ' => char::from_u32(u32::from(c) + 0x20).unwrap_or(c),
        'Œ' => 'œ',
        'Ÿ' => 'ÿ',
        _ => c.to_ascii_lowercase(),
    }
}

/// A text in capitals.
pub fn uppercase(text: &str) -> String {
    text.chars().map(capital).collect()
}

/// A text without capitals.
pub fn lowercase(text: &str) -> String {
    text.chars().map(small).collect()
}

/// A text that starts with a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| std::iter::once(capital(first)).chain(letters).collect()).unwrap_or_default()
}

/// `1234567` as `1 234 567`, with narrow no-break spaces.
pub fn integer(value: i64) -> String {
    let digits = value.unsigned_abs().to_string();
    let grouped = group(&digits);
    if value < 0 { format!("-{grouped}") } else { grouped }
}

/// `1234.5` as `1 234,50 €`; whole euros lose their cents: `40 000 €`.
pub fn money(value: Money) -> String {
    let text = value.to_string();
    let (euros, cents) = text.split_once('.').unwrap_or((&text, "00"));
    let cents = if cents == "00" { String::new() } else { format!(",{cents}") };
    format!("{}{cents}{NO_BREAK}€", group(euros))
}

fn group(digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 2);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(THIN);
        }
        out.push(digit);
    }
    out
}

/// True for every space that a keyboard, a spreadsheet or a typographer puts inside a number.
pub(super) fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, THIN | NO_BREAK | '\u{2009}')
}

/// Reads a whole number in French notation: `2 340`, `2.340` and `2340` are the same.
///
/// # Errors
/// Anything that is not a whole number, with an example of what is understood.
pub(super) fn read_integer(text: &str) -> Result<i64, Misread> {
    let compact: String = text.chars().filter(|c| !is_space(*c)).collect();
    let plain = ungroup(&compact, '.').unwrap_or(compact);
    let digits = plain.strip_prefix('-').unwrap_or(&plain);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Misread::new(format!("« {} » n’est pas un nombre entier. Exemple : 2 340.", excerpt(text.trim()))));
    }
    plain.parse().map_err(|_| Misread::new("Ce nombre est trop grand."))
}

/// Turns an amount in French notation into plain decimal digits: `12 500,50`, `12.500,50 €` and `12500.5`.
///
/// A single group of three digits after one separator (`12.500`, `12,500`) can be read two ways: it is refused.
pub(super) fn plain_amount(text: &str) -> Result<String, Misread> {
    let compact: String = text.chars().filter(|c| !is_space(*c)).collect();
    let lower = compact.to_ascii_lowercase();
    let bare = ["euros", "euro", "eur", "€"].iter().find_map(|unit| lower.strip_suffix(unit)).unwrap_or(&lower);
    let decimal_at = bare.rfind([',', '.']);
    let Some(at) = decimal_at else { return Ok(bare.to_owned()) };
    let (head, tail) = (&bare[..at], &bare[at + 1..]);
    let mark = if bare[at..].starts_with(',') { ',' } else { '.' };
    if head.contains(mark) {
        return ungroup(bare, mark).ok_or_else(|| not_an_amount(text));
    }
    let other = if mark == ',' { '.' } else { ',' };
    let euros = if head.contains(other) { ungroup(head, other).ok_or_else(|| not_an_amount(text))? } else { head.to_owned() };
    if tail.len() == 3 && !head.contains(other) && tail.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Misread::new(format!(
            "« {} » peut se lire de deux façons. Écrivez {}{THIN}{tail} pour des milliers, ou deux chiffres après la virgule.",
            excerpt(text.trim()),
            excerpt(head)
        )));
    }
    Ok(if tail.is_empty() { euros } else { format!("{euros}.{tail}") })
}

pub(super) fn not_an_amount(text: &str) -> Misread {
    Misread::new(format!("« {} » n’est pas un montant. Exemple : 12 500,50.", excerpt(text.trim())))
}

/// Removes `mark` when it separates groups of exactly three digits; `None` when it does not.
fn ungroup(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let lead = first.strip_prefix('-').unwrap_or(first);
    let sound = !rest.is_empty()
        && (1..=3).contains(&lead.len())
        && rest.iter().all(|g| g.len() == 3)
        && text.chars().all(|c| c == mark || c == '-' || c.is_ascii_digit());
    sound.then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped_by_three_with_narrow_spaces() {
        assert_eq!(integer(1_005), "1\u{202f}005");
        assert_eq!(integer(999), "999");
        assert_eq!(integer(-1_234_567), "-1\u{202f}234\u{202f}567");
    }

    #[test]
    fn letters_of_french_have_their_capitals() {
        let text = "à l’œuvre, ça et là : éèêëïîôûüÿ × ÷ 12 €";
        assert_eq!(uppercase(text), text.to_uppercase());
        assert_eq!(lowercase(&uppercase(text)), text);
        assert_eq!((capitalised("état"), capitalised("")), ("État".to_owned(), String::new()));
    }

    #[test]
    fn whole_euros_lose_their_cents_and_others_keep_two() {
        let read = |text: &str| Money::from_french(text).map(money);
        assert_eq!(read("40000"), Ok("40\u{202f}000\u{a0}€".into()));
        assert_eq!(read("26666,6"), Ok("26\u{202f}666,60\u{a0}€".into()));
    }

    #[test]
    fn integers_are_read_with_or_without_separators() {
        for text in ["2340", "2 340", "2\u{202f}340", "2.340", " 2\u{a0}340 "] {
            assert_eq!(read_integer(text), Ok(2_340), "{text:?}");
        }
        for text in ["", "deux mille", "2,5", "23.40", "2.3400"] {
            assert!(read_integer(text).is_err(), "{text:?}");
        }
    }

    #[test]
    fn amounts_that_read_two_ways_are_refused_with_both_spellings() {
        let refused = plain_amount("12.500").map_err(|m| m.problem);
        assert!(refused.is_err_and(|p| p.contains("12\u{202f}500")));
        assert!(plain_amount("12,500").is_err());
        assert_eq!(plain_amount("1.234.567"), Ok("1234567".into()));
    }
}
