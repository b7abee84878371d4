//! Search of communes and EPCI by name: accents, hyphens, capitals, « St » and articles are forgiven.

use std::sync::Arc;

use super::place::PlaceKind;
use crate::domain::{Territories, sort_by_key};

/// One place that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What kind of place it is.
    pub kind: PlaceKind,
    /// Its code.
    pub code: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// The name of the EPCI of a commune.
    pub within: Option<Arc<str>>,
    /// Its postal codes.
    pub postal_codes: Vec<Arc<str>>,
    folded: String,
}

/// Every place of the territories, EPCI after communes.
pub fn entries(territories: &Territories) -> Vec<Entry> {
    let communes = territories.communes.iter().map(|commune| Entry {
        kind: PlaceKind::Commune,
        code: commune.code.clone(),
        name: commune.name.clone(),
        within: territories.epci(&commune.epci).map(|epci| epci.name.clone()),
        postal_codes: commune.postal_codes.clone(),
        folded: fold(&commune.name),
    });
    let epcis = territories.epcis.iter().map(|epci| Entry {
        kind: PlaceKind::Epci,
        code: epci.code.clone(),
        name: epci.name.clone(),
        within: None,
        postal_codes: Vec::new(),
        folded: fold(&epci.name),
    });
    communes.chain(epcis).collect()
}

/// The places that match, best first: names that start with the words, then names that contain them.
/// Digits filter by postal code; they never identify.
pub fn find<'e>(entries: &'e [Entry], text: &str, most: usize) -> Vec<&'e Entry> {
    let wanted = fold(text);
    if wanted.is_empty() {
        return Vec::new();
    }
    let digits = wanted.bytes().all(|b| b.is_ascii_digit());
    let rank = |entry: &Entry| {
        if digits {
            return entry.postal_codes.iter().any(|code| code.starts_with(&wanted)).then_some(0);
        }
        rank(&entry.folded, &wanted)
    };
    let mut found: Vec<(u8, &Entry)> = entries.iter().filter_map(|entry| rank(entry).map(|rank| (rank, entry))).collect();
    sort_by_key(&mut found, |(rank, entry)| (*rank, entry.folded.as_str()));
    found.into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// 0 the same name, 1 starts with the text, 2 each word starts a word of the name, 3 contains the text.
fn rank(name: &str, wanted: &str) -> Option<u8> {
    let starts = |word: &str| name.split(' ').any(|part| part.starts_with(word));
    if name == wanted {
        Some(0)
    } else if name.starts_with(wanted) {
        Some(1)
    } else if wanted.split(' ').all(starts) {
        Some(2)
    } else {
        name.contains(wanted).then_some(3)
    }
}

/// Words that are left out on both sides.
const ARTICLES: [&str; 9] = ["le", "la", "les", "l", "de", "du", "des", "d", "et"];

/// A text without accents, capitals, punctuation and articles; « St » and « Ste » are spelt out.
pub fn fold(text: &str) -> String {
    let plain: String = text.chars().flat_map(letters).collect();
    let words = plain.split(' ').filter(|word| !word.is_empty());
    let spelt = words.map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        word => word,
    });
    let all: Vec<&str> = spelt.collect();
    let kept: Vec<&str> = all.iter().copied().filter(|word| !ARTICLES.contains(word)).collect();
    if kept.is_empty() { all.join(" ") } else { kept.join(" ") }
}

/// The plain letters of a character. A table of the French and Alsatian letters weighs a tenth of a Unicode library.
fn letters(c: char) -> impl Iterator<Item = char> {
    let plain = match c {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'À' | 'Â' | 'Ä' | 'Á' => "a",
        'ç' | 'Ç' => "c",
        'è' | 'é' | 'ê' | 'ë' | 'È' | 'É' | 'Ê' | 'Ë' => "e",
        'ì' | 'í' | 'î' | 'ï' | 'Î' | 'Ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'ö' | 'Ô' | 'Ö' => "o",
        'ù' | 'ú' | 'û' | 'ü' | 'Ù' | 'Û' | 'Ü' => "u",
        'ÿ' | 'Ÿ' => "y",
        'œ' | 'Œ' => "oe",
        'æ' | 'Æ' => "ae",
        'ß' => "ss",
        // A combining accent follows the letter it marks.
        '\u{300}'..='\u{36f}' => "",
        c if c.is_ascii_alphanumeric() => return Letters::One(Some(c.to_ascii_lowercase())),
        _ => " ",
    };
    Letters::Several(plain.chars())
}

enum Letters {
    One(Option<char>),
    Several(std::str::Chars<'static>),
}

impl Iterator for Letters {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        match self {
            Letters::One(c) => c.take(),
            Letters::Several(chars) => chars.next(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_hyphens_capitals_and_articles_are_forgiven() {
        assert_eq!(fold("Saint-Hippolyte"), fold("st hippolyte"));
        assert_eq!(fold("UNGERSHEIM"), fold("Ungershéim"));
        assert_eq!(fold("Le Bonhomme"), fold("bonhomme"));
        assert_eq!(fold("L'e\u{301}glise"), "eglise");
        assert_eq!(fold("la"), "la");
    }

    fn entry(name: &str, postal: &str) -> Entry {
        let folded = fold(name);
        Entry { kind: PlaceKind::Commune, code: name.into(), name: name.into(), within: None, postal_codes: vec![postal.into()], folded }
    }

    fn names(places: &[Entry], text: &str) -> Vec<String> {
        find(places, text, 10).into_iter().map(|entry| entry.name.to_string()).collect()
    }

    #[test]
    fn starts_come_before_middles_and_postal_codes_filter() {
        let places = [
            entry("Riedisheim", "68400"),
            entry("Saint-Hippolyte", "68590"),
            entry("Hirtzbach", "68118"),
            entry("Bischwihr", "68320"),
            entry("Saint-Louis", "68300"),
        ];
        assert_eq!(names(&places, "st hip"), ["Saint-Hippolyte"]);
        assert_eq!(names(&places, "hi"), ["Hirtzbach", "Saint-Hippolyte"]);
        assert_eq!(names(&places, "wih"), ["Bischwihr"]);
        assert_eq!(names(&places, "683"), ["Bischwihr", "Saint-Louis"]);
        assert!(names(&places, "").is_empty() && names(&places, "xyz").is_empty());
    }
}
