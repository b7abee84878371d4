//! A mayor without a mouse: real keys only, from the first stop to the last answer.

use super::{VOLET_1, leave, opened};
use crate::harness::Key;

#[test]
fn a_village_mayor_gets_her_answer_without_a_mouse() {
    let page = opened("");
    page.inject("for (const kind of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(kind, () => document.documentElement.dataset.touched = kind, true)");
    page.assert_accessible("the page as it opens");
    page.tab_to("#g-date");
    page.key_date("2021-05-12");
    page.wait_for_text(".g-day", "Réponses telles qu’au 12 mai 2021");
    page.tab_to("#g-place");
    page.keys("wettol");
    page.wait_for_text("#g-place-list", "Wettolsheim");
    page.keys(Key::Down);
    page.wait_for_text("#g-place-list [aria-selected='true']", "Wettolsheim");
    page.assert_accessible("the list of places, open");
    page.keys(Key::Enter);
    page.wait_for_text(".g-chosen", "Wettolsheim");
    page.tab_to("#g-objets-demarches");
    page.keys(" ");
    page.tab_to("#g-engagement-aucun");
    page.keys(" ");
    page.tab_to("#g-effet_mois");
    page.keys("12");
    page.tab_to("#g-line-1-label");
    page.keys("Portail");
    page.tab_to("#g-line-1-category");
    page.keys(Key::Down + Key::Down);
    page.wait_for_text(".g-line .g-hint", "mettent en service la solution");
    page.tab_to("#g-line-1-amount");
    page.keys("40 000");
    page.wait_for_text(VOLET_1, "Remplit les conditions écrites");
    page.wait_for_text(VOLET_1, "Au plus 80 % de l’assiette, soit 32 000 €");
    page.assert_accessible("the answers of a village");

    // The wording of the page is one stop away, and unfolds with a key.
    page.tab_to("[data-programme='fitn-volet-1'] summary");
    page.keys(Key::Enter);
    page.wait_for_text("[data-programme='fitn-volet-1'] details[open] blockquote", "«");

    page.tab_back_to(".g-day button");
    page.keys(Key::Enter);
    page.wait_for_text(VOLET_1, "Le dépôt était possible jusqu’au 27 août 2021 inclus. Il est clos");
    page.wait_for_text(".g-day", "Ces dispositifs appartiennent au passé : vous lisez les règles d’alors");
    page.assert_accessible("the answers of a village, too late");
    assert_eq!(page.count("html[data-touched]"), 0, "a mouse was used");
    leave(&page);
}

#[test]
fn the_place_under_the_arrows_never_leaves_the_sight() {
    let page = opened("");
    page.tab_to("#g-place");
    page.keys("68");
    page.wait_for("#g-place-39");
    let inside = "const [list, place] = ['#g-place-list', '#g-place-list [aria-selected=true]'].map(css => document.querySelector(css));
        if (list.scrollHeight <= list.clientHeight) return 'nothing to scroll';
        const [box, part] = [list.getBoundingClientRect(), place.getBoundingClientRect()];
        return part.top >= box.top - 1 && part.bottom <= box.bottom + 1 ? place.id : `${place.id} is out of sight`";
    for stop in 0..12 {
        page.keys(Key::Down);
        page.wait_for_value(inside, &format!("g-place-{stop}").into());
    }
    // From the first one, up is the last one.
    for _ in 0..12 {
        page.keys(Key::Up);
    }
    page.wait_for_value(inside, &"g-place-39".into());
    leave(&page);
}

#[test]
fn escape_closes_the_list_of_places_then_empties_the_field() {
    let page = opened("");
    page.tab_to("#g-place");
    page.keys("colm");
    page.wait_for_text("#g-place-0", "Colmar");
    page.keys(Key::Escape);
    assert_eq!(page.script("return document.querySelector('#g-place').value"), "colm");
    assert_eq!(page.script("return document.querySelector('#g-place').getAttribute('aria-expanded')"), "false");
    page.keys(Key::Escape);
    assert_eq!(page.script("return document.querySelector('#g-place').value"), "");
    leave(&page);
}

/// WCAG 2.4.11: the bar at the foot of a telephone stays, what has the focus must not stay below it.
#[test]
fn on_a_telephone_the_bar_never_hides_what_has_the_focus() {
    let page =
        opened("#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12&depense=Portail~deploiement~40000");
    page.resize(320, 640);
    page.wait_for(".g-bar a");
    let hidden = "
        const held = document.activeElement, bar = document.querySelector('.g-bar');
        const [box, over] = [held.getBoundingClientRect(), bar.getBoundingClientRect()];
        const below = box.height > 0 && box.top >= over.top - 1 && box.bottom <= over.bottom + 1;
        const off = box.top >= innerHeight || box.bottom <= 0;
        return [held.tagName, !bar.contains(held) && held != document.body && (below || off) ? held.outerHTML.slice(0, 120) : null]";
    let mut covered = Vec::new();
    for stop in 0..150 {
        page.keys(Key::Tab);
        let held = page.script(hidden);
        if held[0] == "BODY" && stop > 10 {
            break;
        }
        covered.extend(held[1].as_str().map(str::to_owned));
    }
    assert_eq!(covered, Vec::<String>::new());
    leave(&page);
}
