//! Frames that are given less than a page of their own: no origin, another site around them, no storage.

use super::{HEIGHT, host, published, reads_32_000, visit};
use crate::harness::{Page, Site};
use serde_json::json;

/// Asks to keep the answers; the page may refuse, and goes on.
fn asks_to_keep(page: &Page) {
    page.click("#g-keep-here");
    page.type_into("#g-line-1-amount", "50 000");
    page.wait_for_text(super::VOLET_1, "soit 40 000 €");
    page.type_into("#g-line-1-amount", "40 000");
    reads_32_000(page);
}

#[test]
fn in_a_sandbox_that_only_allows_scripts_everything_works_but_keeping_and_that_is_said() {
    let frame = "<iframe sandbox=allow-scripts src='{guichet}index.html' title=Aides width=100% height=600></iframe>";
    let page = host("sandbox", frame, &Site::serving(&published()));
    page.enter_frame("iframe");
    visit(&page);
    assert_eq!(page.script("return origin"), "null");
    let storage = "try { return localStorage.length } catch (error) { return error.name }";
    assert_eq!(page.script(storage), "SecurityError");
    asks_to_keep(&page);
    page.wait_for_text(".g-keep", "Ce navigateur refuse de garder des données ici, ou n’a plus de place");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn in_a_page_of_another_site_everything_works_and_nothing_is_kept_unasked() {
    let guest = Site::serving(&published());
    let page = host("third-party", "<script src='{guichet}guichet.js' data-resultat></script>", &guest);
    page.go(&page.site().address_at("localhost"));
    page.wait_until(&format!("{HEIGHT} > 1200"));
    assert_eq!(page.script("return location.hostname"), "localhost");
    page.inject("addEventListener('guichet:resultat', ({ detail }) => document.title = Object.keys(detail).join())");
    page.enter_frame("iframe");
    visit(&page);
    assert_eq!(
        page.script("return [location.hostname, localStorage.length, sessionStorage.length, document.cookie]"),
        json!(["127.0.0.1", 0, 0, ""])
    );
    asks_to_keep(&page);
    page.click_button("Transmettre ce résultat au site");
    page.leave_frame();
    page.wait_until("document.title === 'dossier,evaluation'");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn where_storage_throws_the_page_says_so_and_forgets_nothing_else() {
    let page = Page::serving(&published());
    page.open("");
    page.wait_for("#g-place");
    // As where the visitor has blocked the data of every site.
    page.inject("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })");
    visit(&page);
    asks_to_keep(&page);
    page.wait_for_text(".g-keep", "Ce navigateur refuse de garder des données ici, ou n’a plus de place");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
