//! `missing` against brute force: it names exactly the facts of which two answers lead to two verdicts.

use std::cell::Cell;
use std::collections::BTreeSet;

use guichet::domain::{Expense, FactId, FactValue, Programme, Situation};
use guichet::engine::{EXPENSES, Verdict, contradictions};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use proptest::test_runner::TestCaseError;

use crate::dossiers::whole;
use crate::values::{leaves, telling, telling_expenses};
use crate::{CATALOGUE, answer, runner, verdict};

/// One answer to one unknown.
#[derive(Clone)]
enum Given {
    Nothing,
    Fact(FactValue),
    Expenses(Vec<Expense>),
}

/// An unknown, with the answers worth trying; the first is no answer.
struct Unknown {
    id: FactId,
    answers: Vec<Given>,
}

/// The facts that a programme reads, and whether it reads the expenses.
fn read_by(programme: &Programme) -> (BTreeSet<FactId>, bool) {
    (leaves(programme).into_iter().flat_map(|(facts, _)| facts).collect(), programme.conditions.reads_expenses())
}

fn sources(id: &FactId) -> Vec<FactId> {
    CATALOGUE.fact(&id.0).map(|fact| fact.sources().cloned().collect()).unwrap_or_default()
}

fn is_unknown(situation: &Situation, id: &FactId) -> bool {
    CATALOGUE.see(situation, id).is_none()
}

/// What the project does not say and that nothing stands in for, together with what could stand in for it.
fn unknowns(programme: &Programme, situation: &Situation) -> Vec<Unknown> {
    let (read, expenses) = read_by(programme);
    let mut ids: BTreeSet<FactId> = read.into_iter().filter(|id| is_unknown(situation, id)).collect();
    // What stands behind what stands in counts too.
    for _ in 0..2 {
        ids.extend(ids.clone().iter().flat_map(sources).filter(|id| is_unknown(situation, id)));
    }
    let answers = |id: &FactId| {
        let told = telling(CATALOGUE.fact(&id.0).unwrap(), &[programme]).into_iter().map(Given::Fact);
        std::iter::once(Given::Nothing).chain(told).collect()
    };
    let mut found: Vec<Unknown> = ids.into_iter().map(|id| Unknown { answers: answers(&id), id }).collect();
    if expenses && situation.expenses.is_none() {
        let told = telling_expenses().into_iter().map(Given::Expenses);
        found.push(Unknown { id: EXPENSES.into(), answers: std::iter::once(Given::Nothing).chain(told).collect() });
    }
    found
}

fn combinations(unknowns: &[Unknown]) -> usize {
    unknowns.iter().map(|unknown| unknown.answers.len()).product()
}

/// The situation number `number` among all combinations of answers.
fn completed(situation: &Situation, unknowns: &[Unknown], number: usize) -> Situation {
    let (mut out, mut rest) = (situation.clone(), number);
    for unknown in unknowns {
        match unknown.answers[rest % unknown.answers.len()].clone() {
            Given::Nothing => {}
            Given::Fact(value) => drop(out.facts.insert(unknown.id.clone(), value)),
            Given::Expenses(lines) => out.expenses = Some(lines),
        }
        rest /= unknown.answers.len();
    }
    out
}

/// The verdict of every combination of answers; none where they contradict each other.
fn every_verdict(programme: &Programme, situation: &Situation, unknowns: &[Unknown]) -> Vec<Option<Verdict>> {
    let all = (0..combinations(unknowns)).map(|number| completed(situation, unknowns, number));
    // Whatever the expenses exclude, they can cost enough for the share of the authority.
    let agrees = |one: &Situation| contradictions(&CATALOGUE, one).iter().all(|found| found.facts[1] == EXPENSES.into());
    all.map(|one| agrees(&one).then(|| verdict(programme, &one))).collect()
}

/// The unknowns of which two answers lead to two settled verdicts, the others being equal.
fn by_brute_force(unknowns: &[Unknown], verdicts: &[Option<Verdict>]) -> BTreeSet<FactId> {
    let mut stride = 1;
    let mut found = BTreeSet::new();
    for unknown in unknowns {
        let size = unknown.answers.len();
        let starts = (0..verdicts.len()).filter(|number| (number / stride).is_multiple_of(size));
        let differ = starts.map(|start| {
            let told: BTreeSet<Verdict> = (1..size).filter_map(|answer| verdicts[start + answer * stride]).collect();
            told.into_iter().filter(|verdict| *verdict != Verdict::Incomplete).count() > 1
        });
        if differ.fold(false, |any, one| any | one) {
            found.insert(unknown.id.clone());
        }
        stride *= size;
    }
    found
}

/// A programme and a project that leaves a few of the things it reads unsaid.
fn with_gaps() -> impl Strategy<Value = (usize, Situation)> {
    let holes = |programme: &Programme| {
        let (read, _) = read_by(programme);
        let sources = read.iter().flat_map(sources);
        let all: BTreeSet<FactId> = read.iter().cloned().chain(sources).chain([EXPENSES.into()]).collect();
        let all: Vec<FactId> = all.into_iter().collect();
        let most = all.len().min(4);
        subsequence(all, 1..=most)
    };
    let holes: Vec<_> = CATALOGUE.programmes.iter().map(holes).collect();
    (any::<Index>(), holes, whole(), any::<bool>()).prop_map(|(index, holes, mut situation, draws)| {
        let index = index.index(CATALOGUE.programmes.len());
        for id in &holes[index] {
            situation.facts.remove(id);
        }
        // Often, what can be drawn from other facts is left to be drawn from them.
        if draws {
            let drawn = CATALOGUE.facts.iter().filter(|fact| !fact.fallbacks.is_empty());
            drawn.for_each(|fact| drop(situation.facts.remove(&fact.id)));
        }
        situation.expenses = situation.expenses.filter(|_| !holes[index].contains(&EXPENSES.into()));
        (index, situation)
    })
}

#[test]
fn missing_is_exactly_what_brute_force_finds() {
    let (incomplete, named) = (Cell::new(0), Cell::new(0));
    let law = |(index, situation): (usize, Situation)| -> Result<(), TestCaseError> {
        let programme = &CATALOGUE.programmes[index];
        prop_assume!(contradictions(&CATALOGUE, &situation).is_empty());
        let unknowns = unknowns(programme, &situation);
        prop_assume!(combinations(&unknowns) <= 20_000);
        let answer = answer(&situation, &programme.id);
        let verdicts = every_verdict(programme, &situation, &unknowns);
        let settled: BTreeSet<Verdict> = verdicts.iter().flatten().copied().filter(|verdict| *verdict != Verdict::Incomplete).collect();
        prop_assert_eq!(answer.possible.iter().copied().collect::<BTreeSet<_>>(), settled, "{}: possible", programme.id);
        let missing: BTreeSet<FactId> = answer.missing.iter().cloned().collect();
        prop_assert_eq!(missing.len(), answer.missing.len(), "a fact is named twice");
        if answer.verdict == Verdict::Incomplete {
            let expected = by_brute_force(&unknowns, &verdicts);
            incomplete.set(incomplete.get() + 1);
            named.set(named.get() + expected.len());
            prop_assert_eq!(&missing, &expected, "{}: missing", programme.id);
            prop_assert!(!missing.is_empty(), "incomplete, and nothing is missing");
        }
        prop_assert!(answer.verdict == Verdict::Incomplete || missing.is_empty());
        Ok(())
    };
    runner(1_000).run(&with_gaps(), law).unwrap();
    assert!(incomplete.get() > 150 && named.get() > 250, "{} incomplete, {} named", incomplete.get(), named.get());
}
