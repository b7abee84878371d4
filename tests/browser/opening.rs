//! The page opens.

use crate::harness::Page;
use crate::journeys::leave;

#[test]
fn the_title_names_the_service() {
    let page = Page::start();
    page.open("");
    assert!(page.title().contains("Guichet"));
    page.wait_for("#g-place");
    leave(&page);
}
