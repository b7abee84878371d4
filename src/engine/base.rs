//! The « assiette »: the expense lines as one programme treats them.

use std::sync::Arc;

use crate::domain::{ClauseId, Effect, Expense, Money, NoticeId, Programme};

/// One expense line, with its treatment.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The category of the line.
    pub category: Arc<str>,
    /// Its amount.
    pub amount: Money,
    /// What the programme does with it.
    pub effect: Effect,
    /// The clauses that say so; none where the programme says nothing of expenses.
    pub clauses: Vec<ClauseId>,
    /// The notice given for such a line.
    pub notice: Option<NoticeId>,
}

/// The expense lines of a project, as one programme treats them.
#[derive(Clone, Debug, PartialEq)]
pub struct Base {
    /// The lines, in the order given.
    pub lines: Vec<Line>,
    /// Everything.
    pub total: Money,
    /// What is left out.
    pub excluded: Money,
    /// What is left: total less excluded.
    pub base: Money,
    /// What is in the base although it is to be avoided; `None` when there is no such line.
    pub discouraged: Option<Money>,
}

impl Base {
    /// Treats every line. A category that the programme does not name is in the base.
    pub fn of(programme: &Programme, expenses: &[Expense]) -> Base {
        let lines: Vec<Line> = expenses.iter().map(|expense| line(programme, expense)).collect();
        let sum = |keep: fn(Effect) -> bool| lines.iter().filter(|line| keep(line.effect)).map(|line| line.amount).sum::<Money>();
        let discouraged = lines.iter().any(|line| line.effect == Effect::Discouraged);
        Base {
            total: sum(|_| true),
            excluded: sum(|effect| effect == Effect::Excluded),
            base: sum(|effect| effect != Effect::Excluded),
            discouraged: discouraged.then(|| sum(|effect| effect == Effect::Discouraged)),
            lines,
        }
    }

    /// True when there is something to pay and all of it is excluded. A draft that costs nothing is no refusal.
    pub fn nothing_left(&self) -> bool {
        self.base.is_zero() && !self.total.is_zero()
    }

    /// The clauses that exclude lines of this project, each once.
    pub fn excluding_clauses(&self) -> Vec<ClauseId> {
        let mut clauses: Vec<ClauseId> = Vec::new();
        for line in self.lines.iter().filter(|line| line.effect == Effect::Excluded) {
            clauses.extend(line.clauses.iter().filter(|clause| !clauses.contains(clause)).cloned().collect::<Vec<_>>());
        }
        clauses
    }
}

/// The same sums with one line for each category: all that the rules look at.
pub fn by_category(expenses: &[Expense]) -> Vec<Expense> {
    let mut sums: Vec<Expense> = Vec::new();
    for expense in expenses {
        match sums.iter_mut().find(|sum| sum.category == expense.category) {
            Some(sum) => sum.amount = [sum.amount, expense.amount].into_iter().sum(),
            None => sums.push(Expense { label: "".into(), ..expense.clone() }),
        }
    }
    sums
}

fn line(programme: &Programme, expense: &Expense) -> Line {
    let rule = programme.expenses.iter().find(|rule| rule.category == expense.category);
    Line {
        category: expense.category.clone(),
        amount: expense.amount,
        effect: rule.map_or(Effect::Accepted, |rule| rule.effect),
        clauses: rule.map(|rule| rule.clauses.clone()).unwrap_or_default(),
        notice: rule.and_then(|rule| rule.notice.clone()),
    }
}
