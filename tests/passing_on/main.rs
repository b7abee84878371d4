//! What a visitor keeps and passes on: links, files, tables, calendars and texts, all drawn from the same answers.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod agenda;
#[allow(dead_code)]
#[path = "../conformance/cases.rs"]
mod cases;
mod damaged;
mod export;
mod kept;
mod link;
mod notices;
mod options;
mod plan;
mod sentences;
mod summary;

use std::sync::{Arc, LazyLock};

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::{Catalogue, Day, FactId};
use guichet::session::{Action, Answers, PlaceKind, Session, View};

static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| Arc::new(load(EMBEDDED).expect("the embedded catalogue loads")));

fn day(text: &str) -> Day {
    Day::read(text).unwrap()
}

fn session(actions: &[Action]) -> Session {
    let start = Session::new(CATALOGUE.clone(), day("2021-05-12"));
    actions.iter().cloned().fold(start, |session, action| session.after(action))
}

fn answer(fact: &str, text: &str) -> Action {
    Action::Answer(FactId::from(fact), text.to_owned())
}

/// Pastes a text into the first line, and accepts what is understood of it.
fn paste(text: &str) -> Action {
    match guichet::session::pasted(&CATALOGUE, 1, text) {
        Action::Look(Some(table)) => Action::Paste(table.from, table.lines(&CATALOGUE)),
        plain => plain,
    }
}

fn village() -> Vec<Action> {
    vec![
        Action::Choose(PlaceKind::Commune, "68365".into()),
        answer("objets", "demarches,formation_agents"),
        answer("engagement", "aucun"),
        answer("effet_mois", "12"),
        Action::Label(1, "Portail des démarches".into()),
        Action::Category(1, "deploiement".into()),
        Action::Amount(1, "40 000,50".into()),
        Action::AddLine,
        Action::Label(2, "Ordinateurs".into()),
        Action::Category(2, "equipement_agents".into()),
        Action::Amount(2, "3 500".into()),
    ]
}

/// The view of the answers of a worked case.
fn case_view(case: &cases::Case) -> View {
    let answers = guichet::session::from_dossier(&CATALOGUE, &case.dossier.to_string()).expect(&case.id);
    View::of(&CATALOGUE, day("2030-01-01"), &answers)
}

/// What a link carries, to be compared: everything but the identifiers of lines and what can be undone.
#[derive(Debug, PartialEq)]
struct Carried {
    typed: Vec<(String, String)>,
    aside: Vec<String>,
    place: Option<guichet::session::Place>,
    lines: Vec<[String; 3]>,
    none: bool,
    date: Option<String>,
}

fn carried(answers: &Answers) -> Carried {
    let cells = |line: &guichet::session::Draft| [line.label.clone(), line.category.clone(), line.amount.clone()];
    Carried {
        typed: answers.typed.iter().map(|(fact, text)| (fact.to_string(), text.clone())).collect(),
        aside: answers.aside.keys().map(ToString::to_string).collect(),
        place: answers.place.clone(),
        lines: answers.lines.drafts.iter().map(cells).collect(),
        none: answers.lines.none,
        date: answers.date.clone(),
    }
}
