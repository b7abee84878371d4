//! One question: its label with its help, its field, what is wrong with the answer, « je ne sais pas ».

use yew::prelude::*;

use super::desk::Desk;
use super::field::{Field, boxes, radios, select, text};
use super::tag::{Tag, tag};
use crate::domain::{Fact, FactId, FactKind};
use crate::engine::EXPENSES;
use crate::session::{Action, Need, Question};
use crate::wording;

/// From how many answers on a list reads better than buttons.
const LONG_LIST: usize = 7;

/// One question of the catalogue.
pub(super) fn question(desk: &Desk, question: &Question) -> Html {
    let session = &desk.session;
    let Some(fact) = session.catalogue.fact(&question.fact.0) else { return Html::default() };
    let aside = question.need == Need::Aside;
    let answered = fact.id.clone();
    let id = format!("g-{}", fact.id);
    let field = Field {
        desk,
        id: &id,
        fact,
        value: session.answers.text(&fact.id),
        error: session.view.misread.get(&fact.id).map(|misread| &*misread.problem),
        aside,
        answer: desk.act.reform(move |text: String| Action::Answer(answered.clone(), text)),
    };
    let class = if aside { "g-question g-aside" } else { "g-question" };
    let holder = tag("div").key(&fact.id.0).class(class).attr("data-fact", &fact.id.0);
    let filled = match &fact.kind {
        FactKind::Choice(list) if list.len() >= LONG_LIST => select(&field, holder),
        FactKind::Choice(list) => radios(&field, holder, list),
        FactKind::Choices(_) => boxes(&field, holder),
        FactKind::Flag => radios(&field, holder, &wording::values::yes_no()),
        _ => text(&field, holder, note(desk, fact)),
    };
    filled.html()
}

/// The name of a fact, as a way to its question.
pub(super) fn way_to(desk: &Desk, id: &FactId) -> Tag {
    let session = &desk.session;
    let first = session.answers.lines.drafts.first().map_or(1, |draft| draft.id);
    let target = if &*id.0 == EXPENSES { format!("#g-line-{first}-amount") } else { format!("#g-{id}") };
    tag("a").attr("href", &target).say(&wording::page::fact(&session.catalogue, id))
}

/// The names of the codes given, or where the value comes from when something stands in for the answer.
pub(super) fn note(desk: &Desk, fact: &Fact) -> Option<String> {
    let session = &desk.session;
    if let (false, Some(given)) = (fact.suggestions.is_empty(), session.view.situation.facts.get(&fact.id)) {
        return Some(wording::values::value(fact, given)).filter(|name| name != session.answers.text(&fact.id));
    }
    // A number with a unit is said as it was understood: « 2 ans » is 24 months.
    let (typed, number) = (session.answers.text(&fact.id), matches!(fact.kind, FactKind::Integer { .. } | FactKind::Money));
    match session.view.situation.facts.get(&fact.id) {
        Some(given) if number && typed.contains(char::is_alphabetic) => Some(wording::values::value(fact, given)),
        _ => stand_in(desk, fact),
    }
}

/// Where the value comes from when something stands in for the answer.
pub(super) fn stand_in(desk: &Desk, fact: &Fact) -> Option<String> {
    let session = &desk.session;
    let seen = session.catalogue.see(&session.view.situation, &fact.id)?;
    let source = session.catalogue.fact(&seen.drawn_from?.0)?;
    Some(wording::values::drawn_from(&wording::values::value(fact, &seen.value), &source.name))
}
