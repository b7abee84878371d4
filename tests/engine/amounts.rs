//! Bounds, neutrality and monotony of amounts.

use std::cell::Cell;

use guichet::domain::{AmountRule, Expense, FactValue, Money, Situation};
use guichet::engine::{Amount, RateReading};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use rust_decimal::Decimal;

use crate::dossiers::{amount, partial, whole};
use crate::values::line;
use crate::{CATALOGUE, answer, runner};

const VOLET_1: &str = "fitn-volet-1";

fn cents(sum: Money) -> i128 {
    sum.to_string().replace('.', "").parse().unwrap()
}

/// A share cut to the cent, in whole numbers.
fn share(base: Money, percent: Decimal) -> i128 {
    let hundredths: i128 = (percent * Decimal::ONE_HUNDRED).trunc().to_string().parse().unwrap();
    cents(base) * hundredths / 10_000
}

fn within(reading: &RateReading, base: Money, cap: Money) -> Result<(), TestCaseError> {
    let Some(sums) = reading.sums else { return Ok(()) };
    prop_assert_eq!(cents(sums.uncapped), share(base, reading.rate.ceiling));
    prop_assert_eq!(cents(sums.high), share(base, reading.rate.ceiling).min(cents(cap)));
    prop_assert_eq!(sums.low.map(cents), reading.rate.floor.map(|floor| share(base, floor).min(cents(cap))));
    prop_assert!(sums.low.unwrap_or_default() <= sums.high && sums.high <= base && sums.high <= cap);
    prop_assert!(sums.without_discouraged.unwrap_or_default() <= sums.high);
    Ok(())
}

#[test]
fn every_amount_is_cut_to_the_cent_within_its_base_and_the_envelope() {
    let (rates, others, bounds, units) = (Cell::new(0), Cell::new(0), Cell::new(0), Cell::new(0));
    let count = |counter: &Cell<u32>| counter.set(counter.get() + 1);
    let law = |situation: Situation| -> Result<(), TestCaseError> {
        for programme in &CATALOGUE.programmes {
            let answer = answer(&situation, &programme.id);
            let cap = programme.amount.as_ref().and_then(AmountRule::cap).map(|cap| cap.amount);
            match &answer.amount {
                Some(amount @ Amount::Rate { .. }) => {
                    let base = answer.base.as_ref().map(|base| base.base).unwrap_or_default();
                    amount.headline().map_or(Ok(()), |reading| within(reading, base, cap.unwrap()))?;
                    rates.set(rates.get() + u32::from(amount.headline().is_some()));
                    if let Some((lower, higher)) = amount.headline().zip(amount.other()) {
                        within(higher, base, cap.unwrap())?;
                        prop_assert!(lower.rate.ceiling <= higher.rate.ceiling, "the headline is the lower reading");
                        count(&others);
                    }
                }
                Some(Amount::Bound { share, bound }) => {
                    prop_assert_eq!(*bound, (*share).min(cap.unwrap()));
                    count(&bounds);
                }
                Some(Amount::PerUnit { units: number, low, high }) => {
                    prop_assert_eq!((cents(*low), cents(*high)), (4_000_000 * i128::from(*number), 5_000_000 * i128::from(*number)));
                    count(&units);
                }
                None => {}
            }
        }
        Ok(())
    };
    runner(700).run(&partial(), law).unwrap();
    let counts = [rates.get(), others.get(), bounds.get(), units.get()];
    assert!(counts.iter().all(|count| *count > 3), "too few amounts: {counts:?}");
}

#[test]
fn an_excluded_line_changes_neither_the_base_nor_the_amount_of_volet_1() {
    let excluded = (select(vec!["personnel", "equipement_agents"]), amount());
    let seen = Cell::new(0);
    let law = |(before, (category, amount), at): (Situation, (&str, Money), prop::sample::Index)| -> Result<(), TestCaseError> {
        let lines = before.expenses.clone().unwrap_or_default();
        prop_assume!(lines.iter().any(|line| !["personnel", "equipement_agents"].contains(&&*line.category) && !line.amount.is_zero()));
        let mut after = before.clone();
        let at = at.index(lines.len() + 1);
        after.expenses.as_mut().unwrap().insert(at, Expense { amount, ..line(category, "0.00") });
        let (one, two) = (answer(&before, VOLET_1), answer(&after, VOLET_1));
        prop_assert_eq!(one.base.unwrap().base, two.base.unwrap().base);
        prop_assert_eq!((one.verdict, &one.failing, &one.amount), (two.verdict, &two.failing, &two.amount));
        seen.set(seen.get() + u32::from(one.amount.is_some()));
        Ok(())
    };
    runner(400).run(&(whole(), excluded, any::<prop::sample::Index>()), law).unwrap();
    assert!(seen.get() > 100, "only {} amounts were compared", seen.get());
}

/// The most that volet 1 shows for a sound project with this population; nothing is zero.
fn most(total: i64, municipal: i64, cost: Money) -> (Money, Option<Decimal>) {
    let facts = [
        ("porteur", FactValue::Code("ca".into())),
        ("departement", FactValue::Code("68".into())),
        ("objets", FactValue::Codes(vec!["demarches".into()])),
        ("engagement", FactValue::Code("aucun".into())),
        ("effet_mois", FactValue::Integer(12)),
        ("population_totale", FactValue::Integer(total)),
        ("population_municipale", FactValue::Integer(municipal)),
    ];
    let facts = facts.into_iter().map(|(id, value)| (id.into(), value)).collect();
    let expenses = Some(vec![Expense { amount: cost, ..line("deploiement", "0.00") }]);
    let amount = answer(&Situation { facts, expenses }, VOLET_1).amount;
    let reading = amount.as_ref().and_then(Amount::headline);
    reading.map_or((Money::ZERO, None), |reading| (reading.sums.unwrap().high, Some(reading.rate.ceiling)))
}

#[test]
fn the_most_that_volet_1_shows_never_rises_with_population() {
    let edges = select(vec![0_i64, 999, 1_000, 1_001, 79_999, 80_000, 80_001, 99_999, 100_000, 100_001]);
    let population = prop_oneof![edges, 0_i64..130_000].boxed();
    let law = |(one, two, apart, cost): (i64, i64, i64, Money)| -> Result<(), TestCaseError> {
        let (small, large) = (one.min(two), one.max(two));
        let most = |population: i64| most(population, (population - apart).max(0), cost).0;
        prop_assert!(most(small) >= most(large), "{small} gives {}, {large} gives {}", most(small), most(large));
        Ok(())
    };
    runner(500).run(&(population.clone(), population, 0_i64..5_000, amount()), law).unwrap();
}

#[test]
fn the_ceiling_goes_down_by_the_steps_of_the_page() {
    let ceiling = |population| most(population, population, Money::euros(1_000)).1.map(|rate| rate.normalize().to_string());
    let steps = [999, 1_000, 79_999, 80_000, 80_001, 99_999, 100_000].map(ceiling);
    let expected = [Some("100"), Some("80"), Some("80"), Some("20"), Some("20"), Some("20"), None];
    assert_eq!(steps, expected.map(|step| step.map(str::to_owned)));
}
