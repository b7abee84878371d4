//! Answers worth trying: enough of them to tell apart everything that the rules of a programme tell apart.

use std::sync::Arc;

use crate::domain::{Accepted, Catalogue, Effect, Fact, FactKind, FactValue, Programme, sort_by_key};

/// The answers to `fact` that a programme may tell apart; `now` is the answer given, for lists.
pub(super) fn values(programme: &Programme, fact: &Fact, now: Option<&FactValue>) -> Vec<FactValue> {
    let choices = fact.choices().iter().map(|choice| choice.code.clone());
    match (&fact.kind, now) {
        (FactKind::Flag, _) => vec![FactValue::Flag(true), FactValue::Flag(false)],
        (FactKind::Choice(_), _) => choices.map(FactValue::Code).collect(),
        (FactKind::Choices(_), Some(FactValue::Codes(given))) => choices.flat_map(|code| lists(given, &code)).collect(),
        (FactKind::Choices(_), _) => choices.map(|code| FactValue::Codes(vec![code])).chain([FactValue::Codes(Vec::new())]).collect(),
        (FactKind::Integer { min, max }, _) => {
            edges(programme, fact).into_iter().filter(|n| (min..=max).contains(&n)).map(FactValue::Integer).collect()
        }
        (FactKind::Code, _) => codes(programme, fact).into_iter().map(FactValue::Code).collect(),
        (FactKind::Codes, _) => {
            let all = codes(programme, fact);
            let single = all.iter().map(|code| FactValue::Codes(vec![code.clone()]));
            single.chain([FactValue::Codes(Vec::new()), FactValue::Codes(all.clone())]).collect()
        }
        (FactKind::Money | FactKind::Text, _) => Vec::new(),
    }
}

/// The categories that count without remark.
pub(super) fn counted(catalogue: &Catalogue, programme: &Programme) -> Vec<Arc<str>> {
    let plain = |id: &&Arc<str>| !programme.expenses.iter().any(|rule| rule.category == **id && rule.effect != Effect::Accepted);
    catalogue.categories.iter().map(|category| &category.id).filter(plain).cloned().collect()
}

/// A list with one more code, then with that one alone, then without it.
fn lists(given: &[Arc<str>], code: &Arc<str>) -> Vec<FactValue> {
    let without: Vec<_> = given.iter().filter(|other| *other != code).cloned().collect();
    let with: Vec<_> = without.iter().cloned().chain([code.clone()]).collect();
    [with, vec![code.clone()], without].into_iter().map(FactValue::Codes).collect()
}

/// The sets of answers that a programme accepts for a fact, or for one that it stands in for.
fn accepted<'p>(programme: &'p Programme, fact: &Fact, visit: &mut dyn FnMut(&'p Accepted)) {
    programme.each_accepted(&mut |facts, accepted| {
        if facts.contains(&fact.id) || fact.feeds.iter().any(|fed| facts.contains(fed)) {
            visit(accepted);
        }
    });
}

fn edges(programme: &Programme, fact: &Fact) -> Vec<i64> {
    let mut edges = Vec::new();
    accepted(programme, fact, &mut |accepted| {
        if let Accepted::Numbers(span) = accepted {
            edges.extend(span.edges());
        }
    });
    sort_by_key(&mut edges, |edge| *edge);
    edges.dedup();
    edges
}

/// The codes that the rules name, and one that none of them does.
fn codes(programme: &Programme, fact: &Fact) -> Vec<Arc<str>> {
    let mut codes: Vec<Arc<str>> = vec!["0".into()];
    accepted(programme, fact, &mut |accepted| codes.extend(accepted.codes().iter().cloned()));
    sort_by_key(&mut codes, Arc::clone);
    codes.dedup();
    codes
}
