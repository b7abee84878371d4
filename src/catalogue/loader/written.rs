//! What helps to understand the answers to a question: the areas they name, the units they bring, words that are too vague.

use std::sync::Arc;

use super::cursor::Cursor;
use crate::domain::{AreaKind, Fact, FactKind};

/// The list from which the codes of a fact are taken; none where they are open.
pub(super) fn among(cursor: &Cursor) -> Option<AreaKind> {
    let list = cursor.optional("liste")?;
    cursor.known("liste", "la liste", &list, [("departements", AreaKind::Departement), ("regions", AreaKind::Region)])
}

/// Other units in which a number may be typed: `{ nom = "an", vaut = 12 }`.
pub(super) fn units(cursor: &Cursor) -> Vec<(Arc<str>, i64)> {
    let unit = |table: Cursor| {
        let worth = table.integer("vaut").unwrap_or_default();
        if worth < 1 {
            table.fault("vaut", "une unité vaut au moins 1", Some("{ nom = \"an\", vaut = 12 }".into()));
        }
        let unit = (table.text("nom"), worth);
        table.finish();
        unit
    };
    cursor.tables("unites").into_iter().map(unit).collect()
}

/// Words that name several of the answers: `{ mot = "epci", choix = ["cc", "ca"] }`.
pub(super) fn vague(cursor: &Cursor) -> Vec<(Arc<str>, Vec<Arc<str>>)> {
    let word = |table: Cursor| {
        let word = (table.text("mot"), table.texts("choix"));
        table.finish();
        word
    };
    cursor.tables("a_preciser").into_iter().map(word).collect()
}

/// An example can be typed as it stands, a list belongs to codes, and a vague word leads to answers that there are.
pub(super) fn check(cursor: &Cursor, fact: &Fact) {
    let numbers = match fact.kind {
        // Bounds that hold nothing are a fault of their own.
        FactKind::Integer { min, max } => min <= max,
        ref kind => *kind == FactKind::Money,
    };
    if let Some(example) = fact.example.as_ref().filter(|_| numbers)
        && let Err(misread) = fact.read_text(example)
    {
        cursor.fault("exemple", misread.problem, None);
    }
    if fact.among.is_some() && !matches!(fact.kind, FactKind::Code | FactKind::Codes) {
        cursor.fault("liste", "seule une question de nature « code » ou « codes » a une liste", None);
    }
    for (index, (_, codes)) in fact.vague.iter().enumerate() {
        for code in codes.iter().filter(|code| fact.choices().iter().all(|choice| choice.code != **code)) {
            cursor.fault(&format!("a_preciser[{index}].choix"), format!("la réponse « {code} » n’existe pas"), None);
        }
    }
}
