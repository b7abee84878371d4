//! The sentences of the page, and what the catalogue says in its own words beside them.

use std::fmt;
use std::sync::Arc;

use super::packed::packed;

/// Identifier of a clause of the page: `V1-04`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(pub Arc<str>);

impl fmt::Display for ClauseId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One clause, word for word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its identifier.
    pub id: ClauseId,
    /// The line of the page, from 1.
    pub line: u32,
    /// The exact words of the page.
    pub text: Arc<str>,
    /// Why no rule cites it, when none does.
    pub information: Option<Arc<str>>,
}

/// Identifier of a notice: `population-kind`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoticeId(pub Arc<str>);

impl fmt::Display for NoticeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Something that a visitor in a given situation must be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its identifier.
    pub id: NoticeId,
    /// A few words.
    pub title: Arc<str>,
    /// What the page says, in its own words.
    pub text: Option<Arc<str>>,
    /// What we say of it: how it was read, where it is silent.
    pub remark: Option<Arc<str>>,
    /// The clauses concerned, where the rule that gives it names none.
    pub clauses: Vec<ClauseId>,
    /// The question to put to the prefecture.
    pub ask: Option<Arc<str>>,
    /// Help from outside the page, labelled so; never a condition.
    pub elsewhere: Option<Arc<str>>,
}

/// A sentence of the catalogue with the clause it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The sentence.
    pub text: Arc<str>,
    /// Whether it is a remark of ours, and not what the page says.
    pub ours: bool,
    /// The clauses it rests on.
    pub clauses: Vec<ClauseId>,
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkKind {
    /// To file an application.
    Filing,
    /// To read more.
    Information,
    /// To write to someone.
    Contact,
}

/// An address printed on the page, or announced by it and lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub kind: LinkKind,
    /// `https:` or `mailto:`; `None` when the page announces it and the text is lost.
    pub address: Option<Arc<str>>,
    /// What a person reads.
    pub text: Arc<str>,
    /// The clauses that give it.
    pub clauses: Vec<ClauseId>,
}

packed! { struct ClauseId { 0 } }
packed! { struct Clause { id, line, text, information } }
packed! { struct NoticeId { 0 } }
packed! { struct Notice { id, title, text, remark, clauses, ask, elsewhere } }
packed! { struct Statement { text, ours, clauses } }
packed! { enum LinkKind { 1 Information {} 2 Contact {} else Filing {} } }
packed! { struct Link { kind, address, text, clauses } }
