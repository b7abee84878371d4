//! What would make a project eligible, and what has just changed.

use super::{COLON, amounts, count, days, values, verdicts};
use crate::domain::{Catalogue, Day, Fact, FactId, FactKind, FactValue, Situation, french_money, lowercase};
use crate::engine::Change;
use crate::session::{Place, PlaceKind, Shift};

/// The heading of the proposals.
pub const TITLE: &str = "Ce qui remplirait les conditions";
/// The button of a proposal.
pub const TRY: &str = "Essayer";
/// The button that takes a proposal back.
pub const TAKE_BACK: &str = "Revenir en arrière";
/// What stands beside that button.
pub const APPLIED: &str = "Vous essayez une modification du projet.";

/// The button of a proposal, for those who hear it alone.
pub fn try_this(text: &str) -> String {
    format!("{TRY}{COLON}{text}")
}

/// How many more proposals there are.
pub fn others(number: usize) -> String {
    count(number, "autre possibilité", "autres possibilités")
}

/// A set of changes in a sentence.
pub fn set(catalogue: &Catalogue, situation: &Situation, changes: &[Change]) -> String {
    let said: Vec<String> = changes.iter().map(|change| one(catalogue, situation, change)).collect();
    said.join("\u{a0}; et ")
}

fn one(catalogue: &Catalogue, situation: &Situation, change: &Change) -> String {
    match change {
        Change::Fact { fact, values } => {
            let Some(fact) = catalogue.fact(&fact.0) else { return fact.to_string() };
            if let Some(says) = transition(fact, situation, values) {
                return says.to_string();
            }
            let named: Vec<String> = values.iter().map(|value| values::value(fact, value)).collect();
            let named = if matches!(fact.kind, FactKind::Choices(_)) { named.into_iter().take(1).collect() } else { named };
            format!("{}{COLON}{}", fact.name, either(&named))
        }
        Change::Expense { categories } => {
            let named: Vec<String> =
                categories.iter().filter_map(|id| catalogue.category(id)).map(|category| category.name.to_string()).collect();
            format!("une dépense de plus, qui compte{COLON}{}", either(&named))
        }
    }
}

/// What it takes to come to one of these answers, where the catalogue says it.
fn transition<'f>(fact: &'f Fact, situation: &Situation, values: &[FactValue]) -> Option<&'f str> {
    let (Some(FactValue::Code(from)), Some(FactValue::Code(to))) = (situation.facts.get(&fact.id), values.first()) else { return None };
    fact.transitions_from(from).find(|transition| transition.leads_to(to))?.says.as_deref()
}

/// `a, b ou c`.
fn either(names: &[String]) -> String {
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} ou {last}", others.join(", ")),
        None => String::new(),
    }
}

/// What blocks and cannot be changed.
pub fn fixed(catalogue: &Catalogue, facts: &[FactId]) -> String {
    let named: Vec<&str> = facts.iter().filter_map(|id| catalogue.fact(&id.0)).map(|fact| &*fact.name).collect();
    format!("Rien de ce que vous pouvez changer n’y suffit. Ce qui bloque{COLON}{}.", named.join(", "))
}

/// What changed, in one sentence; nothing when nothing did. Programmes that change alike are named together.
pub fn shifts(catalogue: &Catalogue, shifts: &[Shift], day: Option<Day>) -> Option<String> {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    for shift in shifts {
        let (said, name) = (change(shift), &*catalogue.programme(&shift.programme)?.short);
        match groups.iter_mut().find(|(other, _)| *other == said) {
            Some((_, names)) => names.push(name),
            None => groups.push((said, vec![name])),
        }
    }
    let lead = match day {
        Some(day) => format!("Au {}", days::day(day)),
        None => count(shifts.len(), "dispositif change", "dispositifs changent"),
    };
    let said: Vec<String> = groups.into_iter().map(|(said, names)| format!("{} ({said})", names.join(", "))).collect();
    (!said.is_empty()).then(|| format!("{lead}{COLON}{}.", said.join("\u{202f}; ")))
}

/// Which place was chosen, how many answers it filled, and what that changed; or that it was taken back.
pub fn chosen(place: Option<&Place>, filled: usize, changed: Option<String>) -> String {
    let said = match place {
        None => "Choix retiré, avec les réponses qu’il avait remplies.".to_owned(),
        Some(place) => {
            let kind = if place.kind == PlaceKind::Commune { "commune" } else { "intercommunalité" };
            format!("{}, {kind}, est votre choix{COLON}{}.", place.name, count(filled, "réponse remplie", "réponses remplies"))
        }
    };
    format!("{said} {}", changed.as_deref().unwrap_or("Aucun résultat ne change."))
}

fn change(shift: &Shift) -> String {
    let verdict = shift.verdict.map(|(_, now)| lowercase(verdicts::verdict(now)));
    let state = shift.state.map(|(_, now)| days::state(now).to_owned());
    let amount = shift.amount.map(|(_, now)| now.map_or_else(|| "plus de montant".to_owned(), |now| amounts::most(&french_money(now))));
    [verdict, state, amount].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
