//! `<guichet-eligibilite>` in a host's own page.

use super::{VOLET_1, host_with, published, reads_32_000, visit};
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
fn two_elements_have_each_their_own_answers_and_two_mounted_by_a_script_too() {
    let two = "<div id=trois></div><guichet-eligibilite id=un></guichet-eligibilite>\
        <script type=module>import { mount } from '{guichet}guichet-eligibilite.js';
        mount(trois, { commune: '68224', surResultat: ({ dossier }) => document.title = dossier.facts.nom })</script>";
    let page = host_with("independent", "", two, &Site::serving(&published()));
    let (one, other) = ("#un", "#trois > guichet-eligibilite");
    page.wait_until(&format!("document.querySelector('{other}')?.shadowRoot?.querySelector('.g-chosen')"));
    page.script("un.scrollIntoView()");
    page.wait_until("un.shadowRoot?.querySelector('.guichet h1')");
    page.look_inside(Some(one));
    visit(&page);
    page.look_inside(Some(other));
    page.wait_for_text(".g-chosen", "Mulhouse");
    page.set_date("#g-date", "2021-05-12");
    page.click("#g-objets-formation_agents");
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    page.click(".g-transmit button");
    page.look_inside(Some(one));
    reads_32_000(&page);
    page.wait_for_text(".g-chosen", "Wettolsheim");
    assert_eq!(page.count("#g-objets-formation_agents:checked"), 0, "the answers of the other came in");
    page.look_inside(None);
    page.wait_until("document.title === 'Mulhouse'");
    assert_eq!(page.script("return [location.hash, document.querySelectorAll('guichet-eligibilite').length]"), serde_json::json!(["", 2]));
    page.assert_keeps(0);
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

#[test]
fn the_text_has_the_size_that_the_visitor_has_chosen_whatever_the_host_makes_of_it() {
    let element = "<style>html { font-size: 62.5% } * { font-size: 9px }</style>\
        <script type=module src='{guichet}guichet-eligibilite.js'></script><guichet-eligibilite></guichet-eligibilite>";
    let page = host_with("text-size", "", element, &Site::serving(&published()));
    let size =
        "return getComputedStyle(document.querySelector('guichet-eligibilite').shadowRoot.querySelector('.guichet .g-lead')).fontSize";
    let started = "document.querySelector('guichet-eligibilite').shadowRoot?.querySelector('.guichet .g-lead')";
    page.wait_until(started);
    let usual = page.script(size);
    page.text_size(24);
    page.reload();
    page.wait_until(started);
    let pixels = |size: serde_json::Value| size.as_str().and_then(|size| size.trim_end_matches("px").parse::<f64>().ok()).expect("a size");
    let [usual, larger] = [usual, page.script(size)].map(pixels);
    assert!(usual >= 16.0 && (larger - usual * 1.5).abs() < 0.01, "{usual}, then {larger} where half as much again is asked for");
    page.text_size(16);
}

#[test]
fn an_element_whose_program_stops_goes_on_in_a_frame_with_the_answers() {
    let page = host_with("element-stopped", "", TWO, &Site::serving(&published()));
    page.look_inside(Some("#un"));
    visit(&page);
    reads_32_000(&page);
    // In one task with the click: an earlier drawing that is still to come would stop the program before it.
    page.script(
        "const before = Node.prototype.insertBefore; Node.prototype.insertBefore = function (node, next) {
        if (this.getRootNode() instanceof ShadowRoot && !(node instanceof HTMLIFrameElement)) throw new DOMException('refused');
        return before.call(this, node, next) };
        un.shadowRoot.querySelector('#g-add-line').click()",
    );
    page.wait_for_text(".racine [data-refus=relance]", "Il est relancé ci-dessous avec vos réponses");
    let answers = page.script("return decodeURIComponent(new URL(un.shadowRoot.querySelector('iframe').src).hash)");
    assert!(answers.as_str().unwrap().contains("lieu=commune:68365"), "{answers}");
    page.wait_until("un.shadowRoot.querySelector('.racine [data-refus=relance] a').href === un.shadowRoot.querySelector('iframe').src");
}
