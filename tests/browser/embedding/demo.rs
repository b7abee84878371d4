//! `demo.html` shows every way at once, under its own policy.

use super::{published, visit};
use crate::harness::Page;

#[test]
fn every_way_of_the_demonstration_starts_and_a_result_arrives() {
    let page = Page::serving(&published());
    page.open("demo.html");
    for frame in ["#cadre iframe", "#cadre-court iframe", "#sans-script iframe"] {
        page.script(&format!("document.querySelector({frame:?}).scrollIntoView()"));
        page.enter_frame(frame);
        page.wait_for(".guichet h1");
        page.leave_frame();
    }
    assert_eq!(page.script("return document.querySelector('#cadre-court iframe').style.height"), "500px");
    page.script("document.querySelector('#element guichet-eligibilite').scrollIntoView()");
    page.look_inside(Some("guichet-eligibilite"));
    page.wait_for_text(".g-chosen", "Ammerschwihr");
    page.click(".g-transmit button");
    page.look_inside(None);
    page.wait_for_text("#recu", "Ammerschwihr");
    page.enter_frame("#cadre iframe");
    visit_again(&page);
    page.leave_frame();
    page.wait_for_text("#recu", "Wettolsheim");
    page.wait_for_text("#recu", "32000.00");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

/// The frame was given a commune; the visitor takes another, and hands the result over.
fn visit_again(page: &Page) {
    page.wait_for_text(".g-chosen", "Ammerschwihr");
    page.click_button("Retirer ce choix");
    visit(page);
    page.click_button("Transmettre ce résultat au site");
}
