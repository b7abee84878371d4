//! Mounts the page.

use std::sync::Arc;

use super::{address, clock, device, hands};
use crate::catalogue::{CatalogueError, EMBEDDED, load};
use crate::domain::{Catalogue, Day};
use crate::session::{Action, from_fragment};
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
    let (opening, dropped, kept) = catalogue.as_ref().map(|catalogue| start(catalogue)).unwrap_or_default();
    AppProps { catalogue, today: today.unwrap_or(Day::EPOCH), opening, dropped, kept, hands: hands::hands() }
}

/// The answers to start from: those of the link, else those kept on the device, with what could not be read.
fn start(catalogue: &Catalogue) -> (Vec<Action>, Vec<String>, bool) {
    let (linked, kept) = (address::fragment(), device::kept());
    // A link that brings something else leaves what is kept alone, until the visitor asks to keep this instead.
    let same = linked.is_empty() || kept.as_ref() == Some(&linked);
    let state = if linked.is_empty() { kept.clone().unwrap_or_default() } else { linked };
    if state.is_empty() {
        return (Vec::new(), Vec::new(), kept.is_some());
    }
    let (answers, dropped) = from_fragment(catalogue, &state);
    (vec![Action::Open(Box::new(answers))], dropped, kept.is_some() && same)
}
