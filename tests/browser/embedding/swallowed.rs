//! `<guichet-eligibilite />` is not closed: what follows becomes its content, and stays in sight all the same.

use super::{host, published};
use crate::harness::{Page, Site};

const SCRIPT: &str = "<script type=module src='{guichet}guichet-eligibilite.js'></script>\
    <script>window.said = []; console.warn = (...words) => said.push(words.join(' '))</script>";

fn started(name: &str, body: &str, guest: &Site) -> Page {
    let page = host(name, &format!("{SCRIPT}{body}"), guest);
    page.wait_until("document.querySelector('guichet-eligibilite')?.shadowRoot?.querySelector('.guichet h1')");
    page
}

fn seen(page: &Page, css: &str) -> bool {
    page.script(&format!("return document.querySelector({css:?}).checkVisibility()")) == true
}

#[test]
fn what_follows_an_element_closed_by_a_slash_stays_in_sight_with_its_looks() {
    let guest = Site::serving(&published());
    let style = "<style>body { font: italic 22px/2 Georgia; color: rgb(1, 2, 3) }</style>";
    let ends = [
        "<h2 id=suite>Suite</h2><p>Texte</p>",
        "<p id=suite>Suite</p>",
        "\n<footer id=suite>Pied</footer>\n",
        "<section><table id=suite><tr><td>1</td></tr></table></section>",
    ];
    for (number, end) in ends.iter().enumerate() {
        let page = started(&format!("swallowed-{number}"), &format!("{style}<guichet-eligibilite commune=68005 />{end}"), &guest);
        assert!(seen(&page, "#suite"), "{end} is gone");
        let looks = page.script("const style = getComputedStyle(suite); return [style.color, style.fontStyle]");
        assert_eq!(looks, serde_json::json!(["rgb(1, 2, 3)", "italic"]), "{end} has other looks");
        let below = "suite.getBoundingClientRect().top >= document.querySelector('guichet-eligibilite').shadowRoot.querySelector('.racine').getBoundingClientRect().bottom";
        assert_eq!(page.script(&format!("return {below}")), true, "{end} is not below the widget");
        let said = page.script("return said.join()");
        assert!(said.as_str().is_some_and(|said| said.contains("</guichet-eligibilite>") && said.contains("slot=\"repli\"")), "{said}");
    }
}

#[test]
fn two_elements_closed_by_a_slash_both_start_and_a_script_at_the_end_changes_nothing() {
    let guest = Site::serving(&published());
    let body = "<guichet-eligibilite id=un commune=68005 /><h2>Entre</h2><guichet-eligibilite id=deux /><h2 id=suite>Suite</h2>\
        <script>document.body.append(document.createElement('div'))</script>";
    let page = started("swallowed-two", body, &guest);
    page.script("deux.scrollIntoView()");
    page.wait_until("deux.shadowRoot?.querySelector('.guichet h1')");
    assert!(seen(&page, "#un h2") && seen(&page, "#suite"));
}

#[test]
fn a_fallback_text_goes_when_it_is_marked_or_when_the_element_is_closed() {
    let guest = Site::serving(&published());
    for (number, body) in [
        "<guichet-eligibilite><p id=repli slot=repli>Repli</p></guichet-eligibilite>",
        "<div><guichet-eligibilite><p id=repli>Repli</p></guichet-eligibilite>\n</div>",
        "<guichet-eligibilite><h2 id=repli>Repli</h2></guichet-eligibilite><!-- fin --><p>Suite</p>",
        "<guichet-eligibilite><p id=repli>Repli</p></guichet-eligibilite><p>Suite</p>",
        "<main></main><script>customElements.whenDefined('guichet-eligibilite').then(() => {
                const real = document.createElement('guichet-eligibilite');
                real.innerHTML = '<p id=repli>Repli</p>';
                document.querySelector('main').append(real);
            })</script>",
    ]
    .iter()
    .enumerate()
    {
        let page = started(&format!("fallback-{number}"), body, &guest);
        page.wait_until("!repli.checkVisibility()");
        assert_eq!(page.script("return said"), serde_json::json!([]), "{body}");
    }
}

#[test]
fn a_marked_fallback_and_a_swallowed_page_are_told_apart() {
    let guest = Site::serving(&published());
    let page = started("swallowed-marked", "<guichet-eligibilite /><p id=repli slot=repli>Repli</p><h2 id=suite>Suite</h2>", &guest);
    page.wait_until("!repli.checkVisibility()");
    assert!(seen(&page, "#suite"));
}

#[test]
fn an_element_that_holds_only_blanks_shows_our_own_text_until_it_starts() {
    let guest = Site::serving(&published());
    let policy = "default-src 'none'; script-src {origine}; connect-src {origine}";
    let element = "<script type=module src='{guichet}guichet-eligibilite.js'></script><guichet-eligibilite>\n  \n</guichet-eligibilite>";
    let page = super::host_with("blanks", policy, element, &guest);
    page.wait_until("document.querySelector('guichet-eligibilite').shadowRoot?.querySelector('[data-refus=webassembly]:not([hidden])')");
    assert_eq!(
        page.script("return document.querySelector('guichet-eligibilite').shadowRoot.querySelector('.repli h1').checkVisibility()"),
        true
    );
}
