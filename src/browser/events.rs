//! Reads events, and waits.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{
    ClipboardEvent, Element, Event, EventTarget, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, ScrollIntoViewOptions,
    ScrollLogicalPosition,
};
use yew::Callback;

/// Inside a shadow root the target of an event is retargeted outside: the first of its path is the true one.
pub(super) fn target(event: &Event) -> Option<EventTarget> {
    event.composed_path().get(0).dyn_into().ok().or_else(|| event.target())
}

pub(super) fn text(event: &Event) -> String {
    let Some(target) = target(event) else { return String::new() };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        return input.value();
    }
    if let Some(select) = target.dyn_ref::<HtmlSelectElement>() {
        return select.value();
    }
    target.dyn_ref::<HtmlTextAreaElement>().map(HtmlTextAreaElement::value).unwrap_or_default()
}

pub(super) fn ticked(event: &Event) -> bool {
    target(event).and_then(|target| target.dyn_into::<HtmlInputElement>().ok()).is_some_and(|input| input.checked())
}

pub(super) fn pasted(event: &Event) -> String {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.and_then(|data| data.get_data("text/plain").ok()).unwrap_or_default()
}

/// Once what the event changes is drawn. The element is sought beside the field: a shadow root keeps its identifiers.
pub(super) fn reveal(event: &Event, id: &str) {
    let Some(field) = target(event).and_then(|target| target.dyn_into::<Element>().ok()) else { return };
    let within = format!("[id=\"{id}\"]");
    let found = move || field.parent_element().and_then(|parent| parent.query_selector(&within).ok().flatten());
    after(
        0,
        Callback::from(move |()| {
            if let Some(element) = found() {
                let how = ScrollIntoViewOptions::new();
                how.set_block(ScrollLogicalPosition::Nearest);
                element.scroll_into_view_with_scroll_into_view_options(&how);
            }
        }),
    );
}

pub(super) fn after(millis: u32, then: Callback<()>) {
    Timeout::new(millis, move || then.emit(())).forget();
}
