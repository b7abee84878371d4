//! What stands in for a fact, and to whom its question is put, held against the facts that are named there.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::bounds;
use super::cursor::Cursor;
use crate::domain::{Choice, Fact, FactId, FactKind, Fallback, nearest};

/// Faults at the keys `a_defaut`, `oui_si`, `non_si` and `posee_si` of every fact.
pub(super) fn check(root: &Cursor, facts: &[Fact]) {
    let known: BTreeMap<&FactId, &Fact> = facts.iter().rev().map(|fact| (&fact.id, fact)).collect();
    let by_id = |id: &FactId| known.get(id).copied();
    for (index, fact) in facts.iter().enumerate() {
        let fault = |key: &str, problem: String, hint: Option<String>| root.fault(&format!("faits[{index}].{key}"), problem, hint);
        match &fact.fallback {
            Fallback::None => {}
            Fallback::SameAs(sources) => {
                for problem in sources.iter().filter_map(by_id).filter_map(|source| unlike(fact, source)) {
                    fault("a_defaut", problem, Some("un fait n’en remplace un autre que s’il attend les mêmes réponses".into()));
                }
                if sources.len() > bounds::FALLBACKS {
                    fault("a_defaut", format!("{} faits sont nommés ici", sources.len()), Some(format!("{} au plus", bounds::FALLBACKS)));
                }
            }
            Fallback::Flag { fact: source, yes, no } => {
                let first = if yes.is_empty() { "non_si" } else { "oui_si" };
                if fact.kind != FactKind::Flag {
                    fault(first, "seul un fait de nature « oui_non » se déduit ainsi".into(), None);
                }
                let closed = by_id(source).is_some_and(|source| matches!(source.kind, FactKind::Choice(_)));
                for (key, codes) in [("oui_si", yes), ("non_si", no)].into_iter().filter(|(key, _)| closed || *key == first) {
                    answers(by_id(source), codes, &|problem, hint| fault(key, problem, hint));
                }
                if let Some(both) = yes.iter().find(|code| no.contains(code)) {
                    fault("non_si", format!("la réponse « {both} » est aussi dans « oui_si »"), None);
                }
            }
        }
        if let Some((source, codes)) = &fact.asked_if {
            answers(by_id(source), codes, &|problem, hint| fault("posee_si", problem, hint));
        }
    }
}

/// Why one fact cannot stand in for another. A single answer stands in for a list of one.
fn unlike(fact: &Fact, source: &Fact) -> Option<String> {
    let unknown = |source: &[Choice]| source.iter().find(|choice| !fact.choices().iter().any(|own| own.code == choice.code)).cloned();
    match (&fact.kind, &source.kind) {
        (FactKind::Choice(_), FactKind::Choice(given)) | (FactKind::Choices(_), FactKind::Choice(given) | FactKind::Choices(given)) => {
            unknown(given)
                .map(|choice| format!("la réponse « {} » de « {} » n’est pas une réponse à « {} »", choice.code, source.id, fact.id))
        }
        (FactKind::Integer { .. }, FactKind::Integer { .. }) => None,
        (FactKind::Codes, FactKind::Code) => None,
        (one, other) if one == other => None,
        _ => Some(format!("« {} » n’a pas la même nature que « {} »", source.id, fact.id)),
    }
}

/// The codes are answers to a closed question with one answer, for such a question is all that is looked at.
fn answers(source: Option<&Fact>, codes: &[Arc<str>], fault: &dyn Fn(String, Option<String>)) {
    let Some(source) = source else { return };
    let FactKind::Choice(choices) = &source.kind else {
        return fault(
            format!("« {} » n’est pas une question à une seule réponse parmi une liste", source.id),
            Some("nature = \"choix\"".into()),
        );
    };
    for code in codes.iter().filter(|code| !choices.iter().any(|choice| choice.code == **code)) {
        let near = nearest(code, choices.iter().map(|choice| &*choice.code));
        let listed = || choices.iter().take(12).map(|choice| &*choice.code).collect::<Vec<_>>().join(", ");
        let hint = near.map_or_else(|| format!("attendu : {}", listed()), |near| format!("vouliez-vous dire « {near} » ?"));
        fault(format!("« {code} » n’est pas une réponse à « {} »", source.id), Some(hint));
    }
}
