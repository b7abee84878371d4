//! The harness on a page of its own: a journey may trust what it reads.

use crate::harness::{Key, Page};
use serde_json::json;
use std::fs;
use std::path::Path;
use std::time::Duration;

fn page() -> Page {
    // Cargo runs tests from the folder of their package.
    let folder = "tests/browser/fixture";
    let page = Page::serving(Path::new(folder));
    page.open("");
    page
}

#[test]
fn typing_replaces_what_a_field_held_and_tells_the_page() {
    let page = page();
    page.type_into("#champ", "Élise");
    page.wait_for_text("#nom", "Élise");
    page.type_into("#champ", "Zoé");
    assert_eq!(page.text("#nom"), "Zoé");
    page.type_into("#champ", "");
    assert_eq!(page.text("#nom"), "");
    page.set_date("#date", "2021-05-12");
    assert_eq!(page.text("#jour"), "2021-05-12");
    page.reload();
    assert_eq!(page.text("#jour"), "jamais");
}

#[test]
fn clicks_and_keys_reach_their_element_and_texts_are_waited_for() {
    let page = page();
    page.click("#compter");
    page.wait_for_text("#compter", "1");
    page.press(" ");
    page.wait_for_text("#compter", "2");
    page.press(Key::Tab);
    assert_eq!(page.script("return document.activeElement.id"), "crier");
    assert_eq!(page.text("#somme"), "80 000 €");
    assert_eq!(page.count("button"), 3);
}

#[test]
fn errors_of_the_console_are_heard_once() {
    let page = page();
    assert_eq!(page.console_errors(), Vec::<String>::new());
    page.click("#crier");
    page.click("#casser");
    let errors = page.console_errors();
    assert!(errors.iter().any(|error| error.contains("au secours")), "{errors:?}");
    assert!(errors.iter().any(|error| error.contains("cette_fonction_manque")), "{errors:?}");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn the_viewport_and_its_picture_have_the_size_asked_for() {
    let page = page();
    let size = || page.script("return [innerWidth, innerHeight]");
    assert_eq!(size(), json!([1280, 900]));
    page.resize(320, 640);
    assert_eq!(size(), json!([320, 640]));
    page.resize(800, 600);
    assert_eq!(size(), json!([800, 600]));
    let png = fs::read(page.screenshot("essai")).unwrap();
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (800, 600));
}

#[test]
#[should_panic(expected = "but: the text was \"personne\"")]
fn a_text_that_never_comes_is_a_readable_failure() {
    let mut page = page();
    page.patience = Duration::from_millis(200);
    page.wait_for_text("#nom", "quelqu'un");
}

#[test]
#[should_panic(expected = "label (Form elements must have labels)")]
fn a_field_without_a_label_is_a_violation() {
    page().assert_accessible("the page of the harness");
}
