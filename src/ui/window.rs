//! The filing state, in a sentence.

use yew::prelude::*;

use super::card::CardProps;
use super::quote::Clauses;
use super::wording;
use crate::domain::ClauseId;

/// Whether an application can be filed on the reference day.
#[component]
pub(super) fn WindowLine(props: &CardProps) -> Html {
    let session = &props.session;
    let found = session.catalogue.programme(&props.programme).zip(session.view.assessment.answer(&props.programme));
    let Some((programme, answer)) = found else { return Html::default() };
    let calendar = &programme.calendar;
    let mut ids: Vec<ClauseId> = calendar.sessions.iter().flat_map(|session| session.clauses.clone()).collect();
    ids.extend(calendar.sequel.iter().flat_map(|sequel| sequel.statement.clauses.clone()));
    ids.extend(calendar.opens.iter().flat_map(|(_, statement)| statement.clauses.clone()));
    let state = answer.window.state.code().replace('_', "-");
    html! {
        <div class={classes!("g-window", format!("g-window-{state}"))}>
            <p>{ wording::days::window(&answer.window, session.view.day) }</p>
            if let Some(committee) = wording::days::committee(&answer.window, session.view.day) { <p class="g-note">{ committee }</p> }
            <Clauses session={session.clone()} {ids} />
        </div>
    }
}
