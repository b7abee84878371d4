//! What may still become of an unsettled programme: which verdicts are possible, and which unanswered facts decide.
//!
//! A programme is a function of its unanswered facts. It is written as a decision diagram over the answers that its rules can
//! tell apart (see `classes`): every condition is a small diagram, « toutes » and « au moins une » combine them. Answers that
//! cannot go together — a municipal population above the total one — are left out. Both questions are then read off:
//! a verdict is possible when the diagram reaches it; a fact is missing when two of its branches reach two verdicts under
//! the same other answers. Example: with `toutes = [a, au_moins_une = [b, c]]` and `b` known to be met, the diagram asks for
//! `a` alone, so `c` is not missing.

use std::cell::Cell;

use super::assess::Evaluated;
use super::combined::Op;
use super::diagram::Function;
use super::missing::unsettled;
use super::outcome::{Outcome, Outlook};
use super::programme_diagram::Builder;
use super::verdict::Verdict;
use crate::domain::{Catalogue, FactId, Programme, Situation};

/// What may still become of a programme.
pub(super) struct Prospects {
    /// The verdicts that the unanswered facts still allow.
    pub(super) possible: Vec<Verdict>,
    /// The unanswered facts that can still change the verdict, in the order of the catalogue.
    pub(super) missing: Vec<FactId>,
}

/// Reads the prospects off a diagram; `None` where it would be too large.
type Exactly = fn(&Catalogue, &Programme, &Situation) -> Option<Prospects>;

thread_local! {
    /// Of little use before something is answered: in a browser it comes with the rest of the program; everywhere else it is there
    /// from the start.
    static EXACTLY: Cell<Option<Exactly>> = const { Cell::new(if cfg!(target_family = "wasm") { None } else { Some(from_diagram) }) };
}

/// From now on prospects are exact: the rest of the program is there.
pub fn tell_prospects_exactly() {
    EXACTLY.set(Some(from_diagram));
}

/// What may still become of a programme. A verdict that the trace settles leaves nothing open.
pub(super) fn prospects(catalogue: &Catalogue, programme: &Programme, situation: &Situation, now: &Evaluated) -> Prospects {
    if now.verdict != Verdict::Incomplete {
        return Prospects { possible: vec![now.verdict], missing: Vec::new() };
    }
    let exactly = EXACTLY.get().and_then(|exactly| exactly(catalogue, programme, situation));
    let found = exactly.filter(|found| !found.possible.is_empty());
    found.unwrap_or_else(|| Prospects { possible: from_trace(now), missing: unsettled(catalogue, situation, now) })
}

/// The prospects of a programme whose verdict is not settled; `None` where its diagram would be too large.
fn from_diagram(catalogue: &Catalogue, programme: &Programme, situation: &Situation) -> Option<Prospects> {
    let mut builder = Builder::new(catalogue, programme, situation);
    let all = builder.verdicts();
    if builder.diagrams.overflowed() {
        return None;
    }
    let values = builder.diagrams.values(all);
    let possible = Verdict::ALL.into_iter().filter(|verdict| values.contains(&(*verdict as u32))).collect();
    let missing = deciding(&mut builder, catalogue, all);
    Some(Prospects { possible, missing })
}

/// What follows from the trace alone, where there is no diagram: never less than what is possible.
fn from_trace(now: &Evaluated) -> Vec<Verdict> {
    let (concerned, met) = (now.concerns.outlook(), now.conditions.outlook());
    let can = |outlook: Outlook, outcome: Outcome| outlook.worst <= outcome && outcome <= outlook.best;
    let applies = concerned.best > Outcome::Unmet;
    let possible = |verdict: &Verdict| match verdict {
        Verdict::NotApplicable => can(concerned, Outcome::Unmet),
        Verdict::NotEligible => applies && can(met, Outcome::Unmet),
        Verdict::Incomplete => false,
        Verdict::ToConfirm => applies && met.best > Outcome::Unmet,
        Verdict::Eligible => can(concerned, Outcome::Met) && can(met, Outcome::Met),
    };
    Verdict::ALL.into_iter().filter(possible).collect()
}

/// The facts of which two answers lead to two verdicts under the same other answers.
fn deciding(builder: &mut Builder, catalogue: &Catalogue, all: Function) -> Vec<FactId> {
    let mut found = decide(builder, all);
    // A région may settle what its département does, which is then left unanswered.
    for (unknown, departement) in regions(builder, catalogue) {
        let whatever = builder.whatever(all, departement);
        if !found.contains(&unknown) && decide(builder, whatever).contains(&unknown) {
            found.push(unknown);
        }
    }
    let mut ids: Vec<FactId> = found.into_iter().map(|unknown| builder.unknowns[unknown].id.clone()).collect();
    catalogue.sort(&mut ids);
    ids
}

/// The unknowns that can be drawn from another as the région of a département, with that one.
fn regions(builder: &Builder, catalogue: &Catalogue) -> Vec<(usize, usize)> {
    let place = |id: &FactId| builder.unknowns.iter().position(|unknown| unknown.id == *id);
    let facts = catalogue.facts.iter().filter_map(|fact| Some((place(&fact.id)?, fact)));
    let drawn = facts.flat_map(|(unknown, fact)| fact.drawn_from_departements().map(move |departement| (unknown, departement)));
    drawn.filter_map(|(unknown, departement)| Some((unknown, place(departement)?))).collect()
}

/// The unknowns that tell two verdicts of a function apart.
fn decide(builder: &mut Builder, function: Function) -> Vec<usize> {
    let mut found: Vec<usize> = Vec::new();
    for node in builder.diagrams.reached(function) {
        let Some(unknown) = builder.diagrams.first_unknown(node).filter(|unknown| !found.contains(unknown)) else { continue };
        let mut branches = builder.diagrams.branches(node);
        // The branch without answer is no answer. The expenses have branches only.
        match builder.unknowns[unknown].answers.len() {
            0 => {}
            answers => branches.truncate(answers),
        }
        let pairs = branches.iter().enumerate().flat_map(|(at, one)| branches.iter().skip(at + 1).map(|other| (*one, *other)));
        let pairs: Vec<(Function, Function)> = pairs.filter(|(one, other)| one != other).collect();
        if pairs.into_iter().any(|(one, other)| differ(builder, one, other)) {
            found.push(unknown);
        }
    }
    found
}

/// Whether two functions have two verdicts somewhere that both allow.
fn differ(builder: &mut Builder, one: Function, other: Function) -> bool {
    let differ = builder.combine(Op::Differ, one, other);
    builder.diagrams.values(differ).contains(&1)
}
