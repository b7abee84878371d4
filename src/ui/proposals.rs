//! What would make a project eligible: each proposal applied by one click, and taken back by another.

use yew::prelude::*;

use super::card::CardProps;
use super::wording;
use crate::engine::Change;
use crate::session::Action;

/// How many proposals are shown before the others are folded.
const SHOWN: usize = 3;

/// The smallest changes that would make the project eligible.
#[component]
pub(super) fn Proposals(props: &CardProps) -> Html {
    let session = &props.session;
    let Some(answer) = session.view.assessment.answer(&props.programme) else { return Html::default() };
    let changes = &answer.changes;
    if changes.sets.is_empty() && changes.fixed.is_empty() {
        return Html::default();
    }
    let proposal = |set: &Vec<Change>| {
        let apply = set.clone();
        let onclick = props.act.reform(move |_: MouseEvent| Action::Apply(apply.clone()));
        let text = wording::changes::set(&session.catalogue, set);
        html! {
            <li>
                <span>{ text.clone() }</span>
                <button type="button" class="g-quiet" {onclick} aria-label={wording::changes::try_this(&text)}>{ wording::changes::TRY }</button>
            </li>
        }
    };
    let (first, others) = changes.sets.split_at(changes.sets.len().min(SHOWN));
    html! {
        <div class="g-proposals">
            <h4>{ wording::changes::TITLE }</h4>
            if changes.sets.is_empty() { <p>{ wording::changes::fixed(&session.catalogue, &changes.fixed) }</p> }
            <ul>{ for first.iter().map(proposal) }</ul>
            if !others.is_empty() {
                <details><summary>{ wording::changes::others(others.len()) }</summary><ul>{ for others.iter().map(proposal) }</ul></details>
            }
        </div>
    }
}
