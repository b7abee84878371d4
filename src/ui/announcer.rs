//! One polite sentence for those who do not see the results move: what changed, once the typing pauses.

use std::rc::Rc;

use yew::prelude::*;

use super::app::Shared;
use super::{Hands, wording};
use crate::engine::Assessment;
use crate::session::between;

/// How long the page waits for the typing to pause, in milliseconds.
const PAUSE: u32 = 1_000;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AnnouncerProps {
    pub(super) session: Shared,
}

/// The announcements. Nothing is said in calm mode.
#[component]
pub(super) fn Announcer(props: &AnnouncerProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let said = use_state(String::new);
    let told: Rc<std::cell::RefCell<Assessment>> = use_mut_ref(|| props.session.view.assessment.clone());
    let turn = use_mut_ref(|| 0_u32);
    {
        let (said, session) = (said.clone(), props.session.clone());
        use_effect_with(props.session.clone(), move |_| {
            *turn.borrow_mut() += 1;
            let mine = *turn.borrow();
            let speak = move |()| {
                let latest = *turn.borrow() == mine;
                if latest && session.view.assessment != *told.borrow() {
                    let shifts = between(&told.borrow(), &session.view.assessment);
                    let day = (told.borrow().day != session.view.day).then_some(session.view.day);
                    *told.borrow_mut() = session.view.assessment.clone();
                    let text = if session.calm { None } else { wording::changes::shifts(&session.catalogue, &shifts, day) };
                    said.set(text.unwrap_or_default());
                }
            };
            (hands.later)(PAUSE, Callback::from(speak));
        });
    }
    html! { <p class="g-sr" role="status" aria-live="polite">{ (*said).clone() }</p> }
}
