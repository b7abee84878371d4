//! The criteria of a programme, as they were evaluated: value seen, value expected, clause.

use yew::prelude::*;

use super::card::Card;
use super::parts::notes;
use super::quote::{clauses, quotes};
use super::wording;
use crate::domain::{Catalogue, ClauseId, Rule};
use crate::engine::{Outcome, Outlook, Trace};

/// What blocks: each failing criterion, with the words of the page.
pub(super) fn reasons(card: &Card) -> Html {
    let (catalogue, answer) = (&card.desk.session.catalogue, card.answer);
    let failing: Vec<&Trace> = answer.conditions.criteria().into_iter().filter(|trace| trace.outlook().is(Outcome::Unmet)).collect();
    if failing.is_empty() || answer.failing.is_empty() {
        return Html::default();
    }
    let reason = |trace: &Trace| {
        html! {
            <li>
                <p>{ trace.condition.says.as_deref().map(wording::verdicts::unmet) }</p>
                { notes(comparisons(catalogue, trace)) }
                { quotes(card.desk, &quoted(trace, &answer.failing)) }
            </li>
        }
    };
    html! {
        <div class="g-reasons">
            <h4>{ wording::page::BLOCKING }</h4>
            <ul>{ for failing.into_iter().map(reason) }</ul>
        </div>
    }
}

/// A criterion on expenses quotes only the exclusions that hit this project.
fn quoted(trace: &Trace, failing: &[ClauseId]) -> Vec<ClauseId> {
    trace.condition.clauses.iter().filter(|clause| failing.contains(clause)).cloned().collect()
}

/// Every criterion, met or not.
pub(super) fn criteria(card: &Card) -> Html {
    let line = |trace: &Trace| {
        html! {
            <li class={class(trace.outlook())}>
                <p><strong>{ wording::verdicts::outlook(&trace.condition.rule, trace.outlook()) }</strong>{ " " }{ trace.condition.says.as_deref().unwrap_or_default() }</p>
                { notes(comparisons(&card.desk.session.catalogue, trace)) }
                { clauses(card.desk, &trace.condition.clauses) }
            </li>
        }
    };
    let mut all = card.answer.concerns.criteria();
    all.extend(card.answer.conditions.criteria());
    html! { <ul class="g-criteria">{ for all.into_iter().map(line) }</ul> }
}

fn class(outlook: Outlook) -> &'static str {
    match outlook.outcome() {
        Some(Outcome::Met) => "g-met",
        Some(Outcome::Doubtful) => "g-doubtful",
        Some(Outcome::Unmet) => "g-unmet",
        None => "g-unknown",
    }
}

/// For each fact below a criterion: what was seen, what is expected, and how far it is.
fn comparisons(catalogue: &Catalogue, trace: &Trace) -> Vec<String> {
    let mut out = Vec::new();
    let doubt = matches!(trace.condition.rule, Rule::Doubt(_));
    trace.walk(&mut |part| {
        if let Rule::Fact { subject, accepted } = &part.condition.rule {
            let seen = part.seen.iter().enumerate().take(subject.facts.len());
            out.extend(seen.filter_map(|(reading, seen)| {
                let fact = catalogue.fact(&subject.fact(reading).0)?;
                Some(wording::values::comparison(catalogue, fact, seen.as_ref(), accepted, doubt))
            }));
        }
    });
    out.dedup();
    out
}
