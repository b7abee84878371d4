//! Answers that cannot both be true: nothing is concluded from them in silence.

use crate::domain::{Bound, Catalogue, Fact, FactId, FactValue, Measure, Money, Situation};

use super::missing::EXPENSES;

/// Two answers that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// The two facts, in the order of the rule; the expense lines are called `expenses`.
    pub facts: [FactId; 2],
    /// What was found in each; for a place, its own number and the answer.
    pub values: [FactValue; 2],
    /// What they contradict.
    pub rule: Contradicted,
}

/// What two answers contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contradicted {
    /// A declared bound, with its sentence.
    Bound(std::sync::Arc<str>),
    /// A département is in one région only: this one.
    Region(std::sync::Arc<str>),
    /// The place that a code names has this value, in force in this year.
    Place(FactValue, i64),
}

/// Every pair of answers that contradict each other, in the order of the catalogue.
pub fn contradictions(catalogue: &Catalogue, situation: &Situation) -> Vec<Contradiction> {
    let bounds = catalogue.bounds.iter().filter_map(|bound| of_bound(catalogue, situation, bound));
    let regions = catalogue.facts.iter().filter_map(|fact| of_region(catalogue, situation, fact));
    bounds.chain(regions).chain(of_place(catalogue, situation)).collect()
}

fn of_bound(catalogue: &Catalogue, situation: &Situation, bound: &Bound) -> Option<Contradiction> {
    let lesser = situation.facts.get(&bound.lesser)?.clone();
    let (id, greater) = match &bound.greater {
        Measure::Fact(id) => (id.clone(), FactValue::Integer(catalogue.number(situation, id)?)),
        Measure::TotalExpenses => {
            let lines = situation.expenses.as_ref().filter(|lines| !lines.is_empty())?;
            (EXPENSES.into(), FactValue::Money(lines.iter().map(|line| line.amount).sum::<Money>()))
        }
    };
    let exceeds = match (&lesser, &greater) {
        (FactValue::Integer(lesser), FactValue::Integer(greater)) => lesser > greater,
        (FactValue::Money(lesser), FactValue::Money(greater)) => lesser > greater,
        _ => false,
    };
    let facts = [bound.lesser.clone(), id];
    exceeds.then(|| Contradiction { facts, values: [lesser, greater], rule: Contradicted::Bound(bound.says.clone()) })
}

fn of_region(catalogue: &Catalogue, situation: &Situation, fact: &Fact) -> Option<Contradiction> {
    let stated = situation.facts.get(&fact.id)?;
    let departement = fact.drawn_from_departements().next()?;
    let FactValue::Code(code) = situation.facts.get(departement)? else { return None };
    let region = catalogue.territories.region_of(code)?;
    let differs = *stated != FactValue::Code(region.clone());
    let (facts, values) = ([departement.clone(), fact.id.clone()], [FactValue::Code(code.clone()), stated.clone()]);
    differs.then_some(Contradiction { facts, values, rule: Contradicted::Region(region) })
}

/// What is said of the place that the dossier names by its code. Populations of another year say nothing.
fn of_place(catalogue: &Catalogue, situation: &Situation) -> Vec<Contradiction> {
    let territories = &catalogue.territories;
    let fills = &territories.fills;
    let year = fills.population_year.as_ref().and_then(|year| situation.facts.get(year));
    let other_year = year.is_some_and(|year| *year != FactValue::Integer(territories.year));
    let Some((id, FactValue::Text(code))) = fills.code.as_ref().and_then(|id| Some((id, situation.facts.get(id)?))) else {
        return Vec::new();
    };
    let found = territories.numbers_of(code.trim()).into_iter().filter_map(|(fact, value)| {
        let stated = situation.facts.get(&fact)?;
        let counts = matches!(value, FactValue::Integer(_) | FactValue::Code(_)) && *stated != value;
        let dated = matches!(value, FactValue::Integer(_)) && other_year;
        let (facts, values) = ([id.clone(), fact], [FactValue::Text(code.clone()), stated.clone()]);
        (counts && !dated).then_some(Contradiction { facts, values, rule: Contradicted::Place(value, territories.year) })
    });
    found.collect()
}
