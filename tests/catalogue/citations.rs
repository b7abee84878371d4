//! Every clause is either cited by a rule or said to be information: never neither, never both.

use std::collections::{BTreeMap, BTreeSet};

use guichet::domain::{AmountRule, Catalogue, ClauseId, Condition, Programme, Statement};

use crate::{CATALOGUE, none};

/// Where each clause is cited, in a word.
fn citations(catalogue: &Catalogue) -> BTreeMap<ClauseId, BTreeSet<String>> {
    let mut found: Vec<(String, Vec<ClauseId>)> = Vec::new();
    for programme in &catalogue.programmes {
        of_rules(programme, &mut found);
        of_calendar(programme, &mut found);
        of_texts(programme, &mut found);
    }
    found.extend(catalogue.standing.iter().map(|statement| ("standing".into(), statement.clauses.clone())));
    found.push(("staleness".into(), catalogue.staleness.statement.clauses.clone()));
    found.extend(catalogue.notices.iter().map(|notice| (format!("notice {}", notice.id), notice.clauses.clone())));
    let mut by_clause: BTreeMap<ClauseId, BTreeSet<String>> = BTreeMap::new();
    for (place, clauses) in found {
        for clause in clauses {
            by_clause.entry(clause).or_default().insert(place.clone());
        }
    }
    by_clause
}

fn of_rules(programme: &Programme, found: &mut Vec<(String, Vec<ClauseId>)>) {
    let id = &programme.id;
    let conditions = [&programme.concerns, &programme.conditions].into_iter();
    let bare = programme.notices.iter().flat_map(|rule| rule.when.iter().chain(&rule.unless));
    let preferred = programme.preferences.iter().flat_map(|preference| preference.condition.iter().chain(&preference.unless));
    for condition in conditions.chain(bare).chain(preferred) {
        condition.walk(&mut |part: &Condition| found.push((format!("{id}: condition"), part.clauses.clone())));
    }
    found.extend(programme.expenses.iter().map(|rule| (format!("{id}: expense {}", rule.category), rule.clauses.clone())));
    let amount = programme.amount.iter();
    for rule in amount {
        found.extend(rule.principle().map(|principle| (format!("{id}: amount"), principle.clauses.clone())));
        found.extend(rule.cap().map(|cap| (format!("{id}: cap"), cap.statement.clauses.clone())));
        if let AmountRule::RateByBand { bands, .. } = rule {
            found.extend(bands.iter().map(|band| (format!("{id}: band"), band.clauses.clone())));
        }
    }
}

fn of_calendar(programme: &Programme, found: &mut Vec<(String, Vec<ClauseId>)>) {
    let (id, calendar) = (&programme.id, &programme.calendar);
    found.extend(calendar.sessions.iter().map(|session| (format!("{id}: session"), session.clauses.clone())));
    let statements: [(&str, Vec<&Statement>); 4] = [
        ("opening", calendar.opens.iter().map(|(_, statement)| statement).collect()),
        ("sequel", calendar.sequel.iter().map(|sequel| &sequel.statement).collect()),
        ("committee", calendar.committee.iter().map(|(_, statement)| statement).collect()),
        ("remark", calendar.remarks.iter().collect()),
    ];
    for (what, statements) in statements {
        found.extend(statements.into_iter().map(|statement| (format!("{id}: {what}"), statement.clauses.clone())));
    }
}

fn of_texts(programme: &Programme, found: &mut Vec<(String, Vec<ClauseId>)>) {
    let id = &programme.id;
    found.push((format!("{id}: instructor"), programme.instructor.clauses.clone()));
    found.extend(programme.notices.iter().map(|rule| (format!("{id}: notice {}", rule.notice), rule.clauses.clone())));
    found.extend(programme.preferences.iter().map(|preference| (format!("{id}: preference"), preference.clauses.clone())));
    found.extend(programme.links.iter().map(|link| (format!("{id}: link"), link.clauses.clone())));
    for (what, statements) in [("obligation", &programme.obligations), ("standing", &programme.standing)] {
        found.extend(statements.iter().map(|statement| (format!("{id}: {what}"), statement.clauses.clone())));
    }
}

/// Clauses that no rule cites although they are no information, and those that are said to be information and cited.
fn faults(catalogue: &Catalogue) -> Vec<String> {
    let cited = citations(catalogue);
    let of = |clause: &guichet::domain::Clause| match (cited.get(&clause.id), &clause.information) {
        (None, None) => Some(format!("{} is neither cited nor said to be information: {}", clause.id, clause.text)),
        (Some(places), Some(_)) => Some(format!("{} is said to be information and cited by {places:?}", clause.id)),
        _ => None,
    };
    catalogue.clauses.iter().filter_map(of).collect()
}

#[test]
fn every_clause_is_cited_or_said_to_be_information_and_never_both() {
    none(faults(&CATALOGUE));
}

#[test]
fn a_clause_that_loses_its_rule_or_its_reason_is_seen() {
    let mut catalogue = CATALOGUE.clone();
    let programme = catalogue.programmes.iter_mut().find(|programme| &*programme.id == "conseillers-public").unwrap();
    programme.instructor.clauses.clear();
    assert_eq!(faults(&catalogue), Vec::<String>::new(), "the other adviser programme still cites C-07");
    catalogue.programmes.iter_mut().for_each(|programme| programme.instructor.clauses.clear());
    assert!(faults(&catalogue).iter().any(|fault| fault.starts_with("C-07 is neither")));
    let clause = catalogue.clauses.iter_mut().find(|clause| &*clause.id.0 == "V1-04").unwrap();
    clause.information = Some("Sans règle.".into());
    assert!(faults(&catalogue).iter().any(|fault| fault.starts_with("V1-04 is said")));
}

#[test]
fn headings_and_context_are_the_only_information() {
    let found: Vec<&str> = CATALOGUE.clauses.iter().filter(|clause| clause.information.is_some()).map(|clause| &*clause.id.0).collect();
    assert_eq!(found, ["G-01", "G-03", "G-04", "G-05", "G-06", "F-01", "V1-15", "C-01"]);
}
