//! The dossier: the public JSON form of a project.

use serde_json::{Map, Value};

use super::{Catalogue, Day, Expense, FactMap, Misread, Money, Situation, catalogue::nearest, json};

/// Version of the dossier's form.
pub const DOSSIER_FORMAT: u32 = 1;

/// Most expense lines of one project, the same in a dossier, a link, a paste and what a device keeps: what the page still
/// redraws between two keys on a slow machine. It is no rule of any programme.
pub const MAX_LINES: usize = 300;

/// Most characters of the label of a line.
pub const MAX_TEXT: usize = 300;

/// A project, and the day on which it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// The reference day; `None` means the day of the reading.
    pub day: Option<Day>,
    /// The project.
    pub situation: Situation,
}

impl Dossier {
    /// Reads a dossier. Everything is checked; the first fault stops the reading.
    ///
    /// # Errors
    /// The place of the fault (`facts.population_totale`) and what was expected there.
    pub fn read(catalogue: &Catalogue, text: &str) -> Result<Dossier, Misread> {
        let value: Value = serde_json::from_str(text).map_err(|error| Misread::new(format!("ce n’est pas du JSON : {error}")))?;
        Dossier::from_json(catalogue, &value)
    }

    /// Reads a dossier already parsed as JSON.
    ///
    /// # Errors
    /// As [`Dossier::read`].
    pub fn from_json(catalogue: &Catalogue, value: &Value) -> Result<Dossier, Misread> {
        let fields = object(value, "")?;
        known_keys(fields, &["format", "date", "facts", "expenses"], "")?;
        if fields.get("format").is_some_and(|format| format.as_u64() != Some(DOSSIER_FORMAT.into())) {
            return Err(Misread::new(format!("attendu : {DOSSIER_FORMAT}")).at("format"));
        }
        let day = fields.get("date").map(|date| {
            let text =
                date.as_str().ok_or_else(|| Misread::new(format!("attendu : une date en texte ; reçu : {}", json::on_one_line(date))));
            text.and_then(Day::read).map_err(|misread| misread.at("date"))
        });
        let facts = fields.get("facts").map_or(Ok(Default::default()), |facts| read_facts(catalogue, facts))?;
        let expenses = fields.get("expenses").map(|lines| read_expenses(catalogue, lines)).transpose()?;
        Ok(Dossier { day: day.transpose()?, situation: Situation { facts, expenses } })
    }

    /// The dossier as JSON, ready to be read again.
    pub fn to_json(&self) -> Value {
        let mut out = Map::new();
        if let Some(day) = self.day {
            out.insert("date".into(), day.to_string().into());
        }
        let facts: Map<String, Value> = self.situation.facts.iter().map(|(id, value)| (id.to_string(), value.to_json())).collect();
        out.insert("facts".into(), facts.into());
        if let Some(lines) = &self.situation.expenses {
            let line = |line: &Expense| {
                let (label, category) = (&*line.label, &*line.category);
                json::table(vec![("label", label.into()), ("category", category.into()), ("amount", line.amount.to_string().into())])
            };
            out.insert("expenses".into(), lines.iter().map(line).collect());
        }
        Value::Object(out)
    }
}

fn read_facts(catalogue: &Catalogue, value: &Value) -> Result<FactMap<super::FactValue>, Misread> {
    let fields = object(value, "facts")?;
    let known: Vec<&str> = catalogue.facts.iter().map(|fact| &*fact.id.0).collect();
    known_keys(fields, &known, "facts.")?;
    let read = |(id, value): (&String, &Value)| {
        let fact = catalogue.fact(id)?;
        Some(fact.read_json(value).map(|value| (fact.id.clone(), value)).map_err(|misread| misread.at(format!("facts.{id}"))))
    };
    let mut facts = FactMap::new();
    for stated in fields.iter().filter_map(read) {
        let (id, value) = stated?;
        facts.insert(id, value);
    }
    Ok(facts)
}

fn read_expenses(catalogue: &Catalogue, value: &Value) -> Result<Vec<Expense>, Misread> {
    let lines = value.as_array().ok_or_else(|| Misread::new("attendu : une liste de dépenses").at("expenses"))?;
    if lines.len() > MAX_LINES {
        let (received, most) = (super::french::integer(lines.len() as i64), super::french::integer(MAX_LINES as i64));
        return Err(Misread::new(format!("{received} dépenses reçues\u{a0}; attendu\u{a0}: {most} au plus")).at("expenses"));
    }
    lines.iter().enumerate().map(|(index, line)| read_expense(catalogue, line, &format!("expenses[{index}]"))).collect()
}

fn read_expense(catalogue: &Catalogue, line: &Value, place: &str) -> Result<Expense, Misread> {
    let fields = object(line, place)?;
    known_keys(fields, &["label", "category", "amount"], &format!("{place}."))?;
    let text = |key: &str| match fields.get(key) {
        Some(Value::String(text)) => Ok(text.as_str()),
        Some(other) => Err(Misread::new(format!("attendu : un texte ; reçu : {}", json::on_one_line(other))).at(format!("{place}.{key}"))),
        None if key == "label" => Ok(""),
        None => Err(Misread::new("cette valeur manque").at(format!("{place}.{key}"))),
    };
    let (label, id) = (text("label")?, text("category")?);
    let category = catalogue.category(id).ok_or_else(|| {
        let known: Vec<&str> = catalogue.categories.iter().map(|category| &*category.id).collect();
        unknown("catégorie", id, &known).at(format!("{place}.category"))
    })?;
    let amount = Money::read(text("amount")?).map_err(|misread| misread.at(format!("{place}.amount")))?;
    Ok(Expense { label: label.into(), category: category.id.clone(), amount })
}

fn object<'a>(value: &'a Value, place: &str) -> Result<&'a Map<String, Value>, Misread> {
    value.as_object().ok_or_else(|| Misread::new("attendu : un objet JSON").at(place))
}

fn known_keys(fields: &Map<String, Value>, known: &[&str], prefix: &str) -> Result<(), Misread> {
    match fields.keys().find(|key| !known.contains(&key.as_str())) {
        None => Ok(()),
        Some(key) => Err(unknown("clé", key, known).at(format!("{prefix}{key}"))),
    }
}

fn unknown(what: &str, word: &str, known: &[&str]) -> Misread {
    match nearest(word, known.iter().copied()) {
        Some(near) => Misread::new(format!("{what} inconnue ; vouliez-vous dire « {near} » ?")),
        None => Misread::new(format!("{what} inconnue ; attendu : {}", known.join(", "))),
    }
}
