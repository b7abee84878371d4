//! The main job, as a mayor does it: describe the project, read the answers, change the date.

use crate::embedding::copy_of;
use crate::harness::{Key, Page};
use crate::journeys::leave;
use std::fs;
use std::path::{Path, PathBuf};

const VOLET_1: &str = "[data-programme='fitn-volet-1']";

/// Wettolsheim, a portal of 40 000 €, every question answered, on 12 May 2021.
pub fn wettolsheim(page: &Page) {
    page.set_date("#g-date", "2021-05-12");
    page.type_into("#g-place", "wettol");
    page.wait_for_text("#g-place-list", "Wettolsheim");
    page.press(Key::Down + Key::Enter);
    page.wait_for_text(".g-chosen", "Wettolsheim");
    page.click("#g-objets-demarches");
    page.click("#g-engagement-aucun");
    page.type_into("#g-effet_mois", "12");
    page.click("#g-line-1-category option[value='deploiement']");
    page.type_into("#g-line-1-label", "Portail");
    page.type_into("#g-line-1-amount", "40 000");
}

/// The whole width is used, and nothing is cut: a page never scrolls sideways.
fn assert_fits(page: &Page) {
    let overflow = page.script("return document.documentElement.scrollWidth - innerWidth");
    assert!(overflow.as_i64().unwrap() <= 0, "the page is {overflow} pixels too wide");
}

#[test]
fn a_village_reads_20_to_80_percent_then_that_the_call_is_closed() {
    let page = Page::start();
    page.open("");
    wettolsheim(&page);
    page.wait_for_text(VOLET_1, "Remplit les conditions écrites");
    page.wait_for_text(VOLET_1, "Au plus 80 % de l’assiette, soit 32 000 €");
    page.wait_for_text(VOLET_1, "de 20 à 80 %");
    page.wait_for_text(VOLET_1, "8 000 €");
    page.wait_for_text(VOLET_1, "dépôt jusqu’au 27 août 2021 inclus, dans 107 jours");
    page.wait_for_text(&format!("{VOLET_1} header"), "Date limite non dépassée");
    page.wait_for_text(".g-filled", "1 803 habitants");
    assert_eq!(page.count("#g-departements_membres"), 0, "a commune has no members");
    assert_fits(&page);
    page.screenshot("village-1280");
    page.assert_accessible("a village");
    page.click(".g-day button");
    page.wait_for_text(VOLET_1, "Le dépôt était possible jusqu’au 27 août 2021 inclus. Il est clos");
    page.wait_for_text(&format!("{VOLET_1} header"), "Clos");
    page.wait_for_text(&format!("{VOLET_1} header"), "Remplissait les conditions écrites");
    page.wait_for_text(".g-day", "Ces dispositifs appartiennent au passé : vous lisez les règles d’alors");
    page.screenshot("village-today-1280");
    page.assert_accessible("a village, too late");
    leave(&page);
}

#[test]
fn on_a_telephone_nothing_is_cut_and_the_best_result_stays_in_sight() {
    let page = Page::start();
    page.resize(360, 740);
    page.open("");
    wettolsheim(&page);
    page.wait_for_text(".g-bar", "Remplit les conditions écrites, au plus 32 000 €");
    assert_fits(&page);
    page.screenshot("village-360");
    page.click(".g-bar a");
    page.wait_for_text(VOLET_1, "32 000 €");
    page.screenshot("village-360-results");
    page.resize(320, 640);
    assert_fits(&page);
    leave(&page);
}

#[test]
fn what_blocks_quotes_the_page_with_the_value_given_and_the_value_expected() {
    let page = Page::start();
    page.open("");
    wettolsheim(&page);
    page.click(".g-correct > summary");
    page.type_into("#g-population_totale", "110 174");
    page.type_into("#g-population_municipale", "108 942");
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    page.wait_for_text(VOLET_1, "110 174 habitants");
    page.wait_for_text(VOLET_1, "moins de 100 000 habitants");
    page.wait_for_text(VOLET_1, "dont la population INSEE est inférieure à 100 000 habitants");
    page.assert_accessible("a population that blocks");
    leave(&page);
}

#[test]
fn a_mistyped_answer_is_explained_beside_its_field_and_kept() {
    let page = Page::start();
    page.open("");
    wettolsheim(&page);
    page.type_into("#g-line-1-amount", "12.500");
    page.wait_for_text("#g-line-1-error", "deux façons");
    page.type_into("#g-effet_mois", "bientôt");
    page.wait_for_text("#g-effet_mois-error", "n’est pas un nombre entier");
    assert_eq!(page.script("return document.querySelector('#g-effet_mois').value"), "bientôt");
    assert_eq!(page.script("return document.querySelector('#g-line-1-amount').value"), "12.500");
    page.wait_for_text(VOLET_1, "Il manque des réponses");
    leave(&page);
}

#[test]
fn an_excluded_expense_is_said_at_once_and_changes_no_amount() {
    let page = Page::start();
    page.open("");
    wettolsheim(&page);
    page.click(".g-expenses > .g-row button");
    page.type_into("#g-line-2-amount", "5 000,50");
    page.click("#g-line-2-category option[value='personnel']");
    page.wait_for_text(".g-effect-out", "Volet 1 du fonds : exclue.");
    page.wait_for_text(".g-totals", "45 000,50 €");
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.assert_accessible("an excluded expense");
    leave(&page);
}

/// A copy of the page, which the test may spoil.
fn page_in(name: &str) -> PathBuf {
    copy_of(Path::new(&std::env::var_os("GUICHET_DIST").expect("the built page")), "embed", name)
}

#[test]
fn a_page_with_a_broken_catalogue_says_so_and_names_every_place() {
    let folder = page_in("broken");
    let whole = guichet::catalogue::EMBEDDED;
    // Two clauses that no one declares.
    let broken = whole.replace("\"clause\":\"V1-14\"", "\"clause\":\"V9-14\"").replace("\"clause\":\"V2-04\"", "\"clause\":\"V9-04\"");
    assert!(broken.contains("V9-14") && broken.contains("V9-04"));
    fs::write(folder.join("regles.json"), broken).unwrap();
    let page = Page::serving(&folder);
    page.open("?catalogue=regles.json");
    page.wait_for_text(".g-broken", "Les règles n’ont pas pu être chargées");
    page.wait_for_text(".g-broken", "la clause « V9-14 » n’existe pas");
    page.wait_for_text(".g-broken", "la clause « V9-04 » n’existe pas");
    page.wait_for_text(".g-broken", "programmes[0].conditions");
    page.assert_accessible("a broken catalogue");
    leave(&page);
}

#[test]
fn a_page_whose_own_rules_are_damaged_says_so() {
    let folder = page_in("damaged");
    let files = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    for file in files.filter(|file| file.extension().is_some_and(|extension| extension == "wasm")) {
        let mut program = fs::read(&file).unwrap();
        // The name of a clause, in the texts of the rules inside the program.
        let (from, to) = (b"\0V1-14\0", b"\0V9-14\0");
        let at = program.windows(from.len()).position(|window| window == from).expect("the clause is in the program");
        program[at..at + to.len()].copy_from_slice(to);
        fs::write(&file, program).unwrap();
    }
    let page = Page::serving(&folder);
    page.open("");
    page.wait_for_text(".g-broken", "Les règles n’ont pas pu être chargées");
    page.wait_for_text(".g-broken", "ce programme est abîmé");
    leave(&page);
}
