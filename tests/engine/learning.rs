//! Learning a fact never overturns a decision.

use std::cell::Cell;

use guichet::domain::Situation;
use guichet::engine::{Verdict, assess, contradictions};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::dossiers::{partial, whole};
use crate::{CATALOGUE, answer, day, runner, verdict};

/// Every project that knows one thing more than `known`, taken from `rest`. What can already be drawn from elsewhere is left out.
fn one_more(known: &Situation, rest: &Situation) -> Vec<(String, Situation)> {
    let unknown = CATALOGUE.facts.iter().filter(|fact| CATALOGUE.see(known, &fact.id).is_none());
    let mut found: Vec<(String, Situation)> = unknown
        .map(|fact| {
            let mut more = known.clone();
            more.facts.insert(fact.id.clone(), rest.facts.get(&fact.id).cloned().unwrap());
            (fact.id.to_string(), more)
        })
        .collect();
    found.retain(|(_, more)| contradictions(&CATALOGUE, more).is_empty());
    if known.expenses.is_none() {
        found.push(("expenses".into(), Situation { expenses: rest.expenses.clone(), ..known.clone() }));
    }
    found
}

#[test]
fn a_settled_verdict_stays_whatever_is_learnt() {
    let (settled, open) = (Cell::new(0), Cell::new(0));
    let law = |(known, rest): (Situation, Situation)| -> Result<(), TestCaseError> {
        for (learnt, more) in one_more(&known, &rest) {
            for programme in &CATALOGUE.programmes {
                let before = verdict(programme, &known);
                if before == Verdict::Incomplete {
                    open.set(open.get() + 1);
                    continue;
                }
                settled.set(settled.get() + 1);
                prop_assert_eq!(verdict(programme, &more), before, "{}: {} was learnt", programme.id, learnt);
            }
        }
        Ok(())
    };
    runner(1_000).run(&(partial(), whole()), law).unwrap();
    assert!(settled.get() > 1_000 && open.get() > 1_000, "{} settled, {} open", settled.get(), open.get());
}

#[test]
fn a_population_that_came_from_the_carrier_is_not_taken_back_by_the_one_covered() {
    let known = r#"{"facts": {"porteur": "etablissement_public_local", "objets": ["demarches"], "couvre_departement": false,
        "population_municipale": 500000}}"#;
    let known = guichet::domain::Dossier::read(&CATALOGUE, known).unwrap().situation;
    let mut more = known.clone();
    more.facts.insert("population_couverte".into(), guichet::domain::FactValue::Integer(500_001));
    let programme = CATALOGUE.programme("aap-demarches").unwrap();
    let (before, after) = (verdict(programme, &known), verdict(programme, &more));
    assert!(before == Verdict::Incomplete || before == after, "{before:?}, then {after:?} once the population covered is stated");
}

#[test]
fn a_failing_clause_stays_whatever_is_learnt() {
    let refused = Cell::new(0);
    let law = |(known, rest): (Situation, Situation)| -> Result<(), TestCaseError> {
        for programme in CATALOGUE.programmes.iter().filter(|programme| verdict(programme, &known) == Verdict::NotEligible) {
            let before = answer(&known, &programme.id).failing;
            for (learnt, more) in one_more(&known, &rest) {
                refused.set(refused.get() + 1);
                let after = answer(&more, &programme.id).failing;
                prop_assert!(before.iter().all(|clause| after.contains(clause)), "{}: {learnt}: {before:?} then {after:?}", programme.id);
            }
        }
        Ok(())
    };
    runner(250).run(&(partial(), whole()), law).unwrap();
    assert!(refused.get() > 200, "{} refused", refused.get());
}

#[test]
fn a_project_of_which_everything_is_stated_is_never_incomplete() {
    let law = |situation: Situation| -> Result<(), TestCaseError> {
        for programme in &CATALOGUE.programmes {
            prop_assert_ne!(verdict(programme, &situation), Verdict::Incomplete, "{}", programme.id);
        }
        Ok(())
    };
    runner(600).run(&whole(), law).unwrap();
}

#[test]
fn a_programme_alone_answers_as_among_the_others() {
    let law = |situation: Situation| -> Result<(), TestCaseError> {
        let all = assess(&CATALOGUE, &situation, day("2021-06-10"));
        for programme in &CATALOGUE.programmes {
            let alone = answer(&situation, &programme.id);
            prop_assert_eq!(all.answer(&programme.id), Some(&alone));
        }
        Ok(())
    };
    runner(100).run(&partial(), law).unwrap();
}
