//! Mounts the interface into an element, as often as it is asked to.

use std::cell::Cell;
use std::rc::Rc;
use std::sync::Arc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::Element;
use yew::Callback;

use super::{address, clock, coming, device, drawing, hands, inside};
use crate::catalogue::embedded;
use crate::domain::Day;
use crate::ui::{App, AppProps, Coming, Embedded, Hands, Host, rest};

/// Mounts the interface into `root`, whose content it replaces, and returns an object whose `destroy()` takes it away.
///
/// The settings: `query` (the options, as an address writes them), `embedded` (`page`, `frame` or `element`), `address` (on
/// which shared links are built), `licences` (the page of the licences, which the foot links to), `catalogue` (the JSON text of
/// other rules), `catalogueOrigin` (the site they come from), `catalogueError` (why they did not come), `transmit` (a function
/// that takes the dossier and the assessment over), `print` (a function that prints the interface alone), `draws` (told before
/// each drawing), `told` (told the answers at each change), `restarted` (whether the program had stopped), `rest` (a function
/// that brings the rest of the
/// program, and answers a promise; absent where the program is whole).
#[wasm_bindgen]
pub fn mount(root: Element, settings: &JsValue) -> JsValue {
    drawing::guarded(settings);
    let coming = coming::of(settings);
    let listening = (inside::listen(&root), coming.as_ref().map(|coming| coming::at_the_first_gesture(&root, coming)));
    let at = take_place();
    let app = yew::Renderer::<App>::with_root_and_props(root, props(settings, coming, at)).render();
    let mut mounted = Some((app, listening));
    let destroy = Closure::<dyn FnMut()>::new(move || {
        if let Some((app, listening)) = mounted.take() {
            leave(at);
            app.destroy();
            drop(listening);
        }
    });
    let handle = Object::new();
    drop(Reflect::set(&handle, &"destroy".into(), destroy.as_ref()));
    // It owns what is mounted: left to the garbage collector, a host that does not keep the handle would lose the listeners.
    destroy.forget();
    handle.into()
}

thread_local! {
    /// Which places in the document are taken, a bit for each instance: what they keep must not meet.
    static PLACES: Cell<u32> = const { Cell::new(0) };
}

/// The first place that is free.
fn take_place() -> u32 {
    let taken = PLACES.get();
    let at = taken.trailing_ones();
    PLACES.set(taken | 1_u32.checked_shl(at).unwrap_or(0));
    at
}

/// Frees a place.
fn leave(at: u32) {
    PLACES.set(PLACES.get() & !1_u32.checked_shl(at).unwrap_or(0));
}

/// Whether the page opens with more than nothing: the rest of the program must then be there before it is mounted.
#[wasm_bindgen(js_name = needsRest)]
pub fn needs_rest(settings: &JsValue) -> bool {
    let given = |key: &str| text(settings, key).is_some_and(|text| !text.is_empty());
    let linked = place(settings) != Embedded::Element && !address::fragment().is_empty();
    linked || ["query", "catalogue", "catalogueError"].into_iter().any(given) || device::keeps_anything() || clock::today().is_none()
}

/// One of the settings; none where it is absent or of another type.
pub(super) fn text(settings: &JsValue, key: &str) -> Option<String> {
    Reflect::get(settings, &key.into()).ok()?.as_string()
}

/// One of the settings that is a function.
pub(super) fn function(settings: &JsValue, key: &str) -> Option<Function> {
    Reflect::get(settings, &key.into()).ok()?.dyn_into().ok()
}

fn place(settings: &JsValue) -> Embedded {
    match text(settings, "embedded").as_deref() {
        Some("frame") => Embedded::Frame,
        Some("element") => Embedded::Element,
        _ => Embedded::Page,
    }
}

fn props(settings: &JsValue, coming: Option<Coming>, at: u32) -> AppProps {
    let embedded = place(settings);
    let (hands, mut host) = (hands::hands(embedded), Host { embedded, transmit: transmit(settings), coming, ..Host::default() });
    host.told =
        function(settings, "told").map(|told| Callback::from(move |answers: String| drop(told.call1(&JsValue::NULL, &answers.into()))));
    host.restarted = Reflect::get(settings, &"restarted".into()).is_ok_and(|restarted| restarted.is_truthy());
    host.address = text(settings, "address").map(|address| address.split('#').next().unwrap_or_default().to_owned().into());
    if at > 0 {
        host.store = format!("#{at}");
    }
    host.print = function(settings, "print").map(|print| Callback::from(move |()| drop(print.call0(&JsValue::NULL))));
    host.licences = text(settings, "licences").map(Into::into);
    match rest::here() {
        Some(rest) => super::later::props(rest, settings, host, hands),
        None => bare(host, hands),
    }
}

/// The page on which nothing is filled in.
fn bare(host: Host, hands: Hands) -> AppProps {
    AppProps {
        catalogue: embedded().map(Arc::new),
        today: clock::today().unwrap_or(Day::EPOCH),
        opening: Vec::new(),
        dropped: Vec::new(),
        kept: false,
        whole: None,
        hands,
        host: Rc::new(host),
    }
}

/// The function of the host that takes a result over. What it throws is its own affair.
fn transmit(settings: &JsValue) -> Option<Callback<(String, String)>> {
    let take = function(settings, "transmit")?;
    Some(Callback::from(move |(dossier, assessment): (String, String)| {
        drop(take.call2(&JsValue::NULL, &dossier.into(), &assessment.into()));
    }))
}
