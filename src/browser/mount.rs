//! Mounts the interface into an element, as often as it is asked to.

use std::rc::Rc;
use std::sync::Arc;

use gloo::utils::document;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue, wasm_bindgen};
use web_sys::Element;
use yew::Callback;

use super::{address, clock, device, hands, inside};
use crate::catalogue::{CatalogueError, embedded, load};
use crate::domain::{Catalogue, Day};
use crate::session::{Action, Answers, Options, from_fragment, from_query, theme};
use crate::ui::{App, AppProps, Embedded, Host, wording};

/// Mounts the interface into `root`, whose content it replaces, and returns an object whose `destroy()` takes it away.
///
/// The settings: `query` (the options, as an address writes them), `embedded` (`page`, `frame` or `element`), `address` (on
/// which shared links are built), `catalogue` (the JSON text of other rules), `catalogueError` (why they did not come),
/// `transmit` (a function that takes the dossier and the assessment over).
#[wasm_bindgen]
pub fn mount(root: Element, settings: &JsValue) -> JsValue {
    let inside = inside::listen(&root);
    let app = yew::Renderer::<App>::with_root_and_props(root, props(settings)).render();
    let mut mounted = Some((app, inside));
    let destroy = Closure::<dyn FnMut()>::new(move || {
        if let Some((app, inside)) = mounted.take() {
            app.destroy();
            drop(inside);
        }
    });
    let handle = Object::new();
    drop(Reflect::set(&handle, &"destroy".into(), &destroy.into_js_value()));
    handle.into()
}

/// One of the settings; none where it is absent or of another type.
fn text(settings: &JsValue, key: &str) -> Option<String> {
    Reflect::get(settings, &key.into()).ok()?.as_string()
}

fn props(settings: &JsValue) -> AppProps {
    let (today, query) = (clock::today(), text(settings, "query").unwrap_or_default());
    let embedded = match text(settings, "embedded").as_deref() {
        Some("frame") => Embedded::Frame,
        Some("element") => Embedded::Element,
        _ => Embedded::Page,
    };
    let mut host = Host { embedded, theme: theme(&query), transmit: transmit(settings), ..Host::default() };
    host.address = text(settings, "address").map(|address| address.split('#').next().unwrap_or_default().to_owned().into());
    let (mut start, mut whole) = (Start::default(), None);
    let catalogue = rules(settings, today).map(|rules| {
        let Options { answers, only, dropped } = from_query(&rules, &query);
        start = Start::of(&rules, embedded, answers);
        host.refused = dropped;
        // Read twice rather than copied: the copy of every rule would weigh in the page.
        let some = if only.is_empty() { None } else { read(settings).ok() };
        let rules = Arc::new(rules);
        let Some(mut some) = some else { return rules };
        some.programmes.retain(|programme| only.contains(&programme.id));
        whole = Some(rules);
        Arc::new(some)
    });
    if embedded != Embedded::Element && text(settings, "catalogue").or(text(settings, "catalogueError")).is_some() {
        // The document was named after our own rules.
        document().set_title(catalogue.as_ref().map_or(wording::page::BROKEN, |catalogue| &catalogue.title));
    }
    let Start { opening, dropped, kept } = start;
    let (today, hands) = (today.unwrap_or(Day::EPOCH), hands::hands(embedded));
    AppProps { catalogue, today, opening, dropped, kept, whole, hands, host: Rc::new(host) }
}

/// The function of the host that takes a result over. What it throws is its own affair.
fn transmit(settings: &JsValue) -> Option<Callback<(String, String)>> {
    let take = Reflect::get(settings, &"transmit".into()).ok()?.dyn_into::<Function>().ok()?;
    Some(Callback::from(move |(dossier, assessment): (String, String)| {
        drop(take.call2(&JsValue::NULL, &dossier.into(), &assessment.into()));
    }))
}

/// The rules of the host where it has any, and then those alone; without a clock, none.
fn rules(settings: &JsValue, today: Option<Day>) -> Result<Catalogue, Vec<CatalogueError>> {
    let fault = |place: &str, problem: String| Err(vec![CatalogueError { place: place.into(), problem, hint: None }]);
    match (today, text(settings, "catalogueError")) {
        (None, _) => fault("horloge", "la date de cette machine est illisible".into()),
        (_, Some(problem)) => fault("catalogue", problem),
        _ => read(settings),
    }
}

fn read(settings: &JsValue) -> Result<Catalogue, Vec<CatalogueError>> {
    text(settings, "catalogue").map_or_else(embedded, |text| load(&text))
}

/// What the visitor starts from.
#[derive(Default)]
struct Start {
    opening: Vec<Action>,
    dropped: Vec<String>,
    kept: bool,
}

impl Start {
    /// The answers of the link, else those kept on the device, else those filled in beforehand.
    fn of(catalogue: &Catalogue, embedded: Embedded, filled: Answers) -> Start {
        let linked = if embedded == Embedded::Element { String::new() } else { address::fragment() };
        let kept = device::kept();
        // A link that brings something else leaves what is kept alone, until the visitor asks to keep this instead.
        let same = linked.is_empty() || kept.as_ref() == Some(&linked);
        let state = if linked.is_empty() { kept.clone().unwrap_or_default() } else { linked };
        let (answers, dropped) = if state.is_empty() { (filled, Vec::new()) } else { from_fragment(catalogue, &state) };
        Start { opening: vec![Action::Open(Box::new(answers))], dropped, kept: kept.is_some() && same }
    }
}
