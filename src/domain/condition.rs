//! Conditions: a fact and the answers it accepts, joined by « toutes » and « au moins une ».

use std::sync::Arc;

use super::packed::packed;
use super::{Accepted, ClauseId, Fact, FactId, NoticeId};

/// What a condition looks at: a fact, or a notion that the page leaves open to several readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The identifier of the fact or of the notion.
    pub id: FactId,
    /// One fact per reading of the catalogue; a single one when every reading looks at the same fact.
    pub facts: Vec<FactId>,
}

impl Subject {
    /// The fact that the reading number `reading` looks at.
    pub fn fact(&self, reading: usize) -> &FactId {
        self.facts.get(reading).or(self.facts.last()).unwrap_or(&self.id)
    }
}

/// What must be so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// The subject's value is one of the accepted answers.
    Fact {
        /// What is looked at.
        subject: Subject,
        /// The answers accepted.
        accepted: Accepted,
    },
    /// Every part is met.
    All(Vec<Arc<Condition>>),
    /// At least one part is met.
    Any(Vec<Arc<Condition>>),
    /// The inner condition marks a doubt: when it is met, the page is silent or unclear.
    Doubt(Arc<Condition>),
    /// At least one expense line is left once the excluded ones are taken away.
    FundableExpense,
}

/// One condition of a programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The sentence a person reads; the whole « toutes » of a programme has none.
    pub says: Option<Arc<str>>,
    /// Whether that sentence is a remark of ours, and not what the page says.
    pub ours: bool,
    /// What to say instead when it is not met, where the sentence would turn round.
    pub otherwise: Option<Arc<str>>,
    /// What must be so.
    pub rule: Rule,
    /// The clauses it rests on.
    pub clauses: Vec<ClauseId>,
    /// The notice given when it is not met (for a doubt: when it applies).
    pub notice: Option<NoticeId>,
}

impl Condition {
    /// Whether this condition, or one below it, looks at the fact itself.
    pub fn reads(&self, fact: &Fact) -> bool {
        let mut found = false;
        self.walk(&mut |part| {
            if let Rule::Fact { subject, .. } = &part.rule {
                found |= subject.facts.contains(&fact.id);
            }
        });
        found
    }

    /// Whether this condition, or one below it, looks at the expense lines.
    pub fn reads_expenses(&self) -> bool {
        let mut found = false;
        self.walk(&mut |part| found |= matches!(part.rule, Rule::FundableExpense));
        found
    }

    /// Every condition below this one, itself included.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Condition)) {
        visit(self);
        match &self.rule {
            Rule::All(parts) | Rule::Any(parts) => parts.iter().for_each(|part| part.walk(visit)),
            Rule::Doubt(inner) => inner.walk(visit),
            Rule::Fact { .. } | Rule::FundableExpense => {}
        }
    }
}

packed! { struct Subject { id, facts } }
packed! {
    enum Rule {
        1 Fact { subject: subject, accepted: accepted }
        2 All { 0: parts }
        3 Any { 0: parts }
        4 Doubt { 0: inner }
        else FundableExpense {}
    }
}
packed! { struct Condition { says, ours, otherwise, rule, clauses, notice } }
