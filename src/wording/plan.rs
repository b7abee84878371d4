//! The financing plan of one programme, as a spreadsheet.

use super::{amounts, days};
use crate::domain::{AmountRule, Catalogue, ClauseId, Effect, Expense, Programme};
use crate::engine::{Amount, Answer, Base, Line, RateReading};
use crate::session::{Cell, View, decimal, sheet};

/// The name of the columns.
const COLUMNS: [&str; 5] = ["Dépense", "Catégorie", "Montant", "Traitement", "Clauses"];
/// What every sum of the plan is, and is not.
const NO_PROMISE: &str = "Chaque somme est une aide au plus, sans garantie. Cela ne vaut pas accord.";
/// The same, once nothing can be filed any more.
const NO_PROMISE_THEN: &str = "Chaque somme était une aide au plus, sans garantie, selon les règles d’alors.";

/// The financing plan as CSV; empty for a programme that the catalogue does not have.
pub fn csv(catalogue: &Catalogue, view: &View, programme_id: &str) -> String {
    let found = catalogue.programme(programme_id).zip(view.assessment.answer(programme_id));
    let Some((programme, answer)) = found else { return String::new() };
    let mut rows = vec![COLUMNS.map(Cell::text).to_vec()];
    let expenses = view.situation.expenses.as_deref().unwrap_or_default();
    let lines = answer.base.iter().flat_map(|base| &base.lines);
    rows.extend(expenses.iter().zip(lines).map(|(expense, line)| line_row(catalogue, expense, line)));
    rows.push(text(""));
    rows.extend(answer.base.iter().flat_map(base_rows));
    rows.extend(amount_rows(programme, answer));
    rows.push(text(""));
    rows.push(text(if answer.is_over() { NO_PROMISE_THEN } else { NO_PROMISE }));
    rows.push(text(&programme.name));
    rows.push(text(super::verdicts::answered(answer)));
    rows.push(text(&days::window(&programme.calendar, &answer.window, view.day)));
    rows.extend(view.assessment.contradictions(catalogue).iter().map(|found| text(&super::values::contradiction(catalogue, found))));
    rows.push(text(&format!("Réponses telles qu’au {}.", days::day(view.day))));
    rows.push(text(&super::page::version(&catalogue.id, &catalogue.version)));
    rows.push(text(&catalogue.source_url));
    sheet(&rows)
}

fn line_row(catalogue: &Catalogue, expense: &Expense, line: &Line) -> Vec<Cell> {
    let category = catalogue.category(&line.category).map_or(&*line.category, |category| &*category.name);
    vec![
        Cell::text(&expense.label),
        Cell::text(category),
        decimal(line.amount),
        Cell::text(treated(line.effect)),
        Cell::Text(listed(&line.clauses)),
    ]
}

fn treated(effect: Effect) -> &'static str {
    match effect {
        Effect::Accepted => "comptée",
        Effect::Excluded => "exclue",
        Effect::Discouraged => "comptée, mais «\u{a0}à éviter\u{a0}»",
        Effect::ToConfirm => "comptée, à confirmer",
    }
}

fn listed(clauses: &[ClauseId]) -> String {
    clauses.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn base_rows(base: &Base) -> Vec<Vec<Cell>> {
    vec![
        row("Total des dépenses", decimal(base.total), ""),
        row("Dépenses exclues", decimal(base.excluded), ""),
        row("Assiette", decimal(base.base), ""),
    ]
}

fn amount_rows(programme: &Programme, answer: &Answer) -> Vec<Vec<Cell>> {
    let cap = programme.amount.as_ref().and_then(AmountRule::cap);
    match (&answer.amount, &programme.amount) {
        (_, None) => vec![text("La page ne donne ni taux ni montant pour ce dispositif.")],
        (None, _) => vec![text("Les réponses ne permettent pas de calculer une aide.")],
        (Some(amount @ Amount::Rate { .. }), Some(rule)) => match amount.headline() {
            Some(headline) => {
                let clauses = |reading: &RateReading| band_clauses(rule, reading);
                let mut rows = rate_rows(rule, headline, answer.base.as_ref(), &clauses(headline));
                rows.extend(amount.other().into_iter().flat_map(|other| other_rows(other, answer.base.as_ref(), &clauses(other))));
                rows
            }
            None => vec![text("Les réponses ne permettent pas de calculer une aide.")],
        },
        (Some(Amount::Bound { share, bound }), _) => {
            let clauses = cap.map(|cap| listed(&cap.statement.clauses)).unwrap_or_default();
            let mut rows = vec![row("Part à la charge de la collectivité", decimal(*share), "")];
            rows.extend(cap.map(|cap| row(amounts::cap_name(cap), decimal(cap.amount), &clauses)));
            rows.push(row("Aide au plus", decimal(*bound), &clauses));
            rows
        }
        (Some(Amount::PerUnit { units, low, high }), Some(rule)) => {
            let clauses = rule.principle().map(|principle| listed(&principle.clauses)).unwrap_or_default();
            vec![
                row("Conseillers", Cell::Number(units.to_string()), ""),
                row("Soutien de l’État, bas de la fourchette", decimal(*low), &clauses),
                row("Aide au plus", decimal(*high), &clauses),
            ]
        }
    }
}

fn rate_rows(rule: &AmountRule, reading: &RateReading, base: Option<&Base>, clauses: &str) -> Vec<Vec<Cell>> {
    let mut rows = vec![row("Taux", Cell::Text(reading.rate.to_string()), clauses)];
    let (Some(sums), Some(base)) = (reading.sums, base) else { return rows };
    rows.extend(sums.uncapped_low.map(|low| row("Assiette au taux minimal affiché", decimal(low), "")));
    rows.push(row("Assiette au taux maximal", decimal(sums.uncapped), ""));
    rows.extend(
        rule.cap()
            .filter(|_| sums.uncapped != sums.high)
            .map(|cap| row(amounts::cap_name(cap), decimal(cap.amount), &listed(&cap.statement.clauses))),
    );
    rows.push(row("Aide au plus", decimal(sums.high), ""));
    rows.extend(sums.without_discouraged.map(|without| row("Sans les licences «\u{a0}à éviter\u{a0}»", decimal(without), "")));
    rows.push(row("Reste à charge, au moins", decimal(base.total.less(sums.high)), ""));
    rows
}

fn other_rows(reading: &RateReading, base: Option<&Base>, clauses: &str) -> Vec<Vec<Cell>> {
    let mut rows = vec![row("Autre lecture possible de la page\u{a0}: taux", Cell::Text(reading.rate.to_string()), clauses)];
    if let (Some(sums), Some(base)) = (reading.sums, base) {
        rows.push(row("Autre lecture\u{a0}: aide au plus", decimal(sums.high), ""));
        rows.push(row("Autre lecture\u{a0}: reste à charge, au moins", decimal(base.total.less(sums.high)), ""));
    }
    rows
}

fn band_clauses(rule: &AmountRule, reading: &RateReading) -> String {
    match rule {
        AmountRule::RateByBand { bands, .. } => bands.get(reading.band).map(|band| listed(&band.clauses)).unwrap_or_default(),
        _ => String::new(),
    }
}

/// A sum stands in the column of the amounts, so that the sheet can go on computing.
fn row(name: &str, value: Cell, clauses: &str) -> Vec<Cell> {
    vec![Cell::text(name), Cell::text(""), value, Cell::text(""), Cell::text(clauses)]
}

fn text(sentence: &str) -> Vec<Cell> {
    row(sentence, Cell::text(""), "")
}
