//! A catalogue as JSON: every key once, and what is no JSON said in French with its place.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::error::CatalogueError;
use crate::domain::{excerpt, excerpt_at, position};

/// Reads a text; a byte order mark ahead of it is none of its content. `file` is where it comes from, if it is a file.
///
/// # Errors
/// What is no JSON, or every key that is written twice.
pub fn read(text: &str, file: &str) -> Result<Value, Vec<CatalogueError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let twice = RefCell::default();
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Node { place: &Place::Root, twice: &twice }.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    match value {
        Err(error) => Err(vec![syntax(&error, text, file)]),
        Ok(value) if twice.borrow().is_empty() => Ok(value),
        Ok(_) => Err(twice.into_inner()),
    }
}

fn syntax(error: &serde_json::Error, text: &str, file: &str) -> CatalogueError {
    let said = error.to_string();
    let problem =
        CAUSES.iter().find(|(cause, _)| said.starts_with(cause)).map_or("l’écriture n’est pas celle du JSON", |(_, french)| french);
    // The parser counts columns in bytes, and stands right behind what it does not take.
    let line = text.split('\n').take(error.line().saturating_sub(1)).map(|line| line.len() + 1).sum::<usize>();
    let at = line + error.column().saturating_sub(1);
    let (line, column) = position(text, at);
    let (place, at_line) = match file {
        "" => ("catalogue".to_owned(), format!(", ligne {line}, colonne {column}")),
        file => (format!("{file}:{line}:{column}"), String::new()),
    };
    let there = Some(excerpt_at(text, at)).filter(|there| !there.is_empty()).map(|there| format!("là : {there}"));
    CatalogueError::new(&place, &format!("ce n’est pas du JSON{at_line} : {problem}"), there)
}

/// How the messages of the parser begin, and what they mean.
const CAUSES: [(&str, &str); 15] = [
    ("EOF", "le texte s’arrête avant la fin"),
    ("expected value", "une valeur est attendue ici, par exemple un texte entre guillemets"),
    ("expected `:`", "« : » est attendu entre une clé et sa valeur"),
    ("expected `,` or `]`", "« , » ou « ] » est attendu ici"),
    ("expected `,` or `}`", "« , » ou « } » est attendu ici"),
    ("trailing comma", "une virgule de trop"),
    ("trailing characters", "du texte de trop après la fin"),
    ("key must be a string", "une clé s’écrit entre guillemets"),
    ("expected ident", "ce mot n’est ni true, ni false, ni null"),
    ("control character", "un texte tient sur une ligne ; un saut de ligne s’y écrit \\n"),
    ("invalid escape", "« \\ » n’est suivi que de \", \\, /, b, f, n, r, t ou u"),
    ("invalid number", "ce nombre est mal écrit"),
    ("number out of range", "ce nombre est trop grand"),
    ("recursion limit", "trop de niveaux les uns dans les autres"),
    ("invalid type: floating point", "un nombre à virgule ne convient nulle part ; écrivez-le entre guillemets"),
];

/// Where a value stands, told only for a fault.
enum Place<'p> {
    Root,
    Key(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Root => Ok(()),
            Place::Key(Place::Root, key) => f.write_str(&excerpt(key)),
            Place::Key(above, key) => write!(f, "{above}.{}", excerpt(key)),
            Place::Item(above, index) => write!(f, "{above}[{index}]"),
        }
    }
}

/// One value to read: the parser's own reader keeps the last of two keys, in silence.
#[derive(Clone, Copy)]
struct Node<'n> {
    place: &'n Place<'n>,
    twice: &'n RefCell<Vec<CatalogueError>>,
}

impl<'de> DeserializeSeed<'de> for Node<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Node<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Value, E> {
        Ok(Value::Bool(flag))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(number.into())
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Node { place: &Place::Item(self.place, list.len()), ..self })? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut table = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let place = Place::Key(self.place, &key);
            let value = entries.next_value_seed(Node { place: &place, ..self })?;
            if table.contains_key(&key) {
                self.twice.borrow_mut().push(CatalogueError::new(
                    &place.to_string(),
                    "cette clé est écrite deux fois",
                    Some("gardez-en une".into()),
                ));
            }
            table.insert(key, value);
        }
        Ok(Value::Object(table))
    }
}
