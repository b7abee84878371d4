//! Random projects: every fact may be known or not, values crowd around the thresholds.

use guichet::domain::{Expense, Fact, FactKind, FactValue, Money, Programme, Situation};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::CATALOGUE;
use crate::values::telling;

/// A value of a fact.
fn value(fact: &'static Fact) -> BoxedStrategy<FactValue> {
    let programmes: Vec<&Programme> = CATALOGUE.programmes.iter().collect();
    let known = select(telling(fact, &programmes));
    match &fact.kind {
        FactKind::Integer { min, max } => {
            let ordinary = (*min..=(*max).min(min + 700_000)).prop_map(FactValue::Integer);
            let any = (*min..=*max).prop_map(FactValue::Integer);
            prop_oneof![4 => known, 3 => ordinary, 1 => any].boxed()
        }
        FactKind::Money => prop_oneof![2 => known, 2 => amount().prop_map(FactValue::Money)].boxed(),
        FactKind::Choices(choices) => {
            let codes: Vec<_> = choices.iter().map(|choice| choice.code.clone()).collect();
            let most = codes.len();
            proptest::sample::subsequence(codes, 0..=most).prop_map(FactValue::Codes).boxed()
        }
        _ => known.boxed(),
    }
}

/// An amount: round, on an edge of the envelope once a rate is applied, or any.
pub fn amount() -> BoxedStrategy<Money> {
    let known = ["0.00", "0.01", "33333.33", "270000.00", "270000.01", "337499.99", "337500.00", "337500.02", "1350000.05"];
    let any = (0_u64..100_000_000).prop_map(|cents| format!("{}.{:02}", cents / 100, cents % 100));
    prop_oneof![1 => select(known.to_vec()).prop_map(str::to_owned), 3 => any].prop_map(|text| Money::read(&text).unwrap()).boxed()
}

/// An expense line of any category.
pub fn expense() -> impl Strategy<Value = Expense> {
    let categories: Vec<_> = CATALOGUE.categories.iter().map(|category| category.id.clone()).collect();
    (select(categories), amount()).prop_map(|(category, amount)| Expense { label: "Ligne".into(), category, amount })
}

/// A project of which everything is stated.
pub fn whole() -> impl Strategy<Value = Situation> {
    let facts: Vec<_> = CATALOGUE.facts.iter().map(|fact| value(fact).prop_map(|value| (fact.id.clone(), value))).collect();
    (facts, vec(expense(), 0..5)).prop_map(|(facts, lines)| {
        let mut situation = Situation { facts: facts.into_iter().collect(), expenses: Some(lines) };
        agree(&mut situation);
        situation
    })
}

/// Makes the answers agree with each other: a number is at most the one that bounds it, a région is that of the département.
pub fn agree(situation: &mut Situation) {
    let number = |situation: &Situation, id: &str| match situation.facts.get(id) {
        Some(FactValue::Integer(number)) => *number,
        _ => 0,
    };
    for (lesser, greater) in [
        ("population_municipale", "population_totale"),
        ("population_couverte_municipale", "population_couverte"),
        ("population_totale", "population_couverte"),
        ("population_municipale", "population_couverte_municipale"),
        ("population_couverte_municipale", "population_couverte"),
    ] {
        let (low, high) = (number(situation, lesser), number(situation, greater));
        situation.facts.insert(lesser.into(), FactValue::Integer(low.min(high)));
        situation.facts.insert(greater.into(), FactValue::Integer(low.max(high)));
    }
    let elsewhere = situation.facts.get("departement") == Some(&FactValue::Code("90".into()));
    situation.facts.insert("region".into(), FactValue::Code(if elsewhere { "27" } else { "44" }.into()));
    let total: Money = situation.expenses.iter().flatten().map(|line| line.amount).sum();
    if let Some(FactValue::Money(share)) = situation.facts.get("part_collectivite")
        && *share > total
    {
        situation.facts.insert("part_collectivite".into(), FactValue::Money(total));
    }
}

/// A project of which a part is stated: half of it, most of it, or nearly all.
pub fn partial() -> impl Strategy<Value = Situation> {
    let mask = select(vec![0.5, 0.75, 0.93]).prop_flat_map(|share| vec(prop::bool::weighted(share), CATALOGUE.facts.len() + 1));
    (whole(), mask).prop_map(|(mut situation, mask)| {
        for (fact, _) in CATALOGUE.facts.iter().zip(&mask).filter(|(_, known)| !**known) {
            situation.facts.remove(&fact.id);
        }
        situation.expenses = situation.expenses.filter(|_| mask[CATALOGUE.facts.len()]);
        situation
    })
}
