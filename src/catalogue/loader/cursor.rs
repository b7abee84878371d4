//! A strict reader of one JSON table: it names every key it does not know and every value it does not understand.

use std::cell::RefCell;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::bounds;
use super::error::CatalogueError;
use super::index::Index;
use crate::domain::{Misread, excerpt, nearest};

/// The faults found so far.
pub(super) type Faults = RefCell<Vec<CatalogueError>>;

/// One table of the catalogue. Keys are remembered as they are read; [`Cursor::finish`] refuses the others.
pub(super) struct Cursor<'a> {
    fields: Option<&'a Map<String, Value>>,
    place: String,
    /// In the order of the alphabet.
    read: RefCell<Vec<&'static str>>,
    faults: &'a Faults,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(value: &'a Value, place: impl Into<String>, faults: &'a Faults) -> Self {
        let cursor = Cursor { fields: value.as_object(), place: place.into(), read: RefCell::default(), faults };
        if cursor.fields.is_none() {
            cursor.fault("", "une table est attendue ici", None);
        }
        cursor
    }

    /// The place of `key` in this table.
    pub(super) fn at(&self, key: &str) -> String {
        match (self.place.is_empty(), key.is_empty()) {
            (_, true) => self.place.clone(),
            (true, false) => key.to_owned(),
            (false, false) => format!("{}.{key}", self.place),
        }
    }

    /// Records a fault at `key`.
    pub(super) fn fault(&self, key: &str, problem: impl Into<String>, hint: Option<String>) {
        self.faults.borrow_mut().push(CatalogueError::new(&self.at(key), &problem.into(), hint));
    }

    /// The raw value of `key`.
    pub(super) fn value(&self, key: &'static str) -> Option<&'a Value> {
        let mut read = self.read.borrow_mut();
        if let Err(at) = read.binary_search(&key) {
            read.insert(at, key);
        }
        drop(read);
        self.fields?.get(key)
    }

    /// True when the table has `key`.
    pub(super) fn has(&self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    /// A text, where there is one.
    pub(super) fn optional(&self, key: &'static str) -> Option<Arc<str>> {
        match self.value(key)? {
            Value::String(text) if !text.trim().is_empty() => Some(text.as_str().into()),
            Value::String(_) => self.wrong(key, "un texte non vide"),
            _ => self.wrong(key, "un texte"),
        }
    }

    /// The text at a key that is itself a word of the catalogue. Such a table is not [`Cursor::finish`]ed.
    pub(super) fn value_of(&self, key: &str) -> Option<Arc<str>> {
        self.fields?.get(key)?.as_str().map(Arc::from)
    }

    /// A text that must be there.
    pub(super) fn text(&self, key: &'static str) -> Arc<str> {
        if !self.has(key) && self.fields.is_some() {
            self.fault(key, "cette valeur manque", Some("un texte est attendu".into()));
        }
        self.optional(key).unwrap_or_default()
    }

    /// A text understood by `read`, which must be there.
    pub(super) fn required<T>(&self, key: &'static str, read: impl Fn(&str) -> Result<T, Misread>) -> Option<T> {
        let text = self.text(key);
        if text.is_empty() {
            return None;
        }
        read(&text).map_err(|misread| self.fault(key, misread.problem, None)).ok()
    }

    /// A whole number, where there is one.
    pub(super) fn integer(&self, key: &'static str) -> Option<i64> {
        let value = self.value(key)?;
        value.as_i64().or_else(|| self.wrong(key, "un nombre entier"))
    }

    /// A yes or no, where there is one.
    pub(super) fn flag(&self, key: &'static str) -> Option<bool> {
        let value = self.value(key)?;
        value.as_bool().or_else(|| self.wrong(key, "true ou false"))
    }

    /// One text or a list of texts, each once; empty when absent.
    pub(super) fn texts(&self, key: &'static str) -> Vec<Arc<str>> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::String(text)) => self.each_once(key, vec![text]),
            Some(Value::Array(items)) if items.iter().all(Value::is_string) => {
                self.each_once(key, items.iter().filter_map(Value::as_str).collect())
            }
            Some(_) => self.wrong(key, "un texte ou une liste de textes").unwrap_or_default(),
        }
    }

    /// The same where an empty list says nothing.
    pub(super) fn some_texts(&self, key: &'static str) -> Vec<Arc<str>> {
        if self.value(key).and_then(Value::as_array).is_some_and(Vec::is_empty) {
            self.fault(key, "cette liste est vide", Some("remplissez-la, ou retirez la clé".into()));
        }
        self.texts(key)
    }

    fn each_once(&self, key: &str, texts: Vec<&str>) -> Vec<Arc<str>> {
        let mut seen = Index::default();
        for (index, text) in texts.iter().enumerate() {
            if text.trim().is_empty() {
                let place = if texts.len() == 1 { key.to_owned() } else { format!("{key}[{index}]") };
                self.fault(&place, "un texte non vide : voilà ce qui est attendu ici", None);
            } else if seen.add(text, index).is_some() {
                self.fault(&format!("{key}[{index}]"), format!("« {} » est écrit deux fois dans cette liste", excerpt(text)), None);
            }
        }
        texts.into_iter().map(Arc::from).collect()
    }

    /// The one of `found`, which was read at `key`; a fault where there are several.
    pub(super) fn only<T>(&self, key: &str, found: Vec<T>) -> Option<T> {
        if found.len() > 1 {
            self.fault(key, "un seul est attendu ici", None);
        }
        found.into_iter().next()
    }

    /// True when the table has `key`, which somebody else reads.
    pub(super) fn declares(&self, key: &str) -> bool {
        self.fields.is_some_and(|fields| fields.contains_key(key))
    }

    /// The table at `key`, where there is one.
    pub(super) fn table(&self, key: &'static str) -> Option<Cursor<'a>> {
        self.value(key).map(|value| Cursor::new(value, self.at(key), self.faults))
    }

    /// An entry of this table that is itself a table.
    pub(super) fn nested(&self, value: &'a Value, place: String) -> Cursor<'a> {
        Cursor::new(value, place, self.faults)
    }

    /// The tables of the list at `key`; none when absent.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Cursor<'a>> {
        match self.value(key) {
            None => Vec::new(),
            Some(Value::Array(items)) => {
                let nested = |(index, item)| Cursor::new(item, format!("{}[{index}]", self.at(key)), self.faults);
                items.iter().enumerate().map(nested).collect()
            }
            Some(_) => self.wrong(key, "une liste de tables").unwrap_or_default(),
        }
    }

    /// The known word among `known` that `word` is; a fault with the nearest one otherwise.
    pub(super) fn known<'k, T>(&self, key: &str, what: &str, word: &str, known: impl IntoIterator<Item = (&'k str, T)>) -> Option<T> {
        if word.is_empty() {
            // What is missing or no text is a fault already.
            return None;
        }
        let mut names = Vec::new();
        for (name, value) in known {
            if name == word {
                return Some(value);
            }
            names.push(name);
        }
        let near = self.near(word, &names);
        let listed = (names.len() <= 12).then(|| format!("attendu : {}", names.join(", ")));
        self.fault(key, format!("{what} « {} » n’existe pas", excerpt(word)), near.or(listed));
        None
    }

    /// The near word, as long as faults are few: looking for it costs more than the rest of the loader.
    fn near(&self, word: &str, names: &[&str]) -> Option<String> {
        let few = self.faults.borrow().len() < bounds::HINTS;
        let near = if few { nearest(word, names.iter().copied()) } else { None };
        near.map(|near| format!("vouliez-vous dire « {near} » ?"))
    }

    /// Refuses the keys that nobody read.
    pub(super) fn finish(&self) {
        self.finish_with(self.read.borrow().clone());
    }

    /// Refuses the keys that are not among `read`.
    pub(super) fn finish_with(&self, read: Vec<&str>) {
        for key in self.fields.into_iter().flat_map(Map::keys).filter(|key| !read.contains(&key.as_str())) {
            let near = self.near(key, &read);
            self.fault(
                &excerpt(key),
                "cette clé n’est pas connue ici",
                near.or_else(|| Some(format!("clés connues : {}", read.join(", ")))),
            );
        }
    }

    fn wrong<T>(&self, key: &str, expected: &str) -> Option<T> {
        self.fault(key, format!("{expected} : voilà ce qui est attendu ici"), None);
        None
    }
}
