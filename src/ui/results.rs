//! The seven programmes, best first.

use yew::prelude::*;

use super::card::card;
use super::desk::Desk;
use super::parts::{Tick, button, quiet, tick};
use super::pictures::timeline;
use super::wording;
use crate::engine::Answer;
use crate::session::Action;

/// The answers of the programmes.
pub(super) fn results(desk: &Desk) -> Html {
    let (shown, apart): (Vec<&Answer>, Vec<&Answer>) = desk.session.view.ranked().partition(|answer| answer.applies());
    html! {
        <section id="g-results" class="g-results" aria-labelledby="g-results-title" tabindex="-1">
            <h2 id="g-results-title">{ wording::page::PROGRAMMES }</h2>
            { order(desk) }
            <details open={false} class="g-calendar">
                <summary>{ wording::pictures::CALENDAR }</summary>
                { timeline(&desk.session) }
            </details>
            { cards(desk, &shown) }
            if !apart.is_empty() {
                <details class="g-apart">
                    <summary>{ wording::page::apart(apart.len()) }</summary>
                    { cards(desk, &apart) }
                </details>
            }
        </section>
    }
}

/// A list of its own, all of whose entries have a key: a new order moves them and keeps their state.
fn cards(desk: &Desk, answers: &[&Answer]) -> Html {
    answers.iter().map(|answer| card(desk, answer)).collect()
}

/// The calm mode, and the way back from a tried change.
fn order(desk: &Desk) -> Html {
    let session = &desk.session;
    let calm = Tick {
        id: "g-calm".into(),
        among: None,
        text: wording::page::CALM.into(),
        help: Some(wording::page::CALM_HELP.into()),
        checked: session.calm,
        onchange: desk.ticked(Action::Calm),
    };
    html! {
        <>
            <div class="g-choice g-calm">{ tick(calm) }</div>
            if session.calm {
                <p>{ quiet(wording::page::REORDER, desk.does(Action::Reorder)) }</p>
            }
            if !session.answers.applied.is_empty() {
                <p class="g-applied">
                    { wording::changes::APPLIED }{ " " }
                    { button(wording::changes::TAKE_BACK, desk.does(Action::TakeBack)) }
                </p>
            }
        </>
    }
}

/// On a narrow screen: the best result, always in sight, and the way to the others.
pub(super) fn best_bar(desk: &Desk) -> Html {
    let best = desk.session.view.ranked().next();
    let programme = best.and_then(|answer| desk.session.catalogue.programme(&answer.programme));
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
