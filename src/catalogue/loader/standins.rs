//! What stands in for a fact, to whom its question is put and what its answers become, held against the facts named there.

use std::sync::Arc;

use super::bounds;
use super::cursor::Cursor;
use super::index::Index;
use crate::domain::{AnsweredBy, Choice, Fact, FactId, FactKind, FactValue, Source, nearest};

/// Records a fault at a key, with a hint.
type Tell<'t> = &'t dyn Fn(&str, String, Option<String>);

/// Finds a fact by its name.
type Known<'f> = &'f dyn Fn(&FactId) -> Option<&'f Fact>;

/// Faults at the keys of every fact that name other facts and their answers.
pub(super) fn check(root: &Cursor, facts: &[Fact]) {
    let places = Index::of(facts.iter().map(|fact| &*fact.id.0));
    let known: Known = &|id| facts.get(places.place(&id.0)?);
    let written = root.tables("faits");
    for (index, fact) in facts.iter().enumerate() {
        let tell: Tell = &|key, problem, hint| root.fault(&format!("faits[{index}].{key}"), problem, hint);
        let drawn: Vec<&str> = written.get(index).map(|cursor| drawn(cursor)).unwrap_or_default();
        let first_drawn = fact.fallbacks.len().saturating_sub(drawn.len());
        for (index, fallback) in fact.fallbacks.iter().enumerate() {
            let key = index.checked_sub(first_drawn).and_then(|index| drawn.get(index)).copied().unwrap_or("a_defaut");
            fallback.when.iter().for_each(|answered| answers(known, answered, key, tell));
            if let Some((problem, hint)) = unlike(known, fact, &fallback.gives) {
                tell(key, problem, Some(hint.to_owned()));
            }
        }
        if fact.fallbacks.len() > bounds::FALLBACKS {
            tell("a_defaut", format!("{} replis", fact.fallbacks.len()), Some(format!("{} au plus", bounds::FALLBACKS)));
        }
        both(fact, tell);
        for (key, answered) in [("posee_si", &fact.asked_if), ("modifiable_si", &fact.changeable_if)] {
            answered.iter().for_each(|answered| answers(known, answered, key, tell));
        }
        transitions(fact, tell);
    }
}

/// The keys of a yes or a no drawn from a question: they come after the other fallbacks.
fn drawn(cursor: &Cursor) -> Vec<&'static str> {
    ["oui_si", "non_si"].into_iter().filter(|key| cursor.declares(key)).collect()
}

/// Why a source cannot stand in for a fact, and what can. A single answer stands in for a list of one.
fn unlike(known: Known, fact: &Fact, gives: &Source) -> Option<(String, &'static str)> {
    const SAME: &str = "un fait n’en remplace un autre que s’il attend les mêmes réponses";
    let source = match gives {
        Source::Value(FactValue::Flag(_)) if fact.kind != FactKind::Flag => {
            return Some(("seul un fait de nature « oui_non » se déduit ainsi".into(), "nature = \"oui_non\""));
        }
        Source::Value(_) => return None,
        Source::RegionOf(source) => {
            let codes = fact.kind == FactKind::Code && known(source).is_none_or(|source| source.kind == FactKind::Code);
            let problem = "une région se déduit d’un département, et les deux sont des codes";
            return (!codes).then(|| (problem.into(), "nature = \"code\""));
        }
        Source::Fact(source) => known(source)?,
    };
    let strange = |given: &[Choice]| given.iter().find(|choice| !fact.choices().iter().any(|own| own.code == choice.code)).cloned();
    let problem = match (&fact.kind, &source.kind) {
        (FactKind::Choice(_), FactKind::Choice(given)) | (FactKind::Choices(_), FactKind::Choice(given) | FactKind::Choices(given)) => {
            let choice = strange(given)?;
            format!("la réponse « {} » de « {} » n’est pas une réponse à « {} »", choice.code, source.id, fact.id)
        }
        (FactKind::Integer { .. }, FactKind::Integer { .. }) | (FactKind::Codes, FactKind::Code) => return None,
        (one, other) if one == other => return None,
        _ => format!("« {} » n’a pas la même nature que « {} »", source.id, fact.id),
    };
    Some((problem, SAME))
}

/// One answer cannot make a yes and a no.
fn both(fact: &Fact, tell: Tell) {
    let drawn = |flag: bool| {
        let of = move |fallback: &&crate::domain::Fallback| fallback.gives == Source::Value(FactValue::Flag(flag));
        fact.fallbacks.iter().filter(of).filter_map(|fallback| fallback.when.first())
    };
    let pairs = drawn(true).flat_map(|yes| drawn(false).map(move |no| (yes, no))).filter(|(yes, no)| yes.fact == no.fact);
    for code in pairs.flat_map(|(yes, no)| yes.codes.iter().filter(|code| no.codes.contains(code))).take(1) {
        tell("non_si", format!("la réponse « {code} » est aussi dans « oui_si »"), None);
    }
}

/// The codes are answers to a question that has codes.
fn answers(known: Known, answered: &AnsweredBy, key: &str, tell: Tell) {
    let Some(source) = known(&answered.fact) else { return };
    match &source.kind {
        FactKind::Choice(choices) | FactKind::Choices(choices) => among(choices, &answered.codes, &source.id, key, tell),
        FactKind::Code | FactKind::Codes => {}
        _ => {
            let hint = "nature = \"choix\", \"choix_multiples\", \"code\" ou \"codes\"";
            tell(key, format!("« {} » n’est pas une question dont les réponses ont un code", source.id), Some(hint.into()));
        }
    }
}

fn among(choices: &[Choice], codes: &[Arc<str>], of: &FactId, key: &str, tell: Tell) {
    for code in codes.iter().filter(|code| !choices.iter().any(|choice| choice.code == **code)) {
        let near = nearest(code, choices.iter().map(|choice| &*choice.code));
        let listed = || choices.iter().take(12).map(|choice| &*choice.code).collect::<Vec<_>>().join(", ");
        let hint = near.map_or_else(|| format!("attendu : {}", listed()), |near| format!("vouliez-vous dire « {near} » ?"));
        tell(key, format!("« {code} » n’est pas une réponse à « {of} »"), Some(hint));
    }
}

/// What an answer becomes is an answer to the same question.
fn transitions(fact: &Fact, tell: Tell) {
    if !fact.transitions.is_empty() && !matches!(fact.kind, FactKind::Choice(_)) {
        return tell("devient", "seule une réponse à une question fermée devient une autre".into(), Some("nature = \"choix\"".into()));
    }
    for (index, transition) in fact.transitions.iter().enumerate() {
        for (end, codes) in [("de", &transition.from), ("vers", &transition.to)] {
            among(fact.choices(), codes, &fact.id, &format!("devient[{index}].{end}"), tell);
        }
    }
}
