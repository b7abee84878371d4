//! `guichet.html`, opened as a file on a machine without a network.

use super::{ADDRESS, VOLET_1, published, reads_32_000, visit};
use crate::harness::{Page, Site};
use serde_json::Value;

#[test]
fn the_single_file_does_the_whole_journey_without_a_network() {
    let folder = published();
    let page = Page::serving(&folder);
    let file = format!("file://{}", folder.join("guichet.html").display());
    Site::known(&file);
    page.network(false);
    page.go(&file);
    page.wait_for(".guichet h1");
    // Once more: a file is another process of Chromium, which may be told late that the network is gone.
    page.network(false);
    page.wait_until("navigator.onLine === false");
    visit(&page);
    page.wait_for_text(VOLET_1, "de 20 à 80 %");

    page.catch_files();
    page.click_button("Enregistrer l’évaluation (JSON)");
    let (name, text) = page.take_saved();
    let saved: Value = serde_json::from_str(&text).expect("the assessment is JSON");
    assert_eq!((name.as_str(), saved["programmes"].as_array().map(Vec::len)), ("evaluation.json", Some(7)), "{text}");

    let pdf = page.printed();
    assert!(pdf.starts_with(b"%PDF") && pdf.len() > 100_000, "a nearly empty print: {} bytes", pdf.len());

    page.wait_until(ADDRESS);
    let address = page.script("return location.href");
    assert!(
        address.as_str().is_some_and(|address| address.starts_with(&file) && address.contains("#") && address.contains("68365")),
        "{address}"
    );
    page.reload();
    reads_32_000(&page);
    page.wait_for_text(".g-chosen", "Wettolsheim");
    assert_eq!(page.count(".g-dropped"), 0);

    let asked: Vec<String> =
        page.requests().into_iter().filter(|address| !address.starts_with("data:") && !address.starts_with("blob:")).collect();
    assert!(asked.iter().all(|address| address.starts_with(&file)), "{asked:?}");
    assert_eq!(page.script("return performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:')).length"), 0);
    assert_eq!(page.script("return document.cookie + (localStorage.length + sessionStorage.length)"), "0");
    assert_eq!(page.console_errors(), Vec::<String>::new());
    page.network(true);
}
