//! The dossier and the assessment as files, and a dossier read back as answers.

use serde_json::Value;

use super::answers::Answers;
use super::kept::from_file;
use super::lines::{Draft, Lines};
use super::place::{Place, PlaceKind};
use super::state::Session;
use super::view::{Reference, View};
use crate::domain::{Catalogue, Dossier, Expense, FactValue, Misread, Money, Situation, french_money, json};
use crate::engine::to_json;

/// The project as a dossier, ready to be read again here or by the command line.
pub fn dossier_json(view: &View) -> String {
    printed(&view.dossier().to_json())
}

/// The assessment, byte for byte as the command line prints it.
pub fn assessment_json(catalogue: &Catalogue, view: &View) -> String {
    printed(&to_json(catalogue, &view.assessment))
}

/// The assessment of every programme, those that are not shown among them: a dossier has one assessment everywhere.
pub fn whole_assessment_json(session: &Session) -> String {
    match &session.whole {
        Some(whole) => assessment_json(whole, &View::of(whole, session.days(), &session.answers)),
        None => assessment_json(&session.catalogue, &session.view),
    }
}

fn printed(value: &Value) -> String {
    json::on_many_lines(value) + "\n"
}

/// A dossier as answers: the file itself, or a file that holds one under `dossier`.
///
/// # Errors
/// Every fault of the dossier, with its place.
pub fn from_dossier(catalogue: &Catalogue, text: &str) -> Result<Answers, Vec<Misread>> {
    from_file(catalogue, text.as_bytes()).map(|(answers, _)| answers)
}

/// A dossier as answers.
pub(super) fn answers_of(catalogue: &Catalogue, dossier: &Dossier) -> Answers {
    let situation = &dossier.situation;
    let mut answers = Answers { date: dossier.day.map(|day| day.to_string()), ..Answers::default() };
    let typed = situation.facts.iter().map(|(id, value)| (id.clone(), typed(value)));
    answers.typed = typed.filter(|(_, text)| !text.trim().is_empty()).collect();
    answers.place = place(catalogue, situation);
    match situation.expenses.as_deref() {
        None => {}
        Some([]) => answers.lines.none = true,
        Some(expenses) => answers.lines = Lines::of(expenses.iter().map(draft).collect()),
    }
    answers
}

/// What a page holds that its dossier does not: a dossier has a place for sound values alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotInDossier {
    /// Expense lines without a category or an amount, or whose amount cannot be read.
    pub lines: usize,
    /// Answers that cannot be read.
    pub misread: usize,
    /// Questions answered by « je ne sais pas ».
    pub aside: usize,
}

impl NotInDossier {
    /// What the dossier of this session leaves out; nothing where it holds everything.
    pub fn of(session: &Session) -> Option<NotInDossier> {
        let (answers, view) = (&session.answers, &session.view);
        let unfinished = |draft: &&Draft| !draft.is_blank() && (answers.lines.none || draft.read(&session.catalogue).is_err());
        let out = NotInDossier {
            lines: answers.lines.drafts.iter().filter(unfinished).count(),
            misread: view.misread.len() + usize::from(matches!(view.reference, Reference::Misread(_))),
            aside: answers.aside.len(),
        };
        (out != NotInDossier::default()).then_some(out)
    }
}

/// The text that reads back to the same value. An empty list is an answer, an empty text is none.
fn typed(value: &FactValue) -> String {
    match value {
        FactValue::Money(money) => bare(*money),
        FactValue::Codes(codes) if codes.is_empty() => ",".to_owned(),
        value => value.to_string(),
    }
}

fn draft(expense: &Expense) -> Draft {
    Draft { label: expense.label.to_string(), category: expense.category.to_string(), amount: bare(expense.amount), ..Draft::default() }
}

/// `26 666,60`, as it would be typed.
fn bare(money: Money) -> String {
    french_money(money).trim_end_matches(['€', '\u{a0}']).to_owned()
}

/// The commune or EPCI that the dossier names by its code, when the carrier is of that kind.
fn place(catalogue: &Catalogue, situation: &Situation) -> Option<Place> {
    let (FactValue::Text(code), FactValue::Code(porteur)) = (situation.facts.get("code")?, situation.facts.get("porteur")?) else {
        return None;
    };
    let code = code.trim();
    let kind = match &**porteur {
        "commune" | "commune_nouvelle" => PlaceKind::Commune,
        _ => catalogue.territories.epci(code).filter(|epci| epci.kind == *porteur).map(|_| PlaceKind::Epci)?,
    };
    let mut named = Answers::default();
    named.choose(catalogue, kind, code);
    named.place
}
