//! A funding programme, as its file describes it.

use std::sync::Arc;

use super::packed::packed;
use super::{Accepted, AmountRule, Calendar, ClauseId, Condition, Example, ExpenseRule, FactId, Link, NoticeId, Rule, Statement};

/// A notice with the situation in which it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeRule {
    /// The notice.
    pub notice: NoticeId,
    /// Given when this is met; always when absent.
    pub when: Option<Arc<Condition>>,
    /// Withheld when this is met; an unknown does not withhold it.
    pub unless: Option<Arc<Condition>>,
    /// The clauses of the programme that it speaks of.
    pub clauses: Vec<ClauseId>,
}

/// A quality that the page says is appreciated: it ranks, it never decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preference {
    /// The sentence a person reads.
    pub says: Arc<str>,
    /// The quality, where a fact states it; otherwise a point to argue in the application.
    pub condition: Option<Arc<Condition>>,
    /// The notice given when the dossier says that the quality is absent, unless this is met.
    pub unless: Option<Arc<Condition>>,
    /// The clauses that state it.
    pub clauses: Vec<ClauseId>,
    /// The notice given when the quality is absent.
    pub notice: Option<NoticeId>,
}

/// A funding programme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Programme {
    /// Its identifier: `fitn-volet-1`.
    pub id: Arc<str>,
    /// Its full name.
    pub name: Arc<str>,
    /// A short name, for lists.
    pub short: Arc<str>,
    /// Who examines the applications.
    pub instructor: Statement,
    /// When an agent last held the file against the page.
    pub verified_on: super::Day,
    /// Is the project about this programme at all?
    pub concerns: Arc<Condition>,
    /// Every written condition, and every doubt: all must be met.
    pub conditions: Arc<Condition>,
    /// How expense lines are treated; a category that is not named is in the base.
    pub expenses: Vec<ExpenseRule>,
    /// How much it may pay, where the page gives a basis for it.
    pub amount: Option<AmountRule>,
    /// When it takes applications.
    pub calendar: Calendar,
    /// What is appreciated.
    pub preferences: Vec<Preference>,
    /// What a laureate owes.
    pub obligations: Vec<Statement>,
    /// What a visitor must be told, by situation.
    pub notices: Vec<NoticeRule>,
    /// What is true of every case.
    pub standing: Vec<Statement>,
    /// Where to file, read and write.
    pub links: Vec<Link>,
    /// Worked examples, beside the rule.
    pub examples: Vec<Example>,
}

impl Programme {
    /// Calls `visit` with the facts of every rule about facts, and the answers that it accepts.
    pub fn each_accepted<'p>(&'p self, visit: &mut dyn FnMut(&'p [FactId], &'p Accepted)) {
        for root in [&self.concerns, &self.conditions] {
            root.walk(&mut |part| {
                if let Rule::Fact { subject, accepted } = &part.rule {
                    visit(&subject.facts, accepted);
                }
            });
        }
    }
}

packed! { struct NoticeRule { notice, when, unless, clauses } }
packed! { struct Preference { says, condition, unless, clauses, notice } }
packed! {
    struct Programme {
        id, name, short, instructor, verified_on, concerns, conditions, expenses, amount, calendar, preferences, obligations,
        notices, standing, links
    } left { examples }
}
