//! What to know, what is appreciated, what comes next.

use yew::prelude::*;

use super::card::Card;
use super::desk::Desk;
use super::parts::{folded, note};
use super::quote::clauses;
use super::tag::{Tag, all, tag};
use crate::domain::{Link, LinkKind, Notice, Preference, Statement};
use crate::engine::{Outcome, Trace};
use crate::wording;

/// What a visitor in this situation must be told.
pub(super) fn notices(card: &Card) -> Option<Tag> {
    let catalogue = &card.desk.session.catalogue;
    let told: Vec<&Notice> = card.answer.notices.iter().filter_map(|id| catalogue.notice(id)).collect();
    if told.is_empty() && card.programme.standing.is_empty() {
        return None;
    }
    let list =
        tag("ul").with(all(told.into_iter().map(|told| notice(card.desk, told)))).with(statements(card.desk, &card.programme.standing));
    Some(tag("div").class("g-notices").with(tag("h4").say(wording::page::TO_KNOW)).with(list))
}

fn notice(desk: &Desk, notice: &Notice) -> Html {
    let text = folded("g-notice", &notice.title)
        .with(tag("p").say(&notice.text))
        .with(notice.ask.as_ref().map(|ask| tag("p").class("g-ask").say(&wording::page::ask(ask))))
        .with(notice.elsewhere.as_ref().map(|elsewhere| tag("p").class("g-elsewhere").say(elsewhere)))
        .with(clauses(desk, &notice.clauses));
    tag("li").attr("data-notice", &notice.id.0).with(text).html()
}

/// The points appreciated, as a checklist without score.
pub(super) fn points(card: &Card) -> Tag {
    let point = |(preference, trace): (&Preference, &Option<Trace>)| {
        let outcome = trace.as_ref().and_then(|trace| trace.outlook().outcome());
        let class = match outcome {
            Some(Outcome::Met) => "g-met",
            Some(_) => "g-unmet",
            None => "g-unknown",
        };
        let says = wording::verdicts::point(&preference.says, outcome);
        tag("li").class(class).say(&says).say(" ").with(clauses(card.desk, &preference.clauses)).html()
    };
    tag("ul").with(all(card.programme.preferences.iter().zip(&card.answer.preferences).map(point)))
}

/// What a laureate owes, and where to turn.
pub(super) fn next(card: &Card) -> Html {
    let programme = card.programme;
    let links = all(programme.links.iter().map(|link| address(link, &programme.short)));
    let turn = tag("p").say(&wording::page::instructor(&programme.instructor.text)).html();
    let owed = (!programme.obligations.is_empty()).then(|| {
        let list = tag("ul").with(statements(card.desk, &programme.obligations));
        all([tag("h4").say(wording::page::OBLIGATIONS).html(), list.html()])
    });
    let remarks = all(programme.calendar.remarks.iter().map(|statement| note(&statement.text).html()));
    all([turn, tag("ul").with(links).html(), owed.unwrap_or_default(), remarks])
}

fn statements(desk: &Desk, statements: &[Statement]) -> Html {
    let said = |statement: &Statement| tag("li").say(&statement.text).say(" ").with(clauses(desk, &statement.clauses)).html();
    all(statements.iter().map(said))
}

/// A mailbox opens with a prepared subject; a lost link is said to be lost. Paper shows the address behind the text.
fn address(link: &Link, programme: &str) -> Html {
    let Some(address) = &link.address else { return tag("li").say(&link.text).html() };
    let href = match link.kind {
        LinkKind::Contact => wording::page::mail(address, programme),
        LinkKind::Filing | LinkKind::Information => address.to_string(),
    };
    let plain = address.trim_start_matches("mailto:");
    let link = tag("a")
        .attr("href", &href)
        .attr("rel", "noopener")
        .attr_if("data-address", (*link.text != *plain).then_some(plain))
        .say(&link.text);
    tag("li").with(link).html()
}
