//! The facts that a dossier may state: their nature, their question, and what stands in when they are not given.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::packed::packed;
use super::{AreaKind, Areas};

/// Identifier of a fact, as in the dossier: `population_totale`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactId(pub Arc<str>);

impl Borrow<str> for FactId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FactId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for FactId {
    fn from(id: &str) -> Self {
        FactId(id.into())
    }
}

/// Where the page asks for a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// « Qui porte le projet ».
    Porteur,
    /// « Le projet ».
    Projet,
    /// « Les dépenses ».
    Depenses,
}

/// One of the answers to a closed question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// As in the dossier: `commune_nouvelle`.
    pub code: Arc<str>,
    /// As a person reads it: « Commune nouvelle ».
    pub name: Arc<str>,
    /// A short explanation, where the name is not enough.
    pub help: Option<Arc<str>>,
}

/// What kind of answer a fact takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactKind {
    /// One answer out of a list.
    Choice(Vec<Choice>),
    /// Any number of answers out of a list.
    Choices(Vec<Choice>),
    /// A whole number between two bounds, both included.
    Integer {
        /// Smallest value that is read.
        min: i64,
        /// Largest value that is read.
        max: i64,
    },
    /// Yes or no.
    Flag,
    /// Euros.
    Money,
    /// Free text, never used by a rule.
    Text,
    /// A code of an open list, such as a département.
    Code,
    /// Several codes of an open list.
    Codes,
}

/// What stands in for a fact that the dossier does not state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// Nothing: the fact is unknown.
    None,
    /// The first of these facts that the dossier states itself.
    SameAs(Vec<FactId>),
    /// A yes or a no drawn from a closed question; unknown for the answers that neither list holds.
    Flag {
        /// The closed question.
        fact: FactId,
        /// Answers that make it a yes.
        yes: Vec<Arc<str>>,
        /// Answers that make it a no.
        no: Vec<Arc<str>>,
    },
}

impl Fallback {
    /// The facts that could settle this one.
    pub fn sources(&self) -> &[FactId] {
        match self {
            Fallback::None => &[],
            Fallback::SameAs(sources) => sources,
            Fallback::Flag { fact, .. } => std::slice::from_ref(fact),
        }
    }
}

/// The declaration of one fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its identifier.
    pub id: FactId,
    /// Where the page asks for it.
    pub group: Group,
    /// What answers it takes.
    pub kind: FactKind,
    /// A noun phrase, lower case: « population totale ».
    pub name: Arc<str>,
    /// The question put to the visitor.
    pub question: Arc<str>,
    /// Help, with an example.
    pub help: Arc<str>,
    /// A few answers by name to an open question, so that nobody needs to know their codes.
    pub suggestions: Vec<Choice>,
    /// The areas among which a code is chosen; none where codes are open.
    pub among: Option<AreaKind>,
    /// Those areas, once the catalogue is linked.
    pub areas: Option<Arc<Areas>>,
    /// Unit of a number: « habitants ».
    pub unit: Option<Arc<str>>,
    /// Other units in which a number may be typed, with what each is worth: a year is twelve months.
    pub units: Vec<(Arc<str>, i64)>,
    /// A number as it may be typed here.
    pub example: Option<Arc<str>>,
    /// Words that name several of the answers, with those they may mean: « epci ».
    pub vague: Vec<(Arc<str>, Vec<Arc<str>>)>,
    /// Whether the applicant can change it for this project.
    pub changeable: bool,
    /// What stands in when it is not given.
    pub fallback: Fallback,
    /// The closed question whose answers make this one worth asking; worth asking in every case otherwise.
    pub asked_if: Option<(FactId, Vec<Arc<str>>)>,
    /// The facts that it stands in for, directly or through another.
    pub feeds: Vec<FactId>,
}

impl Fact {
    /// The name of the area with this code, where answers are areas.
    pub fn area_name(&self, code: &str) -> Option<&Arc<str>> {
        let areas = self.areas.as_ref()?;
        match self.among? {
            AreaKind::Region => areas.regions.iter().find(|region| &*region.code == code).map(|region| &region.name),
            _ => areas.departements.iter().find(|area| &*area.code == code).map(|area| &area.name),
        }
    }

    /// True when the answer is picked, not typed.
    pub fn is_closed(&self) -> bool {
        matches!(self.kind, FactKind::Choice(_) | FactKind::Choices(_) | FactKind::Flag)
    }

    /// The closed list of answers; empty for open questions.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            FactKind::Choice(choices) | FactKind::Choices(choices) => choices,
            _ => &[],
        }
    }
}

packed! { struct FactId { 0 } }
packed! { enum Group { 1 Projet {} 2 Depenses {} else Porteur {} } }
packed! { struct Choice { code, name, help } }
packed! {
    enum FactKind {
        1 Choice { 0: choices }
        2 Choices { 0: choices }
        3 Integer { min: min, max: max }
        4 Flag {}
        5 Money {}
        6 Code {}
        7 Codes {}
        else Text {}
    }
}
packed! { enum Fallback { 1 SameAs { 0: sources } 2 Flag { fact: fact, yes: yes, no: no } else None {} } }
packed! {
    struct Fact {
        id, group, kind, name, question, help, suggestions, among, unit, units, example, vague, changeable, fallback, asked_if, feeds
    } left { areas }
}
