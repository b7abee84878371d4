//! Storage, clipboard, paper: each may refuse, and nothing breaks.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Storage;
use yew::Callback;

/// The one name under which something is kept.
const KEY: &str = "guichet";

/// `localStorage` throws where a frame is sandboxed or third-party.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// Keeps the state on the device, or forgets it; false where the browser refuses.
pub(super) fn keep(state: Option<&str>) -> bool {
    let Some(storage) = storage() else { return false };
    match state {
        Some(state) => storage.set_item(KEY, state).is_ok(),
        None => storage.remove_item(KEY).is_ok(),
    }
}

/// What was kept, where something was.
pub(super) fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Copies a text; calls back with whether it worked.
pub(super) fn copy(text: &str, then: Callback<bool>) {
    let navigator = gloo::utils::window().navigator();
    // Outside a secure context there is no clipboard at all.
    let clipboard = js_sys::Reflect::get(&navigator, &"clipboard".into()).ok().filter(|clipboard| !clipboard.is_undefined());
    let Some(clipboard) = clipboard.map(|clipboard| clipboard.unchecked_into::<web_sys::Clipboard>()) else {
        then.emit(false);
        return;
    };
    let (refused, promise) = (then.clone(), clipboard.write_text(text));
    let done = Closure::once(move |_| then.emit(true));
    let failed = Closure::once(move |_| refused.emit(false));
    drop(promise.then2(&done, &failed));
    done.forget();
    failed.forget();
}

/// Prints the page; false where nothing came of it: a sandboxed frame ignores the call without a word.
pub(super) fn print() -> bool {
    let (window, begun) = (gloo::utils::window(), Rc::new(Cell::new(false)));
    let told = begun.clone();
    let listening = EventListener::once(&window, "beforeprint", move |_| told.set(true));
    drop(window.print());
    drop(listening);
    begun.get()
}
