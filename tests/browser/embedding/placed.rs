//! `guichet.js` wherever a webmaster or a tool puts it: the frame takes its place, or the console says what to write.

use super::{host, published, scratch, write_host};
use crate::harness::{Page, Site};

/// The page of a host, with something in its head; what its console is warned of is kept.
fn host_with_head(name: &str, head: &str, body: &str, guest: &Site) -> Page {
    let folder = scratch(name);
    write_host(&folder, "index.html", "", "", guest);
    let html = format!(
        "<!doctype html><html lang=fr><head><meta charset=utf-8><link rel=icon href='data:,'><title>Portail</title>
        <script>window.said = []; console.warn = (...words) => said.push(words.join(' '))</script>{head}</head><body>{body}</body></html>"
    );
    std::fs::write(folder.join("index.html"), html.replace("{guichet}", &guest.address)).expect("the host's page");
    let page = Page::serving(&folder);
    page.open("");
    page
}

/// Waits for so many frames that have started, each inside the element that the test says.
#[track_caller]
fn frames(page: &Page, inside: &[&str]) {
    for (at, css) in inside.iter().enumerate() {
        page.wait_until(&format!("document.querySelectorAll('iframe')[{at}]"));
        page.script(&format!("document.querySelectorAll('iframe')[{at}].scrollIntoView()"));
        page.wait_until(&format!("parseFloat(document.querySelectorAll('iframe')[{at}].style.height) > 1200"));
        let there = page.script(&format!("return document.querySelectorAll('iframe')[{at}].closest({css:?}) !== null"));
        assert_eq!(there, true, "frame {at} is not in {css}");
    }
    assert_eq!(page.count("iframe"), inside.len());
}

#[track_caller]
fn warned(page: &Page, times: usize) {
    let said = page.script("return said");
    let said: Vec<&str> = said.as_array().expect("a list").iter().filter_map(serde_json::Value::as_str).collect();
    assert_eq!(said.len(), times, "{said:?}");
    assert!(said.iter().all(|sentence| sentence.contains("Écrivez") && sentence.contains("guichet.js")), "{said:?}");
}

const MAIN: &str = "<header>Portail</header><main id=corps><p>Texte</p></main><footer>Pied</footer>";

#[test]
fn a_script_in_the_head_fills_the_place_that_is_marked() {
    let guest = Site::serving(&published());
    for (number, loading) in ["", "async", "defer", "type=module", "type=module async"].iter().enumerate() {
        let head = format!("<script {loading} src='{{guichet}}guichet.js' data-theme=sombre></script>");
        let body = format!("{MAIN}<div id=un data-guichet data-commune=68005></div><div id=deux data-guichet></div>");
        let page = host_with_head(&format!("placed-head-{number}"), &head, &body, &guest);
        frames(&page, &["#un", "#deux"]);
        warned(&page, 0);
        let addresses = page.script("return [...document.querySelectorAll('iframe')].map(frame => new URL(frame.src).search)");
        let [one, two] = [0, 1].map(|at| addresses[at].as_str().unwrap_or_default().to_owned());
        assert!(one.contains("commune=68005") && !two.contains("commune"), "{one}, {two}");
        assert!(loading.contains("module") || one.contains("theme=sombre"), "{one}");
    }
}

#[test]
fn a_script_in_the_head_without_a_marked_place_ends_the_text_and_says_what_to_write() {
    let guest = Site::serving(&published());
    for (number, loading) in ["", "async", "type=module"].iter().enumerate() {
        let head = format!("<script {loading} src='{{guichet}}guichet.js'></script>");
        let page = host_with_head(&format!("placed-lost-{number}"), &head, MAIN, &guest);
        frames(&page, &["#corps"]);
        warned(&page, 1);
    }
}

#[test]
fn modules_take_their_places_several_on_a_page_and_one_that_comes_later() {
    let guest = Site::serving(&published());
    let one = |id: &str| format!("<section id={id}><script type=module src='{{guichet}}guichet.js'></script></section>");
    let page = host_with_head("placed-modules", "", &format!("{}{}", one("un"), one("deux")), &guest);
    frames(&page, &["#un", "#deux"]);
    page.inject(&format!(
        "{{ const late = document.createElement('script'); late.type = 'module'; late.src = '{}guichet.js';
        document.body.append(Object.assign(document.createElement('section'), {{ id: 'trois' }}));
        document.getElementById('trois').append(late) }}",
        guest.address
    ));
    frames(&page, &["#un", "#deux", "#trois"]);
    warned(&page, 0);
}

#[test]
fn a_script_that_another_one_inserts_takes_its_place_or_the_marked_one() {
    let guest = Site::serving(&published());
    // As tag managers do: before the first script, which is in the head; as jQuery does: gone again at once.
    let insert = "const tag = document.createElement('script'); tag.src = '{guichet}guichet.js'; tag.async = true;";
    let first = format!("<script>{insert} const first = document.scripts[0]; first.parentNode.insertBefore(tag, first)</script>");
    let page = host_with_head("placed-inserted", "", &format!("<div id=un data-guichet></div>{first}"), &guest);
    frames(&page, &["#un"]);
    let gone = format!("{MAIN}<script>{insert} document.head.append(tag); tag.remove()</script>");
    let page = host_with_head("placed-gone", "", &gone, &guest);
    frames(&page, &["#corps"]);
    warned(&page, 1);
    let placed = format!("<section id=ici></section><script>{insert} ici.append(tag)</script>");
    let page = host_with_head("placed-late", "", &placed, &guest);
    frames(&page, &["#ici"]);
    warned(&page, 0);
}

#[test]
fn a_loader_that_evaluates_the_text_needs_the_address_and_is_told_so() {
    let guest = Site::serving(&published());
    let ways =
        ["(0, eval)(text)", "new Function(text)()", "document.body.append(Object.assign(document.createElement('script'), { text }))"];
    for (number, way) in ways.iter().enumerate() {
        let load = format!("<script>fetch('{{guichet}}guichet.js').then(answer => answer.text()).then(text => {{ {way} }})</script>");
        let page = host_with_head(
            &format!("placed-evaluated-{number}"),
            "",
            &format!("<div data-guichet='{{guichet}}' id=un></div>{load}"),
            &guest,
        );
        frames(&page, &["#un"]);
        warned(&page, 0);
        for body in ["", "<div data-guichet></div>"] {
            let page = host_with_head(&format!("placed-unknown-{number}-{}", body.len()), "", &format!("{body}{load}"), &guest);
            page.wait_until("said.length > 0");
            warned(&page, 1);
            assert_eq!(page.count("iframe"), 0);
        }
    }
}

#[test]
fn an_address_that_is_none_is_told_and_spoils_no_other_frame() {
    let guest = Site::serving(&published());
    let body = "<div data-guichet='https://'></div><div id=un data-guichet></div><script src='{guichet}guichet.js'></script>";
    let page = host("placed-wrong", body, &guest);
    frames(&page, &["#un", "body > div:not([data-guichet])"]);
}
