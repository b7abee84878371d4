//! The proposed changes against brute force: where one change is enough one is proposed, else a pair where a pair is enough.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::sync::Arc;

use guichet::domain::{Dossier, Fact, FactKind, FactValue, Programme, Situation};
use guichet::engine::{Change, EXPENSES, Verdict};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::cases;
use crate::dossiers::whole;
use crate::values::{line, telling};
use crate::{CATALOGUE, answer, changes_of, runner, verdict};

/// What is changed, and the project that it makes.
type Changed = (String, Situation);

/// Every list of choices, the empty one included.
fn subsets(codes: &[Arc<str>]) -> Vec<FactValue> {
    let chosen = |mask: u32| codes.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, code)| code.clone()).collect();
    (0..1 << codes.len()).map(|mask| FactValue::Codes(chosen(mask))).collect()
}

/// The answers to one question that some rule may tell apart.
fn values(fact: &Fact, programme: &Programme) -> Vec<FactValue> {
    match &fact.kind {
        FactKind::Choices(choices) => subsets(&choices.iter().map(|choice| choice.code.clone()).collect::<Vec<_>>()),
        _ => telling(fact, &[programme]),
    }
}

/// Every project that differs by one answer that the applicant can change, or by one expense line more.
fn singles(situation: &Situation, programme: &Programme) -> Vec<Changed> {
    let mut found = Vec::new();
    for fact in CATALOGUE.facts.iter().filter(|fact| fact.changeable) {
        let now = situation.facts.get(&fact.id);
        let within_reach = |value: &FactValue| match (now, value) {
            (Some(FactValue::Code(from)), FactValue::Code(to)) => from != to && fact.can_become(from, to),
            (now, value) => now != Some(value),
        };
        for value in values(fact, programme).into_iter().filter(within_reach) {
            let mut after = situation.clone();
            after.facts.insert(fact.id.clone(), value);
            found.push((fact.id.to_string(), after));
        }
    }
    if situation.expenses.is_some() {
        found.extend(CATALOGUE.categories.iter().map(|category| {
            let mut after = situation.clone();
            after.expenses.get_or_insert_default().push(line(&category.id, "1.00"));
            (EXPENSES.to_owned(), after)
        }));
    }
    found
}

/// Whether the applicant can change this, once all of it is done.
fn can_be_changed(what: &str, after: &Situation) -> bool {
    let condition = CATALOGUE.fact(what).and_then(|fact| fact.changeable_if.as_ref());
    condition.is_none_or(|answered| after.facts.get(&answered.fact).is_some_and(|value| answered.holds(value)))
}

fn enough(programme: &Programme, before: &[&str], of: &[Changed]) -> BTreeSet<String> {
    let does = |(what, after): &&Changed| {
        verdict(programme, after) == Verdict::Eligible && before.iter().chain([&&**what]).all(|what| can_be_changed(what, after))
    };
    of.iter().filter(does).map(|(what, _)| what.clone()).collect()
}

/// Every second change upon a first: what an answer can become is told by the one given before.
fn second(after: &Situation, programme: &Programme, before: &Situation) -> Vec<Changed> {
    let kept = |(what, _): &Changed| after.facts.get(&**what) == before.facts.get(&**what);
    singles(after, programme).into_iter().filter(kept).collect()
}

/// What two changes do together. A question answered twice is one change.
fn pairs(programme: &Programme, situation: &Situation, of: &[Changed]) -> BTreeSet<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for (first, after) in of {
        for second in enough(programme, &[first], &second(after, programme, situation)) {
            found.insert(BTreeSet::from([first.clone(), second]));
        }
    }
    found.retain(|pair| pair.len() == 2);
    found
}

fn subject(change: &Change) -> String {
    match change {
        Change::Fact { fact, .. } => fact.to_string(),
        Change::Expense { .. } => EXPENSES.to_owned(),
    }
}

/// Holds what is proposed for one project against what brute force finds. Returns how many changes were enough alone, and
/// how many pairs were.
fn hold(situation: &Situation) -> Result<(usize, usize), TestCaseError> {
    let (mut alone, mut together) = (0, 0);
    for programme in &CATALOGUE.programmes {
        let answer = answer(situation, &programme.id);
        if !matches!(answer.verdict, Verdict::NotEligible | Verdict::ToConfirm | Verdict::NotApplicable) {
            continue;
        }
        let proposed: BTreeSet<BTreeSet<String>> =
            changes_of(situation, &programme.id).sets.iter().map(|set| set.iter().map(subject).collect()).collect();
        let tried = singles(situation, programme);
        let single = enough(programme, &[], &tried);
        alone += single.len();
        if !single.is_empty() {
            let expected = single.into_iter().map(|what| BTreeSet::from([what])).collect();
            prop_assert_eq!(proposed, expected, "{}: single changes", programme.id);
            continue;
        }
        let pairs = pairs(programme, situation, &tried);
        together += pairs.len();
        prop_assert_eq!(proposed, pairs, "{}: pairs", programme.id);
    }
    Ok((alone, together))
}

#[test]
fn on_every_worked_case_brute_force_finds_what_is_proposed() {
    let (mut alone, mut together) = (0, 0);
    let cases = cases::all();
    assert_eq!(cases.len(), 46);
    for case in cases {
        let dossier: Dossier = case.read(&CATALOGUE);
        let (singles, pairs) = hold(&dossier.situation).unwrap_or_else(|error| panic!("{}, {}: {error}", case.id, case.title));
        alone += singles;
        together += pairs;
    }
    assert!(alone > 20 && together > 5, "only {alone} single changes and {together} pairs in all the cases");
}

#[test]
fn on_random_projects_brute_force_finds_what_is_proposed() {
    let (alone, together) = (Cell::new(0), Cell::new(0));
    let law = |situation: Situation| {
        let (singles, pairs) = hold(&situation)?;
        alone.set(alone.get() + singles);
        together.set(together.get() + pairs);
        Ok(())
    };
    runner(40).run(&whole(), law).unwrap();
    assert!(alone.get() > 20 && together.get() > 5, "only {} single changes and {} pairs", alone.get(), together.get());
}
