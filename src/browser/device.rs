//! Storage, clipboard, paper: each may refuse, and nothing breaks.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::Storage;
use yew::Callback;

/// How every name begins under which something is kept. Alone, it is the one of earlier versions.
pub(super) const KEY: &str = "guichet";

/// `localStorage` throws where a frame is sandboxed or third-party.
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}

/// Keeps a text on the device, or forgets it; false where the browser refuses.
pub(super) fn keep(key: &str, text: Option<&str>) -> bool {
    let Some(storage) = storage() else { return false };
    match text {
        Some(text) => storage.set_item(key, text).is_ok(),
        None => storage.remove_item(key).is_ok(),
    }
}

/// What is kept under a name, where something is.
pub(super) fn kept(key: &str) -> Option<String> {
    storage()?.get_item(key).ok().flatten()
}

/// Whether anything of ours is kept.
pub(super) fn keeps_anything() -> bool {
    let Some(storage) = storage() else { return false };
    let names = 0..storage.length().unwrap_or(0);
    names.filter_map(|at| storage.key(at).ok().flatten()).any(|name| name.starts_with(KEY))
}

/// Calls back whenever another tab changes what is kept, until the answer is dropped.
pub(super) fn kept_elsewhere(then: Callback<()>) -> Box<dyn Any> {
    Box::new(EventListener::new(&gloo::utils::window(), "storage", move |_| then.emit(())))
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
