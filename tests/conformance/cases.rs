//! The worked cases, as they are written in `cases.toml`.

use guichet::domain::{Catalogue, Dossier};
use serde_json::{Map, Value, json};
use toml::{Table, Value as Toml};

/// One case: a dossier, and what each programme must answer.
pub struct Case {
    pub id: String,
    pub title: String,
    pub dossier: Value,
    pub expected: Vec<Expected>,
}

/// What one programme must answer. Without a window, only the verdict is looked at.
pub struct Expected {
    pub programme: String,
    pub verdict: String,
    pub window: Option<String>,
    pub failing: Vec<String>,
    pub notices: Vec<String>,
    pub amount: Option<Value>,
}

impl Case {
    pub fn read(&self, catalogue: &Catalogue) -> Dossier {
        Dossier::from_json(catalogue, &self.dossier).unwrap_or_else(|faults| panic!("{}: {faults:?}", self.id))
    }
}

/// Every case, in the order of the file.
pub fn all() -> Vec<Case> {
    let file: Table = include_str!("cases.toml").parse().expect("cases.toml is TOML");
    file["cas"].as_array().unwrap().iter().map(|case| read(case.as_table().unwrap())).collect()
}

fn read(case: &Table) -> Case {
    known(case, &["id", "titre", "date", "faits", "depenses", "attendu"]);
    let mut dossier = Map::new();
    dossier.insert("date".into(), json(&case["date"]));
    dossier.insert("facts".into(), json(&case["faits"]));
    if let Some(lines) = case.get("depenses") {
        let line = |line: &Toml| json!({ "label": json(&line["libelle"]), "category": json(&line["categorie"]), "amount": json(&line["montant"]) });
        dossier.insert("expenses".into(), lines.as_array().unwrap().iter().map(line).collect());
    }
    let expected = case["attendu"].as_table().unwrap().iter().map(|(id, wanted)| expected(id, wanted.as_table().unwrap())).collect();
    Case { id: text(&case["id"]), title: text(&case["titre"]), dossier: dossier.into(), expected }
}

fn expected(programme: &str, wanted: &Table) -> Expected {
    known(wanted, &["verdict", "fenetre", "motifs", "avis", "montant"]);
    let list = |key: &str| wanted.get(key).map(|list| list.as_array().unwrap().iter().map(text).collect()).unwrap_or_default();
    Expected {
        programme: programme.into(),
        verdict: text(&wanted["verdict"]),
        window: wanted.get("fenetre").map(text),
        failing: list("motifs"),
        notices: list("avis"),
        amount: wanted.get("montant").map(|amount| self::amount(amount.as_table().unwrap())),
    }
}

/// The names of the public form; an empty text is « no floor is stated ».
fn amount(table: &Table) -> Value {
    const NAMES: [(&str, &str); 8] = [
        ("assiette", "base"),
        ("exclu", "excluded"),
        ("taux", "rate"),
        ("bas", "low"),
        ("haut", "high"),
        ("borne", "bound"),
        ("sans_deconseillees", "without_discouraged"),
        ("autre_lecture", "other_reading"),
    ];
    known(table, &NAMES.map(|(french, _)| french));
    let value = |value: &Toml| match value {
        Toml::Table(inner) => amount(inner),
        Toml::Array(ends) => ends.iter().map(end).collect(),
        single => end(single),
    };
    NAMES.iter().filter_map(|(french, name)| Some(((*name).to_owned(), value(table.get(*french)?)))).collect::<Map<_, _>>().into()
}

fn end(value: &Toml) -> Value {
    Some(text(value)).filter(|text| !text.is_empty()).map_or(Value::Null, Value::from)
}

fn text(value: &Toml) -> String {
    value.as_str().expect("a text").to_owned()
}

fn json(value: &Toml) -> Value {
    match value {
        Toml::String(text) => text.as_str().into(),
        Toml::Integer(number) => (*number).into(),
        Toml::Boolean(flag) => (*flag).into(),
        Toml::Array(items) => items.iter().map(json).collect(),
        Toml::Table(table) => table.iter().map(|(key, value)| (key.clone(), json(value))).collect::<Map<_, _>>().into(),
        other => panic!("{other} is no value of a dossier"),
    }
}

/// A misspelt expectation would be checked by nobody.
fn known(table: &Table, keys: &[&str]) {
    let strange: Vec<&String> = table.keys().filter(|key| !keys.contains(&key.as_str())).collect();
    assert!(strange.is_empty(), "unknown keys in cases.toml: {strange:?}");
}
