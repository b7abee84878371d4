//! A linked catalogue: every identifier in it resolves.

use std::sync::Arc;

use super::packed::packed;
use super::{
    Category, Clause, ClauseId, Day, Fact, FactId, FactValue, Fallback, Notice, NoticeId, Programme, Seen, Situation, Statement,
    Territories,
};

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
    /// The declaration of a fact.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| &*fact.id.0 == id)
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

    /// What a rule sees of a fact: the value stated, or the one that stands in for it; `None` when it is unknown.
    pub fn see(&self, situation: &Situation, id: &FactId) -> Option<Seen> {
        if let Some(value) = situation.facts.get(id) {
            return Some(Seen { value: value.clone(), drawn_from: None });
        }
        match &self.fact(&id.0)?.fallback {
            Fallback::None => None,
            Fallback::SameAs(sources) => self.first_stated(situation, id, sources),
            Fallback::Flag { fact, yes, no } => {
                let FactValue::Code(code) = situation.facts.get(fact)? else { return None };
                let answer = if yes.contains(code) {
                    true
                } else if no.contains(code) {
                    false
                } else {
                    return None;
                };
                Some(Seen { value: FactValue::Flag(answer), drawn_from: Some(fact.clone()) })
            }
        }
    }
}

impl Catalogue {
    /// The first source that is stated. A source that may still be stated, and is drawn from nothing, stands in the way
    /// of the next ones: what is learnt later would otherwise take back what was seen.
    fn first_stated(&self, situation: &Situation, id: &FactId, sources: &[FactId]) -> Option<Seen> {
        for source in sources {
            if let Some(value) = situation.facts.get(source) {
                let value = as_list(value.clone(), &self.fact(&id.0)?.kind);
                return Some(Seen { value, drawn_from: Some(source.clone()) });
            }
            self.see(situation, source)?;
        }
        None
    }
}

/// A single code standing in for a list is a list of one.
fn as_list(value: FactValue, kind: &super::FactKind) -> FactValue {
    match (value, kind) {
        (FactValue::Code(code), super::FactKind::Codes | super::FactKind::Choices(_)) => FactValue::Codes(vec![code]),
        (value, _) => value,
    }
}

/// The known word nearest to a misspelt one, when it is near enough to be meant.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A text this long is no misspelt word, and the time to compare grows with its length.
    if word.len() > 200 {
        return None;
    }
    let near = known.map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate)).min()?;
    let (distance, candidate) = near;
    (distance <= 1 + candidate.chars().count() / 4).then_some(candidate)
}

packed! { struct Reading { id, name, help } }
packed! { struct Notion { id, name, facts, vintage, notice } }
packed! { struct Staleness { after, statement, notice } }
packed! {
    struct Catalogue {
        id, version, title, source, source_url, mailbox, clauses, facts, readings, notions, categories, notices, standing,
        staleness, programmes, territories
    }
}
