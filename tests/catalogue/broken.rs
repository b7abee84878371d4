//! A broken catalogue lists every fault at once, each with its place and a hint.

use guichet::catalogue::{CatalogueError, EMBEDDED, LARGEST, load, load_value};
use serde_json::{Value, json};

/// The faults of the embedded catalogue once `break_it` has had its way.
pub fn faults(break_it: impl FnOnce(&mut Value)) -> Vec<CatalogueError> {
    let mut value: Value = serde_json::from_str(EMBEDDED).unwrap();
    break_it(&mut value);
    load_value(&value).err().unwrap_or_default()
}

/// The only fault of a catalogue with one thing wrong, as a line of text.
pub fn only(break_it: impl FnOnce(&mut Value)) -> String {
    let faults = faults(break_it);
    assert_eq!(faults.len(), 1, "{faults:#?}");
    faults[0].to_string()
}

#[track_caller]
fn holds(text: &str, parts: &[&str]) {
    assert!(parts.iter().all(|part| text.contains(part)), "{parts:?} is not all in: {text}");
}

#[test]
fn several_faults_are_listed_together() {
    let found = faults(|catalogue| {
        let programme = &mut catalogue["programmes"][0];
        programme["conditions"][0]["clause"] = json!("V1-5");
        programme["conditions"][1]["atendu"] = programme["conditions"][1]["attendu"].clone();
        programme["conditions"][2]["attendu"] = json!("environ 100 000");
        programme["montant"]["plafond"].as_object_mut().unwrap().remove("sur");
        programme["liens"][0]["adresse"] = json!("javascript:alert(1)");
        programme["liens"][1]["adresse"] = json!("http://exemple.fr");
        programme.as_object_mut().unwrap().remove("nom");
    });
    let places: Vec<&str> = found.iter().map(|fault| fault.place.as_str()).collect();
    for place in [
        "programmes[0].conditions[0].clause",
        "programmes[0].conditions[1].atendu",
        "programmes[0].conditions[2].attendu",
        "programmes[0].montant.plafond.sur",
        "programmes[0].liens[0].adresse",
        "programmes[0].liens[1].adresse",
        "programmes[0].nom",
    ] {
        assert!(places.contains(&place), "{place} is not among {places:?}");
    }
    assert!(found.iter().filter(|fault| fault.hint.is_some()).count() >= 6, "{found:#?}");
}

#[test]
fn what_helps_to_read_an_answer_is_held_against_the_rest() {
    let fact = |catalogue: &Value, id: &str| catalogue["faits"].as_array().unwrap().iter().position(|fact| fact["id"] == id).unwrap();
    let spoilt = |id: &'static str, key: &'static str, value: Value| {
        only(|catalogue| {
            let at = fact(catalogue, id);
            catalogue["faits"][at][key] = value;
        })
    };
    holds(&spoilt("effet_mois", "exemple", json!("bientôt")), &["exemple", "n’est pas un nombre entier"]);
    holds(&spoilt("effet_mois", "unites", json!([{ "nom": "an", "vaut": 0 }])), &["unites[0].vaut", "au moins 1"]);
    holds(&spoilt("departement", "liste", json!("departement")), &["liste", "vouliez-vous dire « departements »"]);
    holds(&spoilt("nom", "liste", json!("regions")), &["liste", "« code »"]);
    holds(&spoilt("porteur", "a_preciser", json!([{ "mot": "epci", "choix": "ccc" }])), &["a_preciser[0].choix", "« ccc »"]);
}

#[test]
fn areas_and_other_names_lead_to_what_there_is() {
    let zones = |text: &str| {
        let added = format!("{}{text}\n", serde_json::from_str::<Value>(EMBEDDED).unwrap()["zones"].as_str().unwrap());
        only(|catalogue| catalogue["zones"] = json!(added))
    };
    holds(&zones("departement\t68\tEncore\t44"), &["zones[127]", "répète un code"]);
    holds(&zones("region\t99"), &["zones[127]", "n’est pas comprise"]);
    holds(&zones("departement\t99\tAilleurs\t98"), &["zones", "la région « 98 »"]);
    let name = |name: Value| only(|catalogue| catalogue["autres_noms"] = json!([name]));
    holds(&name(json!({ "nom": "m2A", "epci": "200066000" })), &["autres_noms[0].epci", "« 200066000 » n’existe pas"]);
    holds(&name(json!({ "nom": "m2A" })), &["autres_noms[0]", "mène à"]);
    let empty = faults(|catalogue| {
        catalogue.as_object_mut().unwrap().remove("zones");
        catalogue.as_object_mut().unwrap().remove("autres_noms");
    });
    assert_eq!(empty.len(), 3, "{empty:#?}");
    assert!(empty.iter().all(|fault| fault.place.ends_with(".liste") && fault.problem.contains("vide")), "{empty:#?}");
}

#[test]
fn a_catalogue_without_areas_leaves_codes_open() {
    let mut value: Value = serde_json::from_str(EMBEDDED).unwrap();
    for key in ["zones", "autres_noms"] {
        value.as_object_mut().unwrap().remove(key);
    }
    value["faits"].as_array_mut().unwrap().iter_mut().for_each(|fact| drop(fact.as_object_mut().unwrap().remove("liste")));
    let catalogue = load_value(&value).unwrap();
    let read = |text: &str| catalogue.fact("departement").unwrap().read_text(text).map(|value| value.to_string()).ok();
    assert_eq!((read("988").as_deref(), read("2a").as_deref(), read("haut rhin").as_deref()), (Some("988"), Some("2A"), Some("68")));
    assert_eq!(read("Vosges ?"), None);
}

#[test]
fn an_unknown_clause_comes_with_the_nearest_one() {
    let said = only(|catalogue| catalogue["programmes"][0]["conditions"][2]["clause"] = json!("V1-044"));
    holds(&said, &["programmes[0].conditions[2].clause", "V1-044", "vouliez-vous dire « V1-04 »"]);
}

#[test]
fn an_unknown_key_comes_with_the_nearest_one() {
    let said = only(|catalogue| catalogue["programmes"][1]["conditions"][0]["avi"] = json!("no-floor"));
    holds(&said, &["programmes[1].conditions[0].avi", "vouliez-vous dire « avis »"]);
}

#[test]
fn an_unknown_fact_notice_category_or_answer_is_named_with_the_nearest_one() {
    let fact = only(|catalogue| catalogue["programmes"][0]["conditions"][2]["fait"] = json!("populations"));
    holds(&fact, &["programmes[0].conditions[2].fait", "vouliez-vous dire « population »"]);
    let notice = only(|catalogue| catalogue["programmes"][0]["doutes"][0]["avis"] = json!("cross-departement"));
    holds(&notice, &["programmes[0].doutes[0].avis", "vouliez-vous dire « cross-department »"]);
    let category = only(|catalogue| catalogue["programmes"][0]["depenses"][0]["categorie"] = json!("personel"));
    holds(&category, &["programmes[0].depenses[0].categorie", "vouliez-vous dire « personnel »"]);
    let answer = only(|catalogue| catalogue["programmes"][0]["conditions"][1]["attendu"][0] = json!("comune"));
    holds(&answer, &["programmes[0].conditions[1].attendu", "vouliez-vous dire « commune »"]);
}

#[test]
fn a_missing_value_says_what_is_expected() {
    let said = only(|catalogue| drop(catalogue["programmes"][0]["conditions"][2].as_object_mut().unwrap().remove("attendu")));
    holds(&said, &["programmes[0].conditions[2].attendu", "cette valeur manque", "moins de 100 000"]);
    let said = only(|catalogue| drop(catalogue["programmes"][0]["conditions"][2].as_object_mut().unwrap().remove("clause")));
    holds(&said, &["programmes[0].conditions[2].clause", "cette valeur manque", "toute règle cite sa clause"]);
}

#[test]
fn a_phrase_that_is_no_phrase_says_which_ones_are() {
    let said = only(|catalogue| catalogue["programmes"][0]["conditions"][2]["attendu"] = json!("environ 100 000"));
    holds(&said, &["programmes[0].conditions[2].attendu", "environ 100 000", "moins de N", "de N à M"]);
    let said = only(|catalogue| catalogue["programmes"][0]["montant"]["tranches"][0]["taux"] = json!("80 %"));
    holds(&said, &["programmes[0].montant.tranches[0].taux", "80 %", "de 20 % à 80 %"]);
    let said = only(|catalogue| catalogue["programmes"][0]["sessions"][0]["cloture"] = json!("27 août 2021"));
    holds(&said, &["programmes[0].sessions[0].cloture", "27 août 2021"]);
}

#[test]
fn what_a_ceiling_bounds_is_never_guessed() {
    for key in ["sur", "nature", "montant"] {
        let said = faults(|catalogue| drop(catalogue["programmes"][0]["montant"]["plafond"].as_object_mut().unwrap().remove(key)));
        assert!(said.iter().any(|fault| fault.place == format!("programmes[0].montant.plafond.{key}")), "{key}: {said:#?}");
    }
    let said = only(|catalogue| drop(catalogue["programmes"][1]["montant"].as_object_mut().unwrap().remove("plafond")));
    holds(&said, &["programmes[1].montant.plafond", "cette table manque", "sur = \"aide\""]);
}

#[test]
fn only_safe_addresses_are_followed() {
    for address in ["http://exemple.fr", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "//exemple.fr", "https://a b.fr"]
    {
        let said = only(|catalogue| catalogue["programmes"][0]["liens"][0]["adresse"] = json!(address));
        holds(&said, &["programmes[0].liens[0].adresse", "https:// ou mailto:"]);
        let said = faults(|catalogue| catalogue["catalogue"]["adresse"] = json!(address));
        assert!(said.iter().any(|fault| fault.place == "catalogue.adresse"), "{address}: {said:#?}");
    }
}

#[test]
fn two_entries_cannot_share_an_identifier() {
    for list in ["clauses", "avis", "faits", "categories"] {
        let said = faults(|catalogue| {
            let first = catalogue[list][0].clone();
            catalogue[list].as_array_mut().unwrap().push(first);
        });
        assert!(said.iter().any(|fault| fault.place.starts_with(list) && fault.problem.contains("déjà pris")), "{list}: {said:#?}");
    }
}

#[test]
fn what_is_no_catalogue_at_all_is_refused_without_a_crash() {
    for text in ["", "{", "[]", "null", "42", "{}", "{\"programmes\": 3}", "{\"catalogue\": []}"] {
        assert!(load(text).is_err_and(|faults| !faults.is_empty()), "{text:?} was accepted, or refused without a word");
    }
    let huge = format!("\"{}\"", "a".repeat(LARGEST));
    assert!(load(&huge).is_err_and(|faults| faults[0].to_string().contains("dépasse")));
}
