//! The facts that a dossier may state: their nature, their question, and what stands in when they are not given.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use super::packed::packed;
use super::{AreaKind, Areas, FactValue};

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

/// Some of the answers to a question with codes: `{ fait = "porteur", parmi = ["cc", "ca"] }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredBy {
    /// The question.
    pub fact: FactId,
    /// The answers.
    pub codes: Vec<Arc<str>>,
}

impl AnsweredBy {
    /// Whether a value of the fact is one of these answers; for a list, whether one of its codes is.
    pub fn holds(&self, value: &FactValue) -> bool {
        match value {
            FactValue::Code(code) => self.codes.contains(code),
            FactValue::Codes(codes) => codes.iter().any(|code| self.codes.contains(code)),
            _ => false,
        }
    }
}

/// One way to know a fact that the dossier does not state. The first that applies counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallback {
    /// Where it applies: each of these questions has one of these answers; everywhere when there is none.
    pub when: Vec<AnsweredBy>,
    /// What is then known.
    pub gives: Source,
}

/// Where the value of a fact comes from when the dossier does not state it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// The value that the dossier states for another fact.
    Fact(FactId),
    /// This value.
    Value(FactValue),
    /// The région of the département that another fact states.
    RegionOf(FactId),
}

impl Fallback {
    /// The facts that it looks at.
    pub fn sources(&self) -> impl Iterator<Item = &FactId> {
        let given = match &self.gives {
            Source::Fact(fact) | Source::RegionOf(fact) => Some(fact),
            Source::Value(_) => None,
        };
        self.when.iter().map(|answered| &answered.fact).chain(given)
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
    /// The question whose answers let the applicant change it; `changeable` alone decides where there is none.
    pub changeable_if: Option<AnsweredBy>,
    /// For a closed question, what each answer can still become; an answer that is not named can become any other.
    pub transitions: Vec<Transition>,
    /// What stands in when it is not given, in order.
    pub fallbacks: Vec<Fallback>,
    /// The closed question whose answers make this one worth asking; worth asking in every case otherwise.
    pub asked_if: Option<AnsweredBy>,
    /// The facts that it stands in for, directly or through another.
    pub feeds: Vec<FactId>,
}

/// What some answers to a closed question can become: a vote does not undo itself, a commune can hand its project over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transition {
    /// The answers given.
    pub from: Vec<Arc<str>>,
    /// The answers they can become.
    pub to: Vec<Arc<str>>,
    /// What that takes, in a few words: « faire porter le projet par votre intercommunalité ».
    pub says: Option<Arc<str>>,
}

impl Transition {
    /// Whether `to` is one of the answers it leads to.
    pub fn leads_to(&self, to: &str) -> bool {
        self.to.iter().any(|code| **code == *to)
    }
}

impl Fact {
    /// True when the answer is picked, not typed.
    pub fn is_closed(&self) -> bool {
        matches!(self.kind, FactKind::Choice(_) | FactKind::Choices(_) | FactKind::Flag)
    }

    /// The facts that it may be drawn from.
    pub fn sources(&self) -> impl Iterator<Item = &FactId> {
        self.fallbacks.iter().flat_map(Fallback::sources)
    }

    /// Whether an applicant who gave the answer `from` can come to give the answer `to`.
    pub fn can_become(&self, from: &str, to: &str) -> bool {
        let mut declared = self.transitions_from(from).peekable();
        declared.peek().is_none() || declared.any(|transition| transition.leads_to(to))
    }

    /// What the answer `from` can become, where that is declared.
    pub fn transitions_from<'f>(&'f self, from: &str) -> impl Iterator<Item = &'f Transition> {
        self.transitions.iter().filter(move |transition| transition.from.iter().any(|code| **code == *from))
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
packed! { struct AnsweredBy { fact, codes } }
packed! { struct Fallback { when, gives } }
packed! { enum Source { 1 Value { 0: value } 2 RegionOf { 0: fact } else Fact { 0: fact } } }
packed! { struct Transition { from, to, says } }
packed! {
    struct Fact {
        id, group, kind, name, question, help, suggestions, among, unit, units, example, vague, changeable, changeable_if,
        transitions, fallbacks, asked_if, feeds
    } left { areas }
}
