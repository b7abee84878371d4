//! The expense lines, their treatment, and their totals.

use yew::prelude::*;

use super::app::Shared;
use super::line::LineField;
use super::{Hands, wording};
use crate::domain::{AmountRule, french_money};
use crate::session::Action;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ExpensesProps {
    pub(super) session: Shared,
    pub(super) act: Callback<Action>,
}

/// The expense lines of the project.
#[component]
pub(super) fn Expenses(props: &ExpensesProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let (session, act) = (&props.session, &props.act);
    let lines = &session.answers.lines;
    let none = act.reform(move |event: Event| Action::NoExpense((hands.ticked)(&event)));
    let mut counted = 0;
    let fields: Vec<Html> = lines
        .drafts
        .iter()
        .enumerate()
        .map(|(position, draft)| {
            let place = draft.read(&session.catalogue).is_ok().then_some(counted);
            counted += usize::from(place.is_some());
            html! { <LineField key={draft.id} session={session.clone()} draft={draft.clone()} {position} {place} act={act.clone()} /> }
        })
        .collect();
    html! {
        <div class="g-expenses">
            <p class="g-hint">{ wording::page::EXPENSES_HELP }</p>
            if !lines.none { <ol class="g-lines">{ for fields }</ol> }
            <p class="g-row">
                <button type="button" onclick={act.reform(|_: MouseEvent| Action::AddLine)}>{ wording::page::ADD_LINE }</button>
                if lines.removed.is_some() {
                    <button type="button" class="g-quiet" onclick={act.reform(|_: MouseEvent| Action::RestoreLine)}>{ wording::page::UNDO_REMOVE }</button>
                }
            </p>
            <div class="g-choice">
                <input type="checkbox" id="g-no-expense" checked={lines.none} onchange={none} />
                <label for="g-no-expense">{ wording::page::NO_EXPENSE }</label>
            </div>
            { totals(session) }
        </div>
    }
}

/// The totals, for the programmes whose amount is a rate of the base.
fn totals(session: &Shared) -> Html {
    let rated = session.view.assessment.answers.iter().filter_map(|answer| {
        let programme = session.catalogue.programme(&answer.programme)?;
        let by_band = matches!(programme.amount, Some(AmountRule::RateByBand { .. }));
        Some((programme, answer.base.as_ref()?)).filter(|_| by_band && answer.applies())
    });
    let table = |(programme, base): (&crate::domain::Programme, &crate::engine::Base)| {
        html! {
            <dl class="g-totals" aria-label={wording::page::totals_of(&programme.short)}>
                <div><dt>{ wording::page::TOTAL }</dt><dd>{ french_money(base.total) }</dd></div>
                <div><dt>{ wording::page::EXCLUDED }</dt><dd>{ french_money(base.excluded) }</dd></div>
                <div class="g-strong"><dt>{ wording::page::base_of(&programme.short) }</dt><dd>{ french_money(base.base) }</dd></div>
            </dl>
        }
    };
    rated.map(table).collect()
}
