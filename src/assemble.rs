//! Puts the TOML files of a catalogue's folder together: shared by the build script and the command line.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// One file of a catalogue's folder.
pub struct Part {
    /// Where it hangs in the whole: `programmes[0]`, or the keys that are its own: `faits`, `lectures`.
    pub keys: Vec<String>,
    /// Whether those keys are written in the file (`[[faits]]`), and not the place of the whole file.
    pub keeps_key: bool,
    /// The file, as it was opened.
    pub file: PathBuf,
    places: Place,
    /// Where each line starts.
    lines: Vec<usize>,
}

impl Part {
    /// The line of the value at `path` (`conditions[2].attendu`); that of the nearest table above it when it is absent.
    pub fn line(&self, path: &str) -> usize {
        let at = self.places.find(path);
        self.lines.partition_point(|start| *start <= at).max(1)
    }
}

/// Where values start in their file: the file is read once, however many faults it has.
#[derive(Default)]
struct Place {
    at: usize,
    keys: BTreeMap<String, Place>,
    items: Vec<Place>,
}

impl Place {
    fn of(value: &Spanned<DeValue<'_>>) -> Place {
        let place = match value.get_ref() {
            DeValue::Table(table) => Place::of_table(table),
            DeValue::Array(items) => Place { items: items.iter().map(Place::of).collect(), ..Place::default() },
            _ => Place::default(),
        };
        Place { at: value.span().start, ..place }
    }

    fn of_table(table: &DeTable<'_>) -> Place {
        Place { keys: table.iter().map(|(key, value)| (key.get_ref().to_string(), Place::of(value))).collect(), ..Place::default() }
    }

    fn find(&self, path: &str) -> usize {
        let mut here = self;
        for step in path.split(['.', '[']).filter(|step| !step.is_empty()) {
            let next = match step.strip_suffix(']') {
                Some(index) => index.parse().ok().and_then(|index: usize| here.items.get(index)),
                None => here.keys.get(step),
            };
            let Some(next) = next else { break };
            here = next;
        }
        here.at
    }
}

/// What is wrong with a file itself.
pub enum Fault {
    /// It cannot be opened or read.
    Unreadable(std::io::Error),
    /// It is a folder, a device or a pipe.
    NoFile,
    /// A link leads out of the catalogue's folder.
    Outside,
    /// It is larger than what is read.
    TooLarge,
    /// It is not UTF-8; these are its first bytes.
    NoText(Vec<u8>),
    /// It is not TOML: its text, where, and what its parser says.
    NoToml(String, usize, String),
    /// A key at this line that this file does not hold.
    StrangeKey(usize, String),
}

/// Faults of the files themselves.
pub type FileFaults = Vec<(PathBuf, Fault)>;

/// What the files of a folder are held to.
pub struct Bounds {
    /// True for a name that may stand beside others in a folder.
    pub plain: fn(&str) -> bool,
    /// The largest file, in bytes.
    pub largest: usize,
}

/// The shared files, with the keys that each of them holds.
pub const SHARED: [(&str, &[&str]); 4] = [
    ("clauses.toml", &["clauses"]),
    ("facts.toml", &["faits", "lectures", "notions", "bornes"]),
    ("expenses.toml", &["categories"]),
    ("notices.toml", &["avis"]),
];

/// Reads every file of `folder` into one value, and keeps the places of their values for the lines of faults.
///
/// # Errors
/// Every file that cannot be read, is not TOML, or holds what belongs elsewhere.
pub fn folder(folder: &Path, bounds: &Bounds) -> Result<(Value, Vec<Part>), FileFaults> {
    let inside = folder.canonicalize().map_err(|error| vec![(folder.to_owned(), Fault::Unreadable(error))])?;
    let mut reader = Reader { parts: Vec::new(), faults: Vec::new(), inside, largest: bounds.largest };
    let mut root = Map::new();
    let head = reader.table(folder.join("catalogue.toml"), vec!["catalogue".into()], false);
    for (file, keys) in SHARED {
        let table = reader.shared(folder.join(file), keys);
        root.extend(table);
    }
    let programmes = names(&head, bounds.plain).into_iter().enumerate().map(|(index, name)| {
        let file = folder.join("programmes").join(format!("{name}.toml"));
        Value::Object(reader.table(file, vec![format!("programmes[{index}]")], false))
    });
    root.insert("programmes".into(), programmes.collect());
    root.insert("catalogue".into(), Value::Object(head));
    for (file, key) in [("territories.tsv", "territoires"), ("areas.tsv", "zones")] {
        let file = folder.join(file);
        if file.symlink_metadata().is_ok() {
            root.insert(key.into(), Value::String(reader.text(&file)));
            reader.keep(vec![key.into()], false, file, Place::default(), "");
        }
    }
    let other_names = folder.join("other-names.toml");
    if other_names.symlink_metadata().is_ok() {
        root.extend(reader.shared(other_names, &["autres_noms"]));
    }
    if reader.faults.is_empty() { Ok((Value::Object(root), reader.parts)) } else { Err(reader.faults) }
}

/// The plain names among those of the head, each once. The loader says what is wrong with the others.
fn names(head: &Map<String, Value>, plain: fn(&str) -> bool) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in head.get("programmes").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
        if plain(name) && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

struct Reader {
    parts: Vec<Part>,
    faults: FileFaults,
    inside: PathBuf,
    largest: usize,
}

impl Reader {
    /// The text of a file; empty, with a fault, where there is none.
    fn text(&mut self, file: &Path) -> String {
        let bytes = match file.canonicalize() {
            Err(error) => Err(Fault::Unreadable(error)),
            Ok(real) if !real.starts_with(&self.inside) => Err(Fault::Outside),
            Ok(real) if !real.is_file() => Err(Fault::NoFile),
            Ok(real) => read(&real, self.largest),
        };
        bytes.and_then(text).unwrap_or_else(|fault| {
            self.faults.push((file.to_owned(), fault));
            String::new()
        })
    }

    fn table(&mut self, file: PathBuf, keys: Vec<String>, keeps_key: bool) -> Map<String, Value> {
        let text = self.text(&file);
        match DeTable::parse(&text) {
            Ok(table) => {
                self.keep(keys, keeps_key, file, Place::of_table(table.get_ref()), &text);
                json_table(table.get_ref())
            }
            Err(error) => {
                let at = error.span().map_or(text.len(), |span| span.start);
                let fault = Fault::NoToml(text.clone(), at, error.message().to_owned());
                self.faults.push((file, fault));
                Map::new()
            }
        }
    }

    fn keep(&mut self, keys: Vec<String>, keeps_key: bool, file: PathBuf, places: Place, text: &str) {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let lines = std::iter::once(0).chain(starts).collect();
        self.parts.push(Part { keys, keeps_key, file, places, lines });
    }

    /// A file of several keys at the root, and of no other: `[[clauses]]` elsewhere would take the place of the clauses.
    fn shared(&mut self, file: PathBuf, keys: &[&str]) -> Map<String, Value> {
        let mut table = self.table(file.clone(), keys.iter().map(|key| (*key).into()).collect(), true);
        let strange: Vec<String> = table.keys().filter(|key| !keys.contains(&key.as_str())).cloned().collect();
        for key in strange {
            let line = self.parts.last().map_or(1, |part| part.line(&key));
            table.shift_remove(&key);
            self.faults.push((file.clone(), Fault::StrangeKey(line, key)));
        }
        table
    }
}

/// The bytes of a file, up to a bound: what says that it is short may go on for ever.
pub fn read(file: &Path, largest: usize) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let most = u64::try_from(largest).unwrap_or(u64::MAX).saturating_add(1);
    File::open(file).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(Fault::Unreadable)?;
    if bytes.len() > largest { Err(Fault::TooLarge) } else { Ok(bytes) }
}

/// The text of those bytes, without the mark that some editors put ahead of it.
pub fn text(bytes: Vec<u8>) -> Result<String, Fault> {
    let start = bytes.iter().take(4).copied().collect();
    let text = String::from_utf8(bytes).map_err(|_| Fault::NoText(start))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
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
