//! How a page opens that is not the bare one: with a link, options, answers kept on the device, or the rules of a host.
//!
//! As in `ui::later`, the functions of this module are ways into the rest of the program.

use std::rc::Rc;
use std::sync::Arc;

use gloo::utils::document;
use wasm_bindgen::prelude::JsValue;

use super::mount::text;
use super::{address, clock, device};
use crate::catalogue::{CatalogueError, embedded, load};
use crate::domain::{Catalogue, Day};
use crate::session::{Action, Answers, Options, from_fragment, from_query, theme};
use crate::ui::rest::Rest;
use crate::ui::{AppProps, Embedded, Hands, Host};
use crate::wording;

/// What the page is mounted with.
#[inline(never)]
pub(super) fn props(_: Rest, settings: &JsValue, mut host: Host, hands: Hands) -> AppProps {
    let (today, query, place) = (clock::today(), text(settings, "query").unwrap_or_default(), host.embedded);
    host.theme = theme(&query);
    host.lender = text(settings, "catalogue").map(|_| text(settings, "catalogueOrigin").unwrap_or_default());
    let (mut start, mut whole) = (Start::default(), None);
    let catalogue = rules(settings, today).map(|rules| {
        let Options { answers, only, dropped } = from_query(&rules, &query);
        start = Start::of(&rules, place, answers);
        host.refused = dropped;
        // Read twice rather than copied: the copy of every rule would weigh in the page.
        let some = if only.is_empty() { None } else { read(settings).ok() };
        let rules = Arc::new(rules);
        let Some(mut some) = some else { return rules };
        some.programmes.retain(|programme| only.contains(&programme.id));
        whole = Some(rules);
        Arc::new(some)
    });
    if place != Embedded::Element && text(settings, "catalogue").or(text(settings, "catalogueError")).is_some() {
        // The document was named after our own rules.
        document().set_title(catalogue.as_ref().map_or(wording::page::BROKEN, |catalogue| &catalogue.title));
    }
    let Start { opening, dropped, kept } = start;
    AppProps { catalogue, today: today.unwrap_or(Day::EPOCH), opening, dropped, kept, whole, hands, host: Rc::new(host) }
}

/// The rules of the host where it has any, and then those alone; without a clock, none.
fn rules(settings: &JsValue, today: Option<Day>) -> Result<Catalogue, Vec<CatalogueError>> {
    let fault = |place: &str, problem: String| Err(vec![CatalogueError::new(place, &problem, None)]);
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
