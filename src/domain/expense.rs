//! Expense lines, and how a programme treats each category.

use std::sync::Arc;

use super::packed::packed;
use super::{ClauseId, Money, NoticeId};

/// A category of expense, as agents and visitors choose it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// As in the dossier: `equipement_agents`.
    pub id: Arc<str>,
    /// As a person reads it.
    pub name: Arc<str>,
    /// One sentence of help.
    pub help: Arc<str>,
    /// A few examples.
    pub examples: Vec<Arc<str>>,
}

/// One expense line of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expense {
    /// Free text.
    pub label: Arc<str>,
    /// The identifier of its [`Category`].
    pub category: Arc<str>,
    /// Euros as typed: with or without tax, the page does not say.
    pub amount: Money,
}

/// What a programme does with a line of some category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Left out of the base.
    Excluded,
    /// In the base, but « à éviter ».
    Discouraged,
    /// In the base.
    Accepted,
    /// In the base, and the page is silent or unclear on it.
    ToConfirm,
}

/// The treatment of one category by one programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpenseRule {
    /// The identifier of the category.
    pub category: Arc<str>,
    /// What happens to its lines.
    pub effect: Effect,
    /// The clauses that say so.
    pub clauses: Vec<ClauseId>,
    /// The notice given when there is such a line.
    pub notice: Option<NoticeId>,
}

packed! { struct Category { id, name, help, examples } }
packed! { struct Expense { label, category, amount } }
packed! { enum Effect { 1 Discouraged {} 2 Accepted {} 3 ToConfirm {} else Excluded {} } }
packed! { struct ExpenseRule { category, effect, clauses, notice } }
