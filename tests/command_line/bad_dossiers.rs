//! Bad input is refused whole: exit code 2, nothing on standard output, one message that names the place.

use serde_json::{Value, json};

use crate::{err, out, plain, run};

#[track_caller]
fn refused(dossier: &str, place: &str, parts: &[&str]) {
    let output = run(&["assess", "-"], dossier.as_bytes());
    let said = plain(&err(&output));
    assert_eq!(output.status.code(), Some(2), "{dossier} was not refused: {said}");
    assert_eq!(out(&output), "", "something came out for {dossier}");
    assert!(said.starts_with(place), "{said:?} does not begin with the place {place:?}");
    assert!(parts.iter().all(|part| said.contains(part)), "{parts:?} is not all in {said:?}");
    assert_eq!(said.trim_end().lines().count(), 1, "one clear message was expected: {said:?}");
}

#[track_caller]
fn refused_fact(fact: &str, value: Value, parts: &[&str]) {
    let place = format!("facts.{fact}: ");
    refused(&json!({ "date": "2021-06-10", "facts": { fact: value } }).to_string(), &place, parts);
}

#[track_caller]
fn refused_amount(amount: Value, parts: &[&str]) {
    let sound = json!({ "label": "A", "category": "formation", "amount": "1.00" });
    let bad = json!({ "label": "B", "category": "formation", "amount": amount });
    refused(&json!({ "facts": {}, "expenses": [sound, bad] }).to_string(), "expenses[1].amount: ", parts);
}

#[test]
fn a_negative_amount() {
    refused_amount(json!("-1.00"), &["négatif"]);
    refused_amount(json!("-0"), &["négatif"]);
    refused_fact("part_collectivite", json!("-25000.00"), &["négatif"]);
}

#[test]
fn an_amount_with_three_decimals() {
    refused_amount(json!("10.123"), &["deux décimales"]);
    refused_fact("part_collectivite", json!("0.001"), &["deux décimales"]);
}

#[test]
fn an_amount_that_is_no_number() {
    for amount in ["NaN", "Infinity", "", "1e3", "0x10", "1,50", "1 000", "+1", ".5", "5.", "1000000000000"] {
        refused_amount(json!(amount), &["montant"]);
    }
}

#[test]
fn an_amount_that_is_not_a_text() {
    refused_amount(json!(12.5), &["un texte", "12.5"]);
    refused_amount(json!(12), &["un texte", "12"]);
    refused_amount(json!(null), &["un texte", "null"]);
    refused_fact("part_collectivite", json!(25_000), &["texte", "25000"]);
}

#[test]
fn an_amount_or_a_category_that_is_absent() {
    refused(r#"{"expenses": [{"category": "formation"}]}"#, "expenses[0].amount: ", &["manque"]);
    refused(r#"{"expenses": [{"amount": "1.00"}]}"#, "expenses[0].category: ", &["manque"]);
}

#[test]
fn an_unknown_fact_with_the_nearest_one() {
    refused(r#"{"facts": {"population_total": 12}}"#, "facts.population_total: ", &["vouliez-vous dire « population_totale »"]);
    refused(r#"{"facts": {"Porteur": "commune"}}"#, "facts.Porteur: ", &["vouliez-vous dire « porteur »"]);
    refused(r#"{"facts": {"xyzzy_quux": 1}}"#, "facts.xyzzy_quux: ", &["attendu", "porteur"]);
}

#[test]
fn an_unknown_category_with_the_nearest_one() {
    let line = r#"{"expenses": [{"category": "formations", "amount": "1.00"}]}"#;
    refused(line, "expenses[0].category: ", &["vouliez-vous dire « formation »"]);
    refused(r#"{"expenses": [{"category": "xyzzy", "amount": "1.00"}]}"#, "expenses[0].category: ", &["attendu", "ingenierie"]);
    refused(r#"{"expenses": [{"category": 3, "amount": "1.00"}]}"#, "expenses[0].category: ", &["un texte"]);
}

#[test]
fn a_population_that_is_no_whole_number() {
    for value in [json!("1005"), json!(1005.0), json!(1005.5), json!(null), json!(true), json!([1005]), json!(1e30)] {
        refused_fact("population_totale", value, &["nombre entier"]);
    }
    refused_fact("population_municipale", json!(-1), &["nombre entier de 0 à"]);
    refused_fact("population_totale", json!(9_000_000_000_000_000_000_i64), &["nombre entier de 0 à"]);
    refused_fact("population_totale", json!(18_000_000_000_000_000_000_u64), &["nombre entier"]);
}

#[test]
fn a_flag_that_is_neither_true_nor_false() {
    for value in [json!("oui"), json!("true"), json!(1), json!(null), json!([])] {
        refused_fact("laboratoire", value, &["true ou false"]);
    }
}

#[test]
fn an_answer_that_is_not_one_of_the_list() {
    refused_fact("porteur", json!("comune"), &["« comune »", "vouliez-vous dire « commune »"]);
    refused_fact("engagement", json!("xyzzy"), &["attendu", "aucun", "acte_juridique"]);
    refused_fact("porteur", json!(["commune"]), &["un texte"]);
    refused_fact("porteur", json!(""), &["n’est pas une réponse possible"]);
    refused_fact("objets", json!(["demarches", "donnee"]), &["vouliez-vous dire « donnees »"]);
    refused_fact("objets", json!("demarches"), &["une liste de textes"]);
    refused_fact("objets", json!([1]), &["une liste de textes"]);
}

#[test]
fn a_code_that_is_no_code() {
    refused_fact("departement", json!(68), &["code", "68"]);
    refused_fact("departement", json!("Haut-Rhin"), &["n’est pas un code"]);
    refused_fact("region", json!(""), &["n’est pas un code"]);
    refused_fact("departements_membres", json!("68"), &["une liste de textes"]);
    refused_fact("departements_membres", json!(["68", ""]), &["n’est pas un code"]);
}

#[test]
fn a_text_that_is_no_text_or_too_long() {
    refused_fact("nom", json!(12), &["un texte"]);
    refused_fact("nom", json!("a".repeat(301)), &["300"]);
}

#[test]
fn a_date_that_is_no_day() {
    for date in ["2021-02-29", "2021-13-01", "2021-06-31", "27/08/2021", "2021-8-27", "", "2021-08-27T10:00:00", "2021-08-27T10:00:00+2:00"]
    {
        refused(&json!({ "date": date, "facts": {} }).to_string(), "date: ", &["n’est pas une date", "2021-06-10"]);
    }
    refused(r#"{"date": 20210610}"#, "date: ", &["une date en texte", "20210610"]);
    refused(r#"{"date": null}"#, "date: ", &["une date en texte"]);
}

#[test]
fn what_is_no_json_or_no_object() {
    refused("{\"facts\": ", "ce n’est pas du JSON", &["ligne 1, colonne 11", "s’arrête avant la fin"]);
    refused("", "entrée standard: ce fichier est vide", &["\"facts\""]);
    refused("\u{feff} \r\n", "entrée standard: ce fichier est vide", &[]);
    refused("{\"facts\": {}} {}", "ce n’est pas du JSON", &["colonne 15", "un second objet", "par ligne"]);
    refused("{\"facts\": {\"population_totale\": NaN}}", "ce n’est pas du JSON", &["« NaN »"]);
    for (text, said) in [("[]", "[]"), ("null", "null"), ("42", "42"), ("\"dossier\"", "\"dossier\"")] {
        refused(text, "attendu : un objet JSON", &[said]);
    }
    refused(r#"{"facts": []}"#, "facts: ", &["un objet JSON"]);
    refused(r#"{"expenses": {}}"#, "expenses: ", &["une liste de dépenses"]);
    refused(r#"{"expenses": [7]}"#, "expenses[0]: ", &["un objet JSON"]);
    refused(&"[".repeat(100_000), "ce n’est pas du JSON", &["niveaux"]);
}

#[test]
fn an_unknown_key_at_the_top_or_in_a_line() {
    refused(r#"{"fact": {}}"#, "fact: ", &["vouliez-vous dire « facts »"]);
    refused(r#"{"facts": {}, "comment": "x"}"#, "comment: ", &["clé inconnue"]);
    refused(r#"{"expenses": [{"category": "formation", "amount": "1.00", "montant": "2"}]}"#, "expenses[0].montant: ", &["inconnue"]);
    refused(r#"{"format": 2, "facts": {}}"#, "format: ", &["attendu : 1"]);
}

#[test]
fn too_many_lines_of_expenses() {
    let lines = vec![json!({ "category": "formation", "amount": "1.00" }); 301];
    refused(&json!({ "expenses": lines }).to_string(), "expenses: ", &["301 dépenses reçues", "300 au plus"]);
}
