//! On paper: a document of one project, without what only works on a screen.

use super::{VOLET_1, leave, opened};
use crate::harness::Page;

/// A town too large for the first programme, within reach of the second; one expense counts, one is left out.
const TOWN: &str = "#date=2021-05-12&lieu=commune:68224&objets=demarches&engagement=aucun&effet_mois=12&laboratoire=oui&part_collectivite=20000&depense=Portail~deploiement~40000&depense=Ordinateurs~equipement_agents~12000";

/// How many blocks stay folded, of those that are shown and would show something. The criteria only name their clauses.
const FOLDED: &str = "return [...document.querySelectorAll('.guichet details:not(.g-trace .g-clauses)')].filter(one => one.checkVisibility() \
     && [...one.children].some(child => child.tagName != 'SUMMARY' && getComputedStyle(child).display != 'none' \
     && !(child.checkVisibility() && child.getBoundingClientRect().height > 0))).length";

#[test]
fn the_printed_page_holds_the_answers_and_the_quotes_and_no_control() {
    let page = opened(TOWN);
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    assert_eq!(seen(&page, ".g-sheet"), 0, "the sheet is on the screen");
    assert_ne!(page.script(FOLDED), 0, "nothing is folded on the screen");
    if page.emulates() {
        page.on_paper(true);
        holds_the_document(&page);
        page.screenshot("paper");
        page.on_paper(false);
    }
    let pdf = page.printed();
    assert!(pdf.starts_with(b"%PDF"), "not a PDF");
    assert!(pdf.len() > 100_000, "a nearly empty print: {} bytes", pdf.len());
    if page.emulates() {
        let pages = pdf.windows(12).filter(|bytes| bytes == b"/Type /Page\n").count();
        assert!((6..=16).contains(&pages), "{pages} pages are printed");
    }
    leave(&page);
}

fn holds_the_document(page: &Page) {
    for text in ["Mulhouse, membre de", "110 174 habitants", "Sans réponse", "Ordinateurs", "52 000 €", "Volet 1 du fonds : exclue."] {
        page.wait_for_text("section.g-sheet", text);
    }
    page.wait_for_text(VOLET_1, "dont la population INSEE est inférieure à 100 000 habitants");
    page.wait_for_text("[data-programme='fitn-volet-2']", "Jamais plus de");
    page.wait_for_text(".g-foot", "Imprimé le");
    for css in [".g-results .g-card", ".g-reasons blockquote", ".g-window .g-clauses blockquote", ".g-amount", ".g-next a", ".g-trace li"] {
        assert!(seen(page, css) > 0, "nothing of {css} on paper");
    }
    for css in ["button", "input", "select", "label", ".g-hint", ".g-bar", ".g-keep", ".g-day", ".g-questions", ".g-apart .g-trace"] {
        assert_eq!(seen(page, css), 0, "{css} is on paper");
    }
    assert_eq!(page.script(FOLDED), 0, "something stays folded on paper");
    let address = "return getComputedStyle(document.querySelector('.g-next a[data-address]'), '::after').content";
    assert!(page.script(address).as_str().unwrap().contains("https://"), "the addresses are not printed");
}

/// How many of the elements are visible.
fn seen(page: &Page, css: &str) -> u64 {
    let count = format!("return [...document.querySelectorAll(`{css}`)].filter(element => element.checkVisibility()).length");
    page.script(&count).as_u64().unwrap()
}
