//! Paper: the element prints alone, and what is folded is open in every browser.

use super::{host, published, visit};
use crate::harness::{Page, Site};

const STARTED: &str = "document.querySelector('guichet-eligibilite')?.shadowRoot?.querySelector('.guichet h1')";

/// A portal whose own style forces its menu and its columns upon paper too, with a shadow root around the widget.
const PORTAL: &str = "<style>@media print {
        #menu, footer { display: block !important; height: 30000px }
        main { display: grid; grid-template-columns: 1fr 1fr; height: 300px; overflow: hidden; position: fixed }
        main::before { content: 'Avant' }
        guichet-eligibilite { max-width: 90px }
    }</style>
    <nav id=menu>Menu du portail</nav><main><aside id=colonne>Colonne</aside><section>
    <guichet-eligibilite commune=68005><p slot=repli id=repli>Repli</p></guichet-eligibilite></section></main><footer>Pied</footer>
    <script type=module src='{guichet}guichet-eligibilite.js'></script>";

/// From now on, « Imprimer » begins to print and goes on until the test says that it is over.
const BEGINS: &str = "window.print = () => { window.printing = true; dispatchEvent(new Event('beforeprint')) }";
const ENDS: &str = "dispatchEvent(new Event('afterprint'))";

fn printing(page: &Page) {
    page.inject(BEGINS);
    page.look_inside(Some("guichet-eligibilite"));
    page.script(
        "const inside = document.querySelector('guichet-eligibilite').shadowRoot;
        [...inside.querySelectorAll('button')].find(button => button.textContent === 'Imprimer').click()",
    );
    page.look_inside(None);
}

/// The page of the host as its own scripts would find it again.
const STATE: &str = "return document.documentElement.outerHTML + document.adoptedStyleSheets.length";

#[test]
fn the_print_button_of_the_element_prints_the_sheet_alone_and_leaves_nothing_behind() {
    let guest = Site::serving(&published());
    let page = host("paper-alone", PORTAL, &guest);
    page.wait_until(STARTED);
    page.look_inside(Some("guichet-eligibilite"));
    visit(&page);
    page.look_inside(None);
    let (before, whole) = (page.script(STATE), page.printed());
    printing(&page);
    let alone = page.printed();
    if page.emulates() {
        assert!(pages(&alone) + 10 < pages(&whole), "{} pages, where the whole host has {}", pages(&alone), pages(&whole));
    }
    // The driver prints as a person does: it says when that is over.
    page.wait_for_value(STATE, &before);
    printing(&page);
    page.on_paper(true);
    for css in ["#menu", "footer", "#colonne", "#repli"] {
        let seen = page.script(&format!("return document.querySelector({css:?}).checkVisibility()"));
        assert_eq!(seen, false, "{css} is on paper");
    }
    let sheet = "const one = document.querySelector('guichet-eligibilite'); const sheet = one.shadowRoot.querySelector('.g-sheet');
        return [sheet.checkVisibility(), one.getBoundingClientRect().width === document.documentElement.clientWidth,
            getComputedStyle(document.querySelector('main')).position, getComputedStyle(document.querySelector('main'), '::before').display]";
    assert_eq!(page.script(sheet), serde_json::json!([true, true, "static", "none"]));
    page.on_paper(false);
    // On the screen, nothing has moved meanwhile.
    assert_eq!(page.script("return document.querySelector('#menu').checkVisibility()"), true);
    page.script(ENDS);
    assert_eq!(page.script(STATE), before);
    // A browser that refuses to print tells nothing: what was prepared goes all the same.
    page.inject("window.print = () => {}");
    page.script("document.querySelector('guichet-eligibilite').shadowRoot.querySelectorAll('.g-keep button')[0].focus()");
    page.inject("[...document.querySelector('guichet-eligibilite').shadowRoot.querySelectorAll('button')].find(button => button.textContent === 'Imprimer').click()");
    assert_ne!(page.script(STATE), before);
    page.wait_for_value(STATE, &before);
}

#[test]
fn the_sheet_is_alone_inside_the_shadow_roots_and_slots_of_the_host_too() {
    let guest = Site::serving(&published());
    let layout = "<site-page><guichet-eligibilite></guichet-eligibilite></site-page>
        <script>customElements.define('site-page', class extends HTMLElement {
            connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<nav>Menu</nav><div><slot></slot></div><footer>Pied</footer>' }
        })</script><script type=module src='{guichet}guichet-eligibilite.js'></script>";
    let page = host("paper-slots", layout, &guest);
    page.wait_until(STARTED);
    printing(&page);
    if page.emulates() {
        page.on_paper(true);
        let seen =
            "return ['nav', 'footer'].map(name => document.querySelector('site-page').shadowRoot.querySelector(name).checkVisibility())";
        assert_eq!(page.script(seen), serde_json::json!([false, false]));
        assert_eq!(page.script("return document.querySelector('guichet-eligibilite').checkVisibility()"), true);
        page.on_paper(false);
    }
    page.script(ENDS);
    let left = "const inside = document.querySelector('site-page').shadowRoot;
        return [inside.innerHTML.includes('imprime'), inside.adoptedStyleSheets.length, document.adoptedStyleSheets.length]";
    assert_eq!(page.script(left), serde_json::json!([false, 0, 0]));
}

/// How many parts are folded, of those that paper opens, and which ones.
const FOLDED: &str = "[...(document.querySelector('guichet-eligibilite')?.shadowRoot ?? document).querySelectorAll('.guichet details:not(.g-trace .g-clauses)')]";

#[test]
fn what_is_folded_is_open_on_paper_without_any_style_and_folded_again_after() {
    let page = Page::serving(&published());
    page.open("#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12&depense=Portail~deploiement~40000");
    page.wait_for(".g-criteria li");
    // What a visitor has opened stays open, and what is only named on paper stays folded.
    page.script("document.querySelector('.g-calendar').open = true");
    let open = format!("return {FOLDED}.map(details => details.open)");
    let before = page.script(&open);
    for (begin, end) in [("dispatchEvent(new Event('beforeprint'))", ENDS), ("", "")] {
        if begin.is_empty() {
            page.on_paper(true);
        }
        page.script(begin);
        if !begin.is_empty() || page.emulates() {
            page.wait_until(&format!("{FOLDED}.every(details => details.open)"));
            assert_eq!(page.script("return document.querySelectorAll('.g-trace .g-clauses[open]').length"), 0);
        }
        page.on_paper(false);
        page.script(end);
        page.wait_for_value(&open, &before);
    }
    // The driver prints as the menu of the browser does.
    page.script("window.most = 0; addEventListener('beforeprint', () => setTimeout(() => 0))");
    page.inject(&format!(
        "addEventListener('beforeprint', () => document.title = {FOLDED}.filter(details => !details.open).length + ' folded')"
    ));
    drop(page.printed());
    page.wait_until("document.title === '0 folded'");
    page.wait_for_value(&open, &before);
}

#[test]
fn an_element_taken_away_listens_to_paper_no_longer() {
    let guest = Site::serving(&published());
    let element = "<script type=module src='{guichet}guichet-eligibilite.js'></script><guichet-eligibilite></guichet-eligibilite>";
    let page = host("paper-gone", element, &guest);
    page.wait_until(STARTED);
    page.script("dispatchEvent(new Event('beforeprint'))");
    page.wait_until(&format!("{FOLDED}.length > 0 && {FOLDED}.every(details => details.open)"));
    page.script(ENDS);
    page.script("window.kept = document.querySelector('guichet-eligibilite'); kept.remove()");
    page.wait_until("!kept.shadowRoot.querySelector('.guichet')");
    page.script("dispatchEvent(new Event('beforeprint'))");
}

/// How many pages Chromium has printed.
fn pages(pdf: &[u8]) -> usize {
    pdf.windows(12).filter(|bytes| bytes == b"/Type /Page\n").count()
}
