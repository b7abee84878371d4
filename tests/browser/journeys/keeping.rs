//! Keep, come back, pass on: a file, a link, the device, a spreadsheet.

use super::{VOLET_1, leave, opened};
use serde_json::json;
use std::{fs, path::Path};

const VILLAGE: &str =
    "#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12&depense=Portail~deploiement~40000";

#[test]
fn a_dossier_saved_elsewhere_is_taken_back_and_saved_again() {
    let dossier = json!({
        "date": "2021-05-12",
        "facts": { "porteur": "commune", "nom": "Wettolsheim", "code": "68365", "population_totale": 1803, "population_municipale": 1739,
                   "departement": "68", "region": "44", "objets": ["demarches"], "engagement": "aucun", "effet_mois": 12 },
        "expenses": [{ "label": "Portail « habitants »", "category": "deploiement", "amount": "40000.00" }],
    });
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("dossier-{}.json", std::process::id()));
    fs::write(&file, dossier.to_string()).unwrap();
    let page = opened("");
    page.give_file("#g-import", &file);
    page.wait_for_text(VOLET_1, "Au plus 80 % de l’assiette, soit 32 000 €");
    page.wait_for_text(".g-chosen", "Wettolsheim");
    assert_eq!(page.script("return document.querySelector('.g-line input').value"), "Portail « habitants »");
    page.catch_files();
    page.click_button("Enregistrer le dossier (JSON)");
    let saved = || serde_json::from_str::<serde_json::Value>(&page.saved().1).unwrap_or_default();
    page.wait_for("html[data-saved]");
    assert_eq!(saved()["facts"], dossier["facts"]);
    assert_eq!(page.saved().0, "dossier.json");

    fs::write(&file, "{ \"facts\": { \"porteur\": \"roi\" } }").unwrap();
    page.give_file("#g-import", &file);
    page.wait_for_text(".g-keep [role='alert']", "Ce fichier n’a pas été repris");
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.assert_accessible("a file that is not a dossier");
    leave(&page);
}

#[test]
fn a_damaged_link_gives_what_it_still_holds_and_says_what_it_lost() {
    let page = opened("#porteur=commune&inexistant=1&effet_mois=abc&objets=demarches");
    page.wait_for_text(".g-dropped", "Ce lien est ancien ou abîmé");
    page.wait_for_text(".g-dropped", "« inexistant » est laissé de côté : cette question n’est pas connue.");
    page.wait_for_text(".g-dropped", "« effet_mois » est laissé de côté");
    assert_eq!(page.count(".g-dropped li"), 2);
    assert_eq!(page.script("return document.querySelector('#g-porteur').value"), "commune");
    assert_eq!(page.script("return document.querySelector('#g-objets-demarches').checked"), true);
    page.wait_for_text(VOLET_1, "Il manque des réponses");
    page.assert_accessible("a damaged link");
    leave(&page);
}

#[test]
fn answers_survive_a_reload_in_the_address_alone() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.type_into(".g-line .g-number", "50 000");
    page.wait_for_text(VOLET_1, "soit 40 000 €");
    page.wait_until("decodeURIComponent(location.hash).includes('~50')");
    page.reload();
    page.wait_for_text(VOLET_1, "soit 40 000 €");
    page.wait_for_text(".g-chosen", "Wettolsheim");
    assert_eq!(page.count(".g-dropped"), 0);
    leave(&page);
}

#[test]
fn every_missing_answer_leads_to_its_question() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches&conseillers=1&depense=Portail~deploiement~x");
    page.wait_for_text(&format!("{VOLET_1} .g-missing"), "engagement du projet");
    let links = page.script("return [...document.querySelectorAll('.g-missing a')].map(link => link.getAttribute('href'))");
    let links: Vec<&str> = links.as_array().unwrap().iter().filter_map(|link| link.as_str()).collect();
    assert!(links.len() > 2, "{links:?}");
    let lost: Vec<_> = links.into_iter().filter(|link| page.count(link) == 0).collect();
    assert_eq!(lost, Vec::<&str>::new(), "links to nowhere");
    leave(&page);
}

#[test]
fn a_link_inside_the_page_does_not_lose_the_answers() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches");
    page.wait_for_text(&format!("{VOLET_1} .g-missing"), "engagement du projet");
    page.click(&format!("{VOLET_1} .g-missing a"));
    page.reload();
    page.wait_for_text(".g-chosen", "Wettolsheim");
    assert_eq!(page.count(".g-dropped"), 0);
    leave(&page);
}

#[test]
fn the_page_goes_on_listening_when_the_browser_has_collected_its_garbage() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches");
    page.wait_for_text(".g-remaining", "La plus utile");
    page.script("window.registry = new FinalizationRegistry(() => window.collected = true), registry.register({}, 0)");
    // Enough that is dropped at once for any browser to collect.
    page.wait_for_value("for (let i = 0; i < 200; i++) new Array(100000).fill(i); return window.collected === true", &json!(true));
    page.click(".g-remaining a");
    page.wait_until("document.activeElement.closest('[data-fact]') !== null");
    leave(&page);
}

#[test]
fn three_rows_of_a_spreadsheet_are_looked_at_become_three_lines_and_are_taken_back() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12");
    page.copy("Portail\tDéploiement\t40 000,00\nCours\tFormation\t2 000\nSalaire\tPersonnel\t5 000,50\n");
    page.click("#g-line-1-label");
    page.paste();
    page.wait_for_text(".g-pasted", "3 lignes comprises");
    page.wait_for_text(".g-pasted ol", "Portail, Déploiement, 40 000,00");
    assert_eq!(page.count(".g-line"), 1, "nothing is a line before it is accepted");
    page.assert_accessible("a pasted table");
    page.click_button("Ajouter 3 lignes");
    page.wait_for_text(".g-totals", "47 000,50 €");
    page.wait_for_text(".g-totals", "42 000 €");
    assert_eq!(page.count(".g-line"), 3);
    let labels = page.script("return [...document.querySelectorAll('.g-line input[id$=label]')].map(field => field.value)");
    assert_eq!(labels, json!(["Portail", "Cours", "Salaire"]));
    page.wait_for_text(".g-effect-out", "Volet 1 du fonds : exclue.");
    page.assert_accessible("three pasted lines");
    page.click_button("Annuler le collage");
    page.wait_until("document.querySelectorAll('.g-line').length === 1");
    leave(&page);
}

/// How much is kept, for long, for the visit, and in a cookie.
const KEPT: &str = "return [localStorage.length, sessionStorage.length, document.cookie]";

#[test]
fn nothing_is_kept_on_the_device_without_consent_and_unticking_forgets() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    assert_eq!(page.script(KEPT), json!([0, 0, ""]));
    page.click("#g-keep-here");
    page.wait_for_value(KEPT, &json!([1, 0, ""]));
    page.type_into(".g-line .g-number", "50 000");
    page.wait_for_text(VOLET_1, "soit 40 000 €");
    // Later, without the link.
    page.open("?plus-tard");
    page.wait_for_text(VOLET_1, "soit 40 000 €");
    assert_eq!(page.script("return document.querySelector('#g-keep-here').checked"), true);
    page.assert_asks_nobody();
    page.assert_keeps(1);
    page.assert_accessible("answers kept on the device");
    page.click("#g-keep-here");
    page.wait_for_value(KEPT, &json!([0, 0, ""]));
    page.open("?encore-plus-tard");
    page.wait_for("#g-place");
    assert_eq!(page.count(".g-chosen"), 0);
    leave(&page);
}
