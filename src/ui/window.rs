//! The filing state, in a sentence.

use super::card::Card;
use super::parts::note;
use super::quote::clauses;
use super::tag::{Tag, tag};
use crate::domain::ClauseId;
use crate::wording;

/// Whether an application can be filed on the reference day.
pub(super) fn window(card: &Card) -> Tag {
    let (calendar, window, day) = (&card.programme.calendar, &card.answer.window, card.desk.session.view.day);
    let mut ids: Vec<ClauseId> = calendar.sessions.iter().flat_map(|session| session.clauses.clone()).collect();
    ids.extend(calendar.sequel.iter().flat_map(|sequel| sequel.statement.clauses.clone()));
    let examined = calendar.committee.iter().filter(|_| !window.committees.is_empty());
    ids.extend(examined.flat_map(|(_, statement)| statement.clauses.clone()));
    ids.extend(calendar.opens.iter().flat_map(|(_, statement)| statement.clauses.clone()));
    let state = window.state.code().replace('_', "-");
    tag("div")
        .class(&format!("g-window g-window-{state}"))
        .with(tag("p").say(&wording::days::window(calendar, window, day)))
        .with(wording::days::committee(window, day).map(|text| note(&text)))
        .with(clauses(card.desk, &ids))
}
