//! A link read back: old and damaged links give what they still hold, and a sentence for what they lost.

use super::answers::Answers;
use super::lines::Draft;
use super::link::{MOST_CHARACTERS, WORDS, parts_of};
use super::percent::decoded;
use super::place::PlaceKind;
use crate::domain::{Catalogue, Day, FactId, FactValue, MAX_LINES, Money, french_integer, sort_by_key};
use crate::engine::EXPENSES;

/// Most sentences about what was dropped.
const MOST_SENTENCES: usize = 50;

/// The answers of a fragment, and one sentence for each thing in it that had to be dropped.
pub fn from_fragment(catalogue: &Catalogue, text: &str) -> (Answers, Vec<String>) {
    from_long_fragment(catalogue, text, MOST_CHARACTERS)
}

/// The same, of a text that may be longer than an address.
pub(super) fn from_long_fragment(catalogue: &Catalogue, text: &str, most: usize) -> (Answers, Vec<String>) {
    let mut reader = Reader { catalogue, answers: Answers::default(), seen: Vec::new(), lines: 0, dropped: Vec::new(), unsaid: 0 };
    let text = reader.within_bounds(text, most);
    let mut entries: Vec<(String, &str)> = parts_of(text).filter_map(|part| reader.entry(part)).collect();
    // The place fills, the answers correct it, and only then is it known which of them are set aside.
    sort_by_key(&mut entries, |(key, _)| match key.as_str() {
        "lieu" => 0,
        "inconnu" => 2,
        _ => 1,
    });
    entries.iter().for_each(|(key, raw)| reader.read(key, raw));
    reader.finish()
}

/// A fragment being read.
struct Reader<'c> {
    catalogue: &'c Catalogue,
    answers: Answers,
    seen: Vec<String>,
    lines: usize,
    dropped: Vec<String>,
    unsaid: usize,
}

impl Reader<'_> {
    /// The text up to the bound; an entry that the bound would cut is left out whole.
    fn within_bounds<'t>(&mut self, text: &'t str, most: usize) -> &'t str {
        let Some((at, _)) = text.char_indices().nth(most) else { return text };
        let most = french_integer(most as i64);
        self.say(format!("Le lien est trop long\u{a0}: ce qui suit {most} caractères est laissé de côté."));
        let kept = &text[..at];
        kept.rfind('&').map_or("", |end| &kept[..end])
    }

    fn entry<'t>(&mut self, part: &'t str) -> Option<(String, &'t str)> {
        let (key, raw) = part.split_once('=').unwrap_or((part, ""));
        if !part.contains('=') {
            self.leave_out(key, "aucune valeur ne suit ce mot");
            return None;
        }
        match decoded(key) {
            Some(key) => Some((key, raw)),
            None => {
                self.leave_out(key, "ce mot est mal encodé");
                None
            }
        }
    }

    fn read(&mut self, key: &str, raw: &str) {
        if key == "depense" {
            return self.line(raw);
        }
        let Some(text) = decoded(raw) else { return self.leave_out(key, "cette valeur est mal encodée") };
        let known = WORDS.contains(&key) || self.catalogue.fact(key).is_some();
        if known && !is_first(&mut self.seen, key) {
            return self.leave_out(key, "déjà dit plus haut dans le lien, seule la première valeur est gardée");
        }
        match key {
            "lieu" => self.place(&text),
            "inconnu" => text.split(',').filter(|id| !id.is_empty()).for_each(|id| self.set_aside(id)),
            "sans_depense" => match text.as_str() {
                "oui" => self.answers.lines.none = true,
                "non" => {}
                _ => self.leave_out(key, "attendu\u{a0}: oui ou non"),
            },
            "date" => self.answers.date = self.day(key, &text).map(|day| day.to_string()),
            "fait" => self.answers.made = self.day(key, &text),
            _ => self.fact(key, text),
        }
    }

    /// A day in Paris, whatever form it is written in: the field of the date shows no instant.
    fn day(&mut self, key: &str, text: &str) -> Option<Day> {
        match Day::from_french(text) {
            Ok(day) => Some(day),
            Err(misread) => {
                self.leave_out(key, &misread.problem);
                None
            }
        }
    }

    fn place(&mut self, text: &str) {
        let Some((kind, code)) = place_of(text) else {
            return self.leave_out("lieu", "attendu\u{a0}: commune ou epci, deux-points, puis un code");
        };
        self.answers.choose(self.catalogue, kind, code);
        if self.answers.place.is_none() {
            self.leave_out("lieu", &format!("aucun lieu connu n’a le code «\u{a0}{}\u{a0}»", short(code, 40)));
        }
    }

    fn set_aside(&mut self, id: &str) {
        if self.catalogue.fact(id).is_none() && id != EXPENSES {
            self.leave_out("inconnu", &format!("«\u{a0}{}\u{a0}» n’est pas une question connue", short(id, 40)));
        } else if self.seen.iter().any(|seen| seen == id) && self.answers.typed.contains_key(id) {
            self.leave_out("inconnu", &format!("«\u{a0}{id}\u{a0}» a aussi une réponse, qui est gardée"));
        } else {
            self.answers.set_aside(FactId::from(id));
        }
    }

    /// An empty text takes back what the place had filled.
    fn fact(&mut self, key: &str, text: String) {
        let Some(fact) = self.catalogue.fact(key) else { return self.leave_out(key, "cette question n’est pas connue") };
        if text.trim().is_empty() {
            return self.answers.answer(fact.id.clone(), text);
        }
        match fact.read_text(&text) {
            // What is picked among a few is shown as one of them, however it was written.
            Ok(value @ (FactValue::Flag(_) | FactValue::Code(_))) if fact.is_closed() => {
                self.answers.answer(fact.id.clone(), value.to_string());
            }
            Ok(_) => self.answers.answer(fact.id.clone(), text),
            Err(misread) => self.leave_out(key, &misread.problem),
        }
    }

    fn line(&mut self, raw: &str) {
        self.lines += 1;
        if self.lines > MAX_LINES {
            return;
        }
        match cells(raw) {
            Ok([label, category, amount]) => self.keep(label, category, amount),
            Err(why) => self.leave_out("depense", why),
        }
    }

    /// Keeps of a line what can be read.
    fn keep(&mut self, label: String, category: String, amount: String) {
        let mut draft = Draft { label, category, amount, ..Draft::default() };
        let whole = draft.clone();
        if !draft.category.is_empty() && self.catalogue.category(&draft.category).is_none() {
            self.leave_out("depense", &format!("«\u{a0}{}\u{a0}» n’est pas une catégorie connue", short(&draft.category, 40)));
            draft.category.clear();
        }
        if let (false, Err(misread)) = (draft.amount.trim().is_empty(), Money::from_french(&draft.amount)) {
            self.leave_out("depense", &misread.problem);
            draft.amount.clear();
        }
        if draft != whole && draft.is_blank() {
            return;
        }
        let lines = &mut self.answers.lines;
        match lines.drafts.first_mut() {
            Some(first) if is_empty(first) && is_first(&mut self.seen, "depense") => *first = Draft { id: first.id, ..draft },
            _ => {
                let id = lines.fresh();
                lines.drafts.push(Draft { id, ..draft });
            }
        }
    }

    fn leave_out(&mut self, key: &str, why: &str) {
        self.say(left_out(key, why));
    }

    fn say(&mut self, sentence: String) {
        if self.dropped.len() < MOST_SENTENCES { self.dropped.push(sentence) } else { self.unsaid += 1 }
    }

    fn finish(mut self) -> (Answers, Vec<String>) {
        if self.lines > MAX_LINES {
            let (received, most) = (french_integer(self.lines as i64), french_integer(MAX_LINES as i64));
            self.leave_out("depense", &format!("{received} dépenses reçues, seules les {most} premières sont gardées"));
        }
        if self.unsaid > 0 {
            self.dropped.push(format!("Le lien est très abîmé\u{a0}: {} autres éléments sont laissés de côté.", self.unsaid));
        }
        (self.answers, self.dropped)
    }
}

/// The kind and the code of a place as a link says them.
pub(super) fn place_of(word: &str) -> Option<(PlaceKind, &str)> {
    match word.split_once(':')? {
        ("commune", code) => Some((PlaceKind::Commune, code)),
        ("epci", code) => Some((PlaceKind::Epci, code)),
        _ => None,
    }
}

/// What is said of a word whose value is dropped.
pub(super) fn left_out(key: &str, why: &str) -> String {
    let why = short(why, 240);
    let end = if why.ends_with(['.', '?', '…']) { "" } else { "." };
    format!("«\u{a0}{}\u{a0}» est laissé de côté\u{a0}: {why}{end}", short(key, 40))
}

/// Whether a key is met for the first time.
fn is_first(seen: &mut Vec<String>, key: &str) -> bool {
    let first = seen.iter().all(|other| other != key);
    seen.push(key.to_owned());
    first
}

fn is_empty(line: &Draft) -> bool {
    line.label.is_empty() && line.category.is_empty() && line.amount.is_empty()
}

/// Label, category and amount. Only the last two `~` separate: some programs undo the escape of those in a label,
/// and some escape the separators too.
fn cells(raw: &str) -> Result<[String; 3], &'static str> {
    const BADLY_ENCODED: &str = "cette ligne est mal encodée";
    let split = |text: &str| {
        let mut cells = text.rsplitn(3, '~').map(str::to_owned);
        cells.next().zip(cells.next()).zip(cells.next()).map(|((amount, category), label)| [label, category, amount])
    };
    match split(raw) {
        Some([label, category, amount]) => match (decoded(&label), decoded(&category), decoded(&amount)) {
            (Some(label), Some(category), Some(amount)) => Ok([label, category, amount]),
            _ => Err(BADLY_ENCODED),
        },
        None => split(&decoded(raw).ok_or(BADLY_ENCODED)?).ok_or("une ligne s’écrit libellé~catégorie~montant"),
    }
}

/// The first characters of a text that someone else wrote, without its control characters.
fn short(text: &str, most: usize) -> String {
    let clean: String = text.chars().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(most).is_some() { format!("{clean}…") } else { clean }
}
