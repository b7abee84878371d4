//! The address bar: the state of the page lives in the fragment, which no server ever sees.

use std::any::Any;
use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use yew::Callback;

/// The fragment of the present address, without its mark; nothing where it holds no value: it then names a part of the page.
pub(super) fn fragment() -> String {
    let hash = hash();
    let fragment = hash.strip_prefix('#').unwrap_or(&hash);
    if fragment.contains('=') { fragment.to_owned() } else { String::new() }
}

/// How long the address bar waits for the typing to pause, in milliseconds. Writing it costs as much as drawing the answers,
/// and browsers refuse to be told more than a hundred times in half a minute.
const PAUSE: u32 = 300;

thread_local! {
    /// The writing to come: dropped by the next one, it does not happen.
    static NEXT: RefCell<Option<Timeout>> = const { RefCell::new(None) };
    /// What stands behind the address, as far as this page has written it or been told.
    static KNOWN: RefCell<String> = const { RefCell::new(String::new()) };
}

fn hash() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

/// Shows a state in the address bar once the typing pauses, without adding to the history.
pub(super) fn show(fragment: &str) {
    let fragment = fragment.to_owned();
    let writing = Timeout::new(PAUSE, move || write(&fragment));
    NEXT.with(|next| drop(next.replace(Some(writing))));
}

/// A frame without history leaves the address as it is. So does an address that someone has just changed: the browser is about
/// to say so, and would then read there what had been written over it.
fn write(fragment: &str) {
    let now = hash();
    if KNOWN.replace(now.clone()) != now {
        return;
    }
    let history = gloo::utils::window().history();
    let Ok(history) = history else { return };
    // What the scripts have noted there stays.
    let noted = history.state().unwrap_or(JsValue::NULL);
    drop(history.replace_state_with_url(&noted, "", Some(&format!("#{fragment}"))));
    KNOWN.set(hash());
}

/// The full address of the page with a state.
pub(super) fn of(fragment: &str) -> String {
    let href = gloo::utils::window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{fragment}")
}

/// Calls back with the new fragment whenever it changes, until the answer is dropped.
pub(super) fn moved(then: Callback<String>) -> Box<dyn Any> {
    KNOWN.set(hash());
    Box::new(EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
        KNOWN.set(hash());
        then.emit(fragment());
    }))
}
