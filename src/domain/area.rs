//! Départements and régions: read by name or by code, and explained when they are not understood.

use std::sync::Arc;

use super::catalogue::nearest;
use super::packed::packed;
use super::reading::code;
use super::{Departement, Fact, Misread, Region, excerpt, fold};

/// What kind of area a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// A commune, by its INSEE code.
    Commune,
    /// An EPCI, by its SIREN.
    Epci,
    /// A département, by its INSEE code.
    Departement,
    /// A région, by its INSEE code.
    Region,
}

/// A name that is not the official one: of a former commune or région, an abbreviation in use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherName {
    /// The name.
    pub name: Arc<str>,
    /// What kind of area it leads to.
    pub kind: AreaKind,
    /// The codes of the areas meant: one, or several to choose from.
    pub codes: Vec<Arc<str>>,
    /// What it is, where it is not simply another name: « ancienne région ».
    pub note: Option<Arc<str>>,
}

/// The areas of the whole country, and the other names of these and of the places of the territory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Areas {
    /// Every région, by code; none where the catalogue leaves the codes open.
    pub regions: Vec<Region>,
    /// Every département, by code; none where the catalogue leaves the codes open.
    pub departements: Vec<Departement>,
    /// Other names: of former communes and régions, abbreviations.
    pub other_names: Vec<OtherName>,
}

impl Areas {
    /// The areas of one kind among which the answers to a question are.
    pub(super) fn list(&self, kind: AreaKind) -> AreaList<'_> {
        let known = match kind {
            AreaKind::Region => self.regions.iter().map(|region| (&region.code, &region.name)).collect(),
            _ => self.departements.iter().map(|area| (&area.code, &area.name)).collect(),
        };
        AreaList { kind, known, others: &self.other_names }
    }
}

impl Fact {
    /// The name of the area with this code, where answers are areas.
    pub fn area_name(&self, code: &str) -> Option<&Arc<str>> {
        let areas = self.areas.as_ref()?;
        match self.among? {
            AreaKind::Region => areas.regions.iter().find(|region| &*region.code == code).map(|region| &region.name),
            _ => areas.departements.iter().find(|area| &*area.code == code).map(|area| &area.name),
        }
    }
}

/// The areas that a fact may name: code and name.
pub(super) struct AreaList<'a> {
    kind: AreaKind,
    known: Vec<(&'a Arc<str>, &'a Arc<str>)>,
    others: &'a [OtherName],
}

impl AreaList<'_> {
    fn has(&self, code: &str) -> bool {
        self.known.iter().any(|(known, _)| ***known == *code)
    }

    /// Reads one area: `68`, `Haut-Rhin`, `haut rhin`, `Haut-Rhin (68)`.
    pub(super) fn read(&self, text: &str) -> Result<Arc<str>, Misread> {
        let text = text.trim();
        if self.has(text) {
            return Ok(text.into());
        }
        let mut found = self.named(text);
        if found.is_empty() {
            let parts: Vec<&str> = items(text).flat_map(|item| item.split(" ou ")).flat_map(|item| item.split(" et ")).take(9).collect();
            let each: Vec<Vec<usize>> = parts.into_iter().map(|part| self.named(part)).collect();
            found = if each.iter().all(|named| named.len() == 1) { each.concat() } else { Vec::new() };
        }
        match found.as_slice() {
            [only] => Ok(self.known[*only].0.clone()),
            [] => Err(self.unknown(text)),
            several => Err(Misread::new(format!("Une seule réponse est attendue ici\u{a0}: {}\u{202f}?", self.either(several)))),
        }
    }

    /// Reads a code as a dossier writes it.
    pub(super) fn code(&self, text: &str) -> Result<Arc<str>, Misread> {
        let meant = || match self.named(text).as_slice() {
            [only] => Misread::new(format!(
                "«\u{a0}{}\u{a0}» n’est pas un code\u{a0}; vouliez-vous dire «\u{a0}{}\u{a0}»\u{202f}?",
                excerpt(text),
                self.known[*only].0
            )),
            _ => code(text).err().unwrap_or_else(|| self.unknown(text)),
        };
        if self.has(text) { Ok(text.into()) } else { Err(meant()) }
    }

    /// The codes of a text that is made of nothing else: `67 68` and `67-68` are lists of two.
    pub(super) fn codes<'t>(&self, text: &'t str) -> Option<Vec<&'t str>> {
        let words: Vec<&str> = text.split([' ', '-', '.']).filter(|word| !word.is_empty()).collect();
        words.iter().all(|word| self.by_code(word).is_some()).then_some(words)
    }

    fn by_code(&self, word: &str) -> Option<usize> {
        let is = |known: &str| known.eq_ignore_ascii_case(word) || (word.len() == 1 && known.strip_prefix('0') == Some(word));
        self.known.iter().position(|(code, _)| is(code))
    }

    /// The areas that a text names, each once: by its name, by its code, or by both.
    fn named(&self, text: &str) -> Vec<usize> {
        let folded = fold(text);
        let kinds = ["departement ", "dept ", "dpt ", "dep ", "region "];
        let name = kinds.iter().find_map(|kind| folded.strip_prefix(kind)).unwrap_or(&folded);
        if let Some(at) = self.by_code(&name.replace(' ', "")).filter(|_| name.ends_with(|c: char| c.is_ascii_alphabetic())) {
            return vec![at];
        }
        let (mut found, mut words) = (Vec::new(), Vec::new());
        for word in name.split(' ') {
            match self.by_code(word) {
                Some(at) if !found.contains(&at) => found.push(at),
                Some(_) => {}
                None => words.push(word),
            }
        }
        let words = words.join(" ");
        match self.known.iter().position(|(_, name)| fold(name) == words) {
            Some(at) if !found.contains(&at) => found.push(at),
            // What is neither the name nor the code of an area is not passed over.
            None if !words.is_empty() => found.clear(),
            _ => {}
        }
        found
    }

    fn either(&self, places: &[usize]) -> String {
        let said = |at: &usize| format!("{} ({})", self.known[*at].1, self.known[*at].0);
        places.iter().map(said).collect::<Vec<_>>().join(" ou ")
    }

    fn unknown(&self, text: &str) -> Misread {
        let (folded, shown) = (fold(text), excerpt(text));
        let meant = |what: &str, places: &[usize]| {
            Misread::new(format!("«\u{a0}{shown}\u{a0}» {what}\u{a0}; vouliez-vous dire {}\u{202f}?", self.either(places)))
        };
        let is_not = if self.kind == AreaKind::Region { "n’est pas une région" } else { "n’est pas un département" };
        if let Some(other) = self.others.iter().find(|other| other.kind == self.kind && fold(&other.name) == folded) {
            let places: Vec<usize> = other.codes.iter().filter_map(|code| self.by_code(code)).collect();
            return meant(other.note.as_deref().unwrap_or(is_not), &places);
        }
        let digits = folded.replace(' ', "");
        let number = |word: &&str| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit());
        if let Some(postal) = std::iter::once(&*digits).chain(folded.split(' ')).find(number).filter(|_| self.kind == AreaKind::Departement)
            && let Some(at) = self.by_code(&postal[..3]).or_else(|| self.by_code(&postal[..2]))
        {
            return meant(if postal == digits { "est un code postal" } else { "contient un code postal" }, &[at]);
        }
        if let Some(at) = digits.strip_prefix('0').and_then(|rest| self.by_code(rest.trim_start_matches('0'))) {
            return meant(is_not, &[at]);
        }
        let near = self.near(&folded);
        if !near.is_empty() {
            return meant(is_not, &near);
        }
        Misread::new(format!("«\u{a0}{shown}\u{a0}» {is_not} connu{}", if self.kind == AreaKind::Region { "e" } else { "" }))
    }

    /// The areas whose names have all of these words, a few at most; else the one that is spelt nearly so.
    fn near(&self, folded: &str) -> Vec<usize> {
        let names: Vec<String> = self.known.iter().map(|(_, name)| fold(name)).collect();
        let has_all = |name: &&String| folded.len() > 3 && folded.split(' ').all(|word| name.split(' ').any(|part| part == word));
        let found: Vec<usize> = names.iter().enumerate().filter(|(_, name)| has_all(name)).map(|(at, _)| at).collect();
        if (1..=4).contains(&found.len()) {
            return found;
        }
        let near = nearest(folded, names.iter().map(String::as_str)).filter(|_| folded.len() > 4);
        near.and_then(|near| names.iter().position(|name| name == near)).into_iter().collect()
    }
}

/// Gives each fact the areas among which its answer is chosen; where there are none, codes stay open.
pub fn link_areas(facts: &mut [Fact], areas: &Arc<Areas>) {
    for fact in facts {
        let declared = match fact.among {
            Some(AreaKind::Region) => !areas.regions.is_empty(),
            Some(_) => !areas.departements.is_empty(),
            None => false,
        };
        fact.areas = declared.then(|| areas.clone());
    }
}

/// The entries of a list as people separate them.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '/', '+', '&', '\n']).map(str::trim).filter(|item| !item.is_empty())
}

packed! { enum AreaKind { 1 Epci {} 2 Departement {} 3 Region {} else Commune {} } }
packed! { struct Areas { regions, departements, other_names } }
packed! { struct OtherName { name, kind, codes, note } }
