//! The whole page: questions on one side, the programmes on the other.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::announcer::Announcer;
use super::day::reference_day;
use super::desk::{Desk, Shared};
use super::device::{Device, use_device};
use super::keep::use_keep;
use super::later;
use super::notices::statement;
use super::parts::{button, item, quiet};
use super::questions::questions;
use super::readers::use_readers;
use super::rest::{self, Rest};
use super::results::{best_bar, results};
use super::sheet::{printed, sheet};
use super::tag::{Tag, all, tag};
use super::{Coming, Hands, Host};
use crate::catalogue::CatalogueError;
use crate::domain::{Catalogue, Day};
use crate::session::{Action, Session, to_dated_fragment};
use crate::wording;

/// What the page is mounted with.
#[derive(Clone, Properties)]
pub struct AppProps {
    /// The rules, or everything that is wrong with them.
    pub catalogue: Result<Arc<Catalogue>, Vec<CatalogueError>>,
    /// Today, in Paris.
    pub today: Day,
    /// The actions to start from, for a page opened on a given project.
    #[prop_or_default]
    pub opening: Vec<Action>,
    /// What a damaged link lost, in sentences.
    #[prop_or_default]
    pub dropped: Vec<String>,
    /// Whether the answers to start from were kept on this device.
    #[prop_or_default]
    pub kept: bool,
    /// The rules with every programme, where `catalogue` holds only those to show.
    #[prop_or_default]
    pub whole: Option<Arc<Catalogue>>,
    /// The browser.
    #[prop_or_default]
    pub hands: Hands,
    /// What stands around the page.
    #[prop_or_default]
    pub host: Rc<Host>,
}

/// The page is mounted once: what it was mounted with does not change.
impl PartialEq for AppProps {
    fn eq(&self, _: &AppProps) -> bool {
        true
    }
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    (props.hands.draws)();
    match &props.catalogue {
        Ok(catalogue) => html! { <Project start={Start(Rc::new((catalogue.clone(), props.clone())))} /> },
        Err(faults) => rest::here().map(|rest| later::broken(rest, faults, &props.host)).unwrap_or_default(),
    }
}

/// The rules, and what the page was mounted with: neither changes while it is open.
#[derive(Clone)]
struct Start(Rc<(Arc<Catalogue>, AppProps)>);

impl PartialEq for Start {
    fn eq(&self, _: &Start) -> bool {
        true
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ProjectProps {
    start: Start,
}

/// The page once the rules are loaded.
#[component]
fn Project(props: &ProjectProps) -> Html {
    let (catalogue, given) = &*props.start.0;
    let hands = given.hands;
    (hands.draws)();
    let session = use_reducer(|| {
        let start = Session { whole: given.whole.clone(), ..Session::new(catalogue.clone(), given.today) };
        Shared(Rc::new(given.opening.iter().cloned().fold(start, |session, action| session.after(action))))
    });
    let act = {
        let dispatcher = session.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let (rest, failed) = use_rest(&given.host);
    let fresh = use_mut_ref(|| true).replace(false);
    let desk = Desk { session: (*session).clone(), act, hands, host: given.host.clone(), rest, fresh };
    use_readers(&desk);
    let device = use_device(&desk, given.kept);
    let lost = use_address(&desk, &device, given);
    let keep = use_keep(&desk, &device);
    given
        .host
        .root()
        .with(desk.rest.filter(|_| given.host.lender.is_some()).map(|rest| later::lender(rest, &desk)))
        .with(head(&desk))
        .with(given.host.restarted.then(|| tag("p").attrs(&[("class", "g-dropped"), ("role", "status")]).say(wording::page::RESTARTED)))
        .with(dropped(wording::keep::DROPPED, &lost))
        .with(dropped(wording::keep::REFUSED_OPTIONS, &given.host.refused))
        .with(failed.then(|| missing(&desk)))
        .with(desk.rest.map(|rest| later::notices(rest, &desk, &device)))
        .with(reference_day(&desk))
        .with(tag("div").class("g-columns").with(questions(&desk)).with(sheet(&desk)).with(results(&desk)))
        .with(keep)
        .with(best_bar(&desk))
        .with(html! { <Announcer desk={desk.clone()} /> })
        .with(foot(&desk))
        .html()
}

/// Keeps the address bar in step with the answers; another shared link, pasted into it, is opened, and another day is taken
/// note of. Answers what the last opened link lost.
#[hook]
fn use_address(desk: &Desk, device: &Device, given: &AppProps) -> Vec<String> {
    let (hands, shown) = (given.hands, use_mut_ref(String::new));
    let lost = use_state(|| given.dropped.clone());
    {
        let (shown, told) = (shown.clone(), given.host.told.clone());
        let session = &desk.session;
        use_effect_with(to_dated_fragment(&session.answers, session.today), move |fragment| {
            shown.borrow_mut().clone_from(fragment);
            if let Some(told) = told {
                told.emit(fragment.clone());
            }
            (hands.show)(fragment);
        });
    }
    let (desk, device, told) = (desk.clone(), device.clone(), lost.clone());
    use_effect_with((), move |()| {
        let turned = desk.act.reform(Action::Today);
        let moved = move |fragment: String| {
            if fragment.is_empty() {
                (hands.show)(&shown.borrow());
            } else if fragment != *shown.borrow() {
                let (told, device, shown) = (told.clone(), device.clone(), shown.clone());
                desk.with_rest(move |rest, desk| match later::linked(rest, desk, &device, &fragment) {
                    Some((answers, dropped)) => {
                        told.set(dropped);
                        desk.act.emit(Action::Open(Box::new(answers)));
                    }
                    None => (hands.show)(&shown.borrow()),
                });
            }
        };
        let listening = ((hands.moved)(Callback::from(moved)), (hands.today)(turned));
        move || drop(listening)
    });
    (*lost).clone()
}

/// The rest of the program once it is there, and whether it failed to come.
#[hook]
fn use_rest(host: &Rc<Host>) -> (Option<Rest>, bool) {
    let state = use_state_eq(|| (rest::here(), false));
    let (told, coming) = (state.clone(), host.coming.clone());
    use_effect_with((), move |()| {
        if let Some(coming) = coming {
            listen(coming, Callback::from(move |there: bool| told.set((rest::here(), !there))));
        }
    });
    *state
}

/// Tells each time the rest of the program fails to come, until it does.
fn listen(coming: Coming, told: Callback<bool>) {
    let tell = coming.tell.clone();
    tell.emit(Callback::from(move |there: bool| {
        told.emit(there);
        if !there {
            listen(coming.clone(), told.clone());
        }
    }));
}

/// That the rest of the program did not come, and the way to ask for it again.
fn missing(desk: &Desk) -> Tag {
    let desk = desk.clone();
    let again = Callback::from(move |event: MouseEvent| desk.with_rest(move |_, desk| (desk.hands.focus)(&event, "g-place")));
    let says = tag("p").say(wording::page::REST_MISSING);
    tag("div").attrs(&[("class", "g-dropped"), ("role", "alert")]).with(says).with(tag("p").with(button(wording::page::TRY_AGAIN, again)))
}

/// What the page is, and its promise.
fn head(desk: &Desk) -> Tag {
    let stale = desk.session.catalogue.is_stale(desk.session.view.day);
    let promise = if desk.host.transmit.is_some() { wording::page::PROMISE_UNLESS_ASKED } else { wording::page::PROMISE };
    tag("header")
        .class("g-head")
        .with(tag("p").class("g-kicker").say(&desk.session.catalogue.title))
        .with(tag("h1").say(wording::page::title(stale)))
        .with(tag("p").class("g-lead").say(wording::page::lead(stale)))
        .with(tag("p").class("g-promise").say(promise))
}

/// What is true of every case, and where it comes from.
fn foot(desk: &Desk) -> Tag {
    let catalogue = &desk.session.catalogue;
    let populations = &catalogue.territories.source;
    let source = tag("p")
        .say(&wording::page::source(&catalogue.source))
        .say(" ")
        .with(tag("a").attr("href", &catalogue.source_url).attr("rel", "noopener").say(wording::page::READ_SOURCE))
        .say(" ")
        .say(&wording::page::version(&catalogue.id, &catalogue.version));
    tag("footer")
        .class("g-foot")
        .with(tag("h2").say(wording::page::GOOD_TO_KNOW))
        .with(tag("ul").with(all(catalogue.standing.iter().map(|said| statement(desk, "li", said)))))
        .with(source)
        .with((!populations.is_empty()).then(|| tag("p").say(&wording::page::populations(populations))))
        .with(desk.host.licences.as_ref().map(licences))
        .with(printed(desk))
        .with(tag("p").with(quiet(wording::page::START_AGAIN, desk.moves(Action::Clear, "g-questions-title"))))
}

/// The way to the notices that the licences ask for.
fn licences(address: &AttrValue) -> Tag {
    tag("p").with(tag("a").attr("href", address).attr("rel", "noopener").say(wording::page::LICENCES))
}

/// What a damaged link lost, or what the host filled in wrongly.
fn dropped(title: &str, sentences: &[String]) -> Option<Tag> {
    let list = || tag("ul").with(all(sentences.iter().map(|sentence| item(sentence))));
    let block = || tag("div").attrs(&[("class", "g-dropped"), ("role", "status")]).with(tag("p").say(title)).with(list());
    (!sentences.is_empty()).then(block)
}
