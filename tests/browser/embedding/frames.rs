//! The loader's frames, on hosts that help, refuse or lie.

use super::{host, host_with, published, scratch};
use crate::harness::{Page, Site};
use std::fs;

const HEIGHT: &str = "parseFloat(document.querySelector('iframe').style.height)";

fn height(page: &Page) -> f64 {
    page.script(&format!("return {HEIGHT}")).as_f64().expect("a height")
}

#[test]
fn a_frame_takes_the_height_of_its_content_and_another_waits_to_be_near() {
    let guest = Site::serving(&published());
    let script = "<script src='{guichet}guichet.js' data-commune=68005></script>";
    let page = host("frame", &format!("{script}<p style='height: 20000px'>…</p>{script}"), &guest);
    page.wait_until(&format!("{HEIGHT} > 1200"));
    assert_eq!(page.script("return document.querySelectorAll('iframe')[1].src"), "");
    assert!(page.script("return document.querySelector('iframe').title").as_str().is_some_and(|title| title.len() > 10));
    page.script("document.querySelectorAll('iframe')[1].scrollIntoView()");
    page.wait_until("parseFloat(document.querySelectorAll('iframe')[1].style.height) > 1200");
    assert_eq!(page.count("div > p:not([hidden])"), 0);
}

#[test]
fn a_host_that_refuses_frames_gets_a_link() {
    let guest = Site::serving(&published());
    let policy = "default-src 'none'; script-src {origine}";
    let page = host_with("refused", policy, "<script src='{guichet}guichet.js' data-porteur=commune></script>", &guest);
    page.wait_for_text("div > p", "dans sa propre page");
    let address = page.script("return document.querySelector('div > p > a').href");
    assert_eq!(address.as_str(), Some(format!("{}index.html?porteur=commune", guest.address).as_str()));
}

#[test]
fn only_the_frame_itself_is_believed() {
    let guest = Site::serving(&published());
    let page = host("liar", "<script src='{guichet}guichet.js' data-resultat></script>", &guest);
    page.wait_until(&format!("{HEIGHT} > 1200"));
    page.inject(
        "addEventListener('guichet:resultat', () => document.title = 'cru');
        postMessage({ guichet: 1, type: 'hauteur', hauteur: 777 }, '*');
        postMessage({ guichet: 1, type: 'resultat', dossier: {}, evaluation: {} }, '*');",
    );
    std::thread::sleep(std::time::Duration::from_millis(400));
    // Its true height may still move by a scroll bar.
    assert!(height(&page) > 1200.0);
    assert_eq!(page.title(), "Portail");
}

/// The loader, with a frame that says what `script` makes it say once it is greeted.
fn with_a_frame_that(name: &str, script: &str) -> Page {
    let folder = scratch(&format!("guest-{name}"));
    fs::copy(published().join("guichet.js"), folder.join("guichet.js")).expect("the loader");
    let listen =
        "addEventListener('message', ({ origin }) => { const say = message => parent.postMessage({ guichet: 1, ...message }, origin);";
    fs::write(folder.join("index.html"), format!("<!doctype html><script>{listen} {script} }})</script>")).expect("a frame");
    let guest = Site::serving(&folder);
    host(
        name,
        "<script>window.got = 0; addEventListener('guichet:resultat', () => got++)</script><script src='{guichet}guichet.js'></script>",
        &guest,
    )
}

#[test]
fn heights_are_numbers_and_have_bounds() {
    let page = with_a_frame_that("huge", "say({ type: 'hauteur', hauteur: 1e12 })");
    page.wait_until(&format!("{HEIGHT} === 20000"));
    let senseless = "for (const hauteur of [-5, NaN, Infinity, '900', null]) say({ type: 'hauteur', hauteur }); \
        say({ guichet: 2, type: 'hauteur', hauteur: 900 }); setTimeout(() => say({ type: 'hauteur', hauteur: 333 }), 200)";
    let page = with_a_frame_that("senseless", senseless);
    page.wait_until(&format!("{HEIGHT} === 333"));
    assert_eq!(page.script("return got"), 0);
}

#[test]
fn a_height_that_follows_its_own_frame_settles() {
    let page = with_a_frame_that("grows", "onresize = () => say({ type: 'hauteur', hauteur: innerHeight + 50 }); onresize()");
    std::thread::sleep(std::time::Duration::from_secs(3));
    let settled = height(&page);
    assert!(settled < 2000.0, "{settled}");
    std::thread::sleep(std::time::Duration::from_secs(2));
    assert_eq!(height(&page), settled);
}

#[test]
fn a_result_that_the_host_did_not_ask_for_is_dropped() {
    let page =
        with_a_frame_that("unasked", "say({ type: 'resultat', dossier: {}, evaluation: {} }); say({ type: 'hauteur', hauteur: 444 })");
    page.wait_until(&format!("{HEIGHT} === 444"));
    assert_eq!(page.script("return got"), 0);
}
