//! The clauses against the page: exact words, exact lines, nothing left out.

use std::collections::BTreeMap;

use crate::{CATALOGUE, none};

const PAGE: &str = include_str!("../haut-rhin-2021.txt");
const CLAUSES: usize = 74;

fn line(number: u32) -> &'static str {
    PAGE.lines().nth(number as usize - 1).unwrap_or_default()
}

#[test]
fn all_clauses_are_there_each_once() {
    let mut ids: Vec<&str> = CATALOGUE.clauses.iter().map(|clause| &*clause.id.0).collect();
    assert_eq!(ids.len(), CLAUSES);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), CLAUSES, "an identifier stands twice");
}

#[test]
fn every_clause_is_word_for_word_on_its_line() {
    let astray = CATALOGUE.clauses.iter().filter(|clause| clause.text.trim().is_empty() || !line(clause.line).contains(&*clause.text));
    none(astray.map(|clause| format!("{} is not on line {}: {}", clause.id, clause.line, clause.text)).collect());
}

#[test]
fn clauses_follow_the_order_of_the_page() {
    let lines: Vec<u32> = CATALOGUE.clauses.iter().map(|clause| clause.line).collect();
    assert!(lines.is_sorted(), "{lines:?}");
}

#[test]
fn every_word_of_the_page_belongs_to_exactly_one_clause() {
    let mut by_line: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for clause in &CATALOGUE.clauses {
        by_line.entry(clause.line as usize).or_default().push(&clause.text);
    }
    let mut faults = Vec::new();
    for (number, text) in PAGE.lines().enumerate().map(|(index, text)| (index + 1, text)).filter(|(_, text)| !text.trim().is_empty()) {
        let mut rest = text.to_owned();
        for clause in by_line.get(&number).into_iter().flatten() {
            if !rest.contains(clause) {
                faults.push(format!("line {number}: two clauses share words: {clause}"));
            }
            rest = rest.replacen(clause, "", 1);
        }
        if rest.contains(char::is_alphanumeric) {
            faults.push(format!("line {number}: no clause holds {rest:?}"));
        }
    }
    none(faults);
}

#[test]
fn the_page_is_the_one_that_the_clauses_were_drawn_from() {
    assert_eq!(PAGE.lines().count(), 63);
    assert_eq!(PAGE.lines().filter(|line| !line.trim().is_empty()).count(), 62);
    assert_eq!(line(1), "France Relance : Inclusion et transformation numériques");
    assert_eq!(line(63), "Documents listés dans l’article :");
}
