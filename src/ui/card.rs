//! One programme: verdict, filing state, amount, what blocks, what is missing, what to know, what comes next.

use yew::prelude::*;

use super::app::Shared;
use super::calculation::Calculation;
use super::criterion::{Criteria, Reasons};
use super::notices::{Next, Notices, Points};
use super::proposals::Proposals;
use super::window::WindowLine;
use super::wording;
use crate::domain::FactId;
use crate::engine::{Answer, EXPENSES, Verdict};
use crate::session::Action;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CardProps {
    pub(super) session: Shared,
    pub(super) programme: String,
    #[prop_or_default]
    pub(super) act: Callback<Action>,
}

/// The answer of one programme.
#[component]
pub(super) fn Card(props: &CardProps) -> Html {
    let session = &props.session;
    let found = session.catalogue.programme(&props.programme).zip(session.view.assessment.answer(&props.programme));
    let Some((programme, answer)) = found else { return Html::default() };
    let title = format!("g-card-{}", programme.id);
    let verdict = answer.verdict;
    html! {
        <article class={classes!("g-card", class(verdict))} aria-labelledby={title.clone()} data-programme={programme.id.to_string()} data-verdict={verdict.code()}>
            <header>
                <h3 id={title}>{ &*programme.name }</h3>
                <p class="g-verdict"><span class="g-mark" aria-hidden="true"></span>{ wording::verdicts::verdict(verdict) }</p>
                <p class="g-verdict-note">{ wording::verdicts::note(verdict) }</p>
            </header>
            if answer.applies() {
                <WindowLine session={session.clone()} programme={props.programme.clone()} />
                { missing(session, answer) }
                <Reasons session={session.clone()} programme={props.programme.clone()} />
                <Proposals session={session.clone()} programme={props.programme.clone()} act={props.act.clone()} />
                <Calculation session={session.clone()} programme={props.programme.clone()} />
                <Notices session={session.clone()} programme={props.programme.clone()} />
                <Points session={session.clone()} programme={props.programme.clone()} />
                <Next session={session.clone()} programme={props.programme.clone()} />
            }
            <details class="g-trace">
                <summary>{ wording::page::TRACE }</summary>
                <Criteria session={session.clone()} programme={props.programme.clone()} />
            </details>
        </article>
    }
}

fn class(verdict: Verdict) -> String {
    format!("g-{}", verdict.code().replace('_', "-"))
}

/// What is still to be answered, each with a way to its question.
fn missing(session: &Shared, answer: &Answer) -> Html {
    let name = |id: &FactId| match session.catalogue.fact(&id.0) {
        Some(fact) => fact.name.to_string(),
        None => wording::page::EXPENSES_NAME.to_owned(),
    };
    let asked = |id: &&FactId| session.view.questions.iter().any(|question| question.fact == **id);
    let link = |id: &FactId| {
        let target = if &*id.0 == EXPENSES { "#g-line-1-amount".to_owned() } else { format!("#g-{id}") };
        html! { <li><a href={target}>{ name(id) }</a></li> }
    };
    if answer.verdict != Verdict::Incomplete {
        return Html::default();
    }
    html! {
        <div class="g-missing">
            <p>{ wording::page::MISSING }</p>
            <ul>{ for answer.missing.iter().filter(asked).map(link) }</ul>
        </div>
    }
}
