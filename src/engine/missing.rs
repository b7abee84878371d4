//! Which unanswered facts can still change the verdict: exactly those, read from the trace.

use super::outcome::{Outcome, Outlook};
use super::trace::Trace;
use crate::domain::{Catalogue, FactId, Rule, Situation};

/// The name under which the expense lines are missing, beside the facts.
pub const EXPENSES: &str = "expenses";

/// The outcomes between which a part can still move the whole: below `low` or above `high` nothing changes.
#[derive(Clone, Copy)]
struct Window {
    low: Outcome,
    high: Outcome,
}

impl Window {
    fn matters(self, outlook: Outlook) -> bool {
        outlook.worst.max(self.low) < outlook.best.min(self.high)
    }
}

/// The facts that can still change the verdict drawn from `trace`, in the order of the catalogue.
///
/// A fact is named when, for some answers to the other unknown facts, two of its answers lead to two verdicts.
/// This holds where no fact stands twice in one rule with opposite effects; the laws of the tests check the shipped
/// catalogue against brute force.
pub fn missing(catalogue: &Catalogue, situation: &Situation, trace: &Trace) -> Vec<FactId> {
    let windows: Vec<Window> = (0..trace.outlooks.len()).map(|reading| among_readings(&trace.outlooks, reading)).collect();
    let mut found = Vec::new();
    collect(catalogue, situation, trace, &windows, &mut found);
    let rank = |id: &FactId| catalogue.facts.iter().position(|fact| fact.id == *id).unwrap_or(usize::MAX);
    found.sort_by_key(rank);
    found.dedup();
    found
}

/// Where the other readings are settled, this one moves the whole only between agreeing with them and a doubt.
fn among_readings(outlooks: &[Outlook], reading: usize) -> Window {
    let others = || outlooks.iter().enumerate().filter(|(other, _)| *other != reading).map(|(_, outlook)| outlook);
    let low = others().map(|o| if o.worst == Outcome::Unmet { Outcome::Unmet } else { Outcome::Doubtful }).max();
    let high = others().map(|o| if o.best == Outcome::Met { Outcome::Met } else { Outcome::Doubtful }).min();
    Window { low: low.unwrap_or(Outcome::Unmet), high: high.unwrap_or(Outcome::Met) }
}

fn collect(catalogue: &Catalogue, situation: &Situation, trace: &Trace, windows: &[Window], found: &mut Vec<FactId>) {
    let live = |(window, outlook): (&Window, &Outlook)| window.matters(*outlook);
    if !windows.iter().zip(&trace.outlooks).any(live) {
        return;
    }
    match &trace.condition.rule {
        Rule::Fact { subject, .. } => {
            for (reading, window) in windows.iter().enumerate() {
                if window.matters(trace.outlooks[reading]) {
                    name(catalogue, situation, subject.fact(reading), found);
                }
            }
        }
        Rule::FundableExpense => found.push(EXPENSES.into()),
        Rule::Doubt(_) => {
            let windows: Vec<Window> = windows.iter().map(|window| through_doubt(*window)).collect();
            trace.parts.iter().for_each(|part| collect(catalogue, situation, part, &windows, found));
        }
        Rule::All(_) | Rule::Any(_) => {
            for (index, part) in trace.parts.iter().enumerate() {
                let windows: Vec<Window> =
                    windows.iter().enumerate().map(|(reading, window)| among_parts(trace, index, reading, *window)).collect();
                collect(catalogue, situation, part, &windows, found);
            }
        }
    }
}

/// A part of *all* matters only below the best its siblings can do; a part of *any* only above their worst.
fn among_parts(trace: &Trace, index: usize, reading: usize, window: Window) -> Window {
    let siblings = trace.parts.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, part)| part.outlooks[reading]);
    match trace.condition.rule {
        Rule::All(_) => Window { high: window.high.min(Outlook::all(siblings).best), ..window },
        _ => Window { low: window.low.max(Outlook::any(siblings).worst), ..window },
    }
}

/// A doubt only tells apart « not marked » from the rest, and only where met and doubtful differ.
fn through_doubt(window: Window) -> Window {
    let felt = window.high == Outcome::Met && window.low <= Outcome::Doubtful;
    Window { low: Outcome::Unmet, high: if felt { Outcome::Doubtful } else { Outcome::Unmet } }
}

/// A fact that could also be drawn from others is named with them: either settles it.
fn name(catalogue: &Catalogue, situation: &Situation, id: &FactId, found: &mut Vec<FactId>) {
    found.push(id.clone());
    let sources = catalogue.fact(&id.0).map(|fact| fact.fallback.sources()).unwrap_or_default();
    found.extend(sources.iter().filter(|source| !situation.facts.contains_key(*source)).cloned());
}
