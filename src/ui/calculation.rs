//! The amount, step by step.

use yew::prelude::*;

use super::card::Card;
use super::parts::notes;
use super::pictures::financing;
use super::quote;
use super::tag::{Tag, all, tag};
use crate::domain::{AmountRule, ClauseId};
use crate::engine::{Amount, RateReading};
use crate::wording::{self, amounts::Step};

/// The calculation of an amount, as a small table.
pub(super) fn calculation(card: &Card) -> Option<Tag> {
    let (rule, amount) = (card.programme.amount.as_ref()?, card.answer.amount.as_ref()?);
    let steps = wording::amounts::steps(rule, amount, card.answer.base.as_ref());
    if steps.is_empty() && amount.headline().is_none() {
        return None;
    }
    let amounts = tag("div")
        .class("g-amount")
        .with(tag("h4").say(&wording::amounts::heading(&card.desk.session.catalogue, card.answer, rule, amount)))
        .with(financing(card.answer, amount))
        .with(list(&steps))
        .with(both_readings(card, rule, amount))
        .with(amount.headline().map(|_| bands(card, rule)))
        .with(notes(&wording::amounts::remarks(rule, amount)))
        .with(quote::clauses(card.desk, &clauses(rule, amount)));
    Some(amounts)
}

/// The band that gives the rate, and how far the next one is.
fn bands(card: &Card, rule: &AmountRule) -> Html {
    let session = &card.desk.session;
    notes(&wording::values::bands(&session.catalogue, &session.view.situation, rule))
}

fn list(steps: &[Step]) -> Tag {
    let row = |step: &Step| {
        let row = tag("div").attr_if("class", step.strong.then_some("g-strong"));
        row.with(tag("dt").say(&step.name)).with(tag("dd").say(&step.value)).html()
    };
    tag("dl").with(all(steps.iter().map(row)))
}

/// Where the page can be read in two ways, both calculations side by side.
fn both_readings(card: &Card, rule: &AmountRule, amount: &Amount) -> Option<Tag> {
    let (headline, other) = (amount.headline()?, amount.other()?);
    let column = |title: &str, reading: &RateReading| {
        let steps = wording::amounts::rate_steps(rule, reading, card.answer.base.as_ref());
        tag("div").class("g-reading").with(tag("h5").say(title)).with(list(&steps))
    };
    let [first, second] = match amount {
        Amount::Rate { open: true, .. } => wording::amounts::OPEN_READINGS,
        _ => [wording::amounts::HEADLINE_READING, wording::amounts::OTHER_READING],
    };
    Some(tag("div").class("g-readings").with(column(first, headline)).with(column(second, other)))
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
