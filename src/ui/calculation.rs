//! The amount, step by step.

use yew::prelude::*;

use super::card::Card;
use super::parts::notes;
use super::pictures::financing;
use super::quote;
use super::wording;
use crate::domain::{AmountRule, ClauseId};
use crate::engine::Amount;

/// The calculation of an amount, as a small table.
pub(super) fn calculation(card: &Card) -> Html {
    let (Some(rule), Some(amount)) = (&card.programme.amount, &card.answer.amount) else { return Html::default() };
    let steps = wording::amounts::steps(rule, amount, card.answer.base.as_ref());
    if steps.is_empty() {
        return Html::default();
    }
    let step = |step: &wording::amounts::Step| {
        html! { <div class={step.strong.then_some("g-strong")}><dt>{ step.name.clone() }</dt><dd>{ step.value.clone() }</dd></div> }
    };
    html! {
        <div class="g-amount">
            <h4>{ wording::amounts::headline(amount) }</h4>
            { financing(card.answer, amount) }
            <dl>{ for steps.iter().map(step) }</dl>
            { notes(wording::amounts::remarks(rule, amount)) }
            { quote::clauses(card.desk, &clauses(rule, amount)) }
        </div>
    }
}

/// The clauses that ground the calculation, each once.
fn clauses(rule: &AmountRule, amount: &Amount) -> Vec<ClauseId> {
    let mut ids: Vec<ClauseId> = rule.principle().map(|principle| principle.clauses.clone()).unwrap_or_default();
    if let (AmountRule::RateByBand { bands, .. }, Some(headline)) = (rule, amount.headline()) {
        ids.extend(bands.get(headline.band).map(|band| band.clauses.clone()).unwrap_or_default());
    }
    ids.extend(rule.cap().map(|cap| cap.statement.clauses.clone()).unwrap_or_default());
    let mut once: Vec<ClauseId> = Vec::new();
    ids.into_iter().for_each(|id| {
        if !once.contains(&id) {
            once.push(id)
        }
    });
    once
}
