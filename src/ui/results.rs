//! The seven programmes, best first.

use yew::prelude::*;

use super::app::Shared;
use super::card::Card;
use super::pictures::Timeline;
use super::{Hands, wording};
use crate::session::Action;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ResultsProps {
    pub(super) session: Shared,
    pub(super) act: Callback<Action>,
}

/// The answers of the programmes.
#[component]
pub(super) fn Results(props: &ResultsProps) -> Html {
    let session = &props.session;
    let card = |answer: &crate::engine::Answer| {
        html! { <Card key={answer.programme.to_string()} session={session.clone()} programme={answer.programme.to_string()} act={props.act.clone()} /> }
    };
    let (shown, apart): (Vec<_>, Vec<_>) = session.view.ranked().partition(|answer| answer.applies());
    html! {
        <section id="g-results" class="g-results" aria-labelledby="g-results-title" tabindex="-1">
            <h2 id="g-results-title">{ wording::page::PROGRAMMES }</h2>
            <Order session={session.clone()} act={props.act.clone()} />
            <details open={false} class="g-calendar">
                <summary>{ wording::pictures::CALENDAR }</summary>
                <Timeline session={session.clone()} />
            </details>
            { for shown.into_iter().map(card) }
            if !apart.is_empty() {
                <details class="g-apart">
                    <summary>{ wording::page::apart(apart.len()) }</summary>
                    { for apart.into_iter().map(card) }
                </details>
            }
        </section>
    }
}

/// The calm mode, and the way back from a tried change.
#[component]
fn Order(props: &ResultsProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let (session, act) = (&props.session, &props.act);
    let calm = act.reform(move |event: Event| Action::Calm((hands.ticked)(&event)));
    html! {
        <>
            <div class="g-choice g-calm">
                <input type="checkbox" id="g-calm" checked={session.calm} onchange={calm} />
                <label for="g-calm">{ wording::page::CALM }<span class="g-hint">{ wording::page::CALM_HELP }</span></label>
            </div>
            if session.calm {
                <p><button type="button" class="g-quiet" onclick={act.reform(|_: MouseEvent| Action::Reorder)}>{ wording::page::REORDER }</button></p>
            }
            if !session.answers.applied.is_empty() {
                <p class="g-applied">
                    { wording::changes::APPLIED }{ " " }
                    <button type="button" onclick={act.reform(|_: MouseEvent| Action::TakeBack)}>{ wording::changes::TAKE_BACK }</button>
                </p>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BestBarProps {
    pub(super) session: Shared,
}

/// On a narrow screen: the best result, always in sight, and the way to the others.
#[component]
pub(super) fn BestBar(props: &BestBarProps) -> Html {
    let session = &props.session;
    let best = session.view.ranked().next();
    let programme = best.and_then(|answer| session.catalogue.programme(&answer.programme));
    html! {
        <nav class="g-bar" aria-label={wording::page::BEST_REGION}>
            if let (Some(answer), Some(programme)) = (best, programme) {
                <a href="#g-results">
                    <span class="g-bar-name">{ &*programme.short }</span>
                    <span class="g-bar-verdict">{ wording::verdicts::summary(answer) }</span>
                </a>
            }
        </nav>
    }
}
