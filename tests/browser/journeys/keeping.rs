//! Keep, come back, pass on: a file, a link, the device, a spreadsheet.

use super::{VOLET_1, leave, opened};
use crate::harness::Page;
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

/// Waits until what is kept holds a text.
fn waits_for_kept(page: &Page, text: &str) {
    page.wait_until(&format!("Object.values(localStorage).some(kept => kept.includes('{text}'))"));
}

/// Changes what is kept as another tab does: from another document of this origin.
const ELSEWHERE: &str = "const frame = document.body.appendChild(document.createElement('iframe'));
    const store = frame.contentWindow.localStorage, name = Object.keys(localStorage)[0];";

#[test]
fn two_hundred_and_fifty_lines_are_still_there_after_a_reload() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12");
    let rows: String =
        (0..250).map(|row| format!("Matériel et logiciels de la mairie annexe, lot {row:03}\tDéploiement\t225,50\n")).collect();
    page.copy(&rows);
    page.click("#g-line-1-label");
    page.paste();
    page.wait_for_text(".g-pasted", "250 lignes comprises");
    page.click_button("Ajouter 250 lignes");
    page.wait_for_text(".g-totals", "56 375 €");
    page.click("#g-keep-here");
    waits_for_kept(&page, "lot 249");
    page.open("?plus-tard");
    page.wait_for_text(".g-totals", "56 375 €");
    assert_eq!((page.count(".g-line"), page.count(".g-dropped")), (250, 0));
    leave(&page);
}

#[test]
fn an_unfinished_line_is_still_there_after_a_reload_and_in_the_file() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.click("#g-keep-here");
    page.click_button("Ajouter une dépense");
    page.type_into("#g-line-2-amount", "environ 900");
    waits_for_kept(&page, "environ 900");
    page.catch_files();
    page.click_button("Enregistrer mes réponses");
    let (name, text) = page.take_saved();
    assert_eq!(name, "reponses.json");
    page.click_button("Enregistrer le dossier (JSON)");
    page.wait_for_text(".g-keep [role='status']", "Ce dossier ne contient pas : 1 dépense inachevée");
    page.open("?plus-tard");
    page.wait_until("[...document.querySelectorAll('.g-line .g-number')].some(field => field.value === 'environ 900')");
    page.click_button("Tout effacer et recommencer");
    page.wait_until("document.querySelectorAll('.g-line').length === 1");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("reponses-{}.json", std::process::id()));
    fs::write(&file, text).unwrap();
    page.give_file("#g-import", &file);
    page.wait_until("[...document.querySelectorAll('.g-line .g-number')].some(field => field.value === 'environ 900')");
    leave(&page);
}

#[test]
fn a_link_opened_over_kept_answers_leaves_them_and_offers_them() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.click("#g-keep-here");
    waits_for_kept(&page, "68365");
    for other in ["?commune=68066", "?x#date=2021-05-12&lieu=commune:68066"] {
        page.open(other);
        page.wait_for_text(".g-chosen", "Colmar");
        page.wait_for_text(".g-kept", "Wettolsheim");
        waits_for_kept(&page, "68365");
    }
    page.assert_accessible("kept answers beside those of a link");
    page.click_button("Reprendre les réponses gardées");
    page.wait_for_text(".g-chosen", "Wettolsheim");
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    assert_eq!(page.count(".g-kept"), 0);
    leave(&page);
}

#[test]
fn a_tab_is_told_when_another_one_changes_what_is_kept() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.click("#g-keep-here");
    waits_for_kept(&page, "68365");
    page.script(&format!("{ELSEWHERE} store.setItem(name, store.getItem(name).replaceAll('40000', '50000'))"));
    page.wait_for_text(".g-kept", "Un autre onglet a modifié les réponses gardées");
    page.type_into(".g-line .g-number", "60 000");
    page.wait_for_text(VOLET_1, "soit 48 000 €");
    waits_for_kept(&page, "50000");
    page.click_button("Reprendre ses réponses");
    page.wait_for_text(VOLET_1, "soit 40 000 €");
    page.script(&format!("{ELSEWHERE} store.setItem(name, store.getItem(name).replaceAll('50000', '10000'))"));
    page.wait_for(".g-kept");
    page.click_button("Garder les miennes");
    waits_for_kept(&page, "50000");
    page.script(&format!("{ELSEWHERE} store.removeItem(name)"));
    page.wait_for_text(".g-kept", "ont été oubliées");
    page.type_into(".g-line .g-number", "70 000");
    page.wait_for_text(VOLET_1, "soit 56 000 €");
    assert_eq!(page.script("return document.querySelector('#g-keep-here').checked"), false);
    leave(&page);
}

#[test]
fn what_another_version_kept_stays_until_the_visitor_acts() {
    let page = opened("");
    page.script("localStorage.setItem('guichet:haut-rhin-2021', '{\"state\":9}')");
    page.open("?plus-tard");
    page.wait_for_text(".g-kept", "ne sait pas lire en entier");
    page.click("#g-objets-demarches");
    page.wait_until("location.hash.includes('demarches')");
    assert_eq!(page.script("return localStorage.getItem('guichet:haut-rhin-2021')"), "{\"state\":9}");
    page.click("#g-keep-here");
    page.click_button("Continuer avec celles de cette page");
    waits_for_kept(&page, "demarches");
    leave(&page);
}

#[test]
fn what_an_earlier_version_kept_is_taken_over_once() {
    let page = opened("");
    page.script(&format!("localStorage.setItem('guichet', '{}')", &VILLAGE[1..]));
    page.open("?plus-tard");
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.wait_for_value("return Object.keys(localStorage)", &json!(["guichet:haut-rhin-2021"]));
    leave(&page);
}

#[test]
fn a_fragment_that_is_no_link_leaves_the_answers() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    for other in ["contenu", "g-results", "couleur=bleu", ":~:text=aides"] {
        page.script(&format!("location.hash = '{other}'"));
        page.wait_until("location.hash.includes('lieu=commune:68365')");
        page.wait_for_text(VOLET_1, "soit 32 000 €");
    }
    assert_eq!(page.count(".g-dropped"), 0);
    leave(&page);
}

#[test]
fn a_wrong_file_is_named_in_french() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    let files: [(&[u8], &str); 4] = [
        ("\u{feff}Dépense;Catégorie;Montant\r\n".as_bytes(), "un tableau (CSV)"),
        (b"", "ce fichier est vide"),
        (b"{ \"facts\": { \"nom\": \"Ch\xe2tenois\" } }", "n’est pas en UTF-8"),
        (b"\x89PNG\r\n\x1a\n\0\0", "une image"),
    ];
    for (at, (bytes, says)) in files.into_iter().enumerate() {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fichier-{at}-{}.json", std::process::id()));
        fs::write(&file, bytes).unwrap();
        page.give_file("#g-import", &file);
        page.wait_for_text(".g-keep [role='alert']", says);
    }
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    leave(&page);
}
