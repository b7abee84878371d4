//! A second, plain reading of the rules for projects of which everything is stated: same verdicts, same clauses.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use guichet::domain::{Condition, Effect, Programme, Rule, Situation};
use guichet::engine::Verdict;
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use crate::dossiers::whole;
use crate::{CATALOGUE, answer, runner};

/// Yes or no, for one reading of the page.
fn holds(condition: &Condition, programme: &Programme, situation: &Situation, reading: usize) -> bool {
    match &condition.rule {
        Rule::Fact { subject, accepted } => accepted.contains(&CATALOGUE.see(situation, subject.fact(reading)).unwrap().value),
        Rule::All(parts) => parts.iter().all(|part| holds(part, programme, situation, reading)),
        Rule::Any(parts) => parts.iter().any(|part| holds(part, programme, situation, reading)),
        Rule::Doubt(mark) => !holds(mark, programme, situation, reading),
        Rule::FundableExpense => {
            let lines = situation.expenses.as_ref().unwrap();
            let paid = lines.iter().filter(|line| !line.amount.is_zero()).collect::<Vec<_>>();
            paid.is_empty() || paid.iter().any(|line| excluding(programme, &line.category).is_none())
        }
    }
}

/// The clauses that exclude a category.
fn excluding(programme: &Programme, category: &str) -> Option<BTreeSet<String>> {
    let rule = programme.expenses.iter().find(|rule| &*rule.category == category && rule.effect == Effect::Excluded)?;
    Some(rule.clauses.iter().map(ToString::to_string).collect())
}

fn parts(programme: &Programme) -> Vec<&Condition> {
    match &programme.conditions.rule {
        Rule::All(parts) => parts.iter().map(|part| &**part).collect(),
        _ => panic!("the conditions of a programme are a list"),
    }
}

/// One reading: refused, doubtful or met.
fn one_reading(programme: &Programme, situation: &Situation, reading: usize) -> Verdict {
    let unmet = parts(programme).into_iter().filter(|part| !holds(part, programme, situation, reading));
    let (doubts, refusals): (Vec<_>, Vec<_>) = unmet.partition(|part| matches!(part.rule, Rule::Doubt(_)));
    match (refusals.is_empty(), doubts.is_empty()) {
        (false, _) => Verdict::NotEligible,
        (true, false) => Verdict::ToConfirm,
        (true, true) => Verdict::Eligible,
    }
}

/// Readings that agree are believed; readings that differ are a doubt.
fn expected(programme: &Programme, situation: &Situation) -> Verdict {
    if !holds(&programme.concerns, programme, situation, 0) {
        return Verdict::NotApplicable;
    }
    let verdicts: BTreeSet<Verdict> = (0..CATALOGUE.readings.len()).map(|reading| one_reading(programme, situation, reading)).collect();
    if verdicts.len() == 1 { *verdicts.first().unwrap() } else { Verdict::ToConfirm }
}

/// Every clause of every condition that fails under all readings, and those that exclude the lines.
fn refusing(programme: &Programme, situation: &Situation) -> BTreeSet<String> {
    let fails = |part: &&Condition| (0..CATALOGUE.readings.len()).all(|reading| !holds(part, programme, situation, reading));
    let refusals = parts(programme).into_iter().filter(|part| !matches!(part.rule, Rule::Doubt(_))).filter(fails);
    let clauses = |part: &Condition| match part.rule {
        Rule::FundableExpense => {
            situation.expenses.iter().flatten().filter_map(|line| excluding(programme, &line.category)).flatten().collect()
        }
        _ => part.clauses.iter().map(ToString::to_string).collect::<BTreeSet<_>>(),
    };
    refusals.flat_map(clauses).collect()
}

#[test]
fn verdicts_and_failing_clauses_are_those_of_a_plain_reading() {
    let seen: RefCell<BTreeMap<Verdict, u32>> = RefCell::default();
    let law = |situation: Situation| -> Result<(), TestCaseError> {
        for programme in &CATALOGUE.programmes {
            let answer = answer(&situation, &programme.id);
            prop_assert_eq!(answer.verdict, expected(programme, &situation), "{}", programme.id);
            let failing: BTreeSet<String> = answer.failing.iter().map(ToString::to_string).collect();
            prop_assert_eq!(failing.len(), answer.failing.len(), "a clause is listed twice");
            let refused = answer.verdict == Verdict::NotEligible;
            prop_assert_eq!(failing, if refused { refusing(programme, &situation) } else { BTreeSet::new() }, "{}", programme.id);
            *seen.borrow_mut().entry(answer.verdict).or_default() += 1;
        }
        Ok(())
    };
    runner(1_000).run(&whole(), law).unwrap();
    for verdict in [Verdict::Eligible, Verdict::ToConfirm, Verdict::NotEligible, Verdict::NotApplicable] {
        assert!(seen.borrow().get(&verdict).is_some_and(|count| *count > 40), "{verdict:?}: {:?}", seen.borrow());
    }
}

#[test]
fn every_failing_clause_is_listed_and_not_only_the_first() {
    let text = r#"{"facts": {"porteur": "commune", "nom": "Mulhouse", "population_totale": 110174, "population_municipale": 108942,
        "departement": "90", "objets": ["demarches"], "engagement": "acte_juridique", "effet_mois": 12},
        "expenses": [{"category": "personnel", "amount": "1000.00"}, {"category": "equipement_agents", "amount": "1.00"}]}"#;
    let situation = guichet::domain::Dossier::read(&CATALOGUE, text).unwrap().situation;
    let failing: Vec<String> = answer(&situation, "fitn-volet-1").failing.iter().map(ToString::to_string).collect();
    let expected = ["V1-04", "V1-01", "V1-03", "V1-14", "V1-06", "V1-07"];
    assert_eq!(failing.iter().collect::<BTreeSet<_>>(), expected.map(str::to_owned).iter().collect());
}
