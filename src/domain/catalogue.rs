//! A linked catalogue: every identifier in it resolves.

use std::sync::Arc;

use super::packed::packed;
use super::{Bound, Category, Clause, ClauseId, Day, Fact, FactId, Notice, NoticeId, Programme, Statement, Territories, sort_by_key};

/// One way to read a notion that the page leaves open: « population totale ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its identifier: `totale`.
    pub id: Arc<str>,
    /// As a person reads it.
    pub name: Arc<str>,
    /// What it means.
    pub help: Arc<str>,
}

/// A word of the page that has one fact per reading: « population INSEE ».
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notion {
    /// Its identifier: `population`.
    pub id: FactId,
    /// As a person reads it.
    pub name: Arc<str>,
    /// The fact of each reading, in the order of the catalogue's readings.
    pub facts: Vec<FactId>,
    /// The fact that states the year in which the numbers are in force, and the notice given when it is not the day's.
    pub vintage: Option<(FactId, NoticeId)>,
    /// The notice given when the readings disagree.
    pub notice: Option<NoticeId>,
}

/// The day after which everything the page says is old.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Staleness {
    /// The last day on which the page is taken at its word.
    pub after: Day,
    /// What the page says.
    pub statement: Statement,
    /// The notice given later.
    pub notice: NoticeId,
    /// The year of the rules, as amounts are then announced: « en 2021 ».
    pub year: Option<Arc<str>>,
    /// Where to look for what is current: an address outside the page, with its text.
    pub current: Option<Outside>,
}

/// A declared way out of the catalogue: a page of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outside {
    /// What a person reads.
    pub text: Arc<str>,
    /// An `https:` address.
    pub address: Arc<str>,
}

/// Everything the engine and the page need, linked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// Its identifier: `haut-rhin-2021`.
    pub id: Arc<str>,
    /// Its version, as its author writes it.
    pub version: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// Who published the page, and what it is called.
    pub source: Arc<str>,
    /// The address of the page.
    pub source_url: Arc<str>,
    /// The mailbox to ask.
    pub mailbox: Arc<str>,
    /// The clauses of the page, in its order.
    pub clauses: Vec<Clause>,
    /// The facts, in the order in which they are asked.
    pub facts: Vec<Fact>,
    /// The ways to read the notions that the page leaves open; at least one.
    pub readings: Vec<Reading>,
    /// Those notions.
    pub notions: Vec<Notion>,
    /// The facts that hold each other.
    pub bounds: Vec<Bound>,
    /// The categories of expense.
    pub categories: Vec<Category>,
    /// What visitors must be told.
    pub notices: Vec<Notice>,
    /// What is true of every case.
    pub standing: Vec<Statement>,
    /// When the page is old.
    pub staleness: Staleness,
    /// The programmes, in the order of the page.
    pub programmes: Vec<Programme>,
    /// The communes and EPCI.
    pub territories: Territories,
}

impl Catalogue {
    /// Whether the page is old on a day.
    pub fn is_stale(&self, day: Day) -> bool {
        day > self.staleness.after
    }

    /// The declaration of a fact.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| &*fact.id.0 == id)
    }

    /// Puts facts in the order of the catalogue; what it does not declare comes last.
    pub fn sort(&self, ids: &mut [FactId]) {
        sort_by_key(ids, |id| self.facts.iter().position(|fact| fact.id == *id).unwrap_or(usize::MAX));
    }

    /// The words of a clause.
    pub fn clause(&self, id: &ClauseId) -> Option<&Clause> {
        self.clauses.iter().find(|clause| clause.id == *id)
    }

    /// A notice.
    pub fn notice(&self, id: &NoticeId) -> Option<&Notice> {
        self.notices.iter().find(|notice| notice.id == *id)
    }

    /// A category of expense.
    pub fn category(&self, id: &str) -> Option<&Category> {
        self.categories.iter().find(|category| &*category.id == id)
    }

    /// A notion.
    pub fn notion(&self, id: &FactId) -> Option<&Notion> {
        self.notions.iter().find(|notion| notion.id == *id)
    }

    /// A programme.
    pub fn programme(&self, id: &str) -> Option<&Programme> {
        self.programmes.iter().find(|programme| &*programme.id == id)
    }
}

/// The longest word that is compared with others: near words are a help for slips of the pen.
const LONGEST_WORD: usize = 80;

/// The known word nearest to a misspelt one, when it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if word.len() > LONGEST_WORD {
        return None;
    }
    let near = known
        .filter(|candidate| candidate.len() <= LONGEST_WORD)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .min()?;
    let (distance, candidate) = near;
    (distance <= 1 + candidate.chars().count() / 4).then_some(candidate)
}

packed! { struct Reading { id, name, help } }
packed! { struct Notion { id, name, facts, vintage, notice } }
packed! { struct Staleness { after, statement, notice, year, current } }
packed! { struct Outside { text, address } }
packed! {
    struct Catalogue {
        id, version, title, source, source_url, mailbox, clauses, facts, readings, notions, bounds, categories, notices, standing,
        staleness, programmes, territories
    }
}
