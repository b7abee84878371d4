//! The published folder behind Debian's nginx, with the header file that we ship for it.

use super::visit;
use crate::harness::{Page, Site};
use std::env;

/// The address of the folder at that server.
pub fn address() -> String {
    env::var("GUICHET_SERVED").expect("GUICHET_SERVED is the address at nginx: run `cargo xtask test browser`")
}

#[test]
fn the_page_works_as_nginx_sends_it() {
    let address = address();
    let page = Page::start();
    Site::known(&address);
    page.go(&address);
    visit(&page);
    let policy = "return fetch('').then(answer => answer.headers.get('content-security-policy'))";
    assert!(page.script(policy).as_str().is_some_and(|policy| policy.ends_with("frame-ancestors *")), "no policy in the headers");
    // Sent compressed, which only the browser can tell: fewer bytes came than the program has.
    let sent = page.script(
        "const [program] = performance.getEntriesByType('resource').filter(entry => entry.name.endsWith('.wasm'));
        return program.encodedBodySize / program.decodedBodySize",
    );
    assert!(sent.as_f64().is_some_and(|part| part > 0.1 && part < 0.5), "the program was sent whole: {sent}");
    page.wait_until("navigator.serviceWorker.getRegistration().then(found => found?.active?.state === 'activated')");
    page.go(&format!("{address}demo.html"));
    page.wait_until("document.querySelector('#element guichet-eligibilite').shadowRoot !== null");
    page.enter_frame("#cadre iframe");
    page.wait_for(".guichet h1");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
