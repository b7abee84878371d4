//! The filing state, in a sentence.

use yew::prelude::*;

use super::card::Card;
use super::parts::note;
use super::quote::clauses;
use super::wording;
use crate::domain::ClauseId;

/// Whether an application can be filed on the reference day.
pub(super) fn window(card: &Card) -> Html {
    let (calendar, window, day) = (&card.programme.calendar, &card.answer.window, card.desk.session.view.day);
    let mut ids: Vec<ClauseId> = calendar.sessions.iter().flat_map(|session| session.clauses.clone()).collect();
    ids.extend(calendar.sequel.iter().flat_map(|sequel| sequel.statement.clauses.clone()));
    ids.extend(calendar.opens.iter().flat_map(|(_, statement)| statement.clauses.clone()));
    let state = window.state.code().replace('_', "-");
    html! {
        <div class={format!("g-window g-window-{state}")}>
            <p>{ wording::days::window(window, day) }</p>
            { wording::days::committee(window, day).map(note) }
            { clauses(card.desk, &ids) }
        </div>
    }
}
