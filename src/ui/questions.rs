//! The questions, in three groups.

use std::sync::Arc;

use yew::prelude::*;

use super::combobox::PlacePicker;
use super::desk::Desk;
use super::expenses::expenses;
use super::parts::{folded, row};
use super::question::{note, question, way_to};
use super::still::{Draw, Part, still};
use super::tag::{Tag, all, tag};
use crate::domain::Group;
use crate::session::Question;
use crate::wording;

/// Every question that can still change something, and those already answered.
pub(super) fn questions(desk: &Desk) -> Tag {
    let session = &desk.session;
    let is_filled = |question: &&Question| session.answers.is_filled(&session.catalogue, &question.fact);
    let (filled, asked): (Vec<&Question>, Vec<&Question>) = of_group(desk, Group::Porteur).into_iter().partition(is_filled);
    let carrier = group(Group::Porteur)
        .with(html! { <PlacePicker desk={desk.clone()} /> })
        .with((!filled.is_empty()).then(|| filled_in(desk, &filled)))
        .with(fields(desk, &asked));
    let project = group(Group::Projet).with(fields(desk, &of_group(desk, Group::Projet)));
    let spending = group(Group::Depenses).with(expenses(desk)).with(fields(desk, &of_group(desk, Group::Depenses)));
    tag("section")
        .class("g-questions")
        .attr("aria-labelledby", "g-questions-title")
        .with(tag("h2").id("g-questions-title").say(wording::page::YOUR_PROJECT))
        .with(remaining(desk))
        .with(carrier)
        .with(project)
        .with(spending)
}

/// How many questions can still change a verdict, and the way to the one that can change the most of them.
fn remaining(desk: &Desk) -> Tag {
    let view = &desk.session.view;
    let said = tag("p").class("g-remaining").say(&wording::page::remaining(view.remaining()));
    let first = |question: &Question| tag("span").say(wording::page::MOST_USEFUL).with(way_to(desk, &question.fact)).say(".");
    said.with(view.most_useful().map(first))
}

/// What a chosen place filled: every value in sight, and a way to correct it.
fn filled_in(desk: &Desk, filled: &[&Question]) -> Tag {
    let session = &desk.session;
    let values = wording::values::filled(&session.catalogue, &session.view.situation, filled);
    tag("div")
        .class("g-filled")
        .with(tag("p").class("g-hint").say(wording::page::FILLED))
        .with(tag("dl").with(all(values.iter().map(|(name, given)| row(name, given).html()))))
        .with(folded("g-correct", wording::page::CORRECT).with(fields(desk, filled)))
}

fn group(group: Group) -> Tag {
    tag("fieldset").class("g-group").with(tag("legend").say(wording::page::group(group)))
}

fn of_group(desk: &Desk, group: Group) -> Vec<&Question> {
    let session = &desk.session;
    let is_in = |question: &&Question| session.catalogue.fact(&question.fact.0).is_some_and(|fact| fact.group == group);
    session.view.questions.iter().filter(is_in).collect()
}

/// A list of its own, all of whose entries have a key: a field keeps the focus when others come and go.
fn fields(desk: &Desk, questions: &[&Question]) -> Html {
    let place = |asked: &Question| desk.session.catalogue.facts.iter().position(|fact| fact.id == asked.fact);
    all(questions.iter().filter_map(|asked| {
        let part = Part { desk: desk.clone(), at: place(asked)?, draw: Draw::Now(draw), same };
        Some(still(&asked.fact.0, part))
    }))
}

/// The question on the fact at this place of the catalogue.
fn at(desk: &Desk, at: usize) -> Option<&Question> {
    let fact = desk.session.catalogue.facts.get(at)?;
    desk.session.view.questions.iter().find(|question| question.fact == fact.id)
}

fn draw(desk: &Desk, place: usize) -> Html {
    at(desk, place).map(|asked| question(desk, asked)).unwrap_or_default()
}

/// A question shows its answer as typed, what is wrong with it, and what stands in for it.
fn same(one: &Desk, other: &Desk, place: usize) -> bool {
    let shown = |desk: &Desk| {
        let (asked, fact) = (at(desk, place)?.clone(), desk.session.catalogue.facts.get(place)?);
        let (typed, misread) = (desk.session.answers.text(&fact.id).to_owned(), desk.session.view.misread.get(&fact.id).cloned());
        Some((asked, typed, misread, note(desk, fact)))
    };
    Arc::ptr_eq(&one.session.catalogue, &other.session.catalogue) && shown(one) == shown(other)
}
