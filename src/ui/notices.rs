//! What to know, what is appreciated, what comes next.

use yew::prelude::*;

use super::card::CardProps;
use super::quote::Clauses;
use super::wording;
use crate::domain::{Link, LinkKind, Notice, Preference, Statement};
use crate::engine::{Outcome, Trace};

/// What a visitor in this situation must be told.
#[component]
pub(super) fn Notices(props: &CardProps) -> Html {
    let session = &props.session;
    let found = session.catalogue.programme(&props.programme).zip(session.view.assessment.answer(&props.programme));
    let Some((programme, answer)) = found else { return Html::default() };
    let told: Vec<&Notice> = answer.notices.iter().filter_map(|id| session.catalogue.notice(id)).collect();
    if told.is_empty() && programme.standing.is_empty() {
        return Html::default();
    }
    let notice = |notice: &Notice| {
        html! {
            <li data-notice={notice.id.to_string()}><details>
                <summary>{ &*notice.title }</summary>
                <p>{ &*notice.text }</p>
                if let Some(ask) = &notice.ask { <p class="g-ask">{ wording::page::ask(ask) }</p> }
                if let Some(elsewhere) = &notice.elsewhere { <p class="g-elsewhere">{ &**elsewhere }</p> }
                <Clauses session={session.clone()} ids={notice.clauses.clone()} />
            </details></li>
        }
    };
    html! {
        <div class="g-notices">
            <h4>{ wording::page::TO_KNOW }</h4>
            <ul>
                { for told.into_iter().map(notice) }
                { for programme.standing.iter().map(|statement| said(props, statement)) }
            </ul>
        </div>
    }
}

/// The points appreciated, as a checklist without score.
#[component]
pub(super) fn Points(props: &CardProps) -> Html {
    let session = &props.session;
    let found = session.catalogue.programme(&props.programme).zip(session.view.assessment.answer(&props.programme));
    let Some((programme, answer)) = found else { return Html::default() };
    if programme.preferences.is_empty() {
        return Html::default();
    }
    let point = |(preference, trace): (&Preference, &Option<Trace>)| {
        let outcome = trace.as_ref().and_then(|trace| trace.outlook().outcome());
        html! {
            <li class={match outcome { Some(Outcome::Met) => "g-met", Some(_) => "g-unmet", None => "g-unknown" }}>
                { wording::verdicts::point(&preference.says, outcome) }{ " " }
                <Clauses session={session.clone()} ids={preference.clauses.clone()} />
            </li>
        }
    };
    html! {
        <details class="g-points">
            <summary>{ wording::page::APPRECIATED }</summary>
            <ul>{ for programme.preferences.iter().zip(&answer.preferences).map(point) }</ul>
        </details>
    }
}

/// What a laureate owes, and where to turn.
#[component]
pub(super) fn Next(props: &CardProps) -> Html {
    let session = &props.session;
    let Some(programme) = session.catalogue.programme(&props.programme) else { return Html::default() };
    html! {
        <details class="g-next">
            <summary>{ wording::page::NEXT }</summary>
            <p>{ wording::page::instructor(&programme.instructor.text) }</p>
            <ul>{ for programme.links.iter().map(|link| address(link, &programme.short)) }</ul>
            if !programme.obligations.is_empty() {
                <h4>{ wording::page::OBLIGATIONS }</h4>
                <ul>{ for programme.obligations.iter().map(|statement| said(props, statement)) }</ul>
            }
            { for programme.calendar.remarks.iter().map(|statement| html! { <p class="g-note">{ &*statement.text }</p> }) }
        </details>
    }
}

fn said(props: &CardProps, statement: &Statement) -> Html {
    html! { <li>{ &*statement.text }{ " " }<Clauses session={props.session.clone()} ids={statement.clauses.clone()} /></li> }
}

/// A mailbox opens with a prepared subject; a lost link is said to be lost.
fn address(link: &Link, programme: &str) -> Html {
    let Some(address) = &link.address else { return html! { <li>{ &*link.text }</li> } };
    let href = match link.kind {
        LinkKind::Contact => wording::page::mail(address, programme),
        LinkKind::Filing | LinkKind::Information => address.to_string(),
    };
    html! { <li><a {href} rel="noopener">{ &*link.text }</a></li> }
}
