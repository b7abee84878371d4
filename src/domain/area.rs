//! Départements and régions: read by name or by code, and explained when they are not understood.

use std::sync::Arc;

use super::catalogue::nearest;
use super::packed::packed;
use super::reading::code;
use super::{Fact, Misread, Territories, excerpt, fold};

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

/// The areas that a fact may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Areas {
    kind: AreaKind,
    /// Code and name.
    known: Vec<(Arc<str>, Arc<str>)>,
    others: Vec<OtherName>,
}

impl Areas {
    /// The départements or the régions that a catalogue declares.
    pub(super) fn of(territories: &Territories, kind: AreaKind) -> Areas {
        let known = match kind {
            AreaKind::Region => territories.regions.iter().map(|region| (region.code.clone(), region.name.clone())).collect(),
            _ => territories.departements.iter().map(|area| (area.code.clone(), area.name.clone())).collect(),
        };
        Areas { kind, known, others: territories.other_names.iter().filter(|other| other.kind == kind).cloned().collect() }
    }

    /// The name of the area with this code.
    pub fn name(&self, code: &str) -> Option<&Arc<str>> {
        self.known.iter().find(|(known, _)| **known == *code).map(|(_, name)| name)
    }

    /// Reads one area: `68`, `Haut-Rhin`, `haut rhin`, `Haut-Rhin (68)`.
    pub(super) fn read(&self, text: &str) -> Result<Arc<str>, Misread> {
        let text = text.trim();
        if self.name(text).is_some() {
            return Ok(text.into());
        }
        let mut found = self.named(text);
        if found.is_empty() {
            let each: Vec<Vec<usize>> = items(text).map(|item| self.named(item)).collect();
            found = if each.len() < 10 && each.iter().all(|named| named.len() == 1) { each.concat() } else { Vec::new() };
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
        if self.name(text).is_some() { Ok(text.into()) } else { Err(meant()) }
    }

    /// True when every word of a text is a code: `67 68` is a list of two.
    pub(super) fn are_codes(&self, text: &str) -> bool {
        text.split_whitespace().all(|word| self.by_code(word).is_some())
    }

    fn by_code(&self, word: &str) -> Option<usize> {
        let is = |known: &str| known.eq_ignore_ascii_case(word) || (word.len() == 1 && known.strip_prefix('0') == Some(word));
        self.known.iter().position(|(code, _)| is(code))
    }

    /// The areas that a text names, each once: by its name, by its code, or by both.
    fn named(&self, text: &str) -> Vec<usize> {
        let folded = fold(text);
        let kind = if self.kind == AreaKind::Region { "region" } else { "departement" };
        let name = folded.strip_prefix(kind).map_or(&*folded, str::trim);
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
        if let Some(other) = self.others.iter().find(|other| fold(&other.name) == folded) {
            let places: Vec<usize> = other.codes.iter().filter_map(|code| self.by_code(code)).collect();
            return meant(other.note.as_deref().unwrap_or(is_not), &places);
        }
        let digits = folded.replace(' ', "");
        if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
            let postal = self.kind == AreaKind::Departement && digits.len() == 5;
            let start = if postal { self.by_code(&digits[..3]).or_else(|| self.by_code(&digits[..2])) } else { None };
            if let Some(at) = start {
                return meant("est un code postal", &[at]);
            }
            if let Some(at) = self.by_code(digits.trim_start_matches('0')).filter(|_| digits.starts_with('0')) {
                return meant(is_not, &[at]);
            }
        } else if folded.len() > 3 {
            let names: Vec<String> = self.known.iter().map(|(_, name)| fold(name)).collect();
            let near = nearest(&folded, names.iter().map(String::as_str)).and_then(|near| names.iter().position(|name| name == near));
            if let Some(at) = near {
                return meant(is_not, &[at]);
            }
        }
        Misread::new(format!("«\u{a0}{shown}\u{a0}» {is_not} connu{}", if self.kind == AreaKind::Region { "e" } else { "" }))
    }
}

/// Gives each fact the areas among which its answer is chosen: they are kept once. Where there are none, codes stay open.
pub fn link_areas(facts: &mut [Fact], territories: &Territories) {
    for kind in [AreaKind::Departement, AreaKind::Region] {
        let areas = Some(Arc::new(Areas::of(territories, kind))).filter(|areas| !areas.known.is_empty());
        facts.iter_mut().filter(|fact| fact.among == Some(kind)).for_each(|fact| fact.areas.clone_from(&areas));
    }
}

/// The entries of a list as people separate them.
pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '/', '+', '&', '\n']).map(str::trim).filter(|item| !item.is_empty())
}

packed! { enum AreaKind { 1 Epci {} 2 Departement {} 3 Region {} else Commune {} } }
packed! { struct OtherName { name, kind, codes, note } }
