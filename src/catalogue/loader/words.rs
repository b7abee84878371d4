//! The identifiers that rules may use: clauses, facts, notions, notices, categories.

use std::sync::Arc;

use super::cursor::Cursor;
use crate::domain::{Category, Clause, ClauseId, Fact, FactId, FactKind, Notice, NoticeId, Notion, Reading, Statement, Subject};

/// What the shared files declare; programmes are read against it.
pub(super) struct Words {
    pub(super) clauses: Vec<Clause>,
    pub(super) facts: Vec<Fact>,
    pub(super) readings: Vec<Reading>,
    pub(super) notions: Vec<Notion>,
    pub(super) categories: Vec<Category>,
    pub(super) notices: Vec<Notice>,
}

impl Words {
    /// The clauses at `clause`: at least one.
    pub(super) fn clauses(&self, cursor: &Cursor) -> Vec<ClauseId> {
        let ids = self.some_clauses(cursor, "clause");
        if !cursor.has("clause") {
            cursor.fault("clause", "cette valeur manque", Some("toute règle cite sa clause, par exemple \"V1-04\"".into()));
        }
        ids
    }

    /// The clauses at `key`, where there are some.
    pub(super) fn some_clauses(&self, cursor: &Cursor, key: &'static str) -> Vec<ClauseId> {
        known_clauses(cursor, key, &self.clauses)
    }

    /// The notices at `key`.
    pub(super) fn notices(&self, cursor: &Cursor, key: &'static str) -> Vec<NoticeId> {
        let known = || self.notices.iter().map(|notice| (&*notice.id.0, notice.id.clone()));
        cursor.some_texts(key).iter().filter_map(|id| cursor.known(key, "l’avis", id, known())).collect()
    }

    /// The notice at `avis`, where there is one.
    pub(super) fn notice(&self, cursor: &Cursor) -> Option<NoticeId> {
        cursor.only("avis", self.notices(cursor, "avis"))
    }

    /// The category at `categorie`.
    pub(super) fn category(&self, cursor: &Cursor) -> Arc<str> {
        let id = cursor.text("categorie");
        cursor.known("categorie", "la catégorie", &id, self.categories.iter().map(|c| (&*c.id, c.id.clone()))).unwrap_or_default()
    }

    /// The fact at `key`.
    pub(super) fn fact(&self, cursor: &Cursor, key: &'static str) -> Option<&Fact> {
        let id = cursor.text(key);
        cursor.known(key, "le fait", &id, self.facts.iter().map(|fact| (&*fact.id.0, fact)))
    }

    /// The fact or notion at `key`, with the kind of its values.
    pub(super) fn subject(&self, cursor: &Cursor, key: &'static str) -> Option<(Subject, &FactKind)> {
        let id = cursor.text(key);
        if let Some(notion) = self.notions.iter().find(|notion| notion.id.0 == id) {
            let kind = &self.facts.iter().find(|fact| Some(&fact.id) == notion.facts.first())?.kind;
            return Some((Subject { id: notion.id.clone(), facts: notion.facts.clone() }, kind));
        }
        let names = self.facts.iter().map(|fact| (&*fact.id.0, Some(fact))).chain(self.notions.iter().map(|notion| (&*notion.id.0, None)));
        let fact = cursor.known(key, "le fait", &id, names)??;
        Some((Subject { id: fact.id.clone(), facts: vec![fact.id.clone()] }, &fact.kind))
    }

    /// The sentence at `dit`, or at `nous` when it is ours and not the page's, with its clauses.
    pub(super) fn statement(&self, cursor: &Cursor) -> Statement {
        let (text, ours) = sentence(cursor);
        Statement { text, ours, clauses: self.clauses(cursor) }
    }

    /// A list of sentences, each a table `{ dit, clause }` or `{ nous, clause }` and nothing else.
    pub(super) fn statements(&self, cursor: &Cursor, key: &'static str) -> Vec<Statement> {
        let read = |entry: Cursor| {
            let statement = self.statement(&entry);
            entry.finish();
            statement
        };
        cursor.tables(key).into_iter().map(read).collect()
    }
}

/// The sentence at `dit`, what the page says, or at `nous`, a remark of ours; and whether it is ours.
pub(super) fn sentence(cursor: &Cursor) -> (Arc<str>, bool) {
    match (cursor.optional("nous"), cursor.has("dit")) {
        (None, _) => (cursor.text("dit"), false),
        (Some(ours), false) => (ours, true),
        (Some(ours), true) => {
            cursor.fault("nous", "une phrase est de la page (« dit ») ou de nous (« nous »), pas des deux", None);
            (ours, true)
        }
    }
}

/// The identifiers at `key`, each of which must be a clause.
pub(super) fn known_clauses(cursor: &Cursor, key: &'static str, clauses: &[Clause]) -> Vec<ClauseId> {
    let known = || clauses.iter().map(|clause| (&*clause.id.0, clause.id.clone()));
    cursor.some_texts(key).iter().filter_map(|id| cursor.known(key, "la clause", id, known())).collect()
}

/// The facts named at `key`, each of which must be one of `facts`.
pub(super) fn known_facts(cursor: &Cursor, key: &'static str, facts: &[Arc<str>]) -> Vec<FactId> {
    let known = || facts.iter().map(|id| (&**id, FactId(id.clone())));
    cursor.some_texts(key).iter().filter_map(|id| cursor.known(key, "le fait", id, known())).collect()
}
