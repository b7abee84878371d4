//! Before anything is drawn, the script that looks after the nodes of the page (`embed/guard.js`) puts them right.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::prelude::JsValue;

thread_local! {
    /// One script looks after every instance on the page.
    static GUARD: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Takes the script's function over from the settings.
pub(super) fn guarded(settings: &JsValue) {
    GUARD.with(|kept| kept.replace(super::mount::function(settings, "draws")));
}

/// Tells the script that something is about to be drawn.
pub(super) fn starts() {
    GUARD.with(|guard| guard.borrow().as_ref().map(|guard| drop(guard.call0(&JsValue::NULL))));
}
