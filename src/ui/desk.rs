//! What every part of the page is given: the session, the way to act on it, the browser.
//!
//! Parts without a state of their own are plain functions: a component weighs ten to twenty times as much in the page.

use std::rc::Rc;

use yew::prelude::*;

use super::rest::{self, Rest};
use super::{Embedded, Hands, Host};
use crate::session::{Action, Session};

/// The session as components receive it: a new one after each action, compared by identity.
#[derive(Clone)]
pub(super) struct Shared(pub(super) Rc<Session>);

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

impl Reducible for Shared {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        Rc::new(Shared(Rc::new(self.0.after(action))))
    }
}

/// Where a visitor stands, and what can be done from there.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct Desk {
    pub(super) session: Shared,
    pub(super) act: Callback<Action>,
    pub(super) hands: Hands,
    pub(super) host: Rc<Host>,
    /// The rest of the program, once it is there.
    pub(super) rest: Option<Rest>,
    /// Whether the page is drawn for the first time.
    pub(super) fresh: bool,
}

impl Desk {
    /// Does something with the rest of the program, once it is there.
    pub(super) fn with_rest(&self, does: impl Fn(Rest, &Desk) + 'static) {
        if let Some(rest) = rest::here() {
            does(rest, self);
        } else if let Some(coming) = &self.host.coming {
            let desk = self.clone();
            coming.tell.emit(Callback::from(move |_| {
                if let Some(rest) = rest::here() {
                    does(rest, &desk);
                }
            }));
            coming.fetch.emit(());
        }
    }

    /// The address of a state.
    pub(super) fn address(&self, fragment: &str) -> String {
        match &self.host.address {
            Some(base) => format!("{base}#{fragment}"),
            None => (self.hands.address)(fragment),
        }
    }

    /// Whether this state has an address of its own.
    pub(super) fn has_address(&self) -> bool {
        self.host.address.is_some() || self.host.embedded != Embedded::Element
    }

    /// Acts on a click.
    pub(super) fn does(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_| act.emit(action.clone()))
    }

    /// Acts on a click, then gives the focus to the first of these elements that is there: a button that goes away with what it
    /// did must not take the place of the visitor with it.
    pub(super) fn moves(&self, action: Action, to: &str) -> Callback<MouseEvent> {
        let (act, hands, to) = (self.act.clone(), self.hands, to.to_owned());
        Callback::from(move |event: MouseEvent| {
            act.emit(action.clone());
            (hands.focus)(&event, &to);
        })
    }

    /// Acts on the text of the field in which something was typed.
    pub(super) fn typed(&self, action: impl Fn(String) -> Action + 'static) -> Callback<InputEvent> {
        let (act, hands) = (self.act.clone(), self.hands);
        Callback::from(move |event: InputEvent| act.emit(action((hands.text)(&event))))
    }

    /// Acts on the text of the field that has just changed.
    pub(super) fn changed(&self, action: impl Fn(String) -> Action + 'static) -> Callback<Event> {
        let (act, hands) = (self.act.clone(), self.hands);
        Callback::from(move |event: Event| act.emit(action((hands.text)(&event))))
    }

    /// Acts on a box that has just been ticked or not.
    pub(super) fn ticked(&self, action: impl Fn(bool) -> Action + 'static) -> Callback<Event> {
        let (act, hands) = (self.act.clone(), self.hands);
        Callback::from(move |event: Event| act.emit(action((hands.ticked)(&event))))
    }
}
