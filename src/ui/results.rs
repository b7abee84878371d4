//! The programmes, best first.

use std::sync::Arc;

use yew::prelude::*;

use super::card::card;
use super::desk::Desk;
use super::later;
use super::parts::{Tick, button, folded, quiet, tick};
use super::still::{self, Draw, Part, still};
use super::tag::{Tag, all, tag};
use crate::domain::FactId;
use crate::engine::Answer;
use crate::session::Action;
use crate::wording;

/// The answers of the programmes.
pub(super) fn results(desk: &Desk) -> Tag {
    let (shown, apart): (Vec<usize>, Vec<usize>) =
        desk.session.view.order.iter().partition(|at| answer(desk, **at).is_some_and(Answer::applies));
    tag("section")
        .attrs(&[("id", "g-results"), ("class", "g-results"), ("aria-labelledby", "g-results-title"), ("tabindex", "-1")])
        .with(tag("h2").id("g-results-title").say(wording::page::PROGRAMMES))
        .with(only(desk))
        .with(still::of_the_rest("g-contradictions", desk, 0, later::contradictions))
        .with(calm(desk))
        .with(tried(desk))
        .with(
            folded("g-calendar", wording::pictures::CALENDAR)
                .with(still("g-timeline", Part { desk: desk.clone(), at: 0, draw: Draw::Later(later::timeline), same: same_day })),
        )
        .with(cards(desk, &shown))
        .with((!apart.is_empty()).then(|| folded("g-apart", &wording::page::apart(apart.len())).with(cards(desk, &apart))))
}

/// That only some programmes are shown, and the way to all of them.
fn only(desk: &Desk) -> Option<Tag> {
    let (shown, whole) = (desk.session.catalogue.programmes.len(), desk.session.whole.as_ref()?);
    let says = tag("p").class("g-only").say(&wording::page::only(shown, whole.programmes.len()));
    Some(says.say(" ").with(quiet(wording::page::SHOW_ALL, desk.moves(Action::ShowAll, "g-results"))))
}

/// A list of its own, all of whose entries have a key: a new order moves them and keeps their state.
fn cards(desk: &Desk, places: &[usize]) -> Html {
    let named = |at: usize| answer(desk, at).map_or("", |answer| &answer.programme);
    all(places.iter().map(|at| still(named(*at), Part { desk: desk.clone(), at: *at, draw: Draw::Next(card), same: same_card })))
}

/// The answer at this place of the assessment.
pub(super) fn answer(desk: &Desk, at: usize) -> Option<&Answer> {
    desk.session.view.assessment.answers.get(at)
}

/// A card shows the answer of its programme, the day, and the ways to the questions that are asked.
fn same_card(one: &Desk, other: &Desk, at: usize) -> bool {
    let asked = |desk: &Desk| desk.session.view.questions.iter().map(|question| question.fact.clone()).collect::<Vec<FactId>>();
    let line = |desk: &Desk| desk.session.answers.lines.drafts.first().map(|draft| draft.id);
    same_day(one, other, at) && told(one, at) == told(other, at) && asked(one) == asked(other) && line(one) == line(other)
}

/// The answer as a card shows it: what becomes of the expenses is only told where an amount follows from it.
fn told(desk: &Desk, at: usize) -> Option<impl PartialEq> {
    let Answer { programme, verdict, window, failing, possible, missing, notices, amount, base, concerns, conditions, preferences } =
        answer(desk, at)?;
    let base = amount.as_ref().and(base.as_ref());
    Some(((programme, verdict, window, failing, possible, missing), (notices, amount, base, concerns, conditions, preferences)))
}

fn same_day(one: &Desk, other: &Desk, _at: usize) -> bool {
    Arc::ptr_eq(&one.session.catalogue, &other.session.catalogue) && one.session.view.day == other.session.view.day
}

/// The calm mode.
fn calm(desk: &Desk) -> Tag {
    let session = &desk.session;
    let calm = Tick {
        id: "g-calm",
        among: None,
        text: wording::page::CALM,
        help: Some(wording::page::CALM_HELP),
        checked: session.calm,
        onchange: desk.ticked(Action::Calm),
    };
    let reorder = session.calm.then(|| tag("p").with(quiet(wording::page::REORDER, desk.does(Action::Reorder))));
    tag("div").class("g-calm").with(tick(calm)).with(reorder)
}

/// The way back from a tried change.
fn tried(desk: &Desk) -> Option<Tag> {
    let back = || button(wording::changes::TAKE_BACK, desk.moves(Action::TakeBack, "g-take-back g-results")).id("g-take-back");
    let tried = !desk.session.answers.applied.is_empty();
    tried.then(|| tag("p").class("g-applied").say(wording::changes::APPLIED).say(" ").with(back()))
}

/// On a narrow screen: the best result, always in sight, and the way to the others.
pub(super) fn best_bar(desk: &Desk) -> Tag {
    let best = desk.session.view.ranked().next();
    let programme = best.and_then(|answer| desk.session.catalogue.programme(&answer.programme));
    let link = best.zip(programme).map(|(answer, programme)| {
        let name = tag("span").class("g-bar-name").say(&programme.short);
        tag("a").attr("href", "#g-results").with(name).with(tag("span").class("g-bar-verdict").say(&wording::verdicts::summary(answer)))
    });
    tag("nav").class("g-bar").attr("aria-label", wording::page::BEST_REGION).with(link)
}
