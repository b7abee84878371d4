//! Départements and régions by name or by code, in every channel.

use guichet::domain::{Dossier, FactValue};
use guichet::session::{Action, from_fragment};

use crate::{CATALOGUE, answer, read, session};

#[test]
fn every_departement_and_region_is_understood_by_its_name_and_by_its_code() {
    let territories = &CATALOGUE.territories.areas;
    assert_eq!((territories.departements.len(), territories.regions.len()), (101, 18));
    for area in &territories.departements {
        for text in [&*area.code, &*area.name, &area.name.to_lowercase(), &area.name.to_uppercase(), &area.name.replace(['-', '\''], " ")] {
            assert_eq!(read("departement", text), format!("\"{}\"", area.code), "{text}");
        }
        for text in [format!("{} ({})", area.name, area.code), format!("{} - {}", area.code, area.name)] {
            assert_eq!(read("departement", &text), format!("\"{}\"", area.code), "{text}");
        }
        assert!(territories.regions.iter().any(|region| region.code == area.region));
    }
    for area in &territories.regions {
        for text in [&*area.code, &*area.name, &area.name.to_lowercase(), &area.name.replace(['-', '\''], " ")] {
            assert_eq!(read("region", text), format!("\"{}\"", area.code), "{text}");
        }
    }
}

#[test]
fn a_departement_is_understood_as_people_write_it() {
    for (text, code) in [
        ("Vosges", "88"),
        ("haut rhin", "68"),
        ("2a", "2A"),
        ("1", "01"),
        ("2 A", "2A"),
        ("dept 68", "68"),
        ("Haut-Rhin (68)", "68"),
        ("le Haut-Rhin", "68"),
        ("département du Haut-Rhin", "68"),
        ("Hautes Pyrénées", "65"),
        ("hautes-pyrenees", "65"),
        ("Cote d'or", "21"),
        ("Corse du Sud", "2A"),
        ("\u{200b}68\u{feff}", "68"),
        ("Haut\u{2011}Rhin", "68"),
        ("LA RÉUNION", "974"),
    ] {
        assert_eq!(read("departement", text), format!("\"{code}\""), "{text}");
    }
    assert_eq!((read("region", "Grand-Est"), read("region", "Bourgogne Franche Comté")), ("\"44\"".into(), "\"27\"".into()));
    assert_eq!(read("region", "région Grand Est"), "\"44\"");
}

#[test]
fn what_is_no_departement_is_refused_with_what_may_be_meant() {
    for (text, words) in [
        ("68000", ["code postal", "vouliez-vous dire Haut-Rhin (68) ?"]),
        ("68 000", ["code postal", "Haut-Rhin (68)"]),
        ("97400", ["code postal", "La Réunion (974)"]),
        ("068", ["n’est pas un département", "Haut-Rhin (68) ?"]),
        ("999", ["n’est pas un département", "Exemple : Haut-Rhin ou 68."]),
        ("20", ["Corse", "Corse-du-Sud (2A) ou Haute-Corse (2B) ?"]),
        ("Alsace", ["réunit deux départements", "Bas-Rhin (67) ou Haut-Rhin (68) ?"]),
        ("68000 Colmar", ["contient un code postal", "Haut-Rhin (68)"]),
        ("Belfort", ["n’est pas un département", "Territoire de Belfort (90)"]),
        ("Rhin", ["n’est pas un département", "Bas-Rhin (67) ou Haut-Rhin (68) ?"]),
        ("tous", ["n’est pas un département", "Exemple"]),
        ("67 ou 68", ["Une seule réponse", "Bas-Rhin (67) ou Haut-Rhin (68) ?"]),
        ("68, 67", ["Une seule réponse", "Haut-Rhin (68) ou Bas-Rhin (67) ?"]),
        ("67 68", ["Une seule réponse", "Bas-Rhin (67) ou Haut-Rhin (68) ?"]),
        ("Bas-Rhin, Haut-Rhin", ["Une seule réponse", "Bas-Rhin (67) ou Haut-Rhin (68) ?"]),
        ("68 Bas-Rhin", ["Une seule réponse", "Haut-Rhin (68) ou Bas-Rhin (67) ?"]),
        ("Haut-Rihn", ["n’est pas un département", "Haut-Rhin (68) ?"]),
        ("Atlantide", ["n’est pas un département", "Exemple : Haut-Rhin ou 68."]),
        ("", ["n’est pas un département", "Exemple"]),
    ] {
        let said = read("departement", text);
        assert!(words.iter().all(|word| said.contains(word)), "{text:?}: {said}");
    }
}

#[test]
fn a_former_region_leads_to_the_one_that_has_taken_it_in() {
    for (text, now) in [("Alsace", "Grand Est (44)"), ("lorraine", "Grand Est (44)"), ("Rhone Alpes", "Auvergne-Rhône-Alpes (84)")] {
        let said = read("region", text);
        assert!(said.contains("est une ancienne région") && said.contains(now), "{text}: {said}");
    }
    assert!(read("region", "99").contains("Exemple : Grand Est ou 44."));
}

#[test]
fn the_departements_of_members_are_a_list_of_names_and_codes() {
    for text in [
        "67, 68",
        "67;68",
        "67/68",
        "67 68",
        "67-68",
        "67, 68.",
        "Bas-Rhin, 68",
        "Bas-Rhin et Haut-Rhin",
        "bas rhin\nhaut rhin",
        "67, 68, 67",
    ] {
        assert_eq!(read("departements_membres", text), "[\"67\",\"68\"]", "{text:?}");
    }
    assert_eq!(read("departements_membres", "Ille et Vilaine, Meurthe-et-Moselle"), "[\"35\",\"54\"]");
    assert!(read("departements_membres", "67, 999").contains("« 999 » n’est pas un département"));
}

#[test]
fn a_list_of_a_hundred_thousand_codes_is_refused_at_once() {
    let (many, started) = (vec!["68"; 100_000], std::time::Instant::now());
    assert!(read("departements_membres", &many.join(",")).contains("300 codes au plus"));
    assert!(read("objets", &vec!["demarches"; 100_000].join(",")).contains("300 codes au plus"));
    let dossier = serde_json::json!({ "facts": { "departements_membres": many } });
    let misread = Dossier::from_json(&CATALOGUE, &dossier).unwrap_err().swap_remove(0);
    assert!(misread.to_string().contains("facts.departements_membres") && misread.problem.contains("300 codes au plus"), "{misread}");
    assert!(started.elapsed().as_secs() < 2, "{:?}", started.elapsed());
}

#[test]
fn a_dossier_names_departements_by_their_codes_and_only_those_that_exist() {
    let refused =
        |facts: serde_json::Value| Dossier::from_json(&CATALOGUE, &serde_json::json!({ "facts": facts })).unwrap_err().swap_remove(0);
    let misread = refused(serde_json::json!({ "departement": "999" }));
    assert_eq!(misread.place, "facts.departement");
    assert!(misread.problem.contains("n’est pas un département"), "{misread}");
    assert!(refused(serde_json::json!({ "departement": "Haut-Rhin" })).problem.contains("«\u{a0}68\u{a0}»"));
    assert_eq!(refused(serde_json::json!({ "departements_membres": ["68", "00"] })).place, "facts.departements_membres");
    assert!(Dossier::from_json(&CATALOGUE, &serde_json::json!({ "facts": { "departement": "2A", "region": "94" } })).is_ok());
}

#[test]
fn a_link_and_a_field_read_a_departement_alike_and_the_page_says_its_name() {
    let (answers, dropped) = from_fragment(&CATALOGUE, "departement=Vosges&region=grand%20est");
    assert_eq!(dropped, Vec::<String>::new());
    let linked = session(&[Action::Open(Box::new(answers))]);
    let typed = session(&[answer("departement", "Vosges"), answer("region", "grand est")]);
    assert_eq!(linked.view.situation, typed.view.situation);
    assert_eq!(typed.view.situation.facts.get("departement"), Some(&FactValue::Code("88".into())));
    let fact = CATALOGUE.fact("departement").unwrap();
    assert_eq!(guichet::wording::values::value(fact, &FactValue::Code("88".into())), "Vosges");
}

#[test]
fn a_word_that_names_several_carriers_is_answered_with_what_to_write() {
    let said = |text: &str| read("porteur", text);
    assert!(said("epci").contains("écrivez « cc » ou « ca » ou « cu » ou « metropole »"), "{}", said("epci"));
    assert!(said("EPCI").contains("« cc »") && said("syndicat mixte").contains("« syndicat_mixte_ferme »"));
    assert!(said("Communauté de communes").contains("vouliez-vous dire « cc »"));
    assert!(said("comune").contains("vouliez-vous dire « commune »"));
}
