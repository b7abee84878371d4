//! The answers to a question that the rules of a programme can tell apart: one for each way in which they treat it.

use std::cell::RefCell;
use std::sync::Arc;

use crate::domain::{Accepted, AnsweredBy, Catalogue, Fact, FactKind, FactValue, Programme, sort_by_key};

/// The most groups of codes of which every combination is tried; beyond, only single ones and pairs are.
const MAX_GROUPS: usize = 8;

/// How the rules of a programme look at a fact, itself or through a fact that is drawn from it.
enum Test<'c> {
    /// Whether it is among the answers accepted.
    Accepted(&'c Accepted),
    /// Whether the région of the département that it is, is among them.
    Region(&'c Accepted),
    /// Whether it is one of these codes, which decide what stands in for another fact.
    Among(&'c AnsweredBy),
}

impl Test<'_> {
    fn passes(&self, catalogue: &Catalogue, value: &FactValue) -> bool {
        match self {
            Test::Accepted(accepted) => accepted.contains(value),
            Test::Region(accepted) => region(catalogue, value).is_some_and(|region| accepted.contains(&region)),
            Test::Among(answered) => answered.holds(value),
        }
    }
}

/// The région of a département, as a value.
pub(super) fn region(catalogue: &Catalogue, departement: &FactValue) -> Option<FactValue> {
    let FactValue::Code(code) = departement else { return None };
    catalogue.territories.region_of(code).map(FactValue::Code)
}

/// Every way in which the programme looks at the fact.
fn tests<'c>(catalogue: &'c Catalogue, programme: &'c Programme, fact: &Fact) -> Vec<Test<'c>> {
    let mut found = Vec::new();
    programme.each_accepted(&mut |facts, accepted| {
        if facts.contains(&fact.id) {
            found.push(Test::Accepted(accepted));
        }
    });
    for fed in fact.feeds.iter().filter_map(|fed| catalogue.fact(&fed.0)) {
        let of_region = fed.drawn_from_departements().any(|id| *id == fact.id);
        programme.each_accepted(&mut |facts, accepted| {
            if facts.contains(&fed.id) {
                found.push(if of_region { Test::Region(accepted) } else { Test::Accepted(accepted) });
            }
        });
        let when = fed.fallbacks.iter().flat_map(|fallback| &fallback.when).filter(|answered| answered.fact == fact.id);
        found.extend(when.map(Test::Among));
    }
    found
}

/// Which of the tests an answer passes.
fn signature(catalogue: &Catalogue, tests: &[Test], value: &FactValue) -> Vec<bool> {
    tests.iter().map(|test| test.passes(catalogue, value)).collect()
}

/// Numbers the ways in which the programme treats answers: two that it cannot tell apart have the same.
pub(super) fn treatments<'c>(catalogue: &'c Catalogue, programme: &'c Programme, fact: &Fact) -> impl Fn(&FactValue) -> u32 + use<'c> {
    let (tests, known) = (tests(catalogue, programme, fact), RefCell::new(Vec::new()));
    move |value| {
        let (signature, mut known) = (signature(catalogue, &tests, value), known.borrow_mut());
        let at = known.iter().position(|other| *other == signature).unwrap_or(known.len());
        if at == known.len() {
            known.push(signature);
        }
        at as u32
    }
}

/// One answer for each way in which the programme may treat it, among those that are kept.
pub(super) fn answers(catalogue: &Catalogue, programme: &Programme, fact: &Fact, keep: &dyn Fn(&FactValue) -> bool) -> Vec<FactValue> {
    let tests = tests(catalogue, programme, fact);
    let codes = |codes: Vec<Arc<str>>| codes.into_iter().map(FactValue::Code).collect();
    let candidates = match &fact.kind {
        FactKind::Flag => vec![FactValue::Flag(true), FactValue::Flag(false)],
        FactKind::Integer { min, max } => return firsts(*min, *max, &edges(programme)).into_iter().map(FactValue::Integer).collect(),
        FactKind::Choice(choices) => codes(choices.iter().map(|choice| choice.code.clone()).collect()),
        FactKind::Code => codes(open_codes(catalogue, fact, &tests)),
        FactKind::Choices(choices) => lists(&tests, choices.iter().map(|choice| choice.code.clone()).collect()),
        FactKind::Codes => lists(&tests, open_codes(catalogue, fact, &tests)),
        FactKind::Money | FactKind::Text => Vec::new(),
    };
    one_of_each(candidates.into_iter().filter(|value| keep(value)).collect(), |value| signature(catalogue, &tests, value))
}

/// The first of those that have the same signature.
fn one_of_each<T>(candidates: Vec<T>, signature: impl Fn(&T) -> Vec<bool>) -> Vec<T> {
    let mut known: Vec<Vec<bool>> = Vec::new();
    let is_new = |candidate: &T| {
        let signature = signature(candidate);
        let is_new = !known.contains(&signature);
        if is_new {
            known.push(signature);
        }
        is_new
    };
    candidates.into_iter().filter(is_new).collect()
}

/// The first number of each stretch that the rules of a programme cannot tell apart, whatever fact they look at: numbers of
/// one fact may stand in for those of another, or bound them.
pub(super) fn edges(programme: &Programme) -> Vec<i64> {
    let mut edges = Vec::new();
    programme.each_accepted(&mut |_, accepted| {
        if let Accepted::Numbers(span) = accepted {
            edges.extend(span.starts());
        }
    });
    sort_by_key(&mut edges, |edge| *edge);
    edges.dedup();
    edges
}

/// The first number of each stretch between `min` and `max`.
fn firsts(min: i64, max: i64, edges: &[i64]) -> Vec<i64> {
    let inside = edges.iter().copied().filter(|edge| min < *edge && *edge <= max);
    std::iter::once(min).chain(inside).collect()
}

/// The codes that the rules name, and codes that they do not: every département where they are known, else one.
fn open_codes(catalogue: &Catalogue, fact: &Fact, tests: &[Test]) -> Vec<Arc<str>> {
    let named = tests.iter().flat_map(|test| match test {
        Test::Accepted(accepted) => accepted.codes(),
        Test::Region(_) => &[],
        Test::Among(answered) => &answered.codes,
    });
    let has_region = catalogue.facts.iter().flat_map(Fact::drawn_from_departements).any(|id| *id == fact.id);
    let known = catalogue.territories.departement_codes();
    let other: Vec<Arc<str>> = if has_region && !known.is_empty() { known } else { vec!["0".into()] };
    let mut codes: Vec<Arc<str>> = named.cloned().chain(other).collect();
    sort_by_key(&mut codes, Arc::clone);
    codes.dedup();
    codes
}

/// Lists of codes: every combination of the groups that the rules tell apart, the empty one first.
fn lists(tests: &[Test], codes: Vec<Arc<str>>) -> Vec<FactValue> {
    let alone = |code: &Arc<str>| {
        let named = |test: &Test| match test {
            Test::Accepted(accepted) | Test::Region(accepted) => accepted.codes().contains(code),
            Test::Among(answered) => answered.codes.contains(code),
        };
        tests.iter().map(named).collect::<Vec<bool>>()
    };
    let groups = one_of_each(codes, alone);
    let combined = |number: usize| groups.iter().enumerate().filter(move |(at, _)| number >> at & 1 == 1).map(|(_, code)| code.clone());
    if groups.len() <= MAX_GROUPS {
        return (0..1 << groups.len()).map(|number| FactValue::Codes(combined(number).collect())).collect();
    }
    let mut lists: Vec<Vec<Arc<str>>> = vec![Vec::new(), groups.clone()];
    for (at, code) in groups.iter().enumerate() {
        lists.push(vec![code.clone()]);
        lists.extend(groups.iter().skip(at + 1).map(|other| vec![code.clone(), other.clone()]));
    }
    lists.into_iter().map(FactValue::Codes).collect()
}
