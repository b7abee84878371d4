//! The whole state of a page as a text, for a file or a device: every answer as typed, readable or not, beside the dossier
//! made of those that are.

use serde_json::{Map, Value};

use super::answers::Answers;
use super::export::answers_of;
use super::lines::{Draft, Lines};
use super::link::{is_link, place_word};
use super::link_reader::{from_long_fragment, left_out, place_of};
use super::place::Place;
use super::state::Session;
use crate::domain::{Catalogue, Day, Dossier, FactId, MAX_LINES, Misread, file_json, file_text, json, too_many_lines};

/// Version of the form.
const FORMAT: u64 = 1;

/// Most bytes of a file that are read.
pub const LARGEST_FILE: usize = 4_000_000;

/// The answers as typed, with the dossier that they make. A dossier alone has no place for what is unfinished.
pub fn to_kept(session: &Session) -> String {
    let (answers, catalogue) = (&session.answers, &session.catalogue);
    let rules = json::table(vec![("id", (&*catalogue.id).into()), ("version", (&*catalogue.version).into())]);
    json::on_many_lines(&json::table(vec![
        ("state", FORMAT.into()),
        ("made", answers.made.unwrap_or(session.today).to_string().into()),
        ("catalogue", rules),
        ("dossier", session.view.dossier().to_json()),
        ("typed", typed(answers)),
    ])) + "\n"
}

fn typed(answers: &Answers) -> Value {
    let mut out = Map::new();
    let texts: Map<String, Value> = answers.typed.iter().map(|(fact, text)| (fact.to_string(), text.as_str().into())).collect();
    out.insert("answers".into(), texts.into());
    out.insert("unknown".into(), answers.aside.keys().map(ToString::to_string).collect());
    for (key, place) in [("place", &answers.place), ("origin", &answers.origin)] {
        if let Some(place) = place {
            out.insert(key.into(), place_word(place.kind, &place.code).into());
        }
    }
    let line = |line: &Draft| {
        let cells = [("label", &line.label), ("category", &line.category), ("amount", &line.amount)];
        json::table(cells.map(|(key, text)| (key, text.as_str().into())).into())
    };
    out.insert("lines".into(), answers.lines.drafts.iter().filter(|_| !answers.lines.is_untouched()).map(line).collect());
    out.insert("no_expense".into(), answers.lines.none.into());
    if let Some(date) = &answers.date {
        out.insert("date".into(), date.as_str().into());
    }
    Value::Object(out)
}

/// The answers of a file: a dossier, a file that holds one, or the whole state of a page; and one sentence for each thing in
/// it that had to be dropped.
///
/// # Errors
/// What the file looks like where it is none of these; else every fault of the dossier, with its place.
pub fn from_file(catalogue: &Catalogue, bytes: &[u8]) -> Result<(Answers, Vec<String>), Vec<Misread>> {
    if bytes.len() > LARGEST_FILE {
        let most = LARGEST_FILE / 1_000_000;
        return Err(vec![Misread::new(format!(
            "ce fichier dépasse {most}\u{a0}Mo\u{a0}; attendu\u{a0}: un dossier en JSON, comme dossier.json"
        ))]);
    }
    from_text(catalogue, file_text(bytes).map_err(|misread| vec![misread])?)
}

fn from_text(catalogue: &Catalogue, text: &str) -> Result<(Answers, Vec<String>), Vec<Misread>> {
    match file_json(text) {
        Ok(value) if value.get("state").is_some() || value.get("typed").is_some() => {
            state(catalogue, &value).map_err(|misread| vec![misread])
        }
        _ => Dossier::read(catalogue, text).map(|dossier| (answers_of(catalogue, &dossier), Vec::new())),
    }
}

/// The answers that a device kept: the whole state, or the link that earlier versions kept in its place.
///
/// # Errors
/// Why it cannot be read.
pub fn from_kept(catalogue: &Catalogue, text: &str) -> Result<(Answers, Vec<String>), Misread> {
    if text.trim_start().starts_with('{') {
        return state(catalogue, &file_json(text)?);
    }
    if !text.is_empty() && !is_link(catalogue, text) {
        return Err(Misread::new("ce ne sont pas des réponses de ce questionnaire"));
    }
    // A device holds more than an address: the bound of a link is none of what was kept.
    Ok(from_long_fragment(catalogue, text, LARGEST_FILE))
}

fn state(catalogue: &Catalogue, value: &Value) -> Result<(Answers, Vec<String>), Misread> {
    if value.get("state").and_then(Value::as_u64) != Some(FORMAT) {
        return Err(Misread::new("ces réponses ont été gardées par une autre version de ce questionnaire").at("state"));
    }
    let typed = value.get("typed").and_then(Value::as_object).ok_or_else(|| Misread::new("les réponses manquent").at("typed"))?;
    let mut reader = Reader { catalogue, answers: Answers::default(), dropped: Vec::new() };
    if value.pointer("/catalogue/id").is_some_and(|id| id.as_str() != Some(&*catalogue.id)) {
        reader.dropped.push("Ces réponses ont été saisies avec d’autres règles que celles de cette page.".to_owned());
    }
    reader.read(typed)?;
    reader.answers.made = value.get("made").and_then(Value::as_str).and_then(|day| Day::read(day).ok());
    Ok((reader.answers, reader.dropped))
}

struct Reader<'c> {
    catalogue: &'c Catalogue,
    answers: Answers,
    dropped: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, typed: &Map<String, Value>) -> Result<(), Misread> {
        for (key, value) in typed {
            let place = |misread: Misread| misread.at(format!("typed.{key}"));
            match key.as_str() {
                "answers" => self.texts(table(value).map_err(place)?)?,
                "unknown" => self.aside(list(value).map_err(place)?),
                "place" => self.answers.place = self.place(key, value),
                "origin" => self.answers.origin = self.place(key, value),
                "lines" => self.lines(list(value).map_err(place)?)?,
                "no_expense" => {
                    self.answers.lines.none = value.as_bool().ok_or_else(|| place(Misread::new("attendu\u{a0}: true ou false")))?
                }
                "date" => self.answers.date = Some(text(value).map_err(place)?),
                _ => self.dropped.push(left_out(key, "ce mot n’est pas connu")),
            }
        }
        Ok(())
    }

    fn texts(&mut self, texts: &Map<String, Value>) -> Result<(), Misread> {
        for (id, value) in texts {
            let typed = text(value).map_err(|misread| misread.at(format!("typed.answers.{id}")))?;
            match self.catalogue.fact(id) {
                Some(fact) => self.answers.answer(fact.id.clone(), typed),
                None => self.dropped.push(left_out(id, "cette question n’est pas connue")),
            }
        }
        Ok(())
    }

    fn aside(&mut self, ids: &[Value]) {
        for id in ids.iter().filter_map(Value::as_str) {
            if self.catalogue.fact(id).is_some() || id == crate::engine::EXPENSES {
                self.answers.aside.insert(FactId::from(id), ());
            } else {
                self.dropped.push(left_out("unknown", &format!("«\u{a0}{id}\u{a0}» n’est pas une question connue")));
            }
        }
    }

    /// What it fills is among the answers, as corrected since.
    fn place(&mut self, key: &str, value: &Value) -> Option<Place> {
        let mut named = Answers::default();
        if let Some((kind, code)) = value.as_str().and_then(place_of) {
            named.choose(self.catalogue, kind, code);
        }
        if named.place.is_none() {
            self.dropped.push(left_out(key, "ce lieu n’est pas connu"));
        }
        named.place
    }

    fn lines(&mut self, lines: &[Value]) -> Result<(), Misread> {
        if lines.len() > MAX_LINES {
            return Err(too_many_lines(lines.len()).at("typed.lines"));
        }
        let mut drafts = Vec::new();
        for (index, line) in lines.iter().enumerate() {
            let cell = |key: &str| {
                let cell = line.get(key).map_or(Ok(String::new()), text);
                cell.map_err(|misread| misread.at(format!("typed.lines[{index}].{key}")))
            };
            let mut draft = Draft { label: cell("label")?, category: cell("category")?, amount: cell("amount")?, ..Draft::default() };
            if !draft.category.is_empty() && self.catalogue.category(&draft.category).is_none() {
                self.dropped.push(left_out(&draft.category, "cette catégorie n’est pas connue"));
                draft.category.clear();
            }
            drafts.push(draft);
        }
        let none = self.answers.lines.none;
        self.answers.lines = Lines::of(drafts);
        self.answers.lines.none = none;
        Ok(())
    }
}

fn table(value: &Value) -> Result<&Map<String, Value>, Misread> {
    value.as_object().ok_or_else(|| Misread::new("attendu\u{a0}: un objet JSON"))
}

fn list(value: &Value) -> Result<&[Value], Misread> {
    value.as_array().map(Vec::as_slice).ok_or_else(|| Misread::new("attendu\u{a0}: une liste"))
}

fn text(value: &Value) -> Result<String, Misread> {
    value.as_str().map(ToOwned::to_owned).ok_or_else(|| Misread::new("attendu\u{a0}: un texte"))
}
