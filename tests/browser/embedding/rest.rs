//! The program comes in two modules, and the second only once the page is used.

use super::{NOTHING, VOLET_1, asset, copy, host, published, reads_32_000, scratch, spoil, visit};
use crate::harness::{Page, Site};
use crate::journeys::{describe_the_project, spend_40_000};
use std::{fs, thread, time::Duration};

/// How often the second module was asked for.
fn asked(page: &Page) -> usize {
    page.requests().iter().filter(|address| address.contains("/assets/rest-")).count()
}

/// A bare page is ready, and stays so for a while: nothing has asked for the second module.
#[track_caller]
fn bare(page: &Page) {
    page.wait_for_text(VOLET_1, "Il manque des réponses");
    thread::sleep(Duration::from_millis(1_500));
    assert_eq!(asked(page), 0);
}

#[test]
fn a_frame_fetches_the_rest_at_the_first_gesture_and_once() {
    let guest = Site::serving(&published());
    let page = host("rest-frame", "<iframe src='{guichet}index.html' width=1000 height=800></iframe>", &guest);
    page.enter_frame("iframe");
    bare(&page);
    // Before any answer, what was folded is drawn.
    page.click(&format!("{VOLET_1} .g-trace > summary"));
    page.wait_for_text(&format!("{VOLET_1} .g-criteria"), "moins de 100 000");
    page.click(".g-calendar > summary");
    page.wait_for(".g-calendar svg");
    visit(&page);
    assert_eq!(asked(&page), 1);
}

#[test]
fn two_elements_fetch_the_rest_at_the_first_gesture_and_once_for_both() {
    let guest = Site::serving(&published());
    let elements = "<script type=module src='{guichet}guichet-eligibilite.js'></script>
        <guichet-eligibilite id=un></guichet-eligibilite><guichet-eligibilite id=deux></guichet-eligibilite>";
    let page = host("rest-elements", elements, &guest);
    page.look_inside(Some("#un"));
    bare(&page);
    visit(&page);
    page.look_inside(Some("#deux"));
    visit(&page);
    assert_eq!(asked(&page), 1);
}

#[test]
fn a_page_opened_with_answers_fetches_the_rest_at_once() {
    let guest = Site::serving(&published());
    let answers = "date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12&depense=Portail~deploiement~40000";
    let frame = format!("<iframe src='{{guichet}}index.html#{answers}' width=1000 height=800></iframe>");
    let page = host("rest-opened", &frame, &guest);
    page.enter_frame("iframe");
    reads_32_000(&page);
    assert_eq!(asked(&page), 1);
}

#[test]
fn a_rest_that_does_not_come_is_said_and_asked_for_again_and_nothing_typed_is_lost() {
    let (folder, aside) = (copy("rest-missing"), scratch("rest-aside").join("rest.wasm"));
    let file = asset(&folder, "rest-", ".wasm");
    fs::rename(&file, &aside).expect("the module taken away");
    let page = Page::serving(&folder);
    page.open("");
    page.wait_for("#g-place");
    page.set_date("#g-date", "2021-05-12");
    describe_the_project(&page);
    page.wait_for_text(".g-dropped[role=alert]", "le détail des réponses manquent. Vos réponses sont gardées.");
    page.click(".g-dropped button");
    page.wait_for(".g-dropped[role=alert]");
    page.assert_accessible("a page without its second module");
    fs::rename(&aside, &file).expect("the module put back");
    page.click(".g-dropped button");
    page.wait_until("!document.querySelector('.g-dropped')");
    page.type_into("#g-place", "wettol");
    page.click("#g-place-0");
    spend_40_000(&page);
    reads_32_000(&page);
}

#[test]
fn another_rest_is_refused() {
    let folder = copy("rest-spoilt");
    spoil(&asset(&folder, "rest-", ".wasm"), &NOTHING);
    let page = Page::serving(&folder);
    page.open("");
    page.wait_for("#g-place");
    page.click("#g-objets-demarches");
    page.wait_for_text(".g-dropped[role=alert]", "n’a pas pu être chargée");
    // A page that opens with answers does not open without it.
    page.open("?hote=0#date=2021-05-12&objets=demarches");
    page.wait_for_text("[data-refus=fichier]:not([hidden])", "n’est pas celui qui a été publié");
    assert_eq!(page.count(".guichet"), 0);
}

#[test]
fn all_that_comes_later_works_as_in_one_module() {
    let page = Page::serving(&published());
    page.open("");
    page.wait_for("#g-place");
    page.catch_files();
    visit(&page);
    for drawn in [".g-calendar svg", ".g-criteria li", ".g-points li", ".g-next a", ".g-treatments li", ".g-totals dd", ".g-sheet dd"] {
        page.wait_for(drawn);
    }
    let saved = |button: &str| {
        page.click_button(button);
        page.take_saved()
    };
    let (name, dossier) = saved("Enregistrer le dossier (JSON)");
    assert!(name == "dossier.json" && dossier.contains("\"demarches\""), "{name}: {dossier}");
    for (button, name, holds) in [
        ("Enregistrer l’évaluation (JSON)", "evaluation.json", "\"eligible\""),
        ("Enregistrer le plan de financement (CSV)", "plan-de-financement.csv", "Portail"),
        ("Enregistrer les échéances (agenda)", "echeances.ics", "BEGIN:VEVENT"),
    ] {
        let (saved, text) = saved(button);
        assert!(saved == name && text.contains(holds), "{saved}: {text}");
    }
    page.click_button("Tout effacer et recommencer");
    page.wait_until("!document.querySelector('.g-chosen')");
    let file = scratch("rest-all-files").join("dossier.json");
    fs::write(&file, dossier).expect("the dossier");
    page.give_file("#g-import", &file);
    reads_32_000(&page);
    page.script("location.hash = '#date=2021-05-12&objets=demarches&couleur=bleu'");
    page.wait_for_text(".g-dropped", "couleur");
}
