//! « Et si… » : what would make the project eligible, tried and taken back.

use super::{VOLET_1, VOLET_2, choose_place, describe_the_project, leave, opened, spend_40_000};
use crate::harness::Key;

#[test]
fn mulhouse_tries_a_laboratory_then_takes_it_back() {
    let page = opened("#date=2021-05-12");
    page.type_into("#g-place", "mulhouse");
    page.wait_for_text("#g-place-list", "68100");
    page.press(Key::Down);
    page.wait_for_text("#g-place-list [aria-selected='true']", "68100");
    page.press(Key::Enter);
    describe_the_project(&page);
    spend_40_000(&page);
    page.click("#g-laboratoire-non");
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    page.wait_for_text(
        &format!("{VOLET_1} .g-proposals"),
        "Rien de ce que vous pouvez changer n’y suffit. Ce qui bloque : population totale",
    );
    page.wait_for_text(VOLET_2, "Ne remplit pas les conditions");
    let proposals = format!("{VOLET_2} .g-proposals");
    page.wait_for_text(&proposals, "Ce qui remplirait les conditions");
    page.wait_for_text(&proposals, "appui d’un laboratoire d’innovation territoriale : oui");
    page.assert_accessible("a proposal");
    page.click(&format!("{proposals} button"));
    page.wait_for_text(VOLET_2, "Remplit les conditions écrites");
    page.wait_for_text(".g-applied", "Vous essayez une modification du projet.");
    page.assert_accessible("a proposal, tried");
    page.screenshot("mulhouse-1280");
    page.click_button("Revenir en arrière");
    page.wait_for_text(VOLET_2, "Ne remplit pas les conditions");
    assert_eq!(page.count(".g-applied"), 0);
    assert_eq!(page.script("return document.querySelector('#g-laboratoire-non').checked"), true);
    leave(&page);
}

#[test]
fn a_village_asks_what_its_epci_would_get_and_comes_back() {
    let page = opened("#date=2021-05-12");
    choose_place(&page, "wettol", "Wettolsheim");
    describe_the_project(&page);
    spend_40_000(&page);
    page.wait_for_text(VOLET_1, "Remplit les conditions écrites");
    page.click_button("Et si mon intercommunalité portait le projet ?");
    page.wait_for_text(".g-chosen", "Colmar Agglomération");
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    page.wait_for_text(VOLET_1, "moins de 100 000 habitants");
    page.assert_accessible("the EPCI instead of the village");
    page.click_button("Revenir à la commune : Wettolsheim");
    page.wait_for_text(VOLET_1, "Remplit les conditions écrites");
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    leave(&page);
}

/// Whole: the driver takes what is for the ears alone for hidden.
const ANNOUNCED: &str = "return document.querySelector('.guichet > [aria-live=polite]').textContent";

#[test]
fn in_calm_mode_nothing_moves_and_nothing_is_announced_until_asked() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches");
    let order = || page.script("return [...document.querySelectorAll('.g-results > .g-card')].map(card => card.dataset.programme)");
    let first = order();
    page.click("#g-calm");
    page.click("#g-engagement-acte_juridique");
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    assert_eq!(order(), first, "the cards moved in calm mode");
    // Longer than the pause after which a change is announced.
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert_eq!(page.script(ANNOUNCED), "");
    page.assert_accessible("the calm mode");
    page.click_button("Reclasser les dispositifs");
    assert_ne!(order(), first, "the cards did not move when asked");
    page.click("#g-calm");
    page.click("#g-engagement-aucun");
    page.wait_until("/^\\d+\\sdispositifs? chang/.test(document.querySelector('.guichet > [aria-live=polite]').textContent)");
    leave(&page);
}
