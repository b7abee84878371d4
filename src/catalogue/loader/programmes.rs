//! One programme file.

use std::sync::Arc;

use super::cursor::Cursor;
use super::words::{Words, sentence};
use super::{addresses, amounts, calendars, conditions, names};
use crate::domain::{Condition, Day, Effect, Example, ExpenseRule, Link, LinkKind, NoticeRule, Preference, Programme, Rule, Statement};

/// Reads a programme; faults are recorded at their place.
pub(super) fn read(cursor: &Cursor, words: &Words) -> Option<Programme> {
    let concerns = conditions::all(cursor, "concerne", words);
    if concerns.is_empty() {
        cursor.fault("concerne", "un programme dit de quoi il s’occupe", Some("[[concerne]] dit, fait, attendu, clause".into()));
    }
    let mut rules = conditions::all(cursor, "conditions", words);
    rules.extend(conditions::doubts(cursor, "doutes", words));
    names::distinct(cursor, "depenses", "categorie", |place, name, taken| {
        if taken {
            cursor.fault(place, format!("la catégorie « {name} » a déjà son effet plus haut"), Some("gardez l’un des deux".into()));
        }
    });
    let expenses: Vec<ExpenseRule> = cursor.tables("depenses").into_iter().filter_map(|entry| expense(entry, words)).collect();
    rules.extend(fundable(cursor, words));
    let verified_on = cursor.required("verifie_le", Day::read);
    let programme = Programme {
        id: cursor.text("id"),
        name: cursor.text("nom"),
        short: cursor.text("court"),
        instructor: instructor(cursor, words),
        verified_on: verified_on.or_else(|| Day::read("2021-01-01").ok())?,
        concerns: conditions::joined(concerns),
        conditions: conditions::joined(rules),
        expenses,
        amount: amounts::read(cursor, words),
        calendar: calendars::read(cursor, words),
        preferences: cursor.tables("preferences").into_iter().map(|entry| preference(entry, words)).collect(),
        obligations: words.statements(cursor, "obligations"),
        notices: cursor.tables("avis").into_iter().flat_map(|entry| notice(entry, words)).collect(),
        standing: words.statements(cursor, "a_savoir"),
        links: cursor.tables("liens").into_iter().filter_map(|entry| link(entry, words)).collect(),
        examples: examples(cursor, words),
    };
    cursor.finish();
    Some(programme)
}

fn instructor(cursor: &Cursor, words: &Words) -> Statement {
    let Some(table) = cursor.table("instructeur") else {
        cursor.fault("instructeur", "cette table manque", Some("instructeur = { dit, clause }".into()));
        return Statement { text: "".into(), ours: false, clauses: Vec::new() };
    };
    let statement = words.statement(&table);
    table.finish();
    statement
}

fn expense(cursor: Cursor, words: &Words) -> Option<ExpenseRule> {
    const EFFECTS: [(&str, Effect); 4] = [
        ("exclue", Effect::Excluded),
        ("deconseillee", Effect::Discouraged),
        ("admise", Effect::Accepted),
        ("a_confirmer", Effect::ToConfirm),
    ];
    let category = words.category(&cursor);
    let effect = cursor.known("effet", "l’effet", &cursor.text("effet"), EFFECTS);
    let (clauses, notice) = (words.clauses(&cursor), words.notice(&cursor));
    cursor.finish();
    Some(ExpenseRule { category, effect: effect?, clauses, notice })
}

/// `depense_financable`: at least one line must be left once the excluded ones are taken away.
fn fundable(cursor: &Cursor, words: &Words) -> Option<Arc<Condition>> {
    let table = cursor.table("depense_financable")?;
    let ((says, ours), clauses, notice) = (sentence(&table), words.clauses(&table), words.notice(&table));
    table.finish();
    Some(Arc::new(Condition { says: Some(says), ours, otherwise: None, rule: Rule::FundableExpense, clauses, notice }))
}

fn preference(cursor: Cursor, words: &Words) -> Preference {
    let condition = (cursor.has("fait") || cursor.has("au_moins_une")).then(|| conditions::read(&cursor, words, true)).flatten();
    let preference = Preference {
        says: cursor.text("dit"),
        condition,
        unless: conditions::bare(&cursor, "sauf", words),
        clauses: words.clauses(&cursor),
        notice: words.notice(&cursor),
    };
    cursor.finish();
    preference
}

fn notice(cursor: Cursor, words: &Words) -> Vec<NoticeRule> {
    if !cursor.has("id") {
        cursor.fault("id", "cette valeur manque", None);
    }
    let (when, unless) = (conditions::bare(&cursor, "quand", words), conditions::bare(&cursor, "sauf", words));
    let (notices, clauses) = (words.notices(&cursor, "id"), words.clauses(&cursor));
    cursor.finish();
    let rule = |notice| NoticeRule { notice, when: when.clone(), unless: unless.clone(), clauses: clauses.clone() };
    notices.into_iter().map(rule).collect()
}

fn link(cursor: Cursor, words: &Words) -> Option<Link> {
    const KINDS: [(&str, LinkKind); 3] =
        [("depot", LinkKind::Filing), ("information", LinkKind::Information), ("contact", LinkKind::Contact)];
    let kind = cursor.known("nature", "la nature", &cursor.text("nature"), KINDS);
    let address = if cursor.has("adresse") { addresses::address(&cursor, "adresse") } else { None };
    let Statement { text, clauses, .. } = words.statement(&cursor);
    if let Some(problem) = address.as_deref().and_then(|address| addresses::misleading(&text, address)) {
        cursor.fault("dit", problem, Some("écrivez l’adresse elle-même, ou un texte qui n’en a pas l’air".into()));
    }
    cursor.finish();
    Some(Link { kind: kind?, address, text, clauses })
}

#[cfg(feature = "cli")]
fn examples(cursor: &Cursor, words: &Words) -> Vec<Example> {
    super::examples::read(cursor, words)
}

/// Examples are played where a catalogue is written and tested. The page lets them be: reading them would weigh on every visit.
#[cfg(not(feature = "cli"))]
fn examples(cursor: &Cursor, _: &Words) -> Vec<Example> {
    for key in ["exemple_de_base", "exemples"] {
        cursor.value(key);
    }
    Vec::new()
}
