//! Values worth trying: both sides of every threshold, every choice, and what no rule names.

use std::collections::BTreeSet;
use std::sync::Arc;

use guichet::domain::{Accepted, AmountRule, Condition, Expense, Fact, FactId, FactKind, FactValue, Money, Programme, Rule, Span};

use crate::CATALOGUE;

/// Every rule on a fact in a programme: the facts looked at, and the answers accepted.
pub fn leaves(programme: &Programme) -> Vec<(Vec<FactId>, Accepted)> {
    let mut found = Vec::new();
    for condition in [&programme.concerns, &programme.conditions] {
        condition.walk(&mut |part: &Condition| {
            if let Rule::Fact { subject, accepted } = &part.rule {
                found.push((subject.facts.clone(), accepted.clone()));
            }
        });
    }
    found
}

/// True when a rule looks at the fact, or at one that can be drawn from it.
fn concerns(facts: &[FactId], fact: &FactId) -> bool {
    let sources = |id: &FactId| CATALOGUE.fact(&id.0).is_some_and(|declared| declared.sources().any(|source| source == fact));
    facts.iter().any(|id| id == fact || sources(id))
}

/// The numbers on both sides of the ends that `programmes` give to this fact.
fn edges(fact: &FactId, programmes: &[&Programme]) -> BTreeSet<i64> {
    let mut found = BTreeSet::new();
    for programme in programmes {
        for (facts, accepted) in leaves(programme) {
            if let (true, Accepted::Numbers(span)) = (concerns(&facts, fact), accepted) {
                found.extend(span.edges());
            }
        }
        if let Some(AmountRule::RateByBand { subject, bands, .. }) = &programme.amount
            && concerns(&subject.facts, fact)
        {
            found.extend(bands.iter().map(|band| band.numbers).flat_map(Span::edges));
        }
    }
    found
}

fn codes(of: &[&str]) -> Vec<Arc<str>> {
    of.iter().map(|code| Arc::from(*code)).collect()
}

/// The values of a fact that the rules of `programmes` can tell apart, and a few that they cannot.
pub fn telling(fact: &Fact, programmes: &[&Programme]) -> Vec<FactValue> {
    let lists = |lists: &[&[&str]]| lists.iter().map(|list| FactValue::Codes(codes(list))).collect();
    match &fact.kind {
        FactKind::Integer { min, max } => {
            let within = edges(&fact.id, programmes).into_iter().filter(|number| (min..=max).contains(&number));
            within.chain([*min.max(&2021)].into_iter().filter(|_| *min > 0)).map(FactValue::Integer).collect()
        }
        FactKind::Money => {
            ["0.00", "80000.00", "199999.99", "200000.00", "200000.01"].map(|sum| FactValue::Money(Money::read(sum).unwrap())).to_vec()
        }
        FactKind::Flag => vec![FactValue::Flag(true), FactValue::Flag(false)],
        FactKind::Choice(choices) => choices.iter().map(|choice| FactValue::Code(choice.code.clone())).collect(),
        FactKind::Choices(choices) => {
            let single = choices.iter().map(|choice| FactValue::Codes(vec![choice.code.clone()]));
            single.chain([FactValue::Codes(Vec::new())]).collect()
        }
        FactKind::Code if &*fact.id.0 == "region" => codes(&["44", "27"]).into_iter().map(FactValue::Code).collect(),
        FactKind::Code => codes(&["68", "67", "90"]).into_iter().map(FactValue::Code).collect(),
        FactKind::Codes => lists(&[&[], &["68"], &["67"], &["67", "68"]]),
        FactKind::Text => vec![FactValue::Text("Westhalten".into())],
    }
}

pub fn line(category: &str, amount: &str) -> Expense {
    Expense { label: "Ligne".into(), category: category.into(), amount: Money::read(amount).unwrap() }
}

/// Expense lists that a rule can tell apart.
pub fn telling_expenses() -> Vec<Vec<Expense>> {
    vec![
        Vec::new(),
        vec![line("deploiement", "18000.00")],
        vec![line("personnel", "18000.00")],
        vec![line("personnel", "18000.00"), line("formation", "0.01")],
    ]
}
