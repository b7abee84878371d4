//! Frames and hosts that lie: what the loader believes.

use super::{HEIGHT, host, published, scratch};
use crate::harness::{Page, Site};
use std::fs;

fn height(page: &Page) -> f64 {
    page.script(&format!("return {HEIGHT}")).as_f64().expect("a height")
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

/// A page of a third site that speaks to the host in the name of the widget.
const FORGER: &str = "<!doctype html><script>
    const say = () => {
        for (const message of [{ type: 'hauteur', hauteur: 777 }, { type: 'resultat', dossier: {}, evaluation: {} }])
            parent.postMessage({ guichet: 1, ...message }, '*');
    };
    setInterval(say, 50); say()</script>";

#[test]
fn another_frame_of_another_site_is_not_believed_even_in_the_place_of_the_first() {
    let guest = Site::serving(&published());
    let folder = scratch("forger");
    fs::write(folder.join("index.html"), FORGER).expect("the forger");
    let forger = Site::serving(&folder);
    let body = "<script>window.got = window.heard = 0; addEventListener('guichet:resultat', () => got++);
        addEventListener('message', ({ data }) => heard += data.hauteur === 777)</script><script src='{guichet}guichet.js' data-resultat></script>";
    let page = host("forged", body, &guest);
    page.wait_until(&format!("{HEIGHT} > 1200"));
    page.script(&format!(
        "const frame = document.createElement('iframe'); frame.id = 'forger'; frame.src = {:?}; document.body.append(frame)",
        forger.address
    ));
    page.wait_until("heard > 10");
    assert!(height(&page) > 1200.0);
    // The loader's own frame, led elsewhere: the source is right, and the origin is not.
    page.inject(&format!(
        "heard = 0; document.getElementById('forger').remove(); document.querySelector('iframe').src = {:?}",
        forger.address
    ));
    page.wait_until("heard > 10");
    assert!(height(&page) > 1200.0);
    assert_eq!(page.script("return got"), 0);
}

#[test]
fn thousands_of_messages_leave_the_host_its_time() {
    let flood = "for (let i = 0; i < 20000; i++) say({ type: 'hauteur', hauteur: 400 + i % 900 }); say({ type: 'hauteur', hauteur: 555 })";
    let page = with_a_frame_that(
        "flood",
        &format!("document.addEventListener('click', () => {{ {flood} }}); say({{ type: 'hauteur', hauteur: 444 }})"),
    );
    page.wait_until(&format!("{HEIGHT} === 444"));
    page.inject(
        "window.longest = window.resized = 0; let last = performance.now();
        setInterval(() => { longest = Math.max(longest, performance.now() - last); last = performance.now() }, 10);
        new MutationObserver(changes => resized += changes.length).observe(document.querySelector('iframe'), { attributeFilter: ['style'] })",
    );
    page.enter_frame("iframe");
    page.script("document.dispatchEvent(new Event('click'))");
    page.leave_frame();
    page.wait_until(&format!("{HEIGHT} === 555"));
    // On a machine busy with several browsers; without the pause of the loader, each message would cost a layout.
    let [longest, resized] = ["longest", "resized"].map(|what| page.script(&format!("return window.{what}")).as_f64().unwrap_or(f64::MAX));
    assert!(longest < 1500.0, "the host stood still for {longest} ms");
    assert!(resized <= 40.0, "{resized} resizings for one flood");
}
