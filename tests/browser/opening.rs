//! The page opens.

use crate::harness::Page;

#[test]
fn the_title_names_the_service() {
    let page = Page::start();
    page.open("");
    assert!(page.title().contains("Guichet"));
}
