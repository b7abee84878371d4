//! Numbers as people type and paste them: grouped by three, with their unit.

use super::typed::plain;
use super::{Misread, excerpt, fold};

/// Why digits are no number.
pub(super) enum Fault {
    /// Groups of other than three digits, or several kinds of them: more than one number, as far as one can tell.
    Several,
    /// What stands between the digits separates neither groups nor numbers: `12..5`, `1e9`.
    Other,
    /// `12.500`: the two readings are twelve and a half, and twelve thousand five hundred.
    TwoWays(String, String),
}

/// Reads a whole number: `2 340`, `2.340` and `2340` are the same. A unit behind it is one of `known`, each with what it is
/// worth: `1 an` is twelve months where the catalogue says so.
///
/// # Errors
/// Anything that is not a whole number, with the example of the field.
pub(super) fn integer(text: &str, known: &[(&str, i64)], example: &str) -> Result<i64, Misread> {
    let typed = plain(text);
    let not_whole = || refused(text, "n’est pas un nombre entier", example);
    let (before, body, after) = parts(&typed).ok_or_else(not_whole)?;
    let unit = singular(after);
    let worth = known.iter().find(|(name, _)| singular(name) == unit).map(|(_, worth)| *worth);
    let worth = worth.or(unit.is_empty().then_some(1)).ok_or_else(|| unknown(text, after.trim(), example))?;
    let body = match body.split_once([',', '.']) {
        Some((whole, zeros)) if (1..3).contains(&zeros.len()) && zeros.bytes().all(|b| b == b'0') => whole,
        Some(_) if body.contains(',') => return Err(not_whole()),
        _ => body,
    };
    let digits = ungrouped(body).map_err(|fault| match fault {
        Fault::Several if !body.contains('.') => said(text, fault, example),
        _ => not_whole(),
    })?;
    let sign = match before.trim() {
        "" => "",
        "-" => "-",
        before => return Err(unknown(text, before, example)),
    };
    let number = format!("{sign}{digits}").parse::<i64>().ok().and_then(|number| number.checked_mul(worth));
    number.ok_or_else(|| Misread::new(format!("Ce nombre est trop grand. Exemple\u{a0}: {example}.")))
}

/// What stands before the first digit, from there to the last one, and behind it.
pub(super) fn parts(text: &str) -> Option<(&str, &str, &str)> {
    let digit = |c: char| c.is_ascii_digit();
    let (from, to) = (text.find(digit)?, text.rfind(digit)? + 1);
    Some((&text[..from], &text[from..to], &text[to..]))
}

/// The digits of groups of exactly three behind the first, all separated alike.
pub(super) fn ungrouped(text: &str) -> Result<String, Fault> {
    let Some(mark) = text.chars().find(|c| !c.is_ascii_digit()) else { return Ok(text.to_owned()) };
    let mut groups = text.split(mark);
    let first = groups.next().unwrap_or_default();
    let number = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let sound =
        matches!(mark, ' ' | '\'' | '.' | ',') && (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3 && number(group));
    if sound { Ok(text.replace(mark, "")) } else { Err(if text.contains([' ', '\n', '/', '+']) { Fault::Several } else { Fault::Other }) }
}

/// A unit as units are compared: `Habitants` and `habitant` are the same.
fn singular(unit: &str) -> String {
    let folded = fold(unit);
    folded.split(' ').map(|word| word.trim_end_matches(['s', 'x'])).collect::<Vec<_>>().join(" ")
}

pub(super) fn refused(text: &str, why: &str, example: &str) -> Misread {
    Misread::new(format!("«\u{a0}{}\u{a0}» {why}. Exemple\u{a0}: {example}.", excerpt(text.trim())))
}

pub(super) fn unknown(text: &str, word: &str, example: &str) -> Misread {
    let why = format!("n’est pas compris à cause de «\u{a0}{}\u{a0}»", excerpt(word));
    refused(text, &why, example)
}

pub(super) fn said(text: &str, fault: Fault, example: &str) -> Misread {
    match fault {
        Fault::Several => {
            refused(text, "se lit comme plusieurs nombres\u{a0}: une espace ne sépare que des groupes de trois chiffres", example)
        }
        Fault::Other => refused(text, "n’est pas un nombre\u{a0}: ses chiffres vont par groupes de trois", example),
        Fault::TwoWays(head, tail) => Misread::new(format!(
            "«\u{a0}{}\u{a0}» peut se lire de deux façons. Écrivez {head}\u{202f}{tail} pour des milliers, ou deux chiffres après la virgule.",
            excerpt(text.trim()),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_number_may_bring_its_unit() {
        let units = [("habitants", 1), ("hab", 1), ("mois", 1), ("an", 12)];
        let read = |text: &str| integer(text, &units, "12");
        for (text, number) in [
            ("2340", 2_340),
            ("2 340", 2_340),
            ("2.340", 2_340),
            (" 2\u{a0}340 ", 2_340),
            ("1 803 hab.", 1_803),
            ("1 803 habitants", 1_803),
            ("1803,00", 1_803),
            ("1803.0", 1_803),
            ("12 mois", 12),
            ("1 an", 12),
            ("2 ans", 24),
            ("-5", -5),
        ] {
            assert_eq!(read(text), Ok(number), "{text:?}");
        }
        for text in ["", "deux mille", "2,5", "23.40", "2.3400", "1 803 1 739", "12 à 18", "12 kg", "environ 12", "9999999999999999999 ans"]
        {
            let problem = read(text).map_or_else(|misread| misread.problem, |number| number.to_string());
            assert!(problem.ends_with("Exemple\u{a0}: 12."), "{text:?}: {problem}");
        }
    }
}
