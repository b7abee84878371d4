//! The dossier: the public JSON form of a project.

use serde_json::{Map, Value};

use super::file_kind::{mistaken_for_dossier, parsed};
use super::misread::Misreads;
use super::{Catalogue, Day, Expense, FactMap, FactValue, Misread, Money, Situation, catalogue::nearest, excerpt, french, json};

/// Version of the dossier's form.
pub const DOSSIER_FORMAT: u32 = 1;

/// Most expense lines of one project, the same in a dossier, a link, a paste and what a device keeps: what the page still
/// redraws between two keys on a slow machine. It is no rule of any programme.
pub const MAX_LINES: usize = 300;

/// Why so many expense lines are refused.
pub fn too_many_lines(received: usize) -> Misread {
    let [received, most] = [received, MAX_LINES].map(|number| french::integer(number as i64));
    Misread::new(format!("{received} dépenses reçues\u{a0}; attendu\u{a0}: {most} au plus"))
}

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
    /// Reads a dossier: the text itself, or a text that holds one under `dossier`.
    ///
    /// # Errors
    /// Every fault, each with its place (`facts.population_totale`) and what was expected there.
    pub fn read(catalogue: &Catalogue, text: &str) -> Result<Dossier, Vec<Misread>> {
        let parsed = parsed(text).map_err(|misread| vec![misread])?;
        let inner = parsed.value.get("dossier").unwrap_or(&parsed.value);
        Reader { catalogue, faults: parsed.repeated }.read(inner)
    }

    /// Reads a dossier already parsed as JSON.
    ///
    /// # Errors
    /// As [`Dossier::read`].
    pub fn from_json(catalogue: &Catalogue, value: &Value) -> Result<Dossier, Vec<Misread>> {
        Reader { catalogue, faults: Misreads::default() }.read(value)
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

/// A reading that goes on after a fault, so that all of them are told at once.
struct Reader<'c> {
    catalogue: &'c Catalogue,
    faults: Misreads,
}

impl Reader<'_> {
    fn read(mut self, value: &Value) -> Result<Dossier, Vec<Misread>> {
        let dossier = self.dossier(value);
        let faults = self.faults.into_vec();
        dossier.filter(|_| faults.is_empty()).ok_or(faults)
    }

    fn dossier(&mut self, value: &Value) -> Option<Dossier> {
        let fields = self.faults.keep(mistaken_for_dossier(value).map_or_else(|| object(value, ""), Err))?;
        self.known_keys(fields, &["format", "date", "facts", "expenses"], "");
        if fields.get("format").is_some_and(|format| format.as_u64() != Some(DOSSIER_FORMAT.into())) {
            self.faults.add(|| Misread::new(format!("attendu\u{a0}: {DOSSIER_FORMAT}")).at("format"));
        }
        let day = fields.get("date").and_then(|date| self.faults.keep(day(date)));
        let facts = fields.get("facts").map(|facts| self.facts(facts)).unwrap_or_default();
        let expenses = fields.get("expenses").and_then(|lines| self.expenses(lines));
        Some(Dossier { day, situation: Situation { facts, expenses } })
    }

    fn facts(&mut self, value: &Value) -> FactMap<FactValue> {
        let mut facts = FactMap::new();
        let Some(fields) = self.faults.keep(object(value, "facts")) else { return facts };
        let known: Vec<&str> = self.catalogue.facts.iter().map(|fact| &*fact.id.0).collect();
        self.known_keys(fields, &known, "facts.");
        for (id, value) in fields {
            let Some(fact) = self.catalogue.fact(id) else { continue };
            let read = fact.read_json(value).map_err(|misread| misread.at(format!("facts.{id}")));
            if let Some(value) = self.faults.keep(read) {
                facts.insert(fact.id.clone(), value);
            }
        }
        facts
    }

    fn expenses(&mut self, value: &Value) -> Option<Vec<Expense>> {
        let lines = value.as_array().ok_or_else(|| expected("une liste de dépenses", value).at("expenses"));
        let lines = self.faults.keep(lines)?;
        if lines.len() > MAX_LINES {
            self.faults.add(|| too_many_lines(lines.len()).at("expenses"));
            return None;
        }
        Some(lines.iter().enumerate().filter_map(|(index, line)| self.expense(line, &format!("expenses[{index}]"))).collect())
    }

    fn expense(&mut self, line: &Value, place: &str) -> Option<Expense> {
        let fields = self.faults.keep(object(line, place))?;
        self.known_keys(fields, &["label", "category", "amount"], &format!("{place}."));
        let catalogue = self.catalogue;
        let known: Vec<&str> = catalogue.categories.iter().map(|category| &*category.id).collect();
        let category = text(fields, "category", known.first().unwrap_or(&""))
            .and_then(|id| catalogue.category(id).ok_or_else(|| unknown("catégorie", id, &known)));
        let amount = text(fields, "amount", "18000.00").and_then(Money::read);
        let label = if fields.contains_key("label") { text(fields, "label", "Portail") } else { Ok("") };
        let mut keep = |key: &str, misread: Misread| self.faults.add(|| misread.at(format!("{place}.{key}")));
        let label = label.map_err(|misread| keep("label", misread)).ok();
        let category = category.map_err(|misread| keep("category", misread)).ok();
        let amount = amount.map_err(|misread| keep("amount", misread)).ok();
        Some(Expense { label: label?.into(), category: category?.id.clone(), amount: amount? })
    }

    fn known_keys(&mut self, fields: &Map<String, Value>, known: &[&str], prefix: &str) {
        for key in fields.keys().filter(|key| !known.contains(&key.as_str())) {
            self.faults.add(|| unknown("clé", key, known).at(format!("{prefix}{}", excerpt(key))));
        }
    }
}

fn day(value: &Value) -> Result<Day, Misread> {
    let text = value.as_str().ok_or_else(|| expected("une date en texte, comme \"2021-06-10\"", value));
    text.and_then(Day::read).map_err(|misread| misread.at("date"))
}

fn text<'a>(fields: &'a Map<String, Value>, key: &str, example: &str) -> Result<&'a str, Misread> {
    let what = format!("un texte, comme \"{example}\"");
    let value = fields.get(key).ok_or_else(|| Misread::new(format!("cette valeur manque\u{a0}; attendu\u{a0}: {what}")))?;
    value.as_str().ok_or_else(|| expected(&what, value))
}

fn object<'a>(value: &'a Value, place: &str) -> Result<&'a Map<String, Value>, Misread> {
    value.as_object().ok_or_else(|| expected("un objet JSON", value).at(place))
}

/// A value of another kind than the one expected.
pub(super) fn expected(what: &str, received: &Value) -> Misread {
    Misread::new(format!("attendu\u{a0}: {what}\u{a0}; reçu\u{a0}: {}", excerpt(&json::on_one_line(received))))
}

fn unknown(what: &str, word: &str, known: &[&str]) -> Misread {
    match nearest(word, known.iter().copied()) {
        Some(near) => Misread::new(format!("{what} inconnue\u{a0}; vouliez-vous dire «\u{a0}{near}\u{a0}»\u{a0}?")),
        None => Misread::new(format!("{what} inconnue\u{a0}; attendu\u{a0}: {}", known.join(", "))),
    }
}
