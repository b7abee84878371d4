//! Hosts under a strict policy: what the guide tells them to allow is enough. The element's own is beside it.

use super::{HEIGHT, host_with, published, visit};
use crate::harness::Site;

#[test]
fn a_frame_needs_nothing_but_frame_src() {
    let frame = "<iframe src='{guichet}index.html?porteur=commune' title=Aides width=100% height=600 allow=clipboard-write></iframe>";
    let page = host_with("frame-only", "default-src 'none'; frame-src {origine}", frame, &Site::serving(&published()));
    page.enter_frame("iframe");
    visit(&page);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn the_loader_needs_its_script_and_its_frame() {
    let policy = "default-src 'none'; script-src {origine}; frame-src {origine}";
    let page = host_with("loader-only", policy, "<script src='{guichet}guichet.js'></script>", &Site::serving(&published()));
    page.wait_until(&format!("{HEIGHT} > 1200"));
    page.enter_frame("iframe");
    visit(&page);
    // Neither in the frame nor, outside of it, in the host.
    page.assert_keeps(0);
    page.leave_frame();
    page.assert_keeps(0);
    // The style of the frame is set by the object model, which no style policy refuses.
    assert_eq!(page.script("return getComputedStyle(document.querySelector('iframe')).borderTopWidth"), "0px");
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
