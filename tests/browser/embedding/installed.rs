//! The hosted page without its network, and its change of version.

use super::{ADDRESS, VOLET_1, copy, reads_32_000, visit};
use crate::harness::Page;
use serde_json::json;
use std::fs;
use std::path::Path;

fn installed(folder: &Path) -> Page {
    let page = Page::serving(folder);
    page.open("");
    page.wait_for(".guichet h1");
    page.wait_until("navigator.serviceWorker.getRegistration().then(found => found?.active?.state === 'activated')");
    page
}

#[test]
fn after_one_visit_the_whole_journey_needs_no_server() {
    let folder = copy("offline");
    let page = installed(&folder);
    page.site().stop();
    reload(&page);
    visit(&page);
    page.catch_files();
    page.click_button("Enregistrer l’évaluation (JSON)");
    assert_eq!(page.take_saved().0, "evaluation.json");
    page.wait_until(ADDRESS);
    reload(&page);
    reads_32_000(&page);
    page.open("index.html?theme=sombre");
    page.wait_for(".guichet h1");
    assert_eq!(page.script("return document.getElementById('guichet').dataset.theme"), "sombre");
    // Beside the files of the page, nothing stays on the device.
    assert_eq!(page.script("return [localStorage.length, sessionStorage.length, document.cookie]"), json!([0, 0, ""]));
    page.wait_until("caches.keys().then(names => names.length === 1 && names[0].startsWith('guichet-'))");
}

/// Loads the page again, as a person does: the driver's own way asks the network whatever is installed, in Firefox.
fn reload(page: &Page) {
    page.script("window.before = true; location.reload()");
    page.wait_until("!window.before && document.querySelector('.guichet h1')");
}

/// Asks for the next version, and waits until the answer is known.
const UPDATE: &str = "navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true, () => true)";

/// Another version: one file of `assets/` has another content and another name, as after a build.
fn publish(folder: &Path, spoil: bool) {
    let worker = fs::read_to_string(folder.join("sw.js")).expect("the worker");
    let page = fs::read_to_string(folder.join("index.html")).expect("the page");
    let titled = page.replace("<title>", "<title>Version 2 : ");
    assert_ne!(page, titled);
    fs::write(folder.join("index.html"), &titled).expect("the next page");
    let [old, new] = [&page, &titled].map(|html| fingerprint(folder, html));
    let next = worker.replace(&old, if spoil { "sha384-AAAA" } else { &new });
    assert_ne!(worker, next, "the worker does not know the page by its fingerprint");
    // The build names its cache after everything in it.
    let start = worker.find("\"guichet-").expect("its cache") + "\"guichet-".len();
    let name = &worker[start..start + 16];
    assert!(name.chars().all(|letter| letter.is_ascii_hexdigit()), "{name}");
    fs::write(folder.join("sw.js"), next.replace(name, "0123456789abcdef")).expect("the next worker");
}

/// As `openssl` and browsers compute it.
fn fingerprint(folder: &Path, html: &str) -> String {
    let file = folder.join("fingerprint");
    fs::write(&file, html).expect("a file");
    let dash = std::process::Command::new("sh")
        .args(["-c", "openssl dgst -sha384 -binary \"$0\" | openssl base64 -A"])
        .arg(&file)
        .output()
        .expect("openssl");
    format!("sha384-{}", String::from_utf8(dash.stdout).expect("a fingerprint"))
}

#[test]
fn a_new_version_waits_for_a_click_and_keeps_the_answers() {
    let folder = copy("update");
    let page = installed(&folder);
    page.open("index.html");
    page.wait_until("navigator.serviceWorker.controller");
    visit(&page);
    page.wait_until(ADDRESS);
    let answers = page.script("return location.hash");
    publish(&folder, false);
    page.wait_until(UPDATE);
    page.wait_for_text("#nouvelle-version p", "Une nouvelle version est prête.");
    // Ready, and not taken: this page, and the same one opened again, are those of the first version.
    assert!(!page.title().starts_with("Version 2"));
    reload(&page);
    reads_32_000(&page);
    assert!(!page.title().starts_with("Version 2"));
    page.wait_for_text("#nouvelle-version p", "Une nouvelle version est prête.");
    page.script("window.before = true");
    page.click("#nouvelle-version button");
    page.wait_until("!window.before && document.querySelector('.guichet h1') && document.title.startsWith('Version 2')");
    assert_eq!(page.script("return location.hash"), answers);
    reads_32_000(&page);
    page.wait_for_text(".g-chosen", "Wettolsheim");
    assert_eq!(page.count("#nouvelle-version:not([hidden])"), 0);
    page.wait_until("caches.keys().then(names => names.join() === 'guichet-0123456789abcdef')");
    // The second version stands alone, too.
    page.site().stop();
    reload(&page);
    reads_32_000(&page);
    assert!(page.title().starts_with("Version 2"));
}

#[test]
fn files_of_two_versions_are_never_installed_together() {
    let folder = copy("mixed");
    let page = installed(&folder);
    page.open("index.html");
    page.wait_until("navigator.serviceWorker.controller");
    let names = page.script("return caches.keys()");
    let refused = || {
        page.wait_until(UPDATE);
        page.wait_until("navigator.serviceWorker.getRegistration().then(found => !found.installing && !found.waiting)");
        assert_eq!(page.script("return document.getElementById('nouvelle-version').hidden"), true);
        assert_eq!(page.script("return caches.keys()"), names);
    };
    // Half published: another worker, whose files are not there yet.
    let worker = fs::read_to_string(folder.join("sw.js")).expect("the worker");
    let start = worker.find("\"assets/").expect("its files") + 1;
    let first = worker[start..].split('"').next().expect("a name").to_owned();
    fs::write(folder.join("sw.js"), worker.replace(&first, "assets/absent.css")).expect("another worker");
    refused();
    // Mixed: the next worker, beside a page that is not the one it was built with.
    fs::write(folder.join("sw.js"), worker).expect("the worker");
    publish(&folder, true);
    refused();
    // And what is installed still serves, whole: the page and the rules of the first version.
    page.site().stop();
    reload(&page);
    assert!(!page.title().starts_with("Version 2"));
    visit(&page);
    page.wait_for_text(VOLET_1, "de 20 à 80 %");
}
