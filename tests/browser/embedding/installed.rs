//! The hosted page without its network, and its change of version.

use super::copy;
use crate::harness::Page;
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
fn after_one_visit_the_page_needs_no_server() {
    let folder = copy("offline");
    let page = installed(&folder);
    // The server then knows no file at all.
    fs::remove_dir_all(&folder).expect("no folder");
    page.open("index.html?theme=sombre");
    page.wait_for(".guichet h1");
    assert_eq!(page.script("return document.getElementById('guichet').dataset.theme"), "sombre");
}

#[test]
fn a_new_version_waits_for_a_click_and_keeps_the_answers() {
    let folder = copy("update");
    let page = installed(&folder);
    page.open("index.html");
    page.wait_until("navigator.serviceWorker.controller");
    page.wait_for(".guichet select");
    page.script(
        "const list = document.querySelector('select'); list.selectedIndex = 2; list.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    page.wait_until("location.hash.includes('porteur=')");
    let answers = page.script("return location.hash");

    // Half published: another worker, whose files are not there yet.
    let worker = fs::read_to_string(folder.join("sw.js")).expect("the worker");
    let start = worker.find("\"assets/").expect("its files") + 1;
    let first = worker[start..].split('"').next().expect("a name").to_owned();
    fs::write(folder.join("sw.js"), worker.replace(&first, "assets/absent.css")).expect("another worker");
    let update = "navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => true, () => true)";
    page.wait_until(update);
    page.wait_until("navigator.serviceWorker.getRegistration().then(found => !found.installing && !found.waiting)");
    assert_eq!(page.script("return document.getElementById('nouvelle-version').hidden"), true);
    page.wait_until("caches.keys().then(names => names.length === 1)");

    fs::write(folder.join("sw.js"), format!("{worker}\n// version 2")).expect("the next worker");
    page.wait_until(update);
    page.wait_for_text("#nouvelle-version p", "Une nouvelle version est prête.");
    page.script("window.before = true");
    page.click("#nouvelle-version button");
    page.wait_until("!window.before && document.querySelector('.guichet h1')");
    assert_eq!(page.script("return location.hash"), answers);
    page.wait_until("caches.keys().then(names => names.length === 1)");
}
