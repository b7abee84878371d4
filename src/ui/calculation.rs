//! The amount, step by step.

use super::card::Card;
use super::parts::notes;
use super::pictures::financing;
use super::quote;
use super::tag::{Tag, all, tag};
use super::wording;
use crate::domain::{AmountRule, ClauseId};
use crate::engine::Amount;

/// The calculation of an amount, as a small table.
pub(super) fn calculation(card: &Card) -> Option<Tag> {
    let (rule, amount) = (card.programme.amount.as_ref()?, card.answer.amount.as_ref()?);
    let steps = wording::amounts::steps(rule, amount, card.answer.base.as_ref());
    if steps.is_empty() {
        return None;
    }
    let step = |step: &wording::amounts::Step| {
        let row = tag("div").attr_if("class", step.strong.then_some("g-strong"));
        row.with(tag("dt").say(&step.name)).with(tag("dd").say(&step.value)).html()
    };
    let amounts = tag("div")
        .class("g-amount")
        .with(tag("h4").say(&wording::amounts::headline(amount)))
        .with(financing(card.answer, amount))
        .with(tag("dl").with(all(steps.iter().map(step))))
        .with(notes(&wording::amounts::remarks(rule, amount)))
        .with(quote::clauses(card.desk, &clauses(rule, amount)));
    Some(amounts)
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
