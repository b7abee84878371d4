//! Every fault of a dossier at once, each with its place, none of them able to harm a terminal.

use serde_json::{Value, json};

use crate::{err, out, plain, run};

#[track_caller]
fn faults(dossier: &str) -> Vec<String> {
    let output = run(&["assess", "-"], dossier.as_bytes());
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{}", err(&output));
    plain(&err(&output)).lines().map(str::to_owned).collect()
}

#[test]
fn every_fault_of_a_dossier_is_told_at_once_with_its_place() {
    let said = faults(
        r#"{"format": 2, "date": "demain", "extra": 1,
            "facts": {"porteur": "comune", "population_totale": "mille", "inconnu": 1, "objets": ["demarche"], "laboratoire": true},
            "expenses": [{"category": "formations", "amount": "-1"}, 7, {"label": 3, "montant": "2"}]}"#,
    );
    let places: Vec<&str> = said.iter().map(|line| line.split(':').next().unwrap()).collect();
    let expected = [
        "extra",
        "format",
        "date",
        "facts.inconnu",
        "facts.porteur",
        "facts.population_totale",
        "facts.objets",
        "expenses[0].category",
        "expenses[0].amount",
        "expenses[1]",
        "expenses[2].montant",
        "expenses[2].label",
        "expenses[2].category",
        "expenses[2].amount",
    ];
    assert_eq!(places, expected, "{said:#?}");
}

#[test]
fn a_key_given_twice_is_refused_with_its_place_wherever_it_is() {
    let twice = |dossier: &str, place: &str, position: &str| {
        let said = faults(dossier);
        let found =
            said.iter().any(|line| line.starts_with(&format!("{place}: ")) && line.contains("deux fois") && line.contains(position));
        assert!(found, "{place} at {position} is not in {said:#?}");
    };
    twice(r#"{"facts": {}, "facts": {}}"#, "facts", "ligne 1, colonne 15");
    twice("{\"date\": \"2021-06-10\",\n \"date\": \"2021-06-11\"}", "date", "ligne 2, colonne 2");
    twice(r#"{"facts": {"porteur": "cc", "nom": "é", "porteur": "cc"}}"#, "facts.porteur", "colonne 41");
    twice(r#"{"facts": {"porteur": "cc", "\u0070orteur": "ca"}}"#, "facts.porteur", "colonne 29");
    let line = r#"{"category": "formation", "amount": "1.00", "amount": "2.00"}"#;
    twice(&format!(r#"{{"expenses": [{{"category": "formation", "amount": "1.00"}}, {line}]}}"#), "expenses[1].amount", "ligne 1");
    twice(r#"{"facts": {"nom": {"a": 1, "b": [{"c": 1, "c": 2}]}}}"#, "facts.nom.b[0].c", "ligne 1");
}

#[test]
fn a_key_given_twice_does_not_hide_the_other_faults() {
    let said = faults(r#"{"facts": {"porteur": "cc", "porteur": "ca", "laboratoire": 1}}"#);
    assert_eq!(said.len(), 2, "{said:#?}");
    assert!(said[0].starts_with("facts.porteur: ") && said[1].starts_with("facts.laboratoire: "), "{said:#?}");
}

#[test]
fn a_fault_of_json_is_said_in_french_with_its_line_and_column() {
    for (text, position, part) in [
        ("{\"facts\": {},}", "ligne 1, colonne 14", "la virgule avant « } » est de trop"),
        ("{\"facts\": {\"objets\": [\"donnees\",\n]}}", "ligne 2, colonne 1", "la virgule avant « ] » est de trop"),
        ("{'facts': {}}", "ligne 1, colonne 2", "guillemets droits"),
        ("{\"facts\": {\"nom\": “Colmar”}}", "ligne 1, colonne 19", "guillemets droits"),
        ("{facts: {}}", "ligne 1, colonne 2", "« facts »"),
        ("{\"facts\" {}}", "ligne 1, colonne 10", "« : »"),
        ("{\"facts\": {\"crte\": true \"pret\": true}}", "ligne 1, colonne 25", "« , » ou « } »"),
        ("{\"facts\": {\"crte\": True}}", "ligne 1, colonne 20", "« True »"),
        ("{\n  \"facts\": {}, // rien\n}", "ligne 2, colonne 16", "commentaire"),
        ("{\"facts\": {\"nom\": \"Colmar}}", "ligne 1, colonne 19", "guillemet de fin"),
        ("{\"facts\": {\"nom\": \"Col\tmar\"}}", "ligne 1, colonne 23", "tabulation"),
        ("{\"facts\": {\"nom\": \"C:\\Documents\"}}", "ligne 1, colonne 22", "oblique"),
        ("{\"facts\": {\"nom\": \"\\ud83d\"}}", "ligne 1, colonne 20", "moitié"),
        ("{\"facts\": {\"departement\": 01}}", "ligne 1, colonne 28", "ne commence pas par 0"),
        ("{\"facts\": {\"effet_mois\": 1e999}}", "ligne 1", "trop grand"),
        ("{\"facts\": {\"effet_mois\": 1.}}", "ligne 1, colonne 28", "un chiffre"),
        ("{\"facts\":\u{a0}{}}", "ligne 1, colonne 10", "insécable"),
        ("{\"facts\": {\"effet_mois\": 1,5}}", "ligne 1, colonne 28", "après un point"),
        ("{\"facts\": {}}}", "ligne 1, colonne 14", "plus rien"),
        ("{\"facts\": {\"nom\": \"é\"}", "ligne 1, colonne 23", "s’arrête avant la fin"),
    ] {
        let said = faults(text);
        let [line] = &said[..] else { panic!("one fault was expected for {text}: {said:#?}") };
        assert!(line.starts_with("ce n’est pas du JSON") && line.contains(position) && line.contains(part), "{text}: {line}");
    }
}

#[test]
fn what_was_given_is_repeated_in_short_and_cannot_act_on_the_terminal() {
    let hostile = "\u{1b}]0;titre\u{7}\u{202e}\u{9b}2J";
    let long = "long ".repeat(100_000);
    let (key, text) = (format!("{hostile}{long}"), format!("{hostile}{long}"));
    let sound = json!({ "category": "formation", "amount": "1.00" });
    let mut line = sound.clone();
    line[&key] = json!(1);
    let dossiers: Vec<Value> = vec![
        json!({ "date": text }),
        json!({ &key: 1 }),
        json!({ "facts": { &key: 1 } }),
        json!({ "facts": { "porteur": text } }),
        json!({ "facts": { "departement": text } }),
        json!({ "facts": { "population_totale": text } }),
        json!({ "facts": { "objets": [text] } }),
        json!({ "facts": { "part_collectivite": text } }),
        json!({ "expenses": [{ "category": text, "amount": "1.00" }] }),
        json!({ "expenses": [{ "category": "formation", "amount": text }] }),
        json!({ "expenses": [line] }),
        json!({ "expenses": { &key: 1 } }),
    ];
    let twice = format!("{{{}: 1, {}: 2}}", json!(key), json!(key));
    for dossier in dossiers.iter().map(Value::to_string).chain([twice, format!("{{\"facts\": {text}}}"), text.clone()]) {
        for said in faults(&dossier) {
            assert!(!said.chars().any(|c| c.is_control() || c == '\u{202e}'), "{said:?}");
            assert!(said.chars().count() < 1_000, "{} characters: {said}", said.chars().count());
        }
    }
    let output = run(&["assess", &format!("/nowhere/{hostile}")], b"");
    assert!(err(&output).contains("\\u{1b}") && !err(&output).contains('\u{1b}'), "{:?}", err(&output));
    let output = run(&["assess", &format!("--{hostile}")], b"");
    assert!(err(&output).contains("\\u{1b}") && !err(&output).contains('\u{1b}'), "{:?}", err(&output));
}

#[test]
fn a_dossier_of_nothing_but_faults_is_answered_within_bounds() {
    let keys: String = (0..100_000).map(|n| format!("\"k{n}\":1,")).collect();
    let said = faults(&format!("{{\"facts\": {{{keys}\"z\":1}}}}"));
    assert_eq!(said.len(), 1_001);
    assert!(said[1_000].contains("99 001"), "{}", said[1_000]);
}
