//! Hosts whose style spares nothing: the widget looks and works there as on a plain page, to the pixel.

use super::{published, scratch, settled, visit, write_host};
use crate::harness::{Page, Site};
use std::path::Path;

/// How much a colour may differ, of 255. Both pictures are drawn by the same browser on the same grid.
const TOLERANCE: u8 = 0;

const PLAIN: &str = "<style>body { margin: 0 }</style>";
/// What portals do to their whole page, text that is inherited first.
const STYLED: &str = "<style>
    html { font: italic 900 62.5%/3 cursive; text-transform: uppercase; letter-spacing: 0.3em; word-spacing: 1em; text-align: right;
        text-indent: 2em; white-space: pre; color: #fff; background: #123; color-scheme: dark; cursor: none; hyphens: auto; quotes: none;
        list-style: square; text-shadow: 2px 2px red; accent-color: red; caret-color: red; word-break: break-all; tab-size: 9 }
    body { margin: 0 }
    * { box-sizing: content-box; text-transform: uppercase; letter-spacing: 0.3em; transition: all 3s; outline: 0 }
    div, p, span, form, button, input { display: none }
    h1, h2, a, label, button, input, select { font-size: 40px; color: #333; background: #222; padding: 30px; margin: 30px }
    iframe { height: 90px !important; max-height: 90px !important; max-width: 200px !important; border: 9px solid red !important;
        opacity: 0.4 !important; filter: invert(1) !important; visibility: hidden !important }
    [hidden] { display: block !important }
    </style>";
/// What removes all style, with more weight than any rule.
const RESET: &str = "<style>body, body *:not(style) { all: unset !important } body { color: #fff !important; background: #123 !important; font: 40px cursive !important }</style>";

/// With few programmes, all of the widget fits into one picture.
const FRAME: &str = "<script src='{guichet}guichet.js' data-programme=fitn-volet-1,conseillers-prive></script>";
const ELEMENT: &str = "<script type=module src='{guichet}guichet-eligibilite.js'></script>\
    <guichet-eligibilite programme=fitn-volet-1,conseillers-prive></guichet-eligibilite>";

/// Opens the widget on a page of this style, high enough for all of it, and waits until it is still.
fn shown(page: &Page, folder: &Path, style: &str, widget: &str, guest: &Site) {
    write_host(folder, "host.html", "", &format!("{style}{widget}"), guest);
    page.open("host.html");
    match place(widget) {
        "iframe" => page.wait_until(&format!("{} > 1200", super::HEIGHT)),
        _ => page.wait_until("document.querySelector('guichet-eligibilite').shadowRoot?.querySelector('.guichet h1')"),
    }
    // The host's own margins take their time to change.
    page.wait_until("document.getAnimations().length === 0");
    settled(page, place(widget));
}

fn place(widget: &str) -> &'static str {
    if widget.contains("guichet.js") { "iframe" } else { "guichet-eligibilite" }
}

/// Chooses, fills in and reads, inside the widget.
fn visited(page: &Page, widget: &str) {
    match widget {
        FRAME => page.enter_frame("iframe"),
        _ => page.look_inside(Some("guichet-eligibilite")),
    }
    visit(page);
    page.look_inside(None);
    page.leave_frame();
}

fn same_everywhere(name: &str, widget: &str) {
    let guest = Site::serving(&published());
    let folder = scratch(&format!("hostile-{name}"));
    write_host(&folder, "index.html", "", "", &guest);
    let page = Page::serving(&folder);
    page.resize(900, 6500);
    shown(&page, &folder, PLAIN, widget, &guest);
    let plain = page.picture_of(place(widget));
    let (size, colours) = (plain.size, plain.colours());
    assert!(size.0 == 900 && size.1 > 1200 && colours > 50, "the widget is not in one picture: {size:?}, {colours} colours");
    let hosts = [("styled", STYLED), ("reset", RESET)];
    for (host, style) in hosts {
        shown(&page, &folder, style, widget, &guest);
        page.screenshot(&page.named(&format!("{name}-{host}")));
        let differ = page.picture_of(place(widget)).differences(&plain, TOLERANCE);
        let first = &differ[..differ.len().min(60)];
        assert!(differ.is_empty(), "{} pixels of the {name} differ on the {host} host: {first:?}…", differ.len());
    }
    // What the comparison is worth: the same page by night is another one.
    let by_night =
        widget.replace(" programme=", " theme=sombre programme=").replace(" data-programme=", " data-theme=sombre data-programme=");
    shown(&page, &folder, PLAIN, &by_night, &guest);
    assert!(page.picture_of(place(widget)).differences(&plain, TOLERANCE).len() > 100_000, "the comparison sees nothing");
    // Last, for a mouse that has clicked stays where it was, and shows.
    for (_, style) in hosts {
        shown(&page, &folder, style, widget, &guest);
        visited(&page, widget);
        page.assert_keeps(0);
    }
}

#[test]
fn the_frame_is_the_same_on_every_host() {
    same_everywhere("frame", FRAME);
}

#[test]
fn the_element_is_the_same_on_every_host() {
    same_everywhere("element", ELEMENT);
}
