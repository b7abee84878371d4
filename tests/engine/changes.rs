//! The changes that would make a project eligible: each is enough, each is needed, and none is offered in vain.

use std::cell::Cell;

use guichet::domain::{Expense, FactId, Situation};
use guichet::engine::{Change, Changes, Verdict, changed};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::dossiers::{partial, whole};
use crate::values::line;
use crate::{CATALOGUE, answer, changes_of, runner, verdict};

/// Every project that a set of changes leads to: one for each answer, or each category, that would do.
fn outcomes(situation: &Situation, set: &[Change]) -> Vec<Situation> {
    let Some((first, rest)) = set.split_first() else { return vec![situation.clone()] };
    let after: Vec<Situation> = match first {
        Change::Fact { fact, values } => {
            values.iter().map(|value| changed(situation, &Change::Fact { fact: fact.clone(), values: vec![value.clone()] })).collect()
        }
        Change::Expense { categories } => categories.iter().map(|category| with_line(situation, line(category, "1.00"))).collect(),
    };
    after.iter().flat_map(|situation| outcomes(situation, rest)).collect()
}

fn with_line(situation: &Situation, line: Expense) -> Situation {
    let mut out = situation.clone();
    out.expenses.get_or_insert_default().push(line);
    out
}

fn fact(change: &Change) -> Option<&FactId> {
    match change {
        Change::Fact { fact, .. } => Some(fact),
        Change::Expense { .. } => None,
    }
}

/// A project, and what each programme says would make it eligible.
fn each(
    situation: &Situation,
    mut law: impl FnMut(&'static guichet::domain::Programme, Verdict, Changes) -> Result<(), TestCaseError>,
) -> Result<(), TestCaseError> {
    for programme in &CATALOGUE.programmes {
        let answer = answer(situation, &programme.id);
        law(programme, answer.verdict, changes_of(situation, &programme.id))?;
    }
    Ok(())
}

#[test]
fn every_change_is_enough_whichever_of_its_answers_is_taken() {
    let tried = Cell::new(0);
    let law = |situation: Situation| {
        each(&situation, |programme, _, changes| {
            for set in &changes.sets {
                prop_assert!((1..=2).contains(&set.len()), "{} changes at once", set.len());
                for after in outcomes(&situation, set) {
                    tried.set(tried.get() + 1);
                    prop_assert_eq!(verdict(programme, &after), Verdict::Eligible, "{}: {:?}", programme.id, set);
                }
            }
            Ok(())
        })
    };
    runner(150).run(&whole(), law).unwrap();
    assert!(tried.get() > 300, "only {} changes were tried", tried.get());
}

#[test]
fn every_change_of_a_pair_is_needed() {
    let pairs = Cell::new(0);
    let law = |situation: Situation| {
        each(&situation, |programme, _, changes| {
            for set in changes.sets.iter().filter(|set| set.len() == 2) {
                pairs.set(pairs.get() + 1);
                prop_assert_ne!(fact(&set[0]), fact(&set[1]), "{}: the same fact twice", programme.id);
                // One of the two may be enough for the rules, and out of the applicant's reach without the other.
                let doable = |set: &[Change], after: &Situation| {
                    set.iter().filter_map(fact).all(|id| {
                        let condition = CATALOGUE.fact(&id.0).and_then(|fact| fact.changeable_if.as_ref());
                        condition.is_none_or(|answered| after.facts.get(&answered.fact).is_some_and(|value| answered.holds(value)))
                    })
                };
                let alone = [&set[..1], &set[1..]]
                    .into_iter()
                    .flat_map(|one| outcomes(&situation, one).into_iter().filter(move |after| doable(one, after)));
                for alone in alone {
                    prop_assert_ne!(verdict(programme, &alone), Verdict::Eligible, "{}: {:?}", programme.id, set);
                }
            }
            Ok(())
        })
    };
    runner(150).run(&whole(), law).unwrap();
    assert!(pairs.get() > 20, "only {} pairs were found", pairs.get());
}

#[test]
fn nothing_is_offered_to_a_project_that_is_eligible_or_incomplete() {
    let law = |situation: Situation| {
        each(&situation, |programme, verdict, changes| {
            if matches!(verdict, Verdict::Eligible | Verdict::Incomplete) {
                prop_assert_eq!(changes, Changes::default(), "{}", programme.id);
            }
            Ok(())
        })
    };
    runner(150).run(&partial(), law).unwrap();
}

#[test]
fn only_what_the_applicant_can_change_is_offered_and_it_is_another_answer() {
    let law = |situation: Situation| {
        each(&situation, |programme, _, changes| {
            for change in changes.sets.iter().flatten() {
                if let Change::Fact { fact, values } = change {
                    let declared = CATALOGUE.fact(&fact.0).unwrap();
                    prop_assert!(declared.changeable, "{}: nobody can change {fact}", programme.id);
                    prop_assert!(!values.is_empty() && values.iter().all(|value| situation.facts.get(fact) != Some(value)));
                }
            }
            let stated = changes.fixed.iter().all(|fact| situation.facts.contains_key(fact));
            prop_assert!(stated, "{}: a wall is an answer, {:?}", programme.id, changes.fixed);
            prop_assert!(changes.sets.is_empty() || changes.fixed.is_empty(), "{}: both a way and an obstacle", programme.id);
            Ok(())
        })
    };
    runner(150).run(&whole(), law).unwrap();
}

#[test]
fn a_village_without_a_laboratory_is_told_to_find_one() {
    let text = r#"{"facts": {"porteur": "commune", "population_totale": 1803, "population_municipale": 1739, "departement": "68",
        "region": "44", "objets": ["demarches"], "engagement": "aucun", "effet_mois": 12, "laboratoire": false, "conseillers": 0}}"#;
    let situation = guichet::domain::Dossier::read(&CATALOGUE, text).unwrap().situation;
    let sets = changes_of(&situation, "fitn-volet-2").sets;
    assert!(sets.iter().any(|set| matches!(&set[..], [Change::Fact { fact, .. }] if &*fact.0 == "laboratoire")), "{sets:?}");
}

#[test]
fn a_population_is_an_obstacle_that_nobody_can_change() {
    let text = r#"{"facts": {"porteur": "commune", "population_totale": 110174, "population_municipale": 108942, "departement": "68",
        "region": "44", "objets": ["demarches"], "engagement": "aucun", "effet_mois": 12}, "expenses": []}"#;
    let situation = guichet::domain::Dossier::read(&CATALOGUE, text).unwrap().situation;
    let changes = changes_of(&situation, "fitn-volet-1");
    let fixed: Vec<&str> = changes.fixed.iter().map(|fact| &*fact.0).collect();
    assert_eq!((changes.sets.len(), fixed), (0, vec!["population_totale", "population_municipale"]));
}
