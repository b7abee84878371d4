//! What people type, paste and choose: understood, or refused with the reason and an example that fits the field.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod areas;
mod days;
mod numbers;
mod places;
mod tables;

use std::sync::{Arc, LazyLock};

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::{Catalogue, Day, FactId};
use guichet::session::{Action, Session};

static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| Arc::new(load(EMBEDDED).expect("the embedded catalogue loads")));

fn session(actions: &[Action]) -> Session {
    let start = Session::new(CATALOGUE.clone(), Day::read("2021-05-12").unwrap());
    actions.iter().cloned().fold(start, |session, action| session.after(action))
}

fn answer(fact: &str, text: &str) -> Action {
    Action::Answer(FactId::from(fact), text.to_owned())
}

/// What a field makes of a text: its value as a dossier writes it, or why it is refused, with plain spaces.
fn read(fact: &str, text: &str) -> String {
    let read = CATALOGUE.fact(fact).unwrap().read_text(text);
    read.map_or_else(|misread| misread.problem.replace(['\u{a0}', '\u{202f}'], " "), |value| value.to_json().to_string())
}
