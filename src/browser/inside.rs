//! Links inside the interface. They are followed here: a shadow root has no fragments, and the host's address is its own.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions};
use yew::Callback;

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

/// How long a part that is drawn in a task of its own may take to come, in milliseconds.
const SOON: u32 = 120;

/// Gives the focus to the first of these parts that is there, once what the event changes is drawn. They are sought in the
/// tree of the element of the event, which may itself be gone by then.
pub(super) fn focus(event: &Event, ids: &str) {
    let target = events::target(event).and_then(|target| target.dyn_into::<Element>().ok());
    let Some(tree) = target.and_then(|target| target.closest(".guichet").ok().flatten()) else { return };
    let ids = ids.to_owned();
    let first = move || {
        let found = ids.split(' ').find_map(|id| tree.query_selector(&format!("[id=\"{id}\"]")).ok().flatten());
        let part = found.and_then(|part| part.dyn_into::<HtmlElement>().ok())?;
        hold(&part);
        Some(part)
    };
    events::after(
        0,
        Callback::from(move |()| {
            // Where the drawing takes its time, what is about to go may still be there.
            let (held, again) = (first(), first.clone());
            let look = move |()| {
                if held.as_ref().is_none_or(|part| !part.is_connected()) {
                    again();
                }
            };
            events::after(SOON, Callback::from(look));
        }),
    );
}

/// Gives a part the focus, wherever it is folded away.
fn hold(part: &HtmlElement) {
    if let Ok(Some(folded)) = part.closest("details") {
        drop(folded.set_attribute("open", ""));
    }
    if !part.matches("a, button, input, select, textarea, summary, [tabindex]").unwrap_or(true) {
        drop(part.set_attribute("tabindex", "-1"));
    }
    drop(part.focus());
}

/// Brings a part into sight, at once: whoever asked for less motion has none, and it takes the focus.
fn reach(part: &HtmlElement) {
    hold(part);
    let how = ScrollIntoViewOptions::new();
    // Otherwise the host decides, who may want every move to be slow.
    drop(js_sys::Reflect::set(&how, &"behavior".into(), &"instant".into()));
    part.scroll_into_view_with_scroll_into_view_options(&how);
}
