//! Numbers as French readers write and read them.

use super::{Misread, Money, number};

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

/// Reads a whole number of a phrase of the catalogue: `2 340`, `2.340` and `2340` are the same.
///
/// # Errors
/// Anything that is not a whole number, with an example of what is understood.
pub(super) fn read_integer(text: &str) -> Result<i64, Misread> {
    number::integer(text, &[], "2\u{202f}340")
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
}
