//! A file that is not the one published does not run, and the page says so.

use super::copy;
use crate::harness::Page;
use std::fs;
use std::io::Write;

/// The page with a few harmless bytes added to one of its files.
fn spoilt(start: &str, end: &str, bytes: &[u8]) -> Page {
    let folder = copy(&format!("spoilt-{start}{end}"));
    let named = |name: &str| name.starts_with(start) && name.ends_with(end);
    let files = fs::read_dir(folder.join("assets")).expect("assets").flatten();
    let file = files.map(|entry| entry.path()).find(|path| path.file_name().is_some_and(|name| named(&name.to_string_lossy())));
    let mut file = fs::OpenOptions::new().append(true).open(file.expect("an asset")).expect("an asset");
    file.write_all(bytes).expect("a spoilt file");
    let page = Page::serving(&folder);
    page.open("");
    page
}

#[test]
fn another_program_is_refused() {
    // An empty custom section: without the fingerprint, it would run.
    let page = spoilt("guichet-", ".wasm", &[0, 2, 1, b'a']);
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
