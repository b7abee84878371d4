//! The numbers and dates of the catalogue, which stand nowhere else: the rules are read, never written twice.

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::{Accepted, AmountRule, Condition, Programme, Rule, Span};

use crate::source::File;

/// Below this, a number of the catalogue is too ordinary to be told from a number of the code.
const SMALLEST: i64 = 10_000;

/// Thresholds, sums and days of the shipped catalogue, as plain digits and as `2021-08-27`.
pub fn of_the_catalogue() -> Vec<String> {
    let catalogue = load(EMBEDDED).unwrap();
    let mut values: Vec<String> = vec![catalogue.staleness.after.to_string()];
    for programme in &catalogue.programmes {
        values.extend(numbers(programme).into_iter().filter(|number| *number >= SMALLEST).map(|number| number.to_string()));
        let calendar = &programme.calendar;
        values.extend(calendar.opens.iter().map(|(day, _)| day.to_string()));
        values.extend(calendar.sessions.iter().map(|session| session.closes.to_string()));
        values.extend(calendar.sequel.iter().map(|sequel| sequel.until.to_string()));
    }
    values.sort();
    values.dedup();
    values
}

fn numbers(programme: &Programme) -> Vec<i64> {
    let mut found = Vec::new();
    let mut visit = |condition: &Condition| {
        if let Rule::Fact { accepted: Accepted::Numbers(span), .. } = &condition.rule {
            found.extend(span.edges());
        }
    };
    programme.concerns.walk(&mut visit);
    programme.conditions.walk(&mut visit);
    if let Some(AmountRule::RateByBand { bands, .. }) = &programme.amount {
        found.extend(bands.iter().map(|band| band.numbers).flat_map(Span::edges));
    }
    let mut sums: Vec<String> = programme.amount.iter().filter_map(AmountRule::cap).map(|cap| cap.amount.to_string()).collect();
    if let Some(AmountRule::PerUnit { low, high, .. }) = &programme.amount {
        sums.extend([low.to_string(), high.to_string()]);
    }
    found.extend(sums.iter().filter_map(|sum| sum.split('.').next()?.parse::<i64>().ok()));
    found
}

/// The literals of `file` that hold one of `values`, on the floors that read the catalogue.
pub fn found_in(file: &File, values: &[String]) -> Vec<String> {
    if file.floor().is_none_or(|floor| floor.level < 2) {
        return Vec::new();
    }
    let literals = file.shipped.iter().filter(|word| word.literal);
    let holds = literals.filter_map(|word| values.iter().find(|value| holds(&word.text, value)).map(|value| (word.line, value)));
    holds.map(|(line, value)| format!("line {line}: {value} belongs to the catalogue")).collect()
}

/// True when the literal holds the value, however its digits are grouped.
fn holds(literal: &str, value: &str) -> bool {
    if value.contains('-') {
        return literal.contains(value);
    }
    let compact: String = literal.chars().filter(|c| !matches!(c, '_' | ' ' | '\u{a0}' | '\u{202f}')).collect();
    compact.split(|c: char| !c.is_ascii_digit()).any(|digits| digits == value)
}
