//! One programme: verdict, filing state, amount, what blocks, what is missing, what to know, what comes next.

use yew::prelude::*;

use super::calculation::calculation;
use super::criterion::{criteria, reasons};
use super::desk::Desk;
use super::notices::{next, notices, points};
use super::parts::folded;
use super::proposals::proposals;
use super::readings::readings;
use super::tag::{Tag, all, tag};
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
    let title = format!("g-card-{}", programme.id);
    let mark = tag("span").class("g-mark").attr("aria-hidden", "true");
    let header = tag("header")
        .with(tag("h3").id(&title).say(&programme.name))
        .with(tag("p").class("g-verdict").with(mark).say(wording::verdicts::verdict(verdict)))
        .with(tag("p").class("g-verdict-note").say(wording::verdicts::note(verdict)));
    let article = tag("article")
        .key(&programme.id)
        .class(&class(verdict))
        .attr("aria-labelledby", &title)
        .attr("data-programme", &programme.id)
        .attr("data-verdict", verdict.code())
        .with(header);
    let body = if answer.applies() { body(&card, article) } else { article };
    body.with(folded("g-trace", wording::page::TRACE).with(criteria(&card))).html()
}

/// What is said of a programme that the project is about.
fn body(card: &Card, article: Tag) -> Tag {
    article
        .with(window(card))
        .with(missing(card))
        .with(reasons(card))
        .with(readings(card))
        .with(proposals(card))
        .with(calculation(card))
        .with(notices(card))
        .with(points(card))
        .with(next(card))
}

fn class(verdict: Verdict) -> String {
    format!("g-card g-{}", verdict.code().replace('_', "-"))
}

/// What is still to be answered, each with a way to its question.
fn missing(card: &Card) -> Option<Tag> {
    let session = &card.desk.session;
    let name = |id: &FactId| match session.catalogue.fact(&id.0) {
        Some(fact) => fact.name.to_string(),
        None => wording::page::EXPENSES_NAME.to_owned(),
    };
    let asked = |id: &&FactId| session.view.questions.iter().any(|question| question.fact == **id);
    let first = session.answers.lines.drafts.first().map_or(1, |draft| draft.id);
    let link = |id: &FactId| {
        let target = if &*id.0 == EXPENSES { format!("#g-line-{first}-amount") } else { format!("#g-{id}") };
        tag("li").with(tag("a").attr("href", &target).say(&name(id))).html()
    };
    (card.answer.verdict == Verdict::Incomplete).then(|| {
        let links = all(card.answer.missing.iter().filter(asked).map(link));
        tag("div").class("g-missing").with(tag("p").say(wording::page::MISSING)).with(tag("ul").with(links))
    })
}
