//! Identifiers: plain words, each taken once in its list.

use serde_json::Value;

use super::cursor::Cursor;
use super::index::Index;
use crate::domain::excerpt;

/// What a name may be made of, said where one is not.
pub(super) const PLAIN: &str = "lettres sans accent, chiffres, « - » et « _ », par exemple \"mon-programme\"";

/// Letters, digits, hyphens and underscores: such a name stands in an address, in a link and beside files.
pub fn is_plain(name: &str) -> bool {
    (1..=80).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// The list `programmes` of the head: which files there are, in the order of the page. True when it can be trusted.
pub(super) fn programmes(head: &Cursor) -> bool {
    let example = || Some("programmes = [\"mon-programme\"]".to_owned());
    let names = match head.value("programmes") {
        None => {
            head.fault("programmes", "cette liste manque : un catalogue nomme au moins un programme", example());
            return false;
        }
        Some(Value::Array(names)) if !names.is_empty() => names,
        Some(Value::Array(_)) => {
            head.fault("programmes", "cette liste est vide : un catalogue nomme au moins un programme", example());
            return false;
        }
        Some(_) => {
            head.fault("programmes", "une liste de noms de programmes est attendue ici", example());
            return false;
        }
    };
    let (mut seen, mut sound) = (Index::default(), true);
    for (index, name) in names.iter().enumerate() {
        let (problem, hint) = match name.as_str() {
            None => ("un nom de programme est attendu ici, entre guillemets".to_owned(), PLAIN),
            Some(name) if !is_plain(name) => (format!("« {} » n’est pas un nom simple", excerpt(name)), PLAIN),
            Some(name) if seen.add(name, index).is_some() => (format!("le programme « {name} » est écrit deux fois"), "gardez-en un"),
            Some(_) => continue,
        };
        head.fault(&format!("programmes[{index}]"), problem, Some(hint.into()));
        sound = false;
    }
    sound
}

/// The names at `key` of the tables at `list` are plain, and each is taken once: two entries of one name would shadow one
/// another.
pub(super) fn once(cursor: &Cursor, list: &'static str, key: &'static str) {
    distinct(cursor, list, key, |place, name, taken| {
        if taken {
            cursor.fault(place, format!("l’identifiant « {name} » est déjà pris"), None);
        } else if !is_plain(name) {
            cursor.fault(place, format!("« {} » n’est pas un nom simple", excerpt(name)), Some(PLAIN.into()));
        }
    });
}

/// Calls `tell` with the place and the text at `key` of each table, and whether an earlier one has the same.
pub(super) fn distinct(cursor: &Cursor, list: &'static str, key: &'static str, tell: impl Fn(&str, &str, bool)) {
    let mut seen = Index::default();
    for (index, entry) in cursor.tables(list).iter().enumerate() {
        if let Some(text) = entry.value_of(key).filter(|text| !text.trim().is_empty()) {
            let taken = seen.add(&text, index).is_some();
            tell(&format!("{list}[{index}].{key}"), &text, taken);
        }
    }
}
