//! The whole page: questions on one side, the programmes on the other.

use std::rc::Rc;
use std::sync::Arc;

use yew::prelude::*;

use super::announcer::Announcer;
use super::broken::Broken;
use super::day::ReferenceDay;
use super::keep::Keep;
use super::questions::Questions;
use super::results::{BestBar, Results};
use super::{Hands, wording};
use crate::catalogue::CatalogueError;
use crate::domain::{Catalogue, Day};
use crate::session::{Action, Session, to_fragment};

/// What the page is mounted with.
#[derive(Clone, PartialEq, Properties)]
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

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    match &props.catalogue {
        Ok(catalogue) => html! {
            <ContextProvider<Hands> context={props.hands}>
                <Desk catalogue={ByRef(catalogue.clone())} today={props.today} opening={props.opening.clone()}
                    dropped={props.dropped.clone()} kept={props.kept} />
            </ContextProvider<Hands>>
        },
        Err(faults) => html! { <Broken faults={faults.clone()} /> },
    }
}

/// A catalogue compared by identity: it never changes while the page is open.
#[derive(Clone)]
struct ByRef(Arc<Catalogue>);

impl PartialEq for ByRef {
    fn eq(&self, other: &ByRef) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Reducible for Session {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(self.after(action))
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeskProps {
    catalogue: ByRef,
    today: Day,
    opening: Vec<Action>,
    dropped: Vec<String>,
    kept: bool,
}

/// The page once the rules are loaded.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let session = use_reducer(|| {
        let start = Session::new(props.catalogue.0.clone(), props.today);
        props.opening.iter().cloned().fold(start, |session, action| session.after(action))
    });
    let act = {
        let dispatcher = session.dispatcher();
        use_callback((), move |action: Action, ()| dispatcher.dispatch(action))
    };
    let hands = use_context::<Hands>().unwrap_or_default();
    use_effect_with(to_fragment(&session.answers), move |fragment| (hands.show)(fragment));
    let (catalogue, shared) = (&session.catalogue, shared(&session));
    html! {
        <div class="guichet">
            <Head catalogue={props.catalogue.clone()} />
            <Dropped dropped={props.dropped.clone()} />
            <ReferenceDay day={session.view.day} today={session.today} typed={session.answers.date.clone()}
                misread={session.view.day_misread.clone()} stale_after={catalogue.staleness.after}
                travelled={wording::changes::shifts(catalogue, &session.travelled, Some(session.view.day))} act={act.clone()} />
            <div class="g-columns">
                <Questions session={shared.clone()} act={act.clone()} />
                <Results session={shared.clone()} act={act.clone()} />
            </div>
            <Keep session={shared.clone()} act={act.clone()} kept={props.kept} />
            <BestBar session={shared.clone()} />
            <Announcer session={shared} />
            <Foot catalogue={props.catalogue.clone()} {act} />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct FrameProps {
    catalogue: ByRef,
    #[prop_or_default]
    act: Callback<Action>,
}

/// What the page is, and its promise.
#[component]
fn Head(props: &FrameProps) -> Html {
    html! {
        <header class="g-head">
            <p class="g-kicker">{ &*props.catalogue.0.title }</p>
            <h1>{ wording::page::TITLE }</h1>
            <p class="g-lead">{ wording::page::LEAD }</p>
            <p class="g-promise">{ wording::page::PROMISE }</p>
        </header>
    }
}

/// What is true of every case, and where it comes from.
#[component]
fn Foot(props: &FrameProps) -> Html {
    let catalogue = &props.catalogue.0;
    html! {
        <footer class="g-foot">
            <h2>{ wording::page::GOOD_TO_KNOW }</h2>
            <ul>{ for catalogue.standing.iter().map(|statement| html! { <li>{ &*statement.text }</li> }) }</ul>
            <p>
                { wording::page::source(&catalogue.source) }{ " " }
                <a href={catalogue.source_url.to_string()} rel="noopener">{ wording::page::READ_SOURCE }</a>
                { " " }{ wording::page::version(&catalogue.id, &catalogue.version) }
            </p>
            <p><button type="button" class="g-quiet" onclick={props.act.reform(|_: MouseEvent| Action::Clear)}>{ wording::page::START_AGAIN }</button></p>
        </footer>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DroppedProps {
    dropped: Vec<String>,
}

/// What a damaged link lost.
#[component]
fn Dropped(props: &DroppedProps) -> Html {
    if props.dropped.is_empty() {
        return Html::default();
    }
    html! {
        <div class="g-dropped" role="status">
            <p>{ wording::keep::DROPPED }</p>
            <ul>{ for props.dropped.iter().map(|sentence| html! { <li>{ sentence.clone() }</li> }) }</ul>
        </div>
    }
}

/// The session as components receive it: a new one after each action.
#[derive(Clone)]
pub(super) struct Shared(Rc<Session>);

impl std::ops::Deref for Shared {
    type Target = Session;

    fn deref(&self) -> &Session {
        &self.0
    }
}

impl PartialEq for Shared {
    fn eq(&self, other: &Shared) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

fn shared(session: &UseReducerHandle<Session>) -> Shared {
    Shared(Rc::new((**session).clone()))
}
