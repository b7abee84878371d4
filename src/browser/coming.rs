//! The rest of the program: fetched at the first gesture, or by whatever needs it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::{Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::Element;
use yew::Callback;

use super::events;
use crate::ui::{Coming, rest};

/// What shows that the page is used.
const GESTURES: [&str; 4] = ["pointerdown", "keydown", "focusin", "click"];

/// The script that fetches it, whether it is on its way, and who waits.
struct Source {
    fetch: Function,
    on_its_way: Cell<bool>,
    waiting: RefCell<Vec<Callback<bool>>>,
}

/// How it comes; nothing where it is there already.
pub(super) fn of(settings: &JsValue) -> Option<Coming> {
    let fetch = super::mount::function(settings, "rest");
    let Some(fetch) = fetch.filter(|_| rest::here().is_none()) else {
        rest::arrived();
        return None;
    };
    let source = Rc::new(Source { fetch, on_its_way: Cell::new(false), waiting: RefCell::default() });
    let waiting = source.clone();
    Some(Coming {
        fetch: Callback::from(move |()| ask(&source)),
        tell: Callback::from(move |told| waiting.waiting.borrow_mut().push(told)),
    })
}

/// Fetches it once someone touches the page, until the answer is dropped.
pub(super) fn at_the_first_gesture(root: &Element, coming: &Coming) -> [EventListener; GESTURES.len()] {
    GESTURES.map(|gesture| {
        let fetch = coming.fetch.clone();
        EventListener::new(root, gesture, move |_| fetch.emit(()))
    })
}

fn ask(source: &Rc<Source>) {
    // Another instance on the same page may have brought it.
    if rest::here().is_some() {
        return tell(source, true);
    }
    if source.on_its_way.replace(true) {
        return;
    }
    let Some(promise) = source.fetch.call0(&JsValue::NULL).ok().and_then(|answer| answer.dyn_into::<Promise>().ok()) else {
        return tell(source, false);
    };
    let (came, failed) = (source.clone(), source.clone());
    let came = Closure::once(move |_: JsValue| {
        rest::arrived();
        // What it draws is another task than what made it ready.
        events::after(0, Callback::from(move |()| tell(&came, true)));
    });
    let failed = Closure::once(move |_: JsValue| tell(&failed, false));
    drop(promise.then2(&came, &failed));
    came.forget();
    failed.forget();
}

/// Whoever waits is told once, and may wait again.
fn tell(source: &Source, there: bool) {
    source.on_its_way.set(false);
    for told in source.waiting.take() {
        told.emit(there);
    }
}
