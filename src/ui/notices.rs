//! What to know, what is appreciated, what comes next.

use yew::prelude::*;

use super::card::Card;
use super::desk::Desk;
use super::parts::note;
use super::quote::clauses;
use super::wording;
use crate::domain::{Link, LinkKind, Notice, Preference, Statement};
use crate::engine::{Outcome, Trace};

/// What a visitor in this situation must be told.
pub(super) fn notices(card: &Card) -> Html {
    let catalogue = &card.desk.session.catalogue;
    let told: Vec<&Notice> = card.answer.notices.iter().filter_map(|id| catalogue.notice(id)).collect();
    if told.is_empty() && card.programme.standing.is_empty() {
        return Html::default();
    }
    html! {
        <div class="g-notices">
            <h4>{ wording::page::TO_KNOW }</h4>
            <ul>
                { for told.into_iter().map(|told| notice(card.desk, told)) }
                { statements(card.desk, &card.programme.standing) }
            </ul>
        </div>
    }
}

fn notice(desk: &Desk, notice: &Notice) -> Html {
    html! {
        <li data-notice={notice.id.to_string()}><details>
            <summary>{ &*notice.title }</summary>
            <p>{ &*notice.text }</p>
            if let Some(ask) = &notice.ask { <p class="g-ask">{ wording::page::ask(ask) }</p> }
            if let Some(elsewhere) = &notice.elsewhere { <p class="g-elsewhere">{ &**elsewhere }</p> }
            { clauses(desk, &notice.clauses) }
        </details></li>
    }
}

/// The points appreciated, as a checklist without score.
pub(super) fn points(card: &Card) -> Html {
    if card.programme.preferences.is_empty() {
        return Html::default();
    }
    let point = |(preference, trace): (&Preference, &Option<Trace>)| {
        let outcome = trace.as_ref().and_then(|trace| trace.outlook().outcome());
        html! {
            <li class={match outcome { Some(Outcome::Met) => "g-met", Some(_) => "g-unmet", None => "g-unknown" }}>
                { wording::verdicts::point(&preference.says, outcome) }{ " " }
                { clauses(card.desk, &preference.clauses) }
            </li>
        }
    };
    html! {
        <details class="g-points">
            <summary>{ wording::page::APPRECIATED }</summary>
            <ul>{ for card.programme.preferences.iter().zip(&card.answer.preferences).map(point) }</ul>
        </details>
    }
}

/// What a laureate owes, and where to turn.
pub(super) fn next(card: &Card) -> Html {
    let programme = card.programme;
    html! {
        <details class="g-next">
            <summary>{ wording::page::NEXT }</summary>
            <p>{ wording::page::instructor(&programme.instructor.text) }</p>
            <ul>{ for programme.links.iter().map(|link| address(link, &programme.short)) }</ul>
            if !programme.obligations.is_empty() {
                <h4>{ wording::page::OBLIGATIONS }</h4>
                <ul>{ statements(card.desk, &programme.obligations) }</ul>
            }
            { for programme.calendar.remarks.iter().map(|statement| note(statement.text.to_string())) }
        </details>
    }
}

fn statements(desk: &Desk, statements: &[Statement]) -> Html {
    let said = |statement: &Statement| html! { <li>{ &*statement.text }{ " " }{ clauses(desk, &statement.clauses) }</li> };
    statements.iter().map(said).collect()
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
