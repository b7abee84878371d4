//! What was typed before the rest of the program came, which brings every notation.

use yew::prelude::*;

use super::desk::Desk;
use crate::session::Action;

/// Reads it again once the rest is there.
#[hook]
pub(super) fn use_readers(desk: &Desk) {
    let (act, late) = (desk.act.clone(), use_mut_ref(|| desk.rest.is_none()));
    use_effect_with(desk.rest.is_some(), move |there| {
        if *there && late.replace(false) {
            act.emit(Action::Reread);
        }
    });
}
