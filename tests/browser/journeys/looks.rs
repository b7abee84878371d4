//! The page as visitors set it: larger, more spaced, in the colours of their system, without movement.

use super::{VOLET_1, leave, opened};

const VILLAGE: &str = "#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12&depense=Portail~deploiement~40000&depense=Agent~personnel~5000";

/// Opens everything that folds.
fn unfold(page: &crate::harness::Page) {
    page.script("document.querySelectorAll('details').forEach(details => details.open = true)");
}

#[test]
fn everything_unfolded_is_accessible() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    unfold(&page);
    page.assert_accessible("everything unfolded");
    page.night(true);
    page.screenshot("unfolded-night");
    page.night(false);
    leave(&page);
}

#[test]
fn an_answer_that_cannot_be_read_is_accessible() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun");
    page.type_into("#g-effet_mois", "bientôt");
    page.wait_for_text("#g-effet_mois-error", "n’est pas un nombre entier");
    page.type_into("#g-line-1-amount", "12.500");
    page.wait_for_text("#g-line-1-error", "deux façons");
    page.assert_accessible("answers that cannot be read");
    leave(&page);
}

/// WCAG 1.4.12: what every page must bear.
#[test]
fn more_space_between_letters_words_and_lines_cuts_nothing() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    unfold(&page);
    page.script(
        "const sheet = document.createElement('style');
        sheet.textContent = '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }';
        document.head.append(sheet)",
    );
    for width in [1280, 640, 320] {
        page.resize(width, 900);
        assert_eq!(page.overflow(), None, "at {width} pixels");
        assert_eq!(cut(&page), serde_json::json!([]), "at {width} pixels");
    }
    page.screenshot("spaced-320");
    leave(&page);
}

#[test]
fn a_zoom_of_200_percent_cuts_nothing() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    unfold(&page);
    match page.emulates() {
        true => page.zoom_in(),
        false => page.resize(640, 450),
    }
    assert_eq!(page.overflow(), None);
    assert_eq!(cut(&page), serde_json::json!([]));
    page.screenshot("zoomed");
    leave(&page);
}

#[test]
fn the_colours_of_the_system_and_no_movement_are_respected() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    if !page.emulates() {
        return leave(&page);
    }
    page.features(&[("forced-colors", "active")]);
    page.screenshot("forced-colours");
    page.features(&[("prefers-reduced-motion", "reduce")]);
    let moving = page.script("return document.getAnimations().length");
    assert_eq!(moving, 0);
    page.screenshot("reduced-motion");
    leave(&page);
}

/// The texts that their own box hides.
fn cut(page: &crate::harness::Page) -> serde_json::Value {
    page.script(
        "return [...document.querySelectorAll('.guichet *')].filter(element => {
            const style = getComputedStyle(element);
            const hides = ['hidden', 'clip'].includes(style.overflowX) && !element.closest('.g-sr, svg');
            return hides && element.checkVisibility() && element.scrollWidth > element.clientWidth + 1;
        }).map(element => element.outerHTML.slice(0, 120))",
    )
}
