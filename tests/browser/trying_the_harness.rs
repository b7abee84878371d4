//! The harness on a page of its own: a journey may trust what it reads.

use crate::harness::{Key, Page, Site};
use serde_json::json;
use std::fs;
use std::net::TcpListener;
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

/// An address of this machine where nobody listens.
fn elsewhere() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/", listener.local_addr().unwrap())
}

/// Whatever asks: the page, a picture, a beacon, a worker, a frame.
#[test]
fn requests_to_other_sites_are_noticed_whoever_asks() {
    let page = page();
    assert_eq!(page.asked_elsewhere(), Vec::<String>::new());
    assert!(page.requests().iter().any(|address| address.starts_with(&page.site().address)), "{:?}", page.requests());
    let elsewhere = elsewhere();
    let ask = "fetch('http://127.0.0.1:9/page').catch(() => 0); new Image().src = 'http://127.0.0.1:9/image';
        navigator.sendBeacon('http://127.0.0.1:9/beacon', 'x');
        new Worker(URL.createObjectURL(new Blob(['fetch(`http://127.0.0.1:9/worker`).catch(() => 0)'])));
        const frame = document.createElement('iframe'); frame.srcdoc = '<img src=http://127.0.0.1:9/frame>'; document.body.append(frame)";
    page.inject(&ask.replace("http://127.0.0.1:9/", &elsewhere));
    let expected = ["beacon", "frame", "image", "page", "worker"].map(|who| format!("{elsewhere}{who}"));
    let start = std::time::Instant::now();
    let mut found = Vec::new();
    while found != expected && start.elapsed() < page.patience {
        std::thread::sleep(Duration::from_millis(50));
        found = page.asked_elsewhere();
        found.sort();
        found.dedup();
    }
    assert_eq!(found, expected);
    // Told and seen: they are this test's own.
    Site::known(&elsewhere);
}

#[test]
#[should_panic(expected = "the browser asked elsewhere: [\"http://127.0.0.1:")]
fn a_test_whose_page_asked_elsewhere_fails_without_saying_anything() {
    let page = page();
    page.inject(&format!("fetch('{}').catch(() => document.title = 'refused')", elsewhere()));
    page.wait_until("document.title === 'refused'");
}

#[test]
#[should_panic(expected = "label (Form elements must have labels)")]
fn a_field_without_a_label_is_a_violation() {
    page().assert_accessible("the page of the harness");
}
