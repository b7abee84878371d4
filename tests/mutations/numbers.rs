//! The numbers and days inside a phrase, and the same phrase with one of them moved.

use guichet::domain::Day;

/// A phrase with one number moved: the phrase, what the number was, what it became.
pub type Moved = (String, i64, i64);

/// The phrase with each of its numbers moved by one, down then up.
pub fn moved(phrase: &str) -> Vec<Moved> {
    let with = |(start, end, number): (usize, usize, i64)| {
        [number - 1, number + 1].map(|other| (format!("{}{other}{}", &phrase[..start], &phrase[end..]), number, other))
    };
    found(phrase).into_iter().flat_map(with).collect()
}

/// Where each whole number stands, thousands joined.
fn found(phrase: &str) -> Vec<(usize, usize, i64)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    let mut joined = false;
    for (at, character) in phrase.char_indices() {
        if let Some((_, end, digits)) = found.last_mut().filter(|_| joined && character.is_ascii_digit()) {
            *end = at + 1;
            digits.push(character);
        } else if character.is_ascii_digit() {
            found.push((at, at + 1, character.to_string()));
        }
        let space = joined && character.is_whitespace();
        joined = character.is_ascii_digit() || (space && phrase[at + character.len_utf8()..].starts_with(|c: char| c.is_ascii_digit()));
    }
    found.into_iter().map(|(start, end, digits)| (start, end, digits.parse().unwrap())).collect()
}

/// The day before and the day after.
pub fn around(day: &str) -> Vec<String> {
    let day = Day::read(day).unwrap_or_else(|misread| panic!("{misread}"));
    [-1, 1].into_iter().filter_map(|days| day.plus(days)).map(|day| day.to_string()).collect()
}

#[test]
fn numbers_of_a_phrase_are_moved_one_at_a_time() {
    let phrases: Vec<String> = moved("de 80 000 à moins de 100\u{202f}000").into_iter().map(|(phrase, _, _)| phrase).collect();
    let expected = [
        "de 79999 à moins de 100\u{202f}000",
        "de 80001 à moins de 100\u{202f}000",
        "de 80 000 à moins de 99999",
        "de 80 000 à moins de 100001",
    ];
    assert_eq!(phrases, expected);
    assert_eq!(moved("oui"), Vec::new());
    assert_eq!(around("2021-08-31"), ["2021-08-30", "2021-09-01"]);
}
