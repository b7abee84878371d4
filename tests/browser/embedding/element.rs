//! `<guichet-eligibilite>` in a host's own page.

use super::{host_with, published};
use crate::harness::Site;

const TWO: &str = "<script type=module src='{guichet}guichet-eligibilite.js'></script>\
    <guichet-eligibilite id=un></guichet-eligibilite><guichet-eligibilite id=deux><p>Repli du site</p></guichet-eligibilite>";
const POLICY: &str = "default-src 'none'; script-src {origine} 'wasm-unsafe-eval'; connect-src {origine}";

#[test]
fn two_elements_start_under_the_documented_policy_and_stop_when_removed() {
    let page = host_with("element", POLICY, TWO, &Site::serving(&published()));
    page.wait_until("un.shadowRoot?.querySelector('.guichet h1')");
    page.script("deux.scrollIntoView()");
    page.wait_until("deux.shadowRoot.querySelector('.guichet h1') && deux.shadowRoot.querySelector('.repli').hidden");
    page.script("document.body.prepend(deux)");
    assert_eq!(page.script("return !!deux.shadowRoot.querySelector('.guichet')"), true);
    page.script("window.kept = deux; deux.remove()");
    page.wait_until("!kept.shadowRoot.querySelector('.guichet') && !kept.shadowRoot.querySelector('.repli').hidden");
    assert_eq!(page.script("return !!un.shadowRoot.querySelector('.guichet')"), true);
}

#[test]
fn without_webassembly_the_text_of_the_host_stays_with_the_reason() {
    let policy = POLICY.replace(" 'wasm-unsafe-eval'", "");
    let page = host_with("element-refused", &policy, TWO, &Site::serving(&published()));
    page.wait_until("un.shadowRoot?.querySelector('[data-refus=webassembly]:not([hidden])')");
    page.script("deux.scrollIntoView()");
    page.wait_until("deux.shadowRoot.querySelector('[data-refus=webassembly]:not([hidden])')");
    assert_eq!(page.script("return deux.shadowRoot.querySelector('slot').assignedElements()[0].textContent"), "Repli du site");
    assert_eq!(page.script("return un.shadowRoot.querySelector('slot a[href^=mailto]') !== null"), true);
}
