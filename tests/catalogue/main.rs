//! The shipped catalogue: word for word the page, nothing but the page, with an example on each side of every threshold.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod broken;
mod broken_folder;
mod carried;
mod citations;
mod closed_list;
mod contradictions;
mod costs;
mod damaged_files;
mod doubles;
mod hostile;
mod packed;
mod page;
mod random_breaks;
mod sentences;
mod threshold_examples;
mod thresholds;
mod vocabulary;
mod words_of_the_page;
mod writing;

use std::sync::LazyLock;

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::Catalogue;

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| load(EMBEDDED).expect("the embedded catalogue loads"));

/// Fails with every fault at once.
fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} fault(s):\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn the_embedded_catalogue_has_the_seven_programmes_in_the_order_of_the_page() {
    let ids: Vec<&str> = CATALOGUE.programmes.iter().map(|programme| &*programme.id).collect();
    let expected =
        ["fitn-volet-1", "fitn-volet-2", "aap-demarches", "aap-donnees", "aap-cooperation", "conseillers-public", "conseillers-prive"];
    assert_eq!(ids, expected);
}

#[test]
fn every_worked_example_comes_out_as_it_says() {
    let examples: usize = CATALOGUE.programmes.iter().map(|programme| programme.examples.len()).sum();
    assert!(examples >= 100, "only {examples} examples");
    none(guichet::engine::play(&CATALOGUE).iter().map(|m| format!("{} : « {} » : {}", m.programme, m.example, m.problem)).collect());
}

#[test]
fn every_example_expects_something_that_could_fail() {
    let idle = CATALOGUE.programmes.iter().flat_map(|programme| &programme.examples).filter(|example| {
        let expected = &example.expected;
        expected.verdict.is_none() && expected.window.is_none() && expected.failing.is_none() && expected.notices.is_empty()
    });
    none(idle.map(|example| example.name.to_string()).collect());
}
