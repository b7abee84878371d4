//! Amounts as people type and paste them: with their currency, a scale, with or without tax.

use super::number::{Fault, parts, refused, said, ungrouped, unknown};
use super::typed::plain;
use super::{Misread, Tax, french};

/// An amount as typed: its digits as a dossier writes them, a sign included, and what is said of its tax.
pub(super) struct Amount {
    pub(super) digits: String,
    pub(super) tax: Option<Tax>,
}

/// An example of an amount, as messages give it.
const AMOUNT: &str = "12\u{202f}500,50";

/// Reads an amount: `12 500,50`, `12.500,50 €`, `€ 12 500,-`, `12'500`, `12 k€`, `1,2 M€`, `12 500 € HT`.
///
/// A single group of three digits after one separator (`12.500`, `12,500`) can be read two ways: it is refused.
pub(super) fn amount(text: &str) -> Result<Amount, Misread> {
    let typed = plain(text);
    let (before, body, after) = parts(&typed).ok_or_else(|| refused(text, "n’est pas un montant", AMOUNT))?;
    let mut tax = None;
    let negative = before.contains(['-', '(']);
    let ahead = before.trim_matches(['-', '(', ' ']);
    let behind = match after.strip_prefix([',', '.']) {
        // « 12 500,- »: no cents.
        Some(rest) => rest.trim_start_matches('-'),
        None => after,
    };
    let negative = negative || behind.trim_start().starts_with('-');
    let behind = behind.trim_start_matches(['-', ' ']);
    units(ahead, false, &mut tax).ok_or_else(|| unknown(text, ahead, AMOUNT))?;
    let scale = units(behind, true, &mut tax).ok_or_else(|| match behind.starts_with('%') {
        true => refused(text, "est un pourcentage, pas un montant", AMOUNT),
        false => unknown(text, behind, AMOUNT),
    })?;
    // « 12 €50 »: the sign stands where the comma does.
    let cents = body.split_once('€').map(|(euros, cents)| (euros.trim_end(), cents.trim_start())).filter(|(_, cents)| cents.len() == 2);
    let cents = cents.map(|(euros, cents)| format!("{euros},{cents}"));
    let (euros, decimals) = decimal(cents.as_deref().unwrap_or(body), scale).map_err(|fault| said(text, fault, AMOUNT))?;
    Ok(Amount { digits: format!("{}{}", if negative { "-" } else { "" }, scaled(euros, &decimals, scale)), tax })
}

/// Euros and decimals. With a scale (`1,234 M€`) a comma is one, whatever follows it.
fn decimal(body: &str, scale: usize) -> Result<(String, String), Fault> {
    let Some(at) = body.rfind([',', '.']) else { return Ok((ungrouped(body)?, String::new())) };
    let (head, tail, mark) = (&body[..at], &body[at + 1..], &body[at..=at]);
    if head.contains(mark) {
        return Ok((ungrouped(body)?, String::new()));
    }
    if !tail.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Fault::Several);
    }
    let lone = head.len() <= 3 && head.bytes().all(|b| b.is_ascii_digit());
    if lone && tail.len() == 3 && (scale == 0 || mark == ".") {
        return Err(Fault::TwoWays(head.to_owned(), tail.to_owned()));
    }
    Ok((ungrouped(head)?, tail.to_owned()))
}

/// `1` and `25` by a thousand: `1250`.
fn scaled(whole: String, decimals: &str, scale: usize) -> String {
    let moved = format!("{decimals:0<scale$}");
    let (up, left) = moved.split_at(scale);
    let left = if scale == 0 { left } else { left.trim_end_matches('0') };
    if left.is_empty() { whole + up } else { format!("{whole}{up}.{left}") }
}

/// The scale among the words beside an amount, how many places it moves the comma; none where they are more than a scale, a
/// currency and a tax.
fn units(beside: &str, scales: bool, tax: &mut Option<Tax>) -> Option<usize> {
    const SCALES: [(&str, usize); 6] = [("milliard", 9), ("md", 9), ("million", 6), ("mille", 3), ("k", 3), ("m", 6)];
    const WORDS: [(&str, Option<Tax>); 8] = [
        ("euro", None),
        ("eur", None),
        ("€", None),
        ("d'euro", None),
        ("horstaxe", Some(Tax::Excluded)),
        ("ht", Some(Tax::Excluded)),
        ("toutestaxescomprises", Some(Tax::Included)),
        ("ttc", Some(Tax::Included)),
    ];
    let compact: String = beside.chars().filter(|c| !matches!(c, ' ' | '\n' | '.' | '(' | ')' | ':')).collect();
    let lower = french::lowercase(&compact);
    let (mut rest, mut scale) = (&*lower, 0);
    if let Some((word, places)) = SCALES.iter().find(|(word, _)| scales && rest.starts_with(word)) {
        (rest, scale) = (&rest[word.len()..], *places);
        rest = rest.strip_prefix('s').unwrap_or(rest);
    }
    while let Some((word, said)) = WORDS.iter().find(|(word, _)| rest.starts_with(word)) {
        rest = &rest[word.len()..];
        rest = rest.strip_prefix('s').unwrap_or(rest);
        *tax = tax.or(*said);
    }
    rest.is_empty().then_some(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> String {
        amount(text).map_or_else(|misread| misread.problem, |amount| amount.digits)
    }

    #[test]
    fn an_amount_is_understood_as_people_write_it() {
        for (text, read) in [
            ("12 500,50", "12500.50"),
            ("12.500,50 €", "12500.50"),
            ("12,500.50", "12500.50"),
            ("12500.5", "12500.5"),
            ("12\u{202f}500,5\u{a0}€", "12500.5"),
            ("12'500", "12500"),
            ("12’500.50 EUR", "12500.50"),
            ("€ 12 500", "12500"),
            ("EUR 12 500", "12500"),
            ("12 500,-", "12500"),
            ("12 500,-- €", "12500"),
            ("12 500.", "12500"),
            ("12 €50", "12.50"),
            ("12 € 50", "12.50"),
            ("12 k€", "12000"),
            ("12k", "12000"),
            ("12,5 K€ HT", "12500"),
            ("1,2 M€", "1200000"),
            ("1,234 M€", "1234000"),
            ("2 millions d’euros", "2000000"),
            ("1.234.567", "1234567"),
            ("\u{202d}12500\u{202c}", "12500"),
            ("\u{feff}12500\u{200b}", "12500"),
            ("１２ ５００", "12500"),
            ("\u{2212}5", "-5"),
            ("(12 500)", "-12500"),
            ("12 500-", "-12500"),
        ] {
            assert_eq!(digits(text), read, "{text:?}");
        }
    }

    #[test]
    fn what_is_said_of_tax_is_kept_apart_from_the_number() {
        let tax = |text: &str| amount(text).map(|amount| (amount.digits, amount.tax)).ok();
        for text in ["12 500 € HT", "12 500 EUR H.T.", "12500 (HT)", "HT : 12 500", "12 500 euros hors taxes"] {
            assert_eq!(tax(text), Some(("12500".into(), Some(Tax::Excluded))), "{text:?}");
        }
        for text in ["12 500,00 € TTC", "12 500,00 ttc", "12 500,00 € toutes taxes comprises"] {
            assert_eq!(tax(text), Some(("12500.00".into(), Some(Tax::Included))), "{text:?}");
        }
        assert_eq!(tax("12 500 €"), Some(("12500".into(), None)));
    }

    #[test]
    fn groups_of_other_than_three_digits_are_refused_and_said() {
        for text in ["1 500 2 000", "18000\n4000\n900", "18 000\n500", "1 50", "1 2,3456", "12 500\t600", "3 à 5", "12  500"] {
            assert!(digits(text).contains("plusieurs nombres"), "{text:?}: {}", digits(text));
        }
        assert!(digits("12..5").contains("groupes de trois") && digits("12'50'0").contains("groupes de trois"));
        assert!(digits("12.500").contains("12\u{202f}500") && digits("12,500").contains("deux façons"));
        assert!(digits("20 %").contains("pourcentage") && digits("12 $").contains('$'));
        for text in ["", "douze", "€", "-", "HT"] {
            assert!(digits(text).contains("n’est pas un montant"), "{text:?}: {}", digits(text));
        }
    }
}
