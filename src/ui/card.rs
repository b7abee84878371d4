//! One programme: verdict, filing state, amount, what blocks, what is missing, what to know, what comes next.

use yew::prelude::*;

use super::calculation::calculation;
use super::criterion::{criteria, reasons};
use super::desk::Desk;
use super::notices::{next, notices, points};
use super::proposals::proposals;
use super::window::window;
use super::wording;
use crate::domain::{FactId, Programme};
use crate::engine::{Answer, EXPENSES, Verdict};

/// What the parts of a card are given: the page, the programme, its answer.
pub(super) struct Card<'d> {
    pub(super) desk: &'d Desk,
    pub(super) programme: &'d Programme,
    pub(super) answer: &'d Answer,
}

/// The answer of one programme.
pub(super) fn card(desk: &Desk, answer: &Answer) -> Html {
    let Some(programme) = desk.session.catalogue.programme(&answer.programme) else { return Html::default() };
    let (card, verdict) = (Card { desk, programme, answer }, answer.verdict);
    let title = AttrValue::from(format!("g-card-{}", programme.id));
    html! {
        <article key={programme.id.to_string()} class={class(verdict)} aria-labelledby={title.clone()} data-programme={programme.id.to_string()} data-verdict={verdict.code()}>
            <header>
                <h3 id={title}>{ &*programme.name }</h3>
                <p class="g-verdict"><span class="g-mark" aria-hidden="true"></span>{ wording::verdicts::verdict(verdict) }</p>
                <p class="g-verdict-note">{ wording::verdicts::note(verdict) }</p>
            </header>
            if answer.applies() {
                { window(&card) }
                { missing(&card) }
                { reasons(&card) }
                { proposals(&card) }
                { calculation(&card) }
                { notices(&card) }
                { points(&card) }
                { next(&card) }
            }
            <details class="g-trace">
                <summary>{ wording::page::TRACE }</summary>
                { criteria(&card) }
            </details>
        </article>
    }
}

fn class(verdict: Verdict) -> String {
    format!("g-card g-{}", verdict.code().replace('_', "-"))
}

/// What is still to be answered, each with a way to its question.
fn missing(card: &Card) -> Html {
    let session = &card.desk.session;
    let name = |id: &FactId| match session.catalogue.fact(&id.0) {
        Some(fact) => fact.name.to_string(),
        None => wording::page::EXPENSES_NAME.to_owned(),
    };
    let asked = |id: &&FactId| session.view.questions.iter().any(|question| question.fact == **id);
    let first = session.answers.lines.drafts.first().map_or(1, |draft| draft.id);
    let link = |id: &FactId| {
        let target = if &*id.0 == EXPENSES { format!("#g-line-{first}-amount") } else { format!("#g-{id}") };
        html! { <li><a href={target}>{ name(id) }</a></li> }
    };
    if card.answer.verdict != Verdict::Incomplete {
        return Html::default();
    }
    html! {
        <div class="g-missing">
            <p>{ wording::page::MISSING }</p>
            <ul>{ for card.answer.missing.iter().filter(asked).map(link) }</ul>
        </div>
    }
}
