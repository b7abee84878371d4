//! The whole page: questions on one side, the programmes on the other.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::announcer::use_announcements;
use super::broken::broken;
use super::day::reference_day;
use super::desk::{Desk, Shared};
use super::keep::Keep;
use super::parts::{item, quiet};
use super::questions::questions;
use super::results::{best_bar, results};
use super::tag::{Tag, all, tag};
use super::{Hands, wording};
use crate::catalogue::CatalogueError;
use crate::domain::{Catalogue, Day};
use crate::session::{Action, Session, from_fragment, to_fragment};

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
    /// The browser.
    #[prop_or_default]
    pub hands: Hands,
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
    match &props.catalogue {
        Ok(catalogue) => html! { <Project start={Start(Rc::new((catalogue.clone(), props.clone())))} /> },
        Err(faults) => broken(faults),
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
    let session = use_reducer(|| {
        let start = Session::new(catalogue.clone(), given.today);
        Shared(Rc::new(given.opening.iter().cloned().fold(start, |session, action| session.after(action))))
    });
    let act = {
        let dispatcher = session.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let lost = use_address(&session, &act, given);
    let said = use_announcements(&session, hands);
    let desk = Desk { session: (*session).clone(), act, hands };
    tag("div")
        .class("guichet")
        .with(head(catalogue))
        .with(dropped(&lost))
        .with(reference_day(&desk))
        .with(tag("div").class("g-columns").with(questions(&desk)).with(results(&desk)))
        .with(html! { <Keep desk={desk.clone()} kept={given.kept} /> })
        .with(best_bar(&desk))
        .with(tag("p").attrs(&[("class", "g-sr"), ("role", "status"), ("aria-live", "polite")]).say(&said))
        .with(foot(&desk))
        .html()
}

/// Keeps the address bar in step with the answers. A link inside the page leaves them there; another shared link, pasted
/// into the address bar, is opened. Answers what the last opened link lost.
#[hook]
fn use_address(session: &Shared, act: &Callback<Action>, given: &AppProps) -> Vec<String> {
    let (hands, shown) = (given.hands, use_mut_ref(String::new));
    let lost = use_state(|| given.dropped.clone());
    {
        let shown = shown.clone();
        use_effect_with(to_fragment(&session.answers), move |fragment| {
            shown.borrow_mut().clone_from(fragment);
            (hands.show)(fragment);
        });
    }
    let (catalogue, act, told) = (session.catalogue.clone(), act.clone(), lost.clone());
    use_effect_with((), move |()| {
        let moved = move |fragment: String| {
            let inside = fragment.is_empty() || fragment.starts_with("g-");
            if inside {
                (hands.show)(&shown.borrow());
            } else if fragment != *shown.borrow() {
                let (answers, dropped) = from_fragment(&catalogue, &fragment);
                told.set(dropped);
                act.emit(Action::Open(Box::new(answers)));
            }
        };
        (hands.moved)(Callback::from(moved));
    });
    (*lost).clone()
}

/// What the page is, and its promise.
fn head(catalogue: &Catalogue) -> Tag {
    tag("header")
        .class("g-head")
        .with(tag("p").class("g-kicker").say(&catalogue.title))
        .with(tag("h1").say(wording::page::TITLE))
        .with(tag("p").class("g-lead").say(wording::page::LEAD))
        .with(tag("p").class("g-promise").say(wording::page::PROMISE))
}

/// What is true of every case, and where it comes from.
fn foot(desk: &Desk) -> Tag {
    let catalogue = &desk.session.catalogue;
    let source = tag("p")
        .say(&wording::page::source(&catalogue.source))
        .say(" ")
        .with(tag("a").attr("href", &catalogue.source_url).attr("rel", "noopener").say(wording::page::READ_SOURCE))
        .say(" ")
        .say(&wording::page::version(&catalogue.id, &catalogue.version));
    tag("footer")
        .class("g-foot")
        .with(tag("h2").say(wording::page::GOOD_TO_KNOW))
        .with(tag("ul").with(all(catalogue.standing.iter().map(|statement| item(&statement.text)))))
        .with(source)
        .with(tag("p").with(quiet(wording::page::START_AGAIN, desk.does(Action::Clear))))
}

/// What a damaged link lost.
fn dropped(sentences: &[String]) -> Option<Tag> {
    let list = || tag("ul").with(all(sentences.iter().map(|sentence| item(sentence))));
    let block = || tag("div").attrs(&[("class", "g-dropped"), ("role", "status")]).with(tag("p").say(wording::keep::DROPPED)).with(list());
    (!sentences.is_empty()).then(block)
}
