//! Mutations of the catalogue: whatever is changed in a rule, a worked example or a case must notice.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../conformance/cases.rs"]
mod cases;
mod changes;
#[path = "../conformance/differences.rs"]
mod differences;
mod numbers;
mod operators;
#[path = "../conformance/tables.rs"]
mod tables;
mod trial;

use changes::Change;
use trial::Fate;

/// Mutants that change nothing. Beyond the ends of the table a number counts in the nearest band, which is the last one whether
/// the table ends at 99 999 or at 100 001. Who has a digital project without any other object has one of inclusion: whatever else
/// is of no concern to volet 2. The départements of the members are read by volet 1 alone, which refuses these carriers first.
const EQUIVALENT: [&str; 11] = [
    "/programmes/0/montant/tranches/2/si: 100000 becomes 99999",
    "/programmes/0/montant/tranches/2/si: 100000 becomes 100001",
    "/programmes/1/doutes/4/toutes/0: 0 goes",
    "/faits/4/a_defaut/0/si/0/parmi/4: \"sivu\" goes",
    "/faits/4/a_defaut/0/si/0/parmi/5: \"sivom\" goes",
    "/faits/4/a_defaut/0/si/0/parmi/6: \"syndicat_mixte_ferme\" goes",
    "/faits/4/a_defaut/0/si/0/parmi/7: \"syndicat_mixte_ouvert\" goes",
    "/faits/4/a_defaut/0/si/0/parmi/8: \"petr\" goes",
    "/faits/4/a_defaut/0/si/0/parmi/9: \"pole_metropolitain\" goes",
    "/faits/4/a_defaut/0/si/0/parmi/10: \"regroupement\" goes",
    "/faits/4/a_defaut/0/si/0/parmi/11: \"etablissement_public_local\" goes",
];

/// Tries every change and lists those that nobody noticed.
fn all_are_noticed(least: usize, changes: Vec<Change>) {
    assert!(changes.len() >= least, "only {} mutants were made, at least {least} were expected", changes.len());
    let trials = trial::all(&changes);
    let of = |fate: Fate| trials.iter().filter(move |(_, found)| *found == fate).map(|(change, _)| change.to_string());
    let (survivors, refused): (Vec<String>, Vec<String>) = (of(Fate::Unnoticed).collect(), of(Fate::Refused).collect());
    assert!(refused.len() * 4 <= changes.len(), "too many mutants are no catalogue at all: {refused:#?}");
    let unexpected: Vec<&String> = survivors.iter().filter(|name| !EQUIVALENT.contains(&name.as_str())).collect();
    assert!(unexpected.is_empty(), "{} of {} mutants survive:\n{unexpected:#?}", unexpected.len(), changes.len());
    let noticed = of(Fate::Noticed).chain(of(Fate::Refused)).find(|name| EQUIVALENT.contains(&name.as_str()));
    assert_eq!(noticed, None, "this mutant is noticed after all: it is not equivalent");
}

#[test]
fn there_are_judges() {
    let catalogue = guichet::catalogue::load(guichet::catalogue::EMBEDDED).unwrap();
    assert!(tables::count(&catalogue) > 300);
    assert!(cases::all().iter().all(|case| !case.title.is_empty()));
}

#[test]
fn the_catalogue_as_it_is_goes_unnoticed() {
    assert_eq!(trial::fate(&changes::embedded(), None), Fate::Unnoticed);
    for programme in 0..7 {
        assert_eq!(trial::fate(&changes::embedded(), Some(programme)), Fate::Unnoticed);
    }
}

#[test]
fn a_changed_catalogue_is_packed_and_unpacked_with_its_change() {
    let (shipped, mut packed) = (changes::embedded(), Vec::new());
    let changes = [operators::thresholds(), operators::rates(), operators::days(), operators::connectives(), operators::sums()].concat();
    for change in changes.iter().step_by(5) {
        let Ok(catalogue) = guichet::catalogue::load_value(&change.applied(&shipped)) else { continue };
        let form = guichet::domain::pack(&catalogue);
        let mut back = guichet::domain::unpack(&form.0, &form.1).expect("a whole form");
        // Places are packed apart, and no change touches them.
        back.territories.places.clone_from(&catalogue.territories.places);
        assert!(back == catalogue, "{change}");
        packed.push(form);
    }
    assert!(packed.len() >= 15, "only {} were packed", packed.len());
    packed.sort();
    packed.dedup_by(|one, other| one == other);
    assert!(packed.len() >= 15, "two changes are packed as one: {}", packed.len());
}

#[test]
fn every_threshold_moved_by_one_is_noticed() {
    all_are_noticed(26, operators::thresholds());
}

#[test]
fn every_rate_moved_by_one_point_is_noticed() {
    all_are_noticed(8, operators::rates());
}

#[test]
fn every_day_moved_by_one_is_noticed() {
    all_are_noticed(20, operators::days());
}

#[test]
fn every_connective_swapped_is_noticed() {
    all_are_noticed(7, operators::connectives());
}

#[test]
fn every_rule_taken_away_is_noticed() {
    all_are_noticed(30, operators::rules_removed());
}

#[test]
fn every_expense_treated_otherwise_is_noticed() {
    all_are_noticed(20, operators::expenses());
}

#[test]
fn every_sum_changed_by_a_cent_is_noticed() {
    all_are_noticed(12, operators::sums());
}

#[test]
fn every_answer_taken_from_a_list_is_noticed() {
    all_are_noticed(50, operators::answers_removed());
}

#[test]
fn every_answer_turned_round_is_noticed() {
    all_are_noticed(7, operators::flags());
}

#[test]
fn every_notice_taken_away_is_noticed() {
    all_are_noticed(40, operators::notices_removed());
}

#[test]
fn every_stand_in_taken_away_is_noticed() {
    all_are_noticed(20, operators::stand_ins());
}

#[test]
fn every_condition_that_cites_another_clause_is_noticed() {
    all_are_noticed(15, operators::clauses());
}
