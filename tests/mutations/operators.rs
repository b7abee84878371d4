//! The changes to try, one kind at a time.

use serde_json::{Value, json};

use crate::changes::{Change, embedded, in_programmes, is_element_of, walk};
use crate::numbers::{around, moved};

fn each_number_moved(place: &str, phrase: &Value) -> Vec<Change> {
    let phrases = moved(phrase.as_str().unwrap_or_default()).into_iter();
    phrases.map(|(phrase, from, to)| Change::becomes(place, phrase, format!("{from} becomes {to}"))).collect()
}

/// Every number of a condition or of a band, up and down by one.
pub fn thresholds() -> Vec<Change> {
    in_programmes(|place, key, value| if ["attendu", "si"].contains(&key) { each_number_moved(place, value) } else { Vec::new() })
}

/// Every rate, up and down by one point.
pub fn rates() -> Vec<Change> {
    in_programmes(|place, key, value| if key == "taux" { each_number_moved(place, value) } else { Vec::new() })
}

/// Every day of a calendar, and the last day on which the page is taken at its word.
pub fn days() -> Vec<Change> {
    let moved =
        |place: &str, day: &str| around(day).into_iter().map(|other| Change::becomes(place, other.clone(), other)).collect::<Vec<_>>();
    let mut found = in_programmes(|place, key, value| match (key, value.as_str()) {
        ("cloture" | "le" | "jusqu_au", Some(day)) => moved(place, day),
        _ => Vec::new(),
    });
    found.extend(moved("/catalogue/perime/apres", embedded()["catalogue"]["perime"]["apres"].as_str().unwrap()));
    found
}

/// « au moins une » for « toutes », and the other way round.
pub fn connectives() -> Vec<Change> {
    in_programmes(|place, key, _| match key {
        "au_moins_une" => vec![Change::is_renamed(place, "toutes")],
        "toutes" => vec![Change::is_renamed(place, "au_moins_une")],
        _ => Vec::new(),
    })
}

/// Conditions, doubts, parts of them, and the demand for a fundable expense.
pub fn rules_removed() -> Vec<Change> {
    in_programmes(|place, key, value| {
        let listed = ["concerne", "conditions", "doutes"].iter().any(|list| is_element_of(place, list));
        let around = place.rsplit('/').nth(1).unwrap_or_default();
        let part = ["au_moins_une", "toutes"].contains(&around);
        let said = value["dit"].as_str().unwrap_or(key);
        if listed || part || key == "depense_financable" { vec![Change::goes(place, said)] } else { Vec::new() }
    })
}

/// Rules of expenses taken away, where they say more than « admise », and other effects where they decide the base.
pub fn expenses() -> Vec<Change> {
    in_programmes(|place, _, value| {
        if !is_element_of(place, "depenses") {
            return Vec::new();
        }
        let (category, effect) = (value["categorie"].as_str().unwrap(), value["effet"].as_str().unwrap());
        let mut found = Vec::new();
        if effect != "admise" {
            found.push(Change::goes(place, category));
        }
        if place.starts_with("/programmes/0/") {
            let other = if effect == "exclue" { "admise" } else { "exclue" };
            found.push(Change::becomes(&format!("{place}/effet"), other, format!("{category} becomes {other}")));
        }
        found
    })
}

/// Envelopes and sums by unit, up and down by a cent.
pub fn sums() -> Vec<Change> {
    in_programmes(|place, key, value| {
        let text = value.as_str().unwrap_or_default();
        if !(["montant", "bas", "haut"].contains(&key) && text.ends_with('€')) {
            return Vec::new();
        }
        let euros: i64 = text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
        [format!("{},99 €", euros - 1), format!("{euros},01 €")].map(|sum| Change::becomes(place, sum.clone(), sum)).to_vec()
    })
}

/// Each answer of each list of accepted or excepted answers.
pub fn answers_removed() -> Vec<Change> {
    in_programmes(|place, key, value| match value.as_array() {
        Some(codes) if ["attendu", "autre_que", "aucun_de"].contains(&key) && codes.len() > 1 => {
            let goes = |(index, code): (usize, &Value)| Change::goes(&format!("{place}/{index}"), code.to_string());
            codes.iter().enumerate().map(goes).collect()
        }
        _ => Vec::new(),
    })
}

/// « oui » for « non », and the only answer of a list for its contrary.
pub fn flags() -> Vec<Change> {
    in_programmes(|place, key, value| match (key, value) {
        ("attendu", Value::String(text)) if text == "oui" => vec![Change::becomes(place, "non", "non")],
        ("attendu", Value::Array(codes)) => vec![Change::becomes(place, json!({ "autre_que": codes }), "the contrary")],
        ("attendu", Value::Object(fields)) => {
            let codes = fields.get("autre_que").or(fields.get("aucun_de")).expect("the codes that are not accepted");
            vec![Change::becomes(place, codes.clone(), "the contrary")]
        }
        _ => Vec::new(),
    })
}

/// Every notice, whether a rule gives it or a situation does, and every exception to one.
pub fn notices_removed() -> Vec<Change> {
    in_programmes(|place, key, value| match key {
        "avis" if !value.is_array() => vec![Change::goes(place, value.to_string())],
        "sauf" => vec![Change::goes(place, "the exception")],
        _ if is_element_of(place, "avis") => vec![Change::goes(place, value["id"].to_string())],
        _ => Vec::new(),
    })
}

/// Every written condition with another clause; and each of its clauses alone, where it has more. The clauses of a demand for a
/// fundable expense are held to those of the excluded categories by a test of the catalogue: a failing clause is always one of
/// the latter.
pub fn clauses() -> Vec<Change> {
    in_programmes(|place, _, value| {
        if !is_element_of(place, "conditions") {
            return Vec::new();
        }
        let (clause, place) = (&value["clause"], format!("{place}/clause"));
        let each = clause.as_array().into_iter().flatten().enumerate();
        let mut found: Vec<Change> =
            each.map(|(index, one)| Change::becomes(&format!("{place}/{index}"), "G-02", format!("{one} becomes G-02"))).collect();
        found.push(Change::becomes(&place, "G-02", format!("{clause} becomes G-02")));
        found
    })
}

/// What stands in for a fact that is not stated: whole, and answer by answer.
pub fn stand_ins() -> Vec<Change> {
    let catalogue = embedded();
    let mut found = Vec::new();
    walk(&catalogue["faits"], "/faits", &mut |place, value| {
        let key = place.rsplit('/').next().unwrap_or_default();
        match (key, value) {
            ("a_defaut", Value::Array(sources)) => {
                let goes = |index: usize| Change::goes(&format!("{place}/{index}"), sources[index].to_string());
                found.extend((0..sources.len()).map(goes));
            }
            ("a_defaut" | "oui_si" | "non_si", _) => found.push(Change::goes(place, "the stand-in")),
            // Which carriers a question is put to, and who can change an answer, changes no assessment: the tests of the session
            // hold the one, `changes::only_who_can_cover_a_departement_is_asked_to` of the engine the other.
            ("parmi", _) if place.ends_with("/posee_si/parmi") || place.ends_with("/modifiable_si/parmi") => {}
            ("parmi", Value::Array(codes)) => {
                found.extend((0..codes.len()).map(|index| Change::goes(&format!("{place}/{index}"), codes[index].to_string())));
            }
            _ => {}
        }
    });
    found
}
