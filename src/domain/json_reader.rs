//! JSON read strictly: no key twice, and every fault said in French with its line, its column and what was expected.
//!
//! The reader of serde_json keeps the last of two keys in silence, and says in English, without what it expected, why it
//! stops. A test holds this one against it: both accept the same texts and make the same values of them.

use serde_json::{Map, Value};

use super::misread::Misreads;
use super::{Misread, excerpt, position};

/// Most lists and objects inside one another, so that no text can exhaust the stack.
const DEEPEST: usize = 127;

/// A text read as JSON.
pub struct Parsed {
    /// What it holds; of two equal keys, the first.
    pub value: Value,
    /// Each key that was given again, with its place.
    pub repeated: Misreads,
}

/// Reads a text as JSON.
///
/// # Errors
/// Where and why it is none.
pub fn read(text: &str) -> Result<Parsed, Misread> {
    let mut reader = Reader { text, at: 0, path: String::new(), repeated: Misreads::default() };
    let whole = reader.value(0).and_then(|value| reader.end().map(|()| value));
    match whole {
        Ok(value) => Ok(Parsed { value, repeated: reader.repeated }),
        Err(problem) => Err(Misread::new(format!("ce n’est pas du JSON, {}\u{a0}: {problem}", place(text, reader.at)))),
    }
}

/// Where a byte stands, as an editor counts.
fn place(text: &str, at: usize) -> String {
    let (line, column) = position(text, at);
    format!("ligne\u{a0}{line}, colonne\u{a0}{column}")
}

/// A text being read. A fault is a sentence; it is about the place where the reading stopped.
pub(super) struct Reader<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
    /// Where the reading is: `facts.porteur`.
    path: String,
    repeated: Misreads,
}

pub(super) type Step<T> = Result<T, String>;

impl Reader<'_> {
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// The next character after white space.
    fn skip(&mut self) -> Option<char> {
        self.at = self.text.len() - self.rest().trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.next()
    }

    /// Goes past `c` if it comes next.
    pub(super) fn take(&mut self, c: char) -> bool {
        let comes = self.next() == Some(c);
        if comes {
            self.at += c.len_utf8();
        }
        comes
    }

    /// What was found in place of what was expected.
    pub(super) fn instead(&self, expected: &str) -> String {
        let found = match self.next() {
            None => return format!("le texte s’arrête avant la fin\u{a0}; attendu\u{a0}: {expected}"),
            Some('\u{a0}' | '\u{202f}') => "une espace insécable".to_owned(),
            Some('\'' | '’' | '‘' | '“' | '”' | '«') => {
                return "les textes se mettent entre guillemets droits, comme \"commune\"".to_owned();
            }
            Some('/' | '#') => return "un commentaire n’a pas sa place en JSON".to_owned(),
            Some(c) if c.is_alphanumeric() => {
                let word: String = self.rest().chars().take_while(|c| c.is_alphanumeric() || *c == '_').take(60).collect();
                format!("«\u{a0}{word}\u{a0}»")
            }
            Some(c) => format!("«\u{a0}{}\u{a0}»", excerpt(&c.to_string())),
        };
        format!("trouvé\u{a0}: {found}\u{a0}; attendu\u{a0}: {expected}")
    }

    fn end(&mut self) -> Step<()> {
        match self.skip() {
            None => Ok(()),
            Some('{') => {
                Err("un second objet commence ici\u{a0}; attendu\u{a0}: un seul dossier par fichier, ou un par ligne dans un lot".into())
            }
            Some(_) => Err(self.instead("plus rien, car la valeur est finie")),
        }
    }

    fn value(&mut self, depth: usize) -> Step<Value> {
        match self.skip() {
            Some('{' | '[') if depth >= DEEPEST => Err(format!("plus de {DEEPEST} niveaux l’un dans l’autre")),
            Some('{') => self.object(depth + 1),
            Some('[') => self.list(depth + 1),
            Some('"') => self.string().map(Value::String),
            Some('-' | '0'..='9') => self.number(),
            _ => self.word(depth),
        }
    }

    fn list(&mut self, depth: usize) -> Step<Value> {
        let (mut items, here) = (Vec::new(), self.path.len());
        self.take('[');
        if self.skip() == Some(']') {
            self.take(']');
            return Ok(Value::Array(items));
        }
        loop {
            self.path.push_str(&format!("[{}]", items.len()));
            items.push(self.value(depth)?);
            self.path.truncate(here);
            if self.closes(']')? {
                return Ok(Value::Array(items));
            }
        }
    }

    fn object(&mut self, depth: usize) -> Step<Value> {
        let (mut fields, here) = (Map::new(), self.path.len());
        self.take('{');
        if self.skip() == Some('}') {
            self.take('}');
            return Ok(Value::Object(fields));
        }
        loop {
            if self.skip().is_some_and(|c| c.is_ascii_digit()) {
                return Err("une clé est attendue ici (les décimales d’un nombre viennent après un point, comme 12.5)".to_owned());
            }
            if self.next() != Some('"') {
                return Err(self.instead("une clé entre guillemets droits, comme \"facts\""));
            }
            let at = self.at;
            let key = self.string()?;
            if self.skip() != Some(':') {
                return Err(self.instead("«\u{a0}:\u{a0}» après la clé"));
            }
            self.take(':');
            let dot = if here == 0 { "" } else { "." };
            self.path.push_str(&format!("{dot}{}", excerpt(&key)));
            if fields.contains_key(&key) {
                let again = || format!("clé donnée deux fois, la seconde {}\u{a0}; gardez-en une", place(self.text, at));
                self.repeated.add(|| Misread::new(again()).at(&self.path));
            }
            let value = self.value(depth)?;
            fields.entry(key).or_insert(value);
            self.path.truncate(here);
            if self.closes('}')? {
                return Ok(Value::Object(fields));
            }
        }
    }

    /// After an entry: true at the end of the list, false when a comma announces another entry.
    fn closes(&mut self, end: char) -> Step<bool> {
        self.skip();
        if self.take(end) {
            return Ok(true);
        }
        if !self.take(',') {
            return Err(self.instead(&format!("«\u{a0},\u{a0}» ou «\u{a0}{end}\u{a0}»")));
        }
        if self.skip() == Some(end) {
            return Err(format!("la virgule avant «\u{a0}{end}\u{a0}» est de trop"));
        }
        Ok(false)
    }
}
