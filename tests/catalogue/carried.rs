//! The numbers, dates and addresses that the linked catalogue carries, each with its clauses, as flat lines of text.

use guichet::domain::{AmountRule, Catalogue, ClauseId, Condition, Programme, Rule};

/// `(programme, value, clauses)`; the programme is empty for what the whole catalogue carries.
pub type Carried = (String, String, String);

/// Spaces of French typography become plain ones.
pub fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn listed(clauses: &[ClauseId]) -> String {
    clauses.iter().map(|clause| &*clause.0).collect::<Vec<_>>().join(" ")
}

/// Everything carried, sorted.
pub fn all(catalogue: &Catalogue) -> Vec<Carried> {
    let mut found = vec![
        (String::new(), catalogue.mailbox.to_string(), String::new()),
        (String::new(), format!("old after {}", catalogue.staleness.after), listed(&catalogue.staleness.statement.clauses)),
    ];
    for programme in &catalogue.programmes {
        let mut values = Vec::new();
        thresholds(&programme.concerns, &[], &mut values);
        thresholds(&programme.conditions, &[], &mut values);
        sums(programme, &mut values);
        days(programme, &mut values);
        let links = programme.links.iter();
        values.extend(links.map(|link| (link.address.as_deref().unwrap_or("lost link").to_owned(), listed(&link.clauses))));
        found.extend(values.into_iter().map(|(value, clauses)| (programme.id.to_string(), plain(&value), clauses)));
    }
    found.sort();
    found
}

/// A part without clause of its own rests on those of the rule around it.
fn thresholds(condition: &Condition, around: &[ClauseId], values: &mut Vec<(String, String)>) {
    let own = if condition.clauses.is_empty() { around } else { &condition.clauses };
    match &condition.rule {
        Rule::Fact { subject, accepted } => {
            if let guichet::domain::Accepted::Numbers(span) = accepted {
                values.push((format!("{} {span}", subject.id), listed(own)));
            }
        }
        Rule::All(parts) | Rule::Any(parts) => parts.iter().for_each(|part| thresholds(part, own, values)),
        Rule::Doubt(inner) => thresholds(inner, own, values),
        Rule::FundableExpense => {}
    }
}

fn sums(programme: &Programme, values: &mut Vec<(String, String)>) {
    match &programme.amount {
        Some(AmountRule::RateByBand { subject, bands, .. }) => {
            values.extend(bands.iter().map(|band| (format!("{} {} : {}", subject.id, band.numbers, band.rate), listed(&band.clauses))));
        }
        Some(AmountRule::PerUnit { fact, low, high, principle }) => {
            values.push((format!("{fact} × {low} to {high}"), listed(&principle.clauses)));
        }
        Some(AmountRule::Share { .. }) | None => {}
    }
    let caps = programme.amount.iter().filter_map(AmountRule::cap);
    values.extend(caps.map(|cap| (format!("envelope {}", cap.amount), listed(&cap.statement.clauses))));
}

fn days(programme: &Programme, values: &mut Vec<(String, String)>) {
    let calendar = &programme.calendar;
    values.extend(calendar.opens.iter().map(|(day, statement)| (format!("opens {day}"), listed(&statement.clauses))));
    values.extend(calendar.sessions.iter().map(|session| (format!("closes {}", session.closes), listed(&session.clauses))));
    let sequels = calendar.sequel.iter();
    values.extend(sequels.map(|s| (format!("{} sessions until {}", s.sessions, s.until), listed(&s.statement.clauses))));
    if let Some((months, statement)) = &calendar.committee {
        let months: Vec<String> = months.iter().map(|month| format!("{}-{:02}", month.year, month.month)).collect();
        values.push((format!("committee {}", months.join(" ")), listed(&statement.clauses)));
    }
}
