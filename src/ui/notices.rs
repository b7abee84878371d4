//! What to know, what is appreciated, what comes next.

use yew::prelude::*;

use super::card::Card;
use super::desk::Desk;
use super::parts::folded;
use super::quote::clauses;
use super::tag::{Child, Tag, all, tag};
use crate::domain::{Link, LinkKind, Notice, Preference, Statement};
use crate::engine::{GivenNotice, Outcome, Trace};
use crate::wording;

/// What a visitor in this situation must be told.
pub(super) fn notices(card: &Card) -> Option<Tag> {
    let catalogue = &card.desk.session.catalogue;
    let told = card.answer.notices.iter().filter_map(|given| Some((given, catalogue.notice(&given.notice)?)));
    let told: Vec<(&GivenNotice, &Notice)> = told.collect();
    if told.is_empty() && card.programme.standing.is_empty() {
        return None;
    }
    let list = tag("ul")
        .with(all(told.into_iter().map(|(given, told)| notice(card, given, told))))
        .with(statements(card.desk, &card.programme.standing));
    Some(tag("div").class("g-notices").with(tag("h4").say(wording::page::TO_KNOW)).with(list))
}

/// The question to put is left out once nothing can be filed any more: asking has no effect then.
fn notice(card: &Card, given: &GivenNotice, notice: &Notice) -> Html {
    let ask = notice.ask.as_ref().filter(|_| !card.answer.is_over());
    let quoted = if given.clauses.is_empty() { &notice.clauses } else { &given.clauses };
    let text = folded("g-notice", &notice.title)
        .with(notice.text.as_ref().map(|text| tag("p").say(text)))
        .with(notice.remark.as_ref().map(|remark| tag("p").say(&wording::verdicts::said(remark, true))))
        .with(ask.map(|ask| tag("p").class("g-ask").say(&wording::page::ask(ask))))
        .with(notice.elsewhere.as_ref().map(|elsewhere| tag("p").class("g-elsewhere").say(elsewhere)))
        .with(clauses(card.desk, quoted));
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
    let over = card.answer.is_over();
    let links = all(programme.links.iter().map(|link| address(link, &programme.short, over)));
    let then = over.then(|| tag("p").say(wording::page::ADDRESSES_THEN));
    let turn = statement(card.desk, "p", &programme.instructor);
    let owed = (!programme.obligations.is_empty()).then(|| {
        let list = tag("ul").with(statements(card.desk, &programme.obligations));
        all([tag("h4").say(wording::page::OBLIGATIONS).html(), list.html()])
    });
    let remarks = tag("ul").with(statements(card.desk, &programme.calendar.remarks));
    let remarks = (!programme.calendar.remarks.is_empty()).then_some(remarks);
    all([turn, then.node(), tag("ul").with(links).html(), owed.unwrap_or_default(), remarks.node()])
}

fn statements(desk: &Desk, statements: &[Statement]) -> Html {
    all(statements.iter().map(|said| statement(desk, "li", said)))
}

/// A sentence of the catalogue, marked where it is ours, with its clauses.
pub(super) fn statement(desk: &Desk, name: &'static str, statement: &Statement) -> Html {
    let said = wording::verdicts::said(&statement.text, statement.ours);
    tag(name).say(&said).say(" ").with(clauses(desk, &statement.clauses)).html()
}

/// A mailbox opens with a prepared subject; a lost link is said to be lost. Paper shows the address behind the text.
/// The addresses of a call that is over are told, and lead nowhere.
fn address(link: &Link, programme: &str, over: bool) -> Html {
    let Some(address) = &link.address else { return tag("li").say(&link.text).html() };
    if over {
        let plain = address.trim_start_matches("mailto:");
        let said = if link.text.contains(plain) { link.text.to_string() } else { format!("{}, {plain}", link.text) };
        return tag("li").say(&said).html();
    }
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
