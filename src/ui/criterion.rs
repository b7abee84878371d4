//! The criteria of a programme, as they were evaluated: value seen, value expected, clause.

use super::card::Card;
use super::parts::notes;
use super::quote::{clauses, quotes};
use super::tag::{Tag, all, tag};
use crate::domain::ClauseId;
use crate::engine::{Outcome, Outlook, Trace};
use crate::wording;

/// What blocks: each failing criterion, with the words of the page.
pub(super) fn reasons(card: &Card) -> Option<Tag> {
    let (catalogue, answer) = (&card.desk.session.catalogue, card.answer);
    let failing: Vec<&Trace> = answer.conditions.criteria().into_iter().filter(|trace| trace.outlook().is(Outcome::Unmet)).collect();
    if failing.is_empty() || answer.failing.is_empty() {
        return None;
    }
    let reason = |trace: &Trace| {
        let said = wording::verdicts::unmet(&trace.condition);
        tag("li")
            .with(tag("p").say(&said))
            .with(notes(&wording::values::comparisons(catalogue, trace)))
            .with(quotes(card.desk, &quoted(trace, &answer.failing)))
            .html()
    };
    let list = tag("ul").with(all(failing.into_iter().map(reason)));
    Some(tag("div").class("g-reasons").with(tag("h4").say(wording::page::BLOCKING)).with(list))
}

/// A criterion on expenses quotes only the exclusions that hit this project.
fn quoted(trace: &Trace, failing: &[ClauseId]) -> Vec<ClauseId> {
    trace.condition.clauses.iter().filter(|clause| failing.contains(clause)).cloned().collect()
}

/// Every criterion, met or not.
pub(super) fn criteria(card: &Card) -> Tag {
    let line = |trace: &Trace| {
        let said = wording::verdicts::said(trace.condition.says.as_deref().unwrap_or_default(), trace.condition.ours);
        let outlook = tag("strong").say(wording::verdicts::outlook(&trace.condition.rule, trace.outlook()));
        tag("li")
            .class(class(trace.outlook()))
            .with(tag("p").with(outlook).say(" ").say(&said))
            .with(notes(&wording::values::comparisons(&card.desk.session.catalogue, trace)))
            .with(clauses(card.desk, &trace.condition.clauses))
            .html()
    };
    let mut traces = card.answer.concerns.criteria();
    traces.extend(card.answer.conditions.criteria());
    tag("ul").class("g-criteria").with(all(traces.into_iter().map(line)))
}

fn class(outlook: Outlook) -> &'static str {
    match outlook.outcome() {
        Some(Outcome::Met) => "g-met",
        Some(Outcome::Doubtful) => "g-doubtful",
        Some(Outcome::Unmet) => "g-unmet",
        None => "g-unknown",
    }
}
