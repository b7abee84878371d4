//! The result handed to the host page: once the visitor asks for it, and never otherwise.

use yew::prelude::*;

use super::desk::Desk;
use super::later;
use super::parts::button;
use super::said::Said;
use super::tag::{Tag, tag};
use crate::wording;

/// What would be handed over, then the button that does it; nothing where the host asks for nothing.
pub(super) fn transmit(desk: &Desk, said: &Said) -> Option<Tag> {
    let (take, desk, said) = (desk.host.transmit.clone()?, desk.clone(), said.clone());
    let does = Callback::from(move |_| {
        let (take, said) = (take.clone(), said.clone());
        desk.with_rest(move |rest, desk| {
            take.emit((later::dossier(rest, desk), later::assessment(rest, desk)));
            said.set(wording::keep::TRANSMITTED);
        });
    });
    let what = tag("p").class("g-note").say(wording::keep::TRANSMIT_WHAT);
    Some(tag("div").class("g-transmit").with(what).with(button(wording::keep::TRANSMIT, does)))
}
