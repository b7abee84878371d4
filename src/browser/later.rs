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
use crate::session::{
    Action, Answers, Found, Keeping, Options, Origin, from_fragment, from_kept, from_query, is_link, theme, to_fragment, told_apart,
};
use crate::ui::rest::Rest;
use crate::ui::{AppProps, Embedded, Hands, Host};
use crate::wording;

/// What the page is mounted with.
#[inline(never)]
pub(super) fn props(_: Rest, settings: &JsValue, mut host: Host, hands: Hands) -> AppProps {
    let (today, query, place) = (clock::today(), text(settings, "query").unwrap_or_default(), host.embedded);
    host.theme = theme(&query);
    host.lender = text(settings, "catalogue").map(|_| text(settings, "catalogueOrigin").unwrap_or_default());
    host.store = told_apart(&query) + &host.store;
    let (mut start, mut whole) = (Start::default(), None);
    let catalogue = rules(settings, today).map(|rules| {
        let Options { answers, only, dropped } = from_query(&rules, &query);
        start = Start::of(&rules, &host, answers);
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
    let Start { opening, dropped, keeping } = start;
    let kept = keeping.consent;
    host.keeping = keeping;
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
    /// What was on the device; its consent says whether the page starts from it.
    keeping: Keeping,
}

impl Start {
    /// The answers of the link, else those filled in beforehand. Those kept on the device take their place where they say the
    /// same and more; otherwise they stay where they are, and the visitor chooses.
    fn of(catalogue: &Catalogue, host: &Host, filled: Answers) -> Start {
        let fragment = if host.embedded == Embedded::Element { String::new() } else { address::fragment() };
        let linked = is_link(catalogue, &fragment);
        let (answers, dropped) = if linked { from_fragment(catalogue, &fragment) } else { (filled, Vec::new()) };
        let own = device::kept(&host.key(catalogue));
        let kept = own.clone().or_else(|| device::kept(device::KEY).filter(|_| host.store.is_empty()));
        if let Some(Ok((before, lost))) = kept.as_ref().map(|text| from_kept(catalogue, text)) {
            let made = answers.made;
            let same = || if linked { to_fragment(&Answers { made, ..before.clone() }) == fragment } else { before.goes_on_from(&answers) };
            if lost.is_empty() && same() {
                let keeping = Keeping { consent: true, known: own, ..Keeping::default() };
                return Start { opening: vec![Action::Open(Box::new(before))], dropped: Vec::new(), keeping };
            }
        }
        let found = match (own, kept) {
            (Some(text), _) => Some(Found { text, origin: Origin::Before }),
            (None, Some(text)) => Some(Found { text, origin: Origin::Beside }),
            (None, None) => beside(catalogue, host),
        };
        Start { opening: vec![Action::Open(Box::new(answers))], dropped, keeping: Keeping { found, ..Keeping::default() } }
    }
}

/// What this questionnaire keeps where it is opened without options: offered, never replaced.
fn beside(catalogue: &Catalogue, host: &Host) -> Option<Found> {
    let plain = Host { store: String::new(), ..Host::default() };
    let text = device::kept(&plain.key(catalogue)).or_else(|| device::kept(device::KEY)).filter(|_| host.store.starts_with('?'))?;
    Some(Found { text, origin: Origin::Beside })
}
