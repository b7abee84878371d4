//! One programme: verdict, filing state, amount, what blocks, what is missing, what to know, what comes next.

use yew::prelude::*;

use super::desk::Desk;
use super::notices::notices;
use super::parts::folded;
use super::question::way_to;
use super::results::answer;
use super::tag::{Tag, all, tag};
use super::window::window;
use super::{later, still};
use crate::domain::{FactId, Programme, capitalised};
use crate::engine::{Answer, Verdict};
use crate::wording;

/// What the parts of a card are given: the page, the programme, its answer.
pub(super) struct Card<'d> {
    pub(super) desk: &'d Desk,
    pub(super) programme: &'d Programme,
    pub(super) answer: &'d Answer,
    /// Its place in the assessment.
    pub(super) at: usize,
}

impl<'d> Card<'d> {
    pub(super) fn of(desk: &'d Desk, at: usize) -> Option<Self> {
        let answer = answer(desk, at)?;
        Some(Card { desk, programme: desk.session.catalogue.programme(&answer.programme)?, answer, at })
    }
}

/// The answer at this place of the assessment.
pub(super) fn card(desk: &Desk, at: usize) -> Html {
    let Some(card) = Card::of(desk, at) else { return Html::default() };
    let Card { programme, answer, .. } = card;
    let verdict = answer.verdict;
    let title = format!("g-card-{}", programme.id);
    let mark = tag("span").class("g-mark").attr("aria-hidden", "true");
    let header = tag("header")
        .with(tag("h3").id(&title).say(&programme.name))
        .with(tag("p").class("g-verdict").with(mark).say(wording::verdicts::answered(answer)))
        .with(answer.applies().then(|| state(answer)))
        .with(tag("p").class("g-verdict-note").say(wording::verdicts::note(answer)));
    let article = tag("article")
        .key(&programme.id)
        .class(&class(verdict))
        .attr("aria-labelledby", &title)
        .attr("data-programme", &programme.id)
        .attr("data-verdict", verdict.code())
        .with(header);
    let body = if answer.applies() { body(&card, article) } else { article };
    body.with(folded("g-trace", wording::page::TRACE).with(still::of_the_rest("g-criteria", card.desk, card.at, later::criteria))).html()
}

/// What is said of a programme that the project is about.
fn body(card: &Card, article: Tag) -> Tag {
    let points = || folded("g-points", wording::page::APPRECIATED).with(still::of_the_rest("g-list", card.desk, card.at, later::points));
    let points = (!card.programme.preferences.is_empty()).then(points);
    article
        .with(window(card))
        .with(missing(card))
        .with(still::of_the_rest("g-findings", card.desk, card.at, later::findings))
        .with(notices(card))
        .with(points)
        .with(folded("g-next", wording::page::NEXT).with(still::of_the_rest("g-turn", card.desk, card.at, later::next)))
}

/// The filing state, beside the verdict: a condition met is no way in once the call is closed.
fn state(answer: &Answer) -> Tag {
    let state = answer.window.state;
    tag("p").class("g-state").attr("data-state", state.code()).say(&capitalised(wording::days::state(state)))
}

fn class(verdict: Verdict) -> String {
    format!("g-card g-{}", verdict.code().replace('_', "-"))
}

/// What is still to be answered, each with a way to its question.
fn missing(card: &Card) -> Option<Tag> {
    let asked = |id: &&FactId| card.desk.session.view.questions.iter().any(|question| question.fact == **id);
    let link = |id: &FactId| tag("li").with(way_to(card.desk, id)).html();
    let lead = if card.answer.is_over() { wording::page::MISSING_THEN } else { wording::page::MISSING };
    (card.answer.verdict == Verdict::Incomplete && !card.answer.can_only_be_refused()).then(|| {
        let links = all(card.answer.missing.iter().filter(asked).map(link));
        tag("div").class("g-missing").with(tag("p").say(lead)).with(tag("ul").with(links))
    })
}
