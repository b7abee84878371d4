//! A file that is not the one published does not run, and the page says so.

use super::{NOTHING, asset, copy, spoil};
use crate::harness::Page;

/// The page with a few harmless bytes added to one of its files.
fn spoilt(start: &str, end: &str, bytes: &[u8]) -> Page {
    let folder = copy(&format!("spoilt-{start}{end}"));
    spoil(&asset(&folder, start, end), bytes);
    let page = Page::serving(&folder);
    page.open("");
    page
}

#[test]
fn another_program_is_refused() {
    let page = spoilt("guichet-", ".wasm", &NOTHING);
    page.wait_for_text("[data-refus=fichier]:not([hidden])", "n’est pas celui qui a été publié");
    assert_eq!(page.count(".guichet"), 0);
    assert_eq!(page.count("main a[href^=mailto]"), 1);
}

#[test]
fn another_script_is_refused() {
    let page = spoilt("page-", ".js", b"\n;");
    page.wait_for("[data-refus=fichier]:not([hidden])");
    assert_eq!(page.count(".guichet"), 0);
}
