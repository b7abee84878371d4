//! Conditions and doubts.

use std::sync::Arc;

use serde_json::Value;

use super::bands;
use super::cursor::Cursor;
use super::words::{Words, sentence};
use crate::domain::{Accepted, Condition, FactKind, Rule, Span};

/// A list of conditions at `key`, every one of which must be met.
pub(super) fn all(cursor: &Cursor, key: &'static str, words: &Words) -> Vec<Arc<Condition>> {
    cursor.tables(key).into_iter().filter_map(|entry| finished(entry, words, true)).collect()
}

/// A list of doubts at `key`: each applies when its condition is met.
pub(super) fn doubts(cursor: &Cursor, key: &'static str, words: &Words) -> Vec<Arc<Condition>> {
    let doubt = |inner: Arc<Condition>| {
        let (says, clauses, notice) = (inner.says.clone(), inner.clauses.clone(), inner.notice.clone());
        Arc::new(Condition { says, ours: inner.ours, otherwise: None, clauses, notice, rule: Rule::Doubt(inner) })
    };
    all(cursor, key, words).into_iter().map(doubt).collect()
}

/// A condition without sentence or clause, as `quand` and `sauf` have it.
pub(super) fn bare(cursor: &Cursor, key: &'static str, words: &Words) -> Option<Arc<Condition>> {
    finished(cursor.table(key)?, words, false)
}

/// Joins conditions: all of them.
pub(super) fn joined(parts: Vec<Arc<Condition>>) -> Arc<Condition> {
    Arc::new(Condition { says: None, ours: false, otherwise: None, rule: Rule::All(parts), clauses: Vec::new(), notice: None })
}

fn finished(cursor: Cursor, words: &Words, stated: bool) -> Option<Arc<Condition>> {
    let condition = read(&cursor, words, stated);
    cursor.finish();
    condition
}

/// Reads one condition; `stated` ones carry a sentence and a clause.
pub(super) fn read(cursor: &Cursor, words: &Words, stated: bool) -> Option<Arc<Condition>> {
    let (says, ours) = match stated || cursor.has("nous") {
        true => {
            let (says, ours) = sentence(cursor);
            (Some(says), ours)
        }
        false => (cursor.optional("dit"), false),
    };
    let otherwise = cursor.optional("sinon");
    let clauses = if stated { words.clauses(cursor) } else { words.some_clauses(cursor, "clause") };
    let notice = words.notice(cursor);
    Some(Arc::new(Condition { says, ours, otherwise, rule: rule(cursor, words)?, clauses, notice }))
}

fn rule(cursor: &Cursor, words: &Words) -> Option<Rule> {
    let parts = |key| cursor.tables(key).into_iter().filter_map(|entry| finished(entry, words, false)).collect::<Vec<_>>();
    let rule = match (cursor.has("fait"), cursor.has("toutes"), cursor.has("au_moins_une")) {
        (true, false, false) => return leaf(cursor, words),
        (false, true, false) => Rule::All(parts("toutes")),
        (false, false, true) => Rule::Any(parts("au_moins_une")),
        _ => {
            let hint = "une condition a soit « fait » et « attendu », soit « toutes », soit « au_moins_une »";
            cursor.fault("", "cette condition n’est pas comprise", Some(hint.into()));
            return None;
        }
    };
    if matches!(&rule, Rule::All(parts) | Rule::Any(parts) if parts.is_empty()) {
        cursor.fault("", "cette condition n’a aucune partie", None);
    }
    Some(rule)
}

fn leaf(cursor: &Cursor, words: &Words) -> Option<Rule> {
    let subject = words.subject(cursor, "fait");
    let expected = cursor.value("attendu");
    let (subject, kind) = subject?;
    let Some(expected) = expected else {
        cursor.fault("attendu", "cette valeur manque", Some("par exemple \"moins de 100 000\", \"oui\" ou [\"commune\"]".into()));
        return None;
    };
    Some(Rule::Fact { subject, accepted: accepted(cursor, expected, kind)? })
}

fn accepted(cursor: &Cursor, expected: &Value, kind: &FactKind) -> Option<Accepted> {
    let wrong = |hint: &str| {
        cursor.fault("attendu", "cette réponse ne convient pas à ce fait", Some(hint.into()));
        None
    };
    match kind {
        FactKind::Integer { .. } => {
            let span = cursor.required("attendu", Span::read)?;
            bands::reachable(cursor, "attendu", span, kind);
            Some(Accepted::Numbers(span))
        }
        FactKind::Flag => match expected.as_str() {
            Some("oui") => Some(Accepted::Flag(true)),
            Some("non") => Some(Accepted::Flag(false)),
            _ => wrong("attendu : \"oui\" ou \"non\""),
        },
        FactKind::Choice(choices) | FactKind::Choices(choices) => {
            let known: Vec<&str> = choices.iter().map(|choice| &*choice.code).collect();
            codes(cursor, expected, Some(&known))
        }
        FactKind::Code | FactKind::Codes => codes(cursor, expected, None),
        FactKind::Money | FactKind::Text => wrong("une règle ne peut pas porter sur un montant ou un texte libre"),
    }
}

/// What becomes of a list of codes.
type Accept = fn(Vec<Arc<str>>) -> Accepted;

/// A list of codes, `{ autre_que = [...] }` or `{ aucun_de = [...] }`.
fn codes(cursor: &Cursor, expected: &Value, known: Option<&[&str]>) -> Option<Accepted> {
    let (codes, accepted): (_, Accept) = if expected.is_object() {
        let table = cursor.table("attendu")?;
        let (others, none) = (table.texts("autre_que"), table.texts("aucun_de"));
        table.finish();
        if !others.is_empty() && !none.is_empty() {
            table.fault("aucun_de", "cette clé ne va pas avec « autre_que »", Some("gardez l’une des deux".into()));
        }
        if none.is_empty() { (others, Accepted::OtherThan) } else { (none, Accepted::NoneOf) }
    } else {
        (cursor.texts("attendu"), Accepted::Among)
    };
    if codes.is_empty() {
        cursor.fault("attendu", "une liste de codes est attendue ici", None);
    }
    for code in &codes {
        if let Some(known) = known {
            cursor.known("attendu", "la réponse", code, known.iter().map(|code| (*code, ())));
        }
    }
    Some(accepted(codes))
}
