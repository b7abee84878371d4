//! The laws of the engine, on random projects whose values crowd around the thresholds of the catalogue.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod amounts;
#[allow(dead_code)]
#[path = "../conformance/cases.rs"]
mod cases;
mod changes;
mod changes_in_full;
mod channels;
mod dossiers;
mod learning;
mod locality;
mod missing;
mod oracle;
mod public_form;
mod situations;
mod values;
mod windows;

use std::sync::LazyLock;

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::{Catalogue, Day, Programme, Situation};
use guichet::engine::{Answer, Base, Changes, Scope, Verdict, assess, evaluate};
use proptest::test_runner::{Config, RngSeed, TestRunner};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| load(EMBEDDED).expect("the embedded catalogue loads"));

/// The same projects at every run; `PROPTEST_RNG_SEED` chooses others.
fn runner(cases: u32) -> TestRunner {
    let seed = std::env::var("PROPTEST_RNG_SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(2021);
    TestRunner::new(Config { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(seed), ..Config::default() })
}

fn day(text: &str) -> Day {
    Day::read(text).unwrap()
}

/// The catalogue with one programme only, for each programme: what is asked of one need not be computed for all.
static ALONE: LazyLock<Vec<Catalogue>> = LazyLock::new(|| {
    let alone = |programme: &Programme| Catalogue { programmes: vec![programme.clone()], ..CATALOGUE.clone() };
    CATALOGUE.programmes.iter().map(alone).collect()
});

/// The answer of one programme on an ordinary day of the session.
fn answer(situation: &Situation, programme: &str) -> Answer {
    let alone = ALONE.iter().find(|catalogue| catalogue.programme(programme).is_some()).unwrap();
    assess(alone, situation, day("2021-06-10")).answers.remove(0)
}

/// What would make a project eligible for one programme.
fn changes_of(situation: &Situation, programme: &str) -> Changes {
    let alone = ALONE.iter().find(|catalogue| catalogue.programme(programme).is_some()).unwrap();
    let assessment = assess(alone, situation, day("2021-06-10"));
    assessment.changes(alone, &assessment.answers[0])
}

/// The verdict of one programme alone.
fn verdict(programme: &Programme, situation: &Situation) -> Verdict {
    let base = situation.expenses.as_ref().map(|expenses| Base::of(programme, expenses));
    let scope = Scope { catalogue: &CATALOGUE, situation, base: base.as_ref() };
    Verdict::of(&evaluate(scope, &programme.concerns), &evaluate(scope, &programme.conditions))
}
