//! Search of communes and EPCI by name or code: accents, hyphens, capitals, « St », articles, « Mairie de » are forgiven.

use std::sync::Arc;

use super::place::PlaceKind;
use crate::domain::{AreaKind, Departement, OtherName, Territories, fold, sort_by_key};

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
    /// The name it was found by, where that is another one: of a former commune, or an abbreviation.
    pub found_by: Option<Arc<str>>,
    /// The départements it lies in.
    departements: Vec<Arc<str>>,
    /// The names that are compared, folded; the first is the one in full.
    forms: Vec<String>,
}

/// Every place of the territories, EPCI after communes, then those with another name.
pub fn entries(territories: &Territories) -> Vec<Entry> {
    let communes = territories.communes().iter().map(|commune| Entry {
        kind: PlaceKind::Commune,
        code: commune.code.clone(),
        name: commune.name.clone(),
        within: territories.epci(&commune.epci).map(|epci| epci.name.clone()),
        postal_codes: commune.postal_codes.clone(),
        found_by: None,
        departements: vec![territories.departement.clone()],
        forms: vec![fold(&commune.name)],
    });
    let epcis = territories.epcis().iter().map(|epci| Entry {
        kind: PlaceKind::Epci,
        code: epci.code.clone(),
        name: epci.name.clone(),
        within: None,
        postal_codes: Vec::new(),
        found_by: None,
        departements: epci.member_departements.clone(),
        forms: grouping(&fold(&epci.name)),
    });
    let mut all: Vec<Entry> = communes.chain(epcis).collect();
    let others: Vec<Entry> = territories.areas.other_names.iter().filter_map(|other| by_another_name(&all, other)).collect();
    all.extend(others);
    all
}

fn by_another_name(all: &[Entry], other: &OtherName) -> Option<Entry> {
    let kind = match other.kind {
        AreaKind::Commune => PlaceKind::Commune,
        AreaKind::Epci => PlaceKind::Epci,
        AreaKind::Departement | AreaKind::Region => return None,
    };
    let place = all.iter().find(|entry| entry.kind == kind && other.codes.first() == Some(&entry.code))?;
    Some(Entry { found_by: Some(other.name.clone()), forms: vec![fold(&other.name)], ..place.clone() })
}

/// The kinds of EPCI, as their names begin and as people write them.
const KINDS: [(&str, &str); 3] = [("cc", "communaute communes"), ("ca", "communaute agglomeration"), ("cu", "communaute urbaine")];

/// `cc sundgau` is also `communaute communes sundgau`, `sundgau`, and `ccs`.
fn grouping(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let kind = KINDS.iter().find_map(|(short, long)| Some((short, long, name.strip_prefix(short)?.strip_prefix(' ')?)));
    if let Some((short, long, bare)) = kind {
        let initials = bare.split(' ').filter_map(|word| word.chars().next());
        forms.extend([format!("{long} {bare}"), bare.to_owned(), short.chars().chain(initials).collect()]);
    }
    forms
}

/// What is looked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Query {
    /// The words of a name.
    words: String,
    /// A postal code, an INSEE code, a SIREN, or the beginning of one.
    code: String,
    /// A département, beside a name.
    departement: String,
    /// « Ville de », « Mairie de »: no EPCI is meant.
    commune: bool,
}

impl Query {
    fn of(text: &str) -> Query {
        let folded = fold(text);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let mut query = Query::default();
        while words.len() > 1 && matches!(words[0], "hotel" | "ville" | "mairie" | "commune" | "nouvelle" | "village") {
            words.remove(0);
            query.commune = true;
        }
        let number = |word: &&str| word.trim_start_matches("2a").trim_start_matches("2b").bytes().all(|b| b.is_ascii_digit());
        if let Some(at) = words.iter().position(|word| *word == "cedex") {
            // « Colmar Cedex 9 »
            words.truncate(at);
        }
        let (numbers, mut names): (Vec<&str>, Vec<&str>) = words.into_iter().partition(number);
        if !numbers.is_empty() && names.first() == Some(&"f") {
            // « F-68000 Colmar »
            names.remove(0);
        }
        let number = numbers.concat();
        query.words = names.join(" ").replace("com com", "cc").replace("comcom", "cc");
        if number.len() <= 3 && !query.words.is_empty() {
            query.departement = number;
        } else {
            query.code = number;
        }
        query
    }

    /// How well an entry matches: 0 the same name or code, 1 starts with the words, 2 each word starts a word of the name,
    /// 3 contains the words, 4 has a postal code that starts so.
    fn rank(&self, entry: &Entry) -> Option<u8> {
        let within = self.departement.is_empty() || entry.departements.iter().any(|code| code.eq_ignore_ascii_case(&self.departement));
        if !within || (self.commune && entry.kind != PlaceKind::Commune) {
            return None;
        }
        let coded = if self.code.is_empty() { Some(0) } else { self.rank_of_code(entry) };
        if self.words.is_empty() {
            return coded.filter(|_| !self.code.is_empty() && entry.found_by.is_none());
        }
        coded?;
        entry.forms.iter().filter_map(|form| rank(form, &self.words)).min()
    }

    fn rank_of_code(&self, entry: &Entry) -> Option<u8> {
        // The SIREN of a commune is made of its INSEE code, but for its last digit; a SIRET begins with the SIREN.
        let code = entry.code.to_ascii_lowercase();
        let parts = code.split_at_checked(2).filter(|_| code.len() == 5);
        let siren = parts.map_or_else(|| code.clone(), |(departement, number)| format!("21{departement}0{number}"));
        let same = self.code == code || (matches!(self.code.len(), 9 | 14) && self.code.starts_with(&siren));
        let postal = || entry.postal_codes.iter().any(|postal| postal.starts_with(&self.code));
        if same { Some(0) } else { postal().then_some(4) }
    }

    /// Places with their ranks, best first, each once.
    fn ranked<'e>(&self, entries: &'e [Entry]) -> Vec<(u8, &'e Entry)> {
        let mut found: Vec<(u8, &Entry)> = entries.iter().filter_map(|entry| Some((self.rank(entry)?, entry))).collect();
        if found.is_empty() && !self.words.is_empty() && !self.code.is_empty() {
            // A code of cedex is none of the table, and the name is enough.
            let by_name = Query { words: self.words.clone(), commune: true, ..Query::default() };
            let here = |entry: &Entry| entry.departements.iter().any(|code| self.code.starts_with(&code.to_ascii_lowercase()));
            return by_name.ranked(entries).into_iter().filter(|(_, entry)| here(entry)).collect();
        }
        if self.words.is_empty() && found.iter().any(|(rank, _)| *rank == 4) {
            // Five digits are a postal code to people, even where they are an INSEE code too.
            found.retain(|(rank, _)| *rank == 4);
        }
        sort_by_key(&mut found, |(rank, entry)| (*rank, entry.forms.first().cloned()));
        let mut once: Vec<(u8, &Entry)> = Vec::new();
        for (rank, entry) in found {
            if once.iter().all(|(_, other)| (other.kind, &other.code) != (entry.kind, &entry.code)) {
                once.push((rank, entry));
            }
        }
        once
    }
}

/// The places that match, best first. Postal codes filter; they never identify.
pub fn find<'e>(entries: &'e [Entry], text: &str, most: usize) -> Vec<&'e Entry> {
    Query::of(text).ranked(entries).into_iter().take(most).map(|(_, entry)| entry).collect()
}

/// The only place whose name or code this is, where there is exactly one.
pub fn exact<'e>(entries: &'e [Entry], text: &str) -> Option<&'e Entry> {
    let found = Query::of(text).ranked(entries);
    let mut same = found.into_iter().filter(|(rank, _)| *rank == 0);
    same.next().filter(|_| same.next().is_none()).map(|(_, entry)| entry)
}

/// The places that may be meant by a text that matches none: those spelt nearly so, nearest first.
pub fn near<'e>(entries: &'e [Entry], text: &str, most: usize) -> Vec<&'e Entry> {
    let words = Query::of(text).words;
    if !(4..=60).contains(&words.len()) {
        return Vec::new();
    }
    let apart = |form: &str| {
        let within = 1 + form.len().min(words.len()) / 5;
        (form.len().abs_diff(words.len()) <= within).then(|| strsim::osa_distance(form, &words)).filter(|apart| *apart <= within)
    };
    let distance = |entry: &Entry| {
        let parts = entry.forms.iter().flat_map(|form| form.split(' ')).filter(|word| word.len() > 4);
        let whole = entry.forms.iter().filter_map(|form| apart(form)).min();
        whole.into_iter().chain(parts.filter_map(apart).map(|apart| apart + 1)).min()
    };
    let mut found: Vec<(usize, &Entry)> = entries.iter().filter_map(|entry| Some((distance(entry)?, entry))).collect();
    sort_by_key(&mut found, |(apart, _)| *apart);
    let nearest = found.first().map_or(0, |(apart, _)| *apart);
    found.into_iter().take_while(|(apart, _)| *apart <= nearest + 1).take(most).map(|(_, entry)| entry).collect()
}

/// The département of a postal or INSEE code, where it is not that of the communes.
pub fn elsewhere<'t>(territories: &'t Territories, text: &str) -> Option<&'t Departement> {
    let Query { code, departement, .. } = Query::of(text);
    let given = if code.len() == 5 { code } else { departement };
    let found = |most: usize| territories.departement(&given.get(..most)?.to_ascii_uppercase());
    let found = found(3).or_else(|| found(2))?;
    (found.code != territories.departement).then_some(found)
}

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
