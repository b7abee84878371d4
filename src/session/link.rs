//! The answers as the fragment of an address.

use super::answers::Answers;
use super::lines::Draft;
use super::link_reader::from_fragment;
use super::percent::{decoded, encoded};
use super::place::{FILLED, PlaceKind, fills};
use crate::domain::{Catalogue, Day};

/// Most characters of a link that is offered or read: mail programs and older browsers cut or refuse longer addresses.
pub(super) const MOST_CHARACTERS: usize = 20_000;

/// The words of a link that name no fact.
pub(super) const WORDS: [&str; 6] = ["lieu", "inconnu", "depense", "sans_depense", "date", "fait"];

/// Whether a fragment is a link of ours, damaged or not: one of its words is followed by a value and known. The fragments of
/// others name a part of their page.
pub fn is_link(catalogue: &Catalogue, text: &str) -> bool {
    let words = parts_of(text).filter_map(|part| part.split_once('=')).filter_map(|(key, _)| decoded(key));
    words.take(MOST_CHARACTERS).any(|key| WORDS.contains(&&*key) || catalogue.fact(&key).is_some())
}

/// The parts of a fragment. A link copied out of the source of a page carries `&amp;` for `&`.
pub(super) fn parts_of(text: &str) -> impl Iterator<Item = &str> {
    let text = text.strip_prefix('#').unwrap_or(text);
    text.split('&').map(|part| part.strip_prefix("amp;").unwrap_or(part)).filter(|part| !part.is_empty())
}

/// The answers as a fragment, without its leading `#`: `lieu=commune:68365&objets=demarches&depense=Portail~deploiement~40000`.
pub fn to_fragment(answers: &Answers) -> String {
    joined(parts(answers, answers.made))
}

/// The same with the day on which it is made, unless the answers come from a link or a file that has one.
pub fn to_dated_fragment(answers: &Answers, today: Day) -> String {
    joined(parts(answers, answers.made.or(Some(today))))
}

fn joined((mut parts, lines, after): (Vec<String>, Vec<String>, Vec<String>)) -> String {
    parts.extend(lines);
    parts.extend(after);
    parts.join("&")
}

/// A link to pass on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The fragment, with the day on which it was made.
    pub fragment: String,
    /// How many expense lines it has no room for.
    pub lines_left_out: usize,
    /// What those who open it will read that it lost, in sentences.
    pub lost: Vec<String>,
}

impl Link {
    /// The answers as a link made on this day, which every program opens: lines that have no room are counted instead.
    pub fn of(catalogue: &Catalogue, answers: &Answers, today: Day) -> Link {
        let (before, lines, after) = parts(answers, answers.made.or(Some(today)));
        let length = |part: &String| part.len() + 1;
        let mut room = MOST_CHARACTERS.saturating_sub(before.iter().chain(&after).map(length).sum());
        let fits = |part: &&String| {
            let left = room.checked_sub(length(part));
            room = left.unwrap_or(0);
            left.is_some()
        };
        let kept: Vec<&String> = lines.iter().take_while(fits).collect();
        let lines_left_out = lines.len() - kept.len();
        let fragment = before.iter().chain(kept).chain(&after).map(String::as_str).collect::<Vec<_>>().join("&");
        let lost = from_fragment(catalogue, &fragment).1;
        Link { fragment, lines_left_out, lost }
    }
}

/// What comes before the expense lines, the lines, and what comes after them. Nothing answered has no day of its own.
fn parts(answers: &Answers, made: Option<Day>) -> (Vec<String>, Vec<String>, Vec<String>) {
    let mut before: Vec<String> = Vec::new();
    if let Some(place) = &answers.place {
        before.push(format!("lieu={}", place_word(place.kind, &place.code)));
        let taken_back = |fact: &&&str| !answers.typed.contains_key(**fact) && !answers.aside.contains_key(**fact);
        before.extend(FILLED.iter().filter(|fact| fills(place.kind, fact)).filter(taken_back).map(|fact| format!("{fact}=")));
    }
    before.extend(answers.typed.iter().map(|(fact, text)| format!("{}={}", encoded(&fact.0), encoded(text))));
    if !answers.aside.is_empty() {
        let aside: Vec<String> = answers.aside.keys().map(|fact| encoded(&fact.0)).collect();
        before.push(format!("inconnu={}", aside.join(",")));
    }
    let drafts = answers.lines.drafts.iter().filter(|_| !answers.lines.is_untouched());
    let line = |line: &Draft| format!("depense={}~{}~{}", encoded(&line.label), encoded(&line.category), encoded(&line.amount));
    let lines: Vec<String> = drafts.map(line).collect();
    let mut after: Vec<String> = answers.lines.none.then(|| "sans_depense=oui".to_owned()).into_iter().collect();
    after.extend(answers.settled_date().iter().map(|date| format!("date={}", encoded(date))));
    if !(before.is_empty() && lines.is_empty() && after.is_empty()) {
        after.extend(made.map(|day| format!("fait={day}")));
    }
    (before, lines, after)
}

/// A place by its kind and its code: `commune:68365`.
pub(super) fn place_word(kind: PlaceKind, code: &str) -> String {
    let kind = match kind {
        PlaceKind::Commune => "commune",
        PlaceKind::Epci => "epci",
    };
    format!("{kind}:{}", encoded(code))
}
