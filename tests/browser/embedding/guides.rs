//! What the guides show of HTML and JavaScript, mounted as it stands there.

#[allow(dead_code)]
#[path = "../../guides/snippets.rs"]
mod snippets;

use super::{HEIGHT, host, host_with, published};
use crate::harness::{Page, Site};
use snippets::{Snippet, written_in};

/// Where the guides say that the folder is.
const ADDRESS: &str = "https://aides.example/guichet/";

/// The example with the address of the published folder of this test.
fn here(snippet: &Snippet, guest: &Site) -> String {
    let origin = guest.address.split('/').take(3).collect::<Vec<_>>().join("/");
    snippet.text.replace(ADDRESS, &guest.address).replace("https://aides.example", &origin)
}

const ELEMENT: &str = "document.querySelector('guichet-eligibilite')";

/// Waits until what the example shows has started.
fn starts(page: &Page, text: &str) {
    if text.contains("guichet-eligibilite") {
        page.wait_until(&format!("{ELEMENT}?.shadowRoot?.querySelector('.guichet h1')"));
        let shown = format!("return [...{ELEMENT}.children].filter(child => child.checkVisibility()).length");
        assert_eq!(page.script(&shown), 0, "the fallback text of {text} stays in sight");
        return;
    }
    page.wait_until("document.querySelector('iframe')?.src");
    page.enter_frame("iframe");
    page.wait_for(".guichet h1");
    assert_eq!(page.count(".g-dropped"), 0, "an option of {text} is not understood");
    page.leave_frame();
    if text.contains("guichet.js") {
        page.wait_until(&format!("{HEIGHT} > 1200"));
    }
}

#[test]
fn every_example_in_html_is_mounted_as_it_stands() {
    let guest = Site::serving(&published());
    for (number, snippet) in written_in("html").iter().enumerate() {
        let page = host(&format!("guide-{number}"), &here(snippet, &guest), &guest);
        starts(&page, &snippet.text);
        assert_eq!(page.console_errors(), Vec::<String>::new(), "{}", snippet.place);
    }
}

#[test]
fn the_element_starts_under_the_policy_that_the_guide_writes() {
    let guest = Site::serving(&published());
    let policies = written_in("").into_iter().filter(|snippet| snippet.text.starts_with("script-src"));
    let policy = policies.map(|snippet| here(&snippet, &guest).trim().to_owned()).next().expect("the guide writes a policy");
    let element = written_in("html").into_iter().find(|snippet| snippet.text.contains("<guichet-eligibilite")).expect("an element");
    let page = host_with("guide-policy", &format!("default-src 'none'; {policy}"), &here(&element, &guest), &guest);
    starts(&page, &element.text);
}

#[test]
fn every_example_in_javascript_does_what_the_guide_says() {
    let guest = Site::serving(&published());
    let of = |word: &str| {
        let found = written_in("js").into_iter().find(|snippet| snippet.text.contains(word));
        here(&found.unwrap_or_else(|| panic!("no example with {word}")), &guest)
    };
    assert_eq!(written_in("js").len(), 3, "an example in JavaScript that no test runs");
    // It mounts, and takes away: between the two, it is there.
    let mount = of("mount(").replace("poignee.destroy();", "window.poignee = poignee;");
    let page = host("guide-mount", &format!("<div id=aides></div><script type=module>{mount}</script>"), &guest);
    starts(&page, "guichet-eligibilite");
    page.script("poignee.destroy()");
    assert_eq!(page.count("#aides *"), 0);
    // It hears a result; and says good day to a frame, which answers.
    let frame = format!(
        "<iframe src='{{guichet}}index.html?hote=1' title=Aides width=900 height=600></iframe><script>
        const cadre = document.querySelector('iframe');
        addEventListener('message', ({{ data }}) => document.title = data.type);
        cadre.addEventListener('load', () => {{ {} }});</script><script>{}; window.entendu = true</script>",
        of("bonjour"),
        of("addEventListener(\"guichet:resultat\"")
    );
    let page = host("guide-messages", &frame, &guest);
    page.wait_until("document.title === 'hauteur' && window.entendu");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
