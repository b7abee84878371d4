//! One change in the JSON of the catalogue, with its place.

use std::fmt;

use guichet::catalogue::EMBEDDED;
use serde_json::Value;

/// The shipped catalogue.
pub fn embedded() -> Value {
    serde_json::from_str(EMBEDDED).expect("the embedded catalogue is JSON")
}

/// One change.
#[derive(Clone)]
pub struct Change {
    /// A JSON pointer.
    place: String,
    what: What,
    /// What a person reads of it.
    said: String,
}

#[derive(Clone)]
enum What {
    Becomes(Value),
    Goes,
    IsRenamed(String),
}

impl Change {
    pub fn becomes(place: &str, value: impl Into<Value>, said: impl Into<String>) -> Change {
        Change { place: place.into(), what: What::Becomes(value.into()), said: said.into() }
    }

    pub fn goes(place: &str, said: impl Into<String>) -> Change {
        Change { place: place.into(), what: What::Goes, said: format!("{} goes", said.into()) }
    }

    pub fn is_renamed(place: &str, name: &str) -> Change {
        Change { place: place.into(), what: What::IsRenamed(name.into()), said: format!("becomes « {name} »") }
    }

    /// The only programme that the change touches; `None` when it may touch all.
    pub fn programme(&self) -> Option<usize> {
        self.place.strip_prefix("/programmes/")?.split('/').next()?.parse().ok()
    }

    /// The catalogue with this change.
    pub fn applied(&self, catalogue: &Value) -> Value {
        let mut out = catalogue.clone();
        let (around, key) = self.place.rsplit_once('/').expect("a place inside the catalogue");
        let around = out.pointer_mut(around).unwrap_or_else(|| panic!("nothing at {}", self.place));
        match (&self.what, around) {
            (What::Becomes(value), around) => *around.pointer_mut(&format!("/{key}")).expect("a value to replace") = value.clone(),
            (What::Goes, Value::Array(items)) => drop(items.remove(key.parse().expect("an index"))),
            (What::Goes, Value::Object(fields)) => drop(fields.remove(key).expect("a key to remove")),
            (What::IsRenamed(name), Value::Object(fields)) => {
                let value = fields.remove(key).expect("a key to rename");
                fields.insert(name.clone(), value);
            }
            _ => panic!("{} cannot be changed so", self.place),
        }
        out
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.said)
    }
}

/// Every value below `place`, itself included, with its pointer; the worked examples are left out, as they are the judges.
pub fn walk(value: &Value, place: &str, visit: &mut dyn FnMut(&str, &Value)) {
    visit(place, value);
    match value {
        Value::Object(fields) => {
            for (key, inner) in fields.iter().filter(|(key, _)| !key.starts_with("exemple")) {
                walk(inner, &format!("{place}/{key}"), visit);
            }
        }
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| walk(item, &format!("{place}/{index}"), visit)),
        _ => {}
    }
}

/// The changes that `of` makes of each value of the programmes.
pub fn in_programmes(mut of: impl FnMut(&str, &str, &Value) -> Vec<Change>) -> Vec<Change> {
    let catalogue = embedded();
    let mut found = Vec::new();
    walk(&catalogue["programmes"], "/programmes", &mut |place, value| {
        let key = place.rsplit('/').next().unwrap_or_default();
        found.extend(of(place, key, value));
    });
    found
}

/// True for the elements of the list `list` of a programme: `/programmes/0/conditions/2`.
pub fn is_element_of(place: &str, list: &str) -> bool {
    let steps: Vec<&str> = place.split('/').collect();
    steps.len() == 5 && steps[3] == list
}
