//! The tables of `tables.toml`: one question at a time, every answer, what each programme must say.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use guichet::domain::{Catalogue, Dossier};
use guichet::engine::{assess, to_json};
use serde_json::{Map, Value, json};
use toml::{Table, Value as Toml};

/// One cell of a table.
struct Cell {
    place: String,
    dossier: Value,
    programme: String,
    expected: String,
}

static CELLS: LazyLock<Vec<Cell>> = LazyLock::new(|| {
    let file: Table = include_str!("tables.toml").parse().expect("tables.toml is TOML");
    file["tableaux"].as_array().unwrap().iter().flat_map(|table| cells(&file["base"], table)).collect()
});

/// How many cells the tables have for the programmes of this catalogue.
pub fn count(catalogue: &Catalogue) -> usize {
    of(catalogue).count()
}

fn of(catalogue: &Catalogue) -> impl Iterator<Item = &'static Cell> {
    CELLS.iter().filter(|cell| catalogue.programme(&cell.programme).is_some())
}

fn cells(base: &Toml, table: &Toml) -> Vec<Cell> {
    let programmes = table["programmes"].as_array().unwrap();
    let mut found = Vec::new();
    for line in table["lignes"].as_array().unwrap() {
        let (changed, expected) = line.as_array().unwrap().split_first().expect("a line has its facts");
        assert_eq!(expected.len(), programmes.len(), "a cell is missing: {line}");
        let dossier = dossier(base, changed.as_table().unwrap());
        found.extend(programmes.iter().zip(expected).map(|(programme, expected)| Cell {
            place: format!("{} {changed}", table["titre"].as_str().unwrap()),
            dossier: dossier.clone(),
            programme: programme.as_str().unwrap().into(),
            expected: expected.as_str().unwrap().into(),
        }));
    }
    found
}

fn dossier(base: &Toml, changed: &Table) -> Value {
    let mut facts: Map<String, Value> = base["faits"].as_table().unwrap().iter().map(|(id, value)| (id.clone(), json(value))).collect();
    let category = changed.get("depense").unwrap_or(&base["depense"]).as_str().unwrap();
    for (id, value) in changed.iter().filter(|(id, _)| *id != "depense") {
        if value.as_str() == Some("inconnu") {
            assert!(facts.remove(id).is_some(), "{id} was unknown already");
        } else {
            facts.insert(id.clone(), json(value));
        }
    }
    json!({ "date": json(&base["date"]), "facts": facts, "expenses": [{ "category": category, "amount": "1000.00" }] })
}

fn json(value: &Toml) -> Value {
    serde_json::to_value(value).expect("a value of a dossier")
}

/// The cells that do not come out, for the programmes of this catalogue.
pub fn problems(catalogue: &Catalogue) -> impl Iterator<Item = String> {
    of(catalogue).filter_map(|cell| problem(catalogue, cell))
}

fn problem(catalogue: &Catalogue, cell: &Cell) -> Option<String> {
    let dossier = Dossier::from_json(catalogue, &cell.dossier).unwrap_or_else(|faults| panic!("{}: {faults:?}", cell.place));
    let report = to_json(catalogue, &assess(catalogue, &dossier.situation, dossier.day.unwrap()));
    let answers = report["programmes"].as_array().cloned().unwrap_or_default();
    let answer = answers.into_iter().find(|answer| answer["id"] == *cell.programme).unwrap_or_default();
    let given = (answer["verdict"].as_str().unwrap_or_default(), texts(&answer["failing"]), texts(&answer["notices"]));
    let differs = !comes_out(&cell.expected, &given);
    differs.then(|| format!("{}: {}: expected « {} », got {given:?}", cell.place, cell.programme, cell.expected))
}

/// `verdict`, every failing clause, `+notice`, `-notice`.
fn comes_out(expected: &str, (verdict, failing, notices): &(&str, BTreeSet<String>, BTreeSet<String>)) -> bool {
    let mut words = expected.split(' ');
    let same = words.next() == Some(verdict);
    let (mut clauses, mut as_told) = (BTreeSet::new(), true);
    for word in words {
        match (word.strip_prefix('+'), word.strip_prefix('-')) {
            (Some(notice), _) => as_told &= notices.contains(notice),
            (_, Some(notice)) => as_told &= !notices.contains(notice),
            (None, None) => drop(clauses.insert(word.to_owned())),
        }
    }
    same && as_told && clauses == *failing
}

fn texts(value: &Value) -> BTreeSet<String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn a_cell_compares_the_verdict_all_clauses_and_the_notices_named() {
    let set = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<BTreeSet<String>>();
    let given = ("not_eligible", set(&["V1-04", "V1-05"]), set(&["no-floor"]));
    assert!(comes_out("not_eligible V1-05 V1-04 +no-floor -link-missing", &given));
    for wrong in ["eligible V1-05 V1-04", "not_eligible V1-05", "not_eligible V1-04 V1-05 V1-14", "not_eligible V1-04 V1-05 -no-floor"] {
        assert!(!comes_out(wrong, &given), "{wrong}");
    }
    assert!(!comes_out("not_eligible V1-04 V1-05 +link-missing", &given));
}
