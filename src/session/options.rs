//! What the address or the host page decides beforehand: answers filled in, programmes shown, theme.
//!
//! Every value is checked, stays visible and can be corrected. A word that is not one of ours says nothing: addresses carry
//! those of others too.

use std::sync::Arc;

use super::answers::Answers;
use super::link_reader::{from_fragment, left_out};
use super::percent::{decoded, encoded};
use super::place::PlaceKind;
use super::search::{elsewhere, entries, exact, find, near};
use crate::domain::{Catalogue, excerpt, nearest, sort_by_key};

/// What was decided beforehand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The answers filled in.
    pub answers: Answers,
    /// The programmes to show; all of them when there is none.
    pub only: Vec<Arc<str>>,
    /// One sentence for each value that was not understood.
    pub dropped: Vec<String>,
}

/// The words that fill an answer in, as a shared link has them too.
const ANSWERS: [&str; 3] = ["departement", "porteur", "date"];

/// Reads the options of an address: `?programme=fitn-volet-1&commune=68365&date=2021-06-10`.
pub fn from_query(catalogue: &Catalogue, query: &str) -> Options {
    let (mut link, mut only, mut dropped) = (Vec::new(), Vec::new(), Vec::new());
    for (key, raw) in pairs(query) {
        match (key, decoded(&raw)) {
            ("commune", Some(text)) => match place(catalogue, text.trim()) {
                Ok(place) => link.push(place),
                Err(why) => dropped.push(left_out(key, &why)),
            },
            ("programme", Some(text)) => programmes(catalogue, &text, &mut only, &mut dropped),
            ("commune" | "programme", None) => dropped.push(left_out(key, "cette valeur est mal encodée")),
            (key, _) if ANSWERS.contains(&key) => link.push(format!("{key}={}", raw.trim())),
            _ => {}
        }
    }
    let (answers, lost) = from_fragment(catalogue, &link.join("&"));
    dropped.extend(lost);
    Options { answers, only, dropped }
}

/// What tells these options from others, in the order of their names: two embeds that ask for different answers or programmes
/// share nothing that is kept.
pub fn told_apart(query: &str) -> String {
    let decides = |key: &str| matches!(key, "commune" | "programme") || ANSWERS.contains(&key);
    let mut words: Vec<String> = pairs(query).filter(|(key, _)| decides(key)).map(|(key, raw)| format!("{key}={raw}")).collect();
    sort_by_key(&mut words, String::clone);
    words.dedup();
    if words.is_empty() { String::new() } else { format!("?{}", words.join("&")) }
}

/// The theme that the options ask for; none for what the visitor prefers.
pub fn theme(query: &str) -> Option<&'static str> {
    let asked = pairs(query).find(|(key, _)| *key == "theme")?.1;
    ["clair", "sombre"].into_iter().find(|theme| *theme == asked)
}

/// The words of a query with their values, those left empty apart; there a plus sign is a space.
fn pairs(query: &str) -> impl Iterator<Item = (&str, String)> {
    let pairs = query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('='));
    pairs.map(|(key, raw)| (key, raw.replace('+', "%20"))).filter(|(_, raw)| !raw.is_empty())
}

/// The place as a link says it, found as in the search of places; one that is not the only one to be meant is not chosen.
fn place(catalogue: &Catalogue, text: &str) -> Result<String, String> {
    let all = entries(&catalogue.territories);
    let by_code = all.iter().find(|entry| *entry.code == *text);
    if let Some(entry) = by_code.or_else(|| exact(&all, text)) {
        let kind = match entry.kind {
            PlaceKind::Commune => "commune",
            PlaceKind::Epci => "epci",
        };
        return Ok(format!("lieu={kind}:{}", encoded(&entry.code)));
    }
    let text = excerpt(text);
    let unknown = format!("aucune commune ni intercommunalité connue ne s’appelle ni n’a pour code «\u{a0}{text}\u{a0}»");
    if let Some(departement) = elsewhere(&catalogue.territories, &text) {
        return Err(format!("{unknown}\u{a0}: ce code est celui du département {} ({})", departement.name, departement.code));
    }
    let mut meant = find(&all, &text, 5);
    if meant.is_empty() {
        meant = near(&all, &text, 5);
    }
    let meant: Vec<String> = meant.iter().map(|entry| format!("{} ({})", entry.name, entry.code)).collect();
    if meant.is_empty() {
        return Err(unknown);
    }
    Err(format!("{unknown}\u{a0}; vouliez-vous dire {}\u{202f}?", meant.join(" ou ")))
}

fn programmes(catalogue: &Catalogue, text: &str, only: &mut Vec<Arc<str>>, dropped: &mut Vec<String>) {
    for asked in text.split(',').map(str::trim).filter(|asked| !asked.is_empty()) {
        match catalogue.programme(asked) {
            Some(programme) if only.contains(&programme.id) => {}
            Some(programme) => only.push(programme.id.clone()),
            None => {
                let near = nearest(asked, catalogue.programmes.iter().map(|programme| &*programme.id));
                let hint = near.map(|near| format!("\u{a0}; vouliez-vous dire «\u{a0}{near}\u{a0}»\u{202f}?")).unwrap_or_default();
                dropped.push(left_out("programme", &format!("«\u{a0}{asked}\u{a0}» n’est pas un dispositif connu{hint}")));
            }
        }
    }
}
