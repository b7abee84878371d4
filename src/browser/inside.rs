//! Links inside the interface. They are followed here: a shadow root has no fragments, and the host's address is its own.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions};

use super::events;

/// Follows the links inside `root` until the answer is dropped.
pub(super) fn listen(root: &Element) -> EventListener {
    let within = root.clone();
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(root, "click", options, move |event| follow(&within, event))
}

fn follow(root: &Element, event: &Event) {
    let clicked = events::target(event).and_then(|target| target.dyn_into::<Element>().ok());
    let link = clicked.and_then(|clicked| clicked.closest("a[href^='#']").ok().flatten());
    let Some(id) = link.and_then(|link| link.get_attribute("href")) else { return };
    event.prevent_default();
    let part = root.query_selector(&format!("[id=\"{}\"]", &id[1..])).ok().flatten();
    if let Some(part) = part.and_then(|part| part.dyn_into::<HtmlElement>().ok()) {
        reach(&part);
    }
}

/// Brings a part into sight, at once: whoever asked for less motion has none, and it takes the focus.
fn reach(part: &HtmlElement) {
    if let Ok(Some(folded)) = part.closest("details") {
        drop(folded.set_attribute("open", ""));
    }
    if !part.matches("a, button, input, select, textarea, summary, [tabindex]").unwrap_or(true) {
        drop(part.set_attribute("tabindex", "-1"));
    }
    drop(part.focus());
    let how = ScrollIntoViewOptions::new();
    // Otherwise the host decides, who may want every move to be slow.
    drop(js_sys::Reflect::set(&how, &"behavior".into(), &"instant".into()));
    part.scroll_into_view_with_scroll_into_view_options(&how);
}
