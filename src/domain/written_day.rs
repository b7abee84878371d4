//! Days as people write them: `10/06/2021`, `10 juin 2021`, `1er juin 2021`.

use super::{Day, Misread, excerpt, fold};

/// A day in numbers or in words, the day before the month; a year that comes first is followed by the month.
///
/// # Errors
/// Anything else, with the reason.
pub(super) fn read(text: &str) -> Result<Day, Misread> {
    let refused = |why: &str| Misread::new(format!("«\u{a0}{}\u{a0}» {why}\u{a0}; exemple\u{a0}: 10/06/2021", excerpt(text)));
    let no_date = || refused("n’est pas une date");
    let folded = fold(text);
    let all: Vec<&str> = folded.split(' ').collect();
    let words = if WEEKDAYS.contains(all.first().unwrap_or(&"")) { &all[1..] } else { &all[..] };
    let (day, month, year) = match *words {
        [year, month, day] if year.len() == 4 => (day, month, year),
        [day, month, year] | [day, "er", month, year] => (day, month, year),
        [_, month] if named(month).is_some() => return Err(refused("n’a pas d’année")),
        _ => return Err(no_date()),
    };
    let day = digits(day.strip_suffix("er").unwrap_or(day)).ok_or_else(no_date)?;
    let month = digits(month).or_else(|| named(month)).ok_or_else(no_date)?;
    if digits(year).is_some() {
        return Err(refused("a une année de deux chiffres\u{a0}: écrivez-la en quatre"));
    }
    let sound = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let year = year.parse::<i32>().ok().filter(|_| sound).ok_or_else(no_date)?;
    if month > 12 {
        return Err(refused("n’a pas de mois possible\u{a0}: le jour vient avant le mois"));
    }
    Day::of(year, month, day).ok_or_else(|| refused("n’existe pas dans le calendrier"))?.within_reach()
}

/// One or two digits.
fn digits(text: &str) -> Option<u8> {
    let sound = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

const WEEKDAYS: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];

/// The number of a month by its name, or by enough of its first letters.
fn named(word: &str) -> Option<u8> {
    const MONTHS: [&str; 12] =
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];
    let mut meant = (1..).zip(MONTHS).filter(|(_, month)| word.len() > 2 && month.starts_with(word));
    meant.next().filter(|_| meant.next().is_none()).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        Day::from_french(text).map_or_else(|misread| misread.problem, |day| day.to_string())
    }

    #[test]
    fn a_day_is_understood_as_people_write_it() {
        for text in [
            "2021-06-10",
            "10/06/2021",
            "10-06-2021",
            "10.06.2021",
            "10 06 2021",
            "2021/06/10",
            "10 juin 2021",
            "10 JUIN 2021",
            "jeudi 10 juin 2021",
            "le 10 juin 2021",
            "\u{200e}10/06/2021\u{200f}",
            "2021-06-10T09:30:00+02:00",
            "2021\u{2011}06\u{2011}10",
        ] {
            assert_eq!(said(text), "2021-06-10", "{text:?}");
        }
        assert_eq!(
            (said("1er juin 2021"), said("1/6/2021"), said("1er févr. 2021")),
            ("2021-06-01".into(), "2021-06-01".into(), "2021-02-01".into())
        );
    }

    #[test]
    fn what_is_no_day_is_refused_with_its_reason() {
        for (text, reason) in [
            ("10/06/21", "deux chiffres"),
            ("10 juin", "pas d’année"),
            ("06/13/2021", "le jour vient avant le mois"),
            ("31/02/2021", "n’existe pas"),
            ("10/06/1821", "entre 1900 et 2200"),
            ("0002-05-12", "entre 1900 et 2200"),
            ("10/06/9999", "entre 1900 et 2200"),
            ("demain", "n’est pas une date"),
            ("10 jui 2021", "n’est pas une date"),
            ("", "n’est pas une date"),
            ("12:30", "n’est pas une date"),
        ] {
            assert!(said(text).contains(reason), "{text:?}: {}", said(text));
        }
    }
}
