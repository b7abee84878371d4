//! What would make a project eligible: each proposal applied by one click, and taken back by another.

use yew::prelude::*;

use super::card::Card;
use super::parts::labelled;
use super::wording;
use crate::engine::Change;
use crate::session::Action;

/// How many proposals are shown before the others are folded.
const SHOWN: usize = 3;

/// The smallest changes that would make the project eligible.
pub(super) fn proposals(card: &Card) -> Html {
    let (catalogue, changes) = (&card.desk.session.catalogue, &card.answer.changes);
    if changes.sets.is_empty() && changes.fixed.is_empty() {
        return Html::default();
    }
    let (first, others) = changes.sets.split_at(changes.sets.len().min(SHOWN));
    html! {
        <div class="g-proposals">
            <h4>{ wording::changes::TITLE }</h4>
            if changes.sets.is_empty() { <p>{ wording::changes::fixed(catalogue, &changes.fixed) }</p> }
            { list(card, first) }
            if !others.is_empty() {
                <details><summary>{ wording::changes::others(others.len()) }</summary>{ list(card, others) }</details>
            }
        </div>
    }
}

fn list(card: &Card, sets: &[Vec<Change>]) -> Html {
    let proposal = |set: &Vec<Change>| {
        let text = wording::changes::set(&card.desk.session.catalogue, set);
        let label = wording::changes::try_this(&text);
        html! {
            <li>
                <span>{ text }</span>
                { labelled(wording::changes::TRY.into(), Some(label), card.desk.does(Action::Apply(set.clone()))) }
            </li>
        }
    };
    html! { <ul>{ for sets.iter().map(proposal) }</ul> }
}
