//! One polite sentence for those who do not see the results move: what changed, once the typing pauses.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::desk::{Desk, Shared};
use super::said::use_said;
use super::{later, rest};

/// How long the page waits for the typing to pause, in milliseconds.
const PAUSE: u32 = 1_000;

/// What was announced last: the session of which it spoke, and how often it has changed since.
struct Told {
    session: Shared,
    turn: u32,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AnnouncerProps {
    pub(super) desk: Desk,
}

/// The sentence to say. Nothing is said in calm mode. What is said draws nothing else again.
#[component]
pub(super) fn Announcer(props: &AnnouncerProps) -> Html {
    let Desk { session, hands, .. } = props.desk.clone();
    (hands.draws)();
    let said = use_said();
    let told = use_mut_ref(|| Told { session: session.clone(), turn: 0 });
    {
        let said = said.clone();
        use_effect_with(session, move |session| {
            let mine = {
                let mut told = told.borrow_mut();
                told.turn += 1;
                told.turn
            };
            let session = session.clone();
            let speak = move |()| {
                if let Some(text) = news(&told, mine, &session) {
                    said.set(text);
                }
            };
            if let Some(after) = hands.after {
                after(PAUSE, Callback::from(speak));
            }
        });
    }
    said.status().class("g-sr").html()
}

/// What changed since the last announcement; `None` while the typing goes on, and where nothing did.
fn news(told: &Rc<RefCell<Told>>, turn: u32, session: &Shared) -> Option<String> {
    let mut told = told.borrow_mut();
    let before = &told.session.view;
    let placed = session.answers.place != told.session.answers.place;
    if told.turn != turn || (session.view.assessment == before.assessment && !placed) {
        return None;
    }
    let text = if session.calm { None } else { later::shifts(rest::here()?, &told.session, session) };
    told.session = session.clone();
    Some(text.unwrap_or_default())
}
