//! `guichet.html`, opened as a file.

use super::published;
use crate::harness::Page;

#[test]
fn the_single_file_starts_without_a_server() {
    let folder = published();
    let page = Page::serving(&folder);
    page.go(&format!("file://{}", folder.join("guichet.html").display()));
    page.wait_for(".guichet h1");
    assert_eq!(page.script("return performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith('data:')).length"), 0);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
