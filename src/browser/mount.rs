//! Mounts the page.

use std::sync::Arc;

use super::{clock, hands};
use crate::catalogue::{CatalogueError, EMBEDDED, load};
use crate::domain::Day;
use crate::ui::{App, AppProps};

/// The identifier of the element in which the page is mounted.
const ROOT: &str = "guichet";

/// Mounts the page in its element, or in the body.
pub fn mount() {
    let document = gloo::utils::document();
    let root = document.get_element_by_id(ROOT).unwrap_or_else(|| gloo::utils::body().into());
    root.set_inner_html("");
    yew::Renderer::<App>::with_root_and_props(root, props()).render();
}

fn props() -> AppProps {
    let today = clock::today();
    let lost = CatalogueError { place: "horloge".into(), problem: "la date de cette machine est illisible".into(), hint: None };
    let catalogue = if today.is_some() { load(EMBEDDED).map(Arc::new) } else { Err(vec![lost]) };
    AppProps { catalogue, today: today.unwrap_or(Day::EPOCH), opening: Vec::new(), hands: hands::hands() }
}
