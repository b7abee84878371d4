//! Worked examples: a base situation, then what each example changes in it.

use std::sync::Arc;

use serde_json::Value;

use super::cursor::Cursor;
use super::names;
use super::words::Words;
use crate::domain::{Day, Example, Expected, ExpectedAmount, Expense, FactMap, FactValue, Money, Situation};

/// The examples of a programme. `[exemple_de_base]` holds what they share.
pub(super) fn read(programme: &Cursor, words: &Words) -> Vec<Example> {
    let base = programme.table("exemple_de_base").map(|table| {
        let situation = situation(&table, words, &Situation::default());
        table.finish();
        situation
    });
    let base = base.unwrap_or_default();
    names::distinct(programme, "exemples", "nom", |place, name, taken| {
        if taken {
            programme.fault(place, format!("l’exemple « {name} » est écrit deux fois"), Some("chaque exemple montre autre chose".into()));
        }
    });
    programme.tables("exemples").into_iter().filter_map(|cursor| example(&cursor, words, &base)).collect()
}

fn example(cursor: &Cursor, words: &Words, base: &Situation) -> Option<Example> {
    let (name, day) = (cursor.text("nom"), cursor.required("date", Day::read));
    let situation = situation(cursor, words, base);
    let expected = expected(cursor);
    cursor.finish();
    Some(Example { name, day: day?, situation, expected })
}

/// Facts set to `"inconnu"` are taken out of the base.
fn situation(cursor: &Cursor, words: &Words, base: &Situation) -> Situation {
    let mut facts = base.facts.clone();
    match cursor.value("faits") {
        None => {}
        Some(Value::Object(given)) => given.iter().for_each(|(id, value)| state(cursor, words, &mut facts, id, value)),
        Some(_) => cursor.fault("faits", "une table est attendue ici", Some("faits = { population_totale = 1803 }".into())),
    }
    let expenses = cursor.has("depenses").then(|| cursor.tables("depenses").into_iter().filter_map(|line| expense(&line, words)).collect());
    let unknown = cursor.flag("depenses_inconnues") == Some(true);
    let expenses = if unknown { None } else { expenses.or_else(|| base.expenses.clone()) };
    Situation { facts, expenses }
}

fn state(cursor: &Cursor, words: &Words, facts: &mut FactMap<FactValue>, id: &str, value: &Value) {
    let key = format!("faits.{id}");
    let known = words.facts.iter().map(|fact| (&*fact.id.0, fact));
    let Some(fact) = cursor.known(&key, "le fait", id, known) else { return };
    if value.as_str() == Some("inconnu") {
        facts.remove(&fact.id);
        return;
    }
    match fact.read_json(value) {
        Ok(read) => {
            facts.insert(fact.id.clone(), read);
        }
        Err(misread) => cursor.fault(&key, misread.problem, None),
    }
}

fn expense(cursor: &Cursor, words: &Words) -> Option<Expense> {
    let (category, amount) = (words.category(cursor), cursor.required("montant", Money::read));
    let label = cursor.optional("libelle").unwrap_or_default();
    cursor.finish();
    Some(Expense { label, category, amount: amount? })
}

fn expected(cursor: &Cursor) -> Expected {
    let Some(table) = cursor.table("attendu") else {
        cursor.fault("attendu", "un exemple dit ce qu’il attend", Some("attendu = { verdict = \"eligible\" }".into()));
        return Expected::default();
    };
    let list = |key| table.has(key).then(|| table.texts(key));
    let expected = Expected {
        verdict: table.optional("verdict"),
        window: table.optional("fenetre"),
        failing: list("motifs"),
        missing: list("manque"),
        notices: table.texts("avis"),
        no_notices: table.texts("sans_avis"),
        amount: amount(&table),
    };
    table.finish();
    if expected == Expected::default() {
        cursor.fault("attendu", "cet exemple n’attend rien", Some("attendu = { verdict = \"eligible\" }".into()));
    }
    expected
}

fn amount(table: &Cursor) -> ExpectedAmount {
    const NAMES: [(&str, &str); 8] = [
        ("assiette", "base"),
        ("exclu", "excluded"),
        ("taux", "rate"),
        ("bas", "low"),
        ("haut", "high"),
        ("borne", "bound"),
        ("sans_deconseillees", "without_discouraged"),
        ("autre_haut", "other_high"),
    ];
    let read = |(key, name): (&'static str, &'static str)| table.optional(key).map(|value| (Arc::from(name), value));
    ExpectedAmount { values: NAMES.into_iter().filter_map(read).collect() }
}
