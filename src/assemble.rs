//! Puts the TOML files of a catalogue's folder together: shared by the build script and the command line.

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One file of a catalogue's folder.
pub struct Part {
    /// Where it hangs in the whole: `programmes[0]`, `faits`.
    pub key: String,
    /// Whether the key is itself a key of the file (`[[faits]]`), and not the place of the whole file.
    pub keeps_key: bool,
    /// The file, as it was opened.
    pub file: PathBuf,
    /// Its text.
    pub text: String,
}

/// Faults of the files themselves: which one, and why.
pub type FileFaults = Vec<(PathBuf, String)>;

const SHARED: [(&str, &[&str]); 4] = [
    ("clauses.toml", &["clauses"]),
    ("facts.toml", &["faits", "lectures", "notions", "bornes"]),
    ("expenses.toml", &["categories"]),
    ("notices.toml", &["avis"]),
];

/// Reads every file of `folder` into one value, and keeps their texts for the lines of faults.
///
/// # Errors
/// Every file that cannot be read or is not TOML.
pub fn folder(folder: &Path) -> Result<(Value, Vec<Part>), FileFaults> {
    let mut reader = Reader { parts: Vec::new(), faults: Vec::new() };
    let mut root = Map::new();
    let head = reader.table(folder.join("catalogue.toml"), "catalogue", false);
    for (file, keys) in SHARED {
        let table = reader.shared(folder.join(file), keys);
        root.extend(table);
    }
    let names = head.get("programmes").and_then(Value::as_array).cloned().unwrap_or_default();
    let programmes = names.iter().filter_map(Value::as_str).enumerate().map(|(index, name)| {
        Value::Object(reader.table(folder.join("programmes").join(format!("{name}.toml")), &format!("programmes[{index}]"), false))
    });
    root.insert("programmes".into(), programmes.collect());
    root.insert("catalogue".into(), Value::Object(head));
    for (file, key) in [("territories.tsv", "territoires"), ("areas.tsv", "zones")] {
        let file = folder.join(file);
        if file.exists() {
            root.insert(key.into(), Value::String(reader.text(file, key)));
        }
    }
    let other_names = folder.join("other-names.toml");
    if other_names.exists() {
        root.extend(reader.shared(other_names, &["autres_noms"]));
    }
    if reader.faults.is_empty() { Ok((Value::Object(root), reader.parts)) } else { Err(reader.faults) }
}

struct Reader {
    parts: Vec<Part>,
    faults: FileFaults,
}

impl Reader {
    fn text(&mut self, file: PathBuf, key: &str) -> String {
        match std::fs::read_to_string(&file) {
            Ok(text) => {
                self.parts.push(Part { key: key.into(), keeps_key: false, file, text: text.clone() });
                text
            }
            Err(error) => {
                self.faults.push((file, format!("ce fichier ne se lit pas : {error}")));
                String::new()
            }
        }
    }

    fn table(&mut self, file: PathBuf, key: &str, keeps_key: bool) -> Map<String, Value> {
        let text = self.text(file.clone(), key);
        if let Some(part) = self.parts.last_mut() {
            part.keeps_key = keeps_key;
        }
        match DeTable::parse(&text) {
            Ok(table) => json_table(table.get_ref()),
            Err(error) => {
                self.faults.push((file, error.to_string()));
                Map::new()
            }
        }
    }

    fn shared(&mut self, file: PathBuf, keys: &[&str]) -> Map<String, Value> {
        let table = self.table(file.clone(), keys.first().unwrap_or(&""), true);
        let text = self.parts.last().map(|part| part.text.clone()).unwrap_or_default();
        for key in keys.iter().skip(1) {
            self.parts.push(Part { key: (*key).into(), keeps_key: true, file: file.clone(), text: text.clone() });
        }
        table
    }
}

/// Where the value at `path` (`conditions[2].attendu`) stands in `text`; the nearest table above it when it is absent.
pub fn span(text: &str, path: &str) -> Option<Range<usize>> {
    let table = DeTable::parse(text).ok()?;
    let mut found = None;
    let mut here: Option<&Spanned<DeValue<'_>>> = None;
    for step in path.replace('[', ".[").split('.').filter(|step| !step.is_empty()) {
        let next = match step.strip_prefix('[').and_then(|index| index.strip_suffix(']')) {
            Some(index) => here?.get_ref().as_array()?.get(index.parse::<usize>().ok()?),
            None => match here {
                Some(value) => value.get_ref().as_table().and_then(|table| table.get(step)),
                None => table.get_ref().get(step),
            },
        };
        let Some(next) = next else { break };
        found = Some(next.span());
        here = Some(next);
    }
    found
}

fn json_table(table: &DeTable<'_>) -> Map<String, Value> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
}

fn json(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Integer(number) => i64::from_str_radix(&number.as_str().replace('_', ""), number.radix()).map_or(Value::Null, Value::from),
        DeValue::Float(number) => Value::String(number.as_str().to_owned()),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Datetime(day) => Value::String(day.to_string()),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => Value::Object(json_table(table)),
    }
}
