//! The expense lines, their treatment, and their totals.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use super::later;
use super::line::line;
use super::parts::{Tick, button, note, quiet, row, tick};
use super::still::{self, Draw, Part, still};
use super::tag::{Child, Tag, all, tag};
use crate::domain::{AmountRule, Money, Programme, french_money};
use crate::engine::{Answer, Base};
use crate::session::{Action, Draft};
use crate::wording;

/// The expense lines of the project.
pub(super) fn expenses(desk: &Desk) -> Tag {
    let typed = &desk.session.answers.lines;
    let none = Tick {
        id: "g-no-expense",
        among: None,
        text: wording::page::NO_EXPENSE,
        help: None,
        checked: typed.none,
        onchange: desk.ticked(Action::NoExpense),
    };
    let undo =
        |(_, draft): &(usize, Draft)| quiet(wording::page::UNDO_REMOVE, desk.moves(Action::RestoreLine, &format!("g-line-{}", draft.id)));
    let undo = typed.removed.as_ref().map(undo);
    let unpaste = (!typed.pasted.is_empty()).then(|| quiet(wording::page::UNDO_PASTE, desk.moves(Action::Unpaste, "g-add-line")));
    let too_many =
        typed.too_many.map(|number| tag("p").attrs(&[("class", "g-error"), ("role", "alert")]).say(&wording::kept::too_many(number)));
    let add = button(wording::page::ADD_LINE, desk.moves(Action::AddLine, &format!("g-line-{}-label", typed.next()))).id("g-add-line");
    tag("div")
        .class("g-expenses")
        .with(tag("p").class("g-hint").say(&wording::kept::expenses_help()))
        .with((!typed.none).then(|| tag("ol").class("g-lines").with(still_lines(desk))))
        .with(tag("p").class("g-row").with(add).with(undo).with(unpaste))
        .with(too_many)
        .with(still::of_the_rest("g-paste", desk, 0, later::table))
        .with(tick(none))
        .with(still::of_the_rest("g-totals", desk, 0, later::totals))
}

/// The lines, of which a key changes one: the others stay as they are drawn, or a few hundred would hold the page.
fn still_lines(desk: &Desk) -> Html {
    let part = |at| Part { desk: desk.clone(), at, draw: Draw::Now(drawn), same };
    all(desk.session.answers.lines.drafts.iter().enumerate().map(|(at, draft)| still(&format!("g-line-{}", draft.id), part(at))))
}

fn drawn(desk: &Desk, at: usize) -> Html {
    let session = &desk.session;
    session.answers.lines.drafts.get(at).map(|draft| line(desk, draft, at, place(desk, at))).unwrap_or_default()
}

/// The place of a line among those that count.
pub(super) fn place(desk: &Desk, at: usize) -> Option<usize> {
    desk.session.view.places.get(at).copied().flatten()
}

/// Whether a line is drawn the same, with what each programme does with it.
pub(super) fn same(one: &Desk, other: &Desk, at: usize) -> bool {
    let (before, now) = (&one.session.answers.lines, &other.session.answers.lines);
    let treated = |desk: &Desk| {
        let place = place(desk, at);
        let line =
            move |answer: &Answer| answer.base.as_ref().filter(|_| answer.applies()).and_then(|base| base.lines.get(place?).cloned());
        desk.session.view.assessment.answers.iter().map(line).collect::<Vec<_>>()
    };
    before.drafts.get(at) == now.drafts.get(at)
        && (before.drafts.len() > 1) == (now.drafts.len() > 1)
        && before.cut.is_none()
        && now.cut.is_none()
        && place(one, at) == place(other, at)
        && Rc::ptr_eq(&one.session.0, &other.session.0) | (treated(one) == treated(other))
}

/// The totals, for the programmes whose amount is a rate of the base.
pub(super) fn totals(desk: &Desk) -> Html {
    let session = &desk.session;
    let rated = session.view.assessment.answers.iter().filter_map(|answer| {
        let programme = session.catalogue.programme(&answer.programme)?;
        let by_band = matches!(programme.amount, Some(AmountRule::RateByBand { .. }));
        Some((programme, answer.base.as_ref()?)).filter(|_| by_band && answer.applies())
    });
    let mixed = session.answers.lines.mixes_taxes().then(|| note(wording::page::TAXES_MIXED));
    all([mixed.node(), all(rated.map(|(programme, base)| table(programme, base)))])
}

fn table(programme: &Programme, base: &Base) -> Html {
    let row = |name: &str, sum: Money| row(name, &french_money(sum));
    tag("dl")
        .class("g-totals")
        .attr("aria-label", &wording::page::totals_of(&programme.short))
        .with(row(wording::page::TOTAL, base.total))
        .with(row(wording::page::EXCLUDED, base.excluded))
        .with(row(&wording::page::base_of(&programme.short), base.base).class("g-strong"))
        .html()
}
