//! The architecture, read from `src/`: floors that look down and never up, budgets, names, and what no floor may hold.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_snippets;
mod catalogue_values;
mod floors;
mod forbidden;
mod shape;
mod source;
mod tokens;

use source::File;

/// Holds every file of `src/` against a rule and lists all its faults at once.
fn none_in_src(rule: impl Fn(&File) -> Vec<String>) {
    let files = source::all();
    assert!(files.len() > 20, "only {} files found under src/: the tests would pass on nothing", files.len());
    let faults: Vec<String> = files.iter().flat_map(|file| rule(file).into_iter().map(|fault| format!("{}: {fault}", file.path))).collect();
    assert!(faults.is_empty(), "{} fault(s):\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_floors_are_there() {
    let files = source::all();
    let mut found: Vec<&str> = files.iter().filter_map(File::floor).map(|floor| floor.name).collect();
    found.sort_unstable();
    found.dedup();
    assert!(["domain", "catalogue", "engine"].iter().all(|floor| found.contains(floor)), "floors found: {found:?}");
}

#[test]
fn every_file_stands_on_a_floor_or_is_an_entry() {
    none_in_src(floors::stands_somewhere);
}

#[test]
fn a_floor_looks_down_and_never_up() {
    none_in_src(floors::looks_down);
}

#[test]
fn only_the_interface_names_yew_and_only_the_browser_names_the_browser() {
    none_in_src(floors::names_its_crates);
}

#[test]
fn no_glob_import_crosses_floors() {
    none_in_src(floors::glob_imports);
}

#[test]
fn files_stay_short() {
    none_in_src(shape::file_length);
}

#[test]
fn functions_stay_short() {
    none_in_src(shape::function_lengths);
}

#[test]
fn ways_into_the_second_module_ask_for_its_proof() {
    assert_eq!(source::all().iter().filter(|file| file.names().last() == Some(&"later")).count(), 2);
    none_in_src(shape::ways_in);
}

#[test]
fn every_file_opens_with_a_sentence_and_a_floor_says_what_it_does_not_know() {
    none_in_src(shape::opening);
}

#[test]
fn no_module_has_a_name_that_says_nothing() {
    none_in_src(shape::names);
}

#[test]
fn money_and_rules_know_no_floats() {
    none_in_src(forbidden::floats);
}

#[test]
fn no_floor_below_the_browser_has_a_clock() {
    none_in_src(forbidden::clocks);
}

#[test]
fn nothing_gives_up_outside_tests() {
    none_in_src(forbidden::panics);
}

#[test]
fn no_number_or_date_of_the_catalogue_stands_in_the_code() {
    let values = catalogue_values::of_the_catalogue();
    for expected in ["270000", "200000", "100000", "80000", "500000", "2021-08-27", "2021-05-28", "2022-12-31"] {
        assert!(values.iter().any(|value| value == expected), "{expected} was not found in the catalogue: {values:?}");
    }
    none_in_src(|file| catalogue_values::found_in(file, &values));
}
