//! The address bar: the state of the page lives in the fragment, which no server ever sees.

use std::any::Any;

use gloo::events::EventListener;
use wasm_bindgen::JsValue;
use yew::Callback;

/// The fragment of the present address, without its mark; nothing where it only names a part of the page.
pub(super) fn fragment() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    let fragment = hash.strip_prefix('#').unwrap_or(&hash);
    if fragment.starts_with(super::inside::PARTS) { String::new() } else { fragment.to_owned() }
}

/// Shows a state in the address bar without adding to the history; a frame without history leaves it as it is.
pub(super) fn show(fragment: &str) {
    let history = gloo::utils::window().history();
    drop(history.and_then(|history| history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")))));
}

/// The full address of the page with a state.
pub(super) fn of(fragment: &str) -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// Calls back with the new fragment whenever it changes, until the answer is dropped.
pub(super) fn moved(then: Callback<String>) -> Box<dyn Any> {
    Box::new(EventListener::new(&gloo::utils::window(), "hashchange", move |_| then.emit(fragment())))
}
