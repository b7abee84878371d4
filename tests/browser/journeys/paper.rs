//! On paper: the answers, the calculation and the quotes, without what only works on a screen.

use super::{VOLET_1, leave, opened};

#[test]
fn the_printed_page_holds_the_answers_and_the_quotes_and_no_control() {
    let page = opened(
        "#date=2021-05-12&lieu=commune:68224&objets=demarches&engagement=aucun&effet_mois=12&laboratoire=oui&part_collectivite=20000&depense=Portail~deploiement~40000",
    );
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    if !page.emulates() {
        return leave(&page);
    }
    page.on_paper(true);
    page.wait_for_text(VOLET_1, "dont la population INSEE est inférieure à 100 000 habitants");
    page.wait_for_text("[data-programme='fitn-volet-2']", "Jamais plus de");
    for css in [".g-results .g-card", ".g-reasons blockquote", ".g-window .g-clauses blockquote", ".g-amount", ".g-foot"] {
        assert!(seen(&page, css) > 0, "nothing of {css} on paper");
    }
    for css in ["button", ".g-bar", ".g-keep", "#g-import", "#g-calm", "#g-place"] {
        assert_eq!(seen(&page, css), 0, "{css} is on paper");
    }
    page.screenshot("paper");
    page.on_paper(false);
    let pdf = page.printed();
    assert!(pdf.starts_with("JVBERi"), "not a PDF: {}…", &pdf[..12]);
    assert!(pdf.len() > 20_000, "a nearly empty print: {} characters", pdf.len());
    leave(&page);
}

/// How many of the elements are visible.
fn seen(page: &crate::harness::Page, css: &str) -> u64 {
    let count = format!("return [...document.querySelectorAll(`{css}`)].filter(element => element.checkVisibility()).length");
    page.script(&count).as_u64().unwrap()
}
