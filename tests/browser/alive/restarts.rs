//! A program that stops says so, keeps the answers, and begins again.

use super::{VILLAGE, opened, settle};
use crate::harness::Page;
use serde_json::json;

/// From now on the page cannot be drawn: whatever is to be placed is refused.
const REFUSE: &str = "Node.prototype.insertBefore = () => { throw new DOMException('refused') }";

#[test]
fn a_program_that_stops_says_so_and_starts_again_with_the_answers_and_lines() {
    let page = opened(VILLAGE);
    page.type_into("#g-line-1-amount", "50 000");
    page.inject(REFUSE);
    page.script("document.querySelector('#g-add-line').click()");
    page.wait_for_text(".g-dropped", "La page s’était arrêtée sur une erreur. Elle vient d’être relancée avec vos réponses");
    page.wait_for_text("[data-programme='fitn-volet-1']", "soit 40 000 €");
    assert_eq!(page.script("return document.querySelector('.g-line .g-number').value"), "50 000");
    page.type_into(".g-line .g-number", "40 000");
    page.wait_for_text("[data-programme='fitn-volet-1']", "soit 32 000 €");
    page.assert_accessible("started again");
    page.assert_keeps(0);
}

#[test]
fn a_program_that_stops_again_and_again_offers_the_answers_and_rests() {
    let page = Page::start();
    page.open("");
    page.wait_for("#g-place");
    for _ in 0..3 {
        page.script(&format!("history.replaceState(history.state, '', '{VILLAGE}'); dispatchEvent(new HashChangeEvent('hashchange'))"));
        page.wait_for("[data-programme='fitn-volet-1'] .g-criteria");
        settle(&page);
        page.inject(REFUSE);
        page.script("window.before = true; document.querySelector('#g-add-line').click()");
        page.wait_until("!window.before || document.querySelector('[data-refus=arret]')");
        page.wait_until("document.querySelector('[data-refus=arret], #g-place')");
    }
    page.wait_for_text("[data-refus=arret]", "Vos réponses sont dans ce lien");
    let link = page.script("return decodeURIComponent(document.querySelector('[data-refus=arret] a').hash)");
    assert!(link.as_str().unwrap().contains("lieu=commune:68365"), "{link}");
    settle(&page);
    assert_eq!(page.count("#g-place"), 0);
}

#[test]
fn every_button_has_an_effect_or_says_why_not() {
    let page = opened(VILLAGE);
    page.inject(
        "window.print = () => {};
        HTMLAnchorElement.prototype.click = () => {};
        navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
        Storage.prototype.setItem = () => { throw new DOMException('refused') };",
    );
    page.click_button("Imprimer");
    page.wait_for_text(".g-keep [role=status]", "L’impression n’a pas commencé");
    page.click_button("Enregistrer le dossier (JSON)");
    page.wait_for_text(".g-keep [role=status]", "Fichier proposé : dossier.json. Si rien n’apparaît");
    page.click_button("Copier un résumé");
    page.wait_for_text(".g-keep [role=status]", "Ce navigateur refuse la copie. Voici le texte");
    page.click("#g-keep-here");
    page.wait_for_text(".g-keep", "Ce navigateur refuse de garder des données ici");
    assert_eq!(page.console_errors(), Vec::<String>::new());
    assert_eq!(page.script("return [localStorage.length]"), json!([0]));
}
