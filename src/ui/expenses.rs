//! The expense lines, their treatment, and their totals.

use yew::prelude::*;

use super::desk::Desk;
use super::line::line;
use super::parts::{Tick, button, quiet, tick};
use super::wording;
use crate::domain::{AmountRule, Programme, french_money};
use crate::engine::Base;
use crate::session::Action;

/// The expense lines of the project.
pub(super) fn expenses(desk: &Desk) -> Html {
    let lines = &desk.session.answers.lines;
    let none = Tick {
        id: "g-no-expense".into(),
        among: None,
        text: wording::page::NO_EXPENSE.into(),
        help: None,
        checked: lines.none,
        onchange: desk.ticked(Action::NoExpense),
    };
    html! {
        <div class="g-expenses">
            <p class="g-hint">{ wording::page::EXPENSES_HELP }</p>
            if !lines.none { <ol class="g-lines">{ fields(desk) }</ol> }
            <p class="g-row">
                { button(wording::page::ADD_LINE, desk.does(Action::AddLine)) }
                if lines.removed.is_some() {
                    { quiet(wording::page::UNDO_REMOVE, desk.does(Action::RestoreLine)) }
                }
            </p>
            <div class="g-choice">{ tick(none) }</div>
            { totals(desk) }
        </div>
    }
}

/// The lines, each with its place among those that count.
fn fields(desk: &Desk) -> Html {
    let session = &desk.session;
    let mut counted = 0;
    let drafts = session.answers.lines.drafts.iter().enumerate();
    let field = drafts.map(|(position, draft)| {
        let place = draft.read(&session.catalogue).is_ok().then_some(counted);
        counted += usize::from(place.is_some());
        line(desk, draft, position, place)
    });
    field.collect()
}

/// The totals, for the programmes whose amount is a rate of the base.
fn totals(desk: &Desk) -> Html {
    let session = &desk.session;
    let rated = session.view.assessment.answers.iter().filter_map(|answer| {
        let programme = session.catalogue.programme(&answer.programme)?;
        let by_band = matches!(programme.amount, Some(AmountRule::RateByBand { .. }));
        Some((programme, answer.base.as_ref()?)).filter(|_| by_band && answer.applies())
    });
    rated.map(|(programme, base)| table(programme, base)).collect()
}

fn table(programme: &Programme, base: &Base) -> Html {
    html! {
        <dl class="g-totals" aria-label={wording::page::totals_of(&programme.short)}>
            <div><dt>{ wording::page::TOTAL }</dt><dd>{ french_money(base.total) }</dd></div>
            <div><dt>{ wording::page::EXCLUDED }</dt><dd>{ french_money(base.excluded) }</dd></div>
            <div class="g-strong"><dt>{ wording::page::base_of(&programme.short) }</dt><dd>{ french_money(base.base) }</dd></div>
        </dl>
    }
}
