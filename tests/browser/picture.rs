//! The picture of the README.

use crate::harness::Page;
use crate::journeys::leave;
use crate::main_job::wettolsheim;

#[test]
fn the_picture_of_the_readme_shows_an_ordinary_village() {
    let page = Page::start();
    page.resize(1280, 1180);
    page.open("");
    wettolsheim(&page);
    page.wait_for_text("[data-programme='fitn-volet-1']", "soit 32 000 €");
    page.script("document.activeElement.blur(); scrollTo(0, 0)");
    assert!(page.screenshot("readme").exists());
    leave(&page);
}
