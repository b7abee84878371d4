//! Reads events for the interface.

use wasm_bindgen::JsCast;
use web_sys::{Event, EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use crate::ui::Hands;

/// The browser's side of the interface.
pub fn hands() -> Hands {
    Hands { text, ticked }
}

/// Inside a shadow root the target of an event is retargeted outside: the first of its path is the true one.
fn target(event: &Event) -> Option<EventTarget> {
    event.composed_path().get(0).dyn_into().ok().or_else(|| event.target())
}

fn text(event: &Event) -> String {
    let Some(target) = target(event) else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        return select.value();
    }
    target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

fn ticked(event: &Event) -> bool {
    target(event).and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}
