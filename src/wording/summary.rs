//! The whole result as plain text, to copy into a letter or a message.

use super::{COLON, amounts, days, page, values, verdicts};
use crate::domain::{Catalogue, Expense, Group, Programme, french_money, uppercase};
use crate::engine::{Answer, Outcome, Trace};
use crate::session::View;

/// The project and the answer of every programme that concerns it.
pub fn summary(catalogue: &Catalogue, view: &View) -> String {
    let mut blocks = vec![vec![catalogue.title.to_string(), page::answers_of(view.day)]];
    blocks.push(project(catalogue, view));
    blocks.extend(expenses(catalogue, view));
    let contradictions = view.assessment.contradictions(catalogue);
    let contradictions = contradictions.iter().map(|found| vec![values::contradiction(catalogue, found)]);
    blocks.extend(contradictions);
    let (concerned, apart): (Vec<&Answer>, Vec<&Answer>) = view.ranked().partition(|answer| answer.applies());
    let named = |answer: &&Answer| catalogue.programme(&answer.programme);
    blocks.extend(concerned.into_iter().filter_map(|answer| Some(answered(catalogue, view, named(&answer)?, answer))));
    let apart: Vec<&str> = apart.iter().filter_map(named).map(|programme| &*programme.short).collect();
    if !apart.is_empty() {
        blocks.push(vec![format!("Sans rapport avec ce projet{COLON}{}.", apart.join(", "))]);
    }
    let current = catalogue.staleness.current.as_ref().filter(|_| catalogue.is_stale(view.day));
    blocks.extend(current.map(|outside| vec![format!("{}{}{COLON}{}", outside.text, page::OUTSIDE, outside.address)]));
    blocks.push(vec![
        page::NO_PROMISE.to_owned(),
        page::source(&catalogue.source),
        catalogue.source_url.to_string(),
        page::version(&catalogue.id, &catalogue.version),
    ]);
    let blocks: Vec<String> = blocks.iter().map(|lines| lines.iter().map(|line| format!("{}\n", plain(line))).collect()).collect();
    blocks.join("\n")
}

/// One line, whatever was pasted into an answer.
fn plain(line: &str) -> String {
    line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

fn heading(text: &str) -> String {
    uppercase(text)
}

/// The answers as they were understood, in the order of the questions.
fn project(catalogue: &Catalogue, view: &View) -> Vec<String> {
    let mut lines = vec![heading(page::YOUR_PROJECT)];
    for fact in &catalogue.facts {
        if let Some(value) = view.situation.facts.get(&fact.id) {
            lines.push(format!("- {}{COLON}{}", fact.name, values::value(fact, value)));
        } else if view.misread.contains_key(&fact.id) {
            lines.push(format!("- {}{COLON}réponse non comprise, donc laissée de côté", fact.name));
        }
    }
    if lines.len() == 1 {
        lines.push("Aucune réponse.".to_owned());
    }
    lines
}

fn expenses(catalogue: &Catalogue, view: &View) -> Option<Vec<String>> {
    let expenses = view.situation.expenses.as_deref()?;
    let mut lines = vec![heading(page::group(Group::Depenses))];
    lines.extend(expenses.iter().map(|expense| format!("- {}", expense_line(catalogue, expense))));
    lines.push(format!("{}{COLON}{}", page::TOTAL, french_money(expenses.iter().map(|expense| expense.amount).sum())));
    Some(lines)
}

fn expense_line(catalogue: &Catalogue, expense: &Expense) -> String {
    let category = catalogue.category(&expense.category).map_or(&*expense.category, |category| &*category.name);
    let amount = french_money(expense.amount);
    if expense.label.is_empty() { format!("{category}{COLON}{amount}") } else { format!("{} ({category}){COLON}{amount}", expense.label) }
}

fn answered(catalogue: &Catalogue, view: &View, programme: &Programme, answer: &Answer) -> Vec<String> {
    let mut lines = vec![heading(&programme.name), verdicts::answered(answer).to_owned()];
    lines.push(days::window(&programme.calendar, &answer.window, view.day));
    let amount = answer.amount.as_ref().filter(|amount| amount.at_most().is_some() || amount.headline().is_some());
    lines.extend(amount.zip(programme.amount.as_ref()).map(|(amount, rule)| amounts::heading(catalogue, answer, rule, amount)));
    if !answer.failing.is_empty() {
        lines.push(format!("{}{COLON}{}", page::BLOCKING, page::clause_numbers(&answer.failing)));
        lines.extend(unmet(answer).map(|says| format!("- {says}")));
    }
    if !answer.missing.is_empty() && !answer.can_only_be_refused() {
        let missing: Vec<String> = answer.missing.iter().map(|id| page::fact(catalogue, id)).collect();
        let lead = if answer.is_over() { page::MISSING_THEN } else { page::MISSING };
        lines.push(format!("{lead} {}.", missing.join(", ")));
    }
    lines
}

/// The failing criteria, as the catalogue says them.
fn unmet(answer: &Answer) -> impl Iterator<Item = String> {
    let failing = |trace: &&Trace| trace.outlook().is(Outcome::Unmet);
    answer.conditions.criteria().into_iter().filter(failing).map(|trace| verdicts::unmet(&trace.condition))
}
