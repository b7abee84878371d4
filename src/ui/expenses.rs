//! The expense lines, their treatment, and their totals.

use yew::prelude::*;

use super::desk::Desk;
use super::line::line;
use super::parts::{Tick, button, note, quiet, row, tick};
use super::tag::{Child, Tag, all, tag};
use super::{later, still};
use crate::domain::{AmountRule, Money, Programme, french_money};
use crate::engine::Base;
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
    let undo = typed.removed.is_some().then(|| quiet(wording::page::UNDO_REMOVE, desk.does(Action::RestoreLine)));
    let unpaste = (!typed.pasted.is_empty()).then(|| quiet(wording::page::UNDO_PASTE, desk.does(Action::Unpaste)));
    let add = button(wording::page::ADD_LINE, desk.does(Action::AddLine));
    tag("div")
        .class("g-expenses")
        .with(tag("p").class("g-hint").say(wording::page::EXPENSES_HELP))
        .with((!typed.none).then(|| tag("ol").class("g-lines").with(lines(desk, line))))
        .with(tag("p").class("g-row").with(add).with(undo).with(unpaste))
        .with(still::of_the_rest("g-paste", desk, 0, later::table))
        .with(tick(none))
        .with(still::of_the_rest("g-totals", desk, 0, later::totals))
}

/// The lines as they are shown, each with its place among those that count.
pub(super) fn lines(desk: &Desk, shown: fn(&Desk, &Draft, usize, Option<usize>) -> Html) -> Html {
    let session = &desk.session;
    let mut counted = 0;
    let drafts = session.answers.lines.drafts.iter().enumerate();
    let line = drafts.map(|(position, draft)| {
        let place = draft.read(&session.catalogue).is_ok().then_some(counted);
        counted += usize::from(place.is_some());
        shown(desk, draft, position, place)
    });
    all(line)
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
