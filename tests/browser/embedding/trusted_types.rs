//! Hosts that let no text become markup or script (`require-trusted-types-for`), told by a real header.

use super::{HEIGHT, published, scratch, visit, write_host};
use crate::harness::{Page, Site};

/// With no policy to make any, either: nothing that the host did not name can be.
const HEADER: &str = "Content-Security-Policy: require-trusted-types-for 'script'; trusted-types 'none'";

fn host(name: &str, body: &str, guest: &Site) -> Page {
    let folder = scratch(name);
    write_host(&folder, "index.html", "", body, guest);
    let page = Page::sending(&folder, HEADER);
    page.open("");
    if page.emulates() {
        let refused = "try { document.createElement('p').innerHTML = '<b>x</b>'; return 'taken' } catch (error) { return error.name }";
        assert_eq!(page.script(refused), "TypeError", "the host does not refuse what this test is about");
        // The console complains of it, and must complain of nothing else.
        assert_eq!(page.console_errors().len(), 1);
    }
    page
}

#[test]
fn the_element_works_under_trusted_types() {
    let guest = Site::serving(&published());
    let element = "<script type=module src='{guichet}guichet-eligibilite.js'></script><guichet-eligibilite></guichet-eligibilite>";
    let page = host("trusted-element", element, &guest);
    page.wait_until("document.querySelector('guichet-eligibilite').shadowRoot?.querySelector('.guichet h1')");
    page.look_inside(Some("guichet-eligibilite"));
    visit(&page);
    page.look_inside(None);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn the_loader_works_under_trusted_types() {
    let guest = Site::serving(&published());
    let page = host("trusted-loader", "<script src='{guichet}guichet.js'></script>", &guest);
    page.wait_until(&format!("{HEIGHT} > 1200"));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn without_webassembly_the_fallback_is_readable_under_trusted_types() {
    let guest = Site::serving(&published());
    let folder = scratch("trusted-fallback");
    let element = "<script type=module src='{guichet}guichet-eligibilite.js'></script><guichet-eligibilite></guichet-eligibilite>";
    let policy = "script-src {origine}; connect-src {origine}";
    write_host(&folder, "index.html", &policy.replace("{origine}", guest.address.trim_end_matches("/sous/dossier/")), element, &guest);
    let page = Page::sending(&folder, HEADER);
    page.open("");
    page.wait_until("document.querySelector('guichet-eligibilite').shadowRoot?.querySelector('[data-refus=webassembly]:not([hidden])')");
    let shown = "const inside = document.querySelector('guichet-eligibilite').shadowRoot;
        return [inside.querySelector('h1').checkVisibility(), inside.querySelector('a[href^=mailto]').checkVisibility()]";
    assert_eq!(page.script(shown), serde_json::json!([true, true]));
}
