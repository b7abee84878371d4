//! Numbers and amounts in the fields of the page.

use guichet::domain::{Money, Tax};
use guichet::session::Action;

use crate::{CATALOGUE, answer, read, session};

#[test]
fn two_populations_typed_in_one_field_are_refused_and_said() {
    for text in ["1 803 1 739", "1803 1739", "18 031 73 9", "1 803\n1 739", "1803, 1739"] {
        let said = read("population_totale", text);
        assert!(said.ends_with("Exemple : 2 340."), "{text:?}: {said}");
    }
    assert!(read("population_totale", "1 803 1 739").contains("plusieurs nombres"));
    let typed = session(&[answer("population_totale", "1 803 1 739")]);
    assert!(typed.view.situation.facts.get("population_totale").is_none() && typed.view.misread.contains_key("population_totale"));
}

#[test]
fn a_number_may_bring_the_unit_of_its_field() {
    for (fact, text, value) in [
        ("population_totale", "1 803 hab.", "1803"),
        ("population_totale", "1 803 habitants", "1803"),
        ("population_municipale", "1\u{202f}739 Hab", "1739"),
        ("effet_mois", "12 mois", "12"),
        ("effet_mois", "1 an", "12"),
        ("effet_mois", "2 ans", "24"),
        ("effet_mois", "2 années", "24"),
        ("conseillers", "2 conseillers", "2"),
        ("conseillers", "1 conseiller numérique", "1"),
        ("population_annee", "2021", "2021"),
        ("population_totale", "\u{202d}1803\u{202c}", "1803"),
        ("population_totale", "1’803", "1803"),
    ] {
        assert_eq!(read(fact, text), value, "{fact}: {text:?}");
    }
}

#[test]
fn a_refused_number_ends_with_an_example_of_its_own_field() {
    for (fact, text, example) in [
        ("effet_mois", "bientôt", "Exemple : 12."),
        ("effet_mois", "1,5 an", "Exemple : 12."),
        ("effet_mois", "5 000", "Exemple : 12."),
        ("effet_mois", "12 jours", "Exemple : 12."),
        ("population_annee", "l’an dernier", "Exemple : 2021."),
        ("population_annee", "21", "Exemple : 2021."),
        ("population_totale", "12 mois", "Exemple : 2 340."),
        ("population_totale", "−5", "Exemple : 2 340."),
        ("conseillers", "deux", "Exemple : 2."),
        ("part_collectivite", "25 %", "Exemple : 12 500,50."),
    ] {
        assert!(read(fact, text).ends_with(example), "{fact}: {text:?}: {}", read(fact, text));
    }
}

#[test]
fn amounts_pasted_into_one_field_are_never_glued_together() {
    for text in ["18000\n4000\n900", "1 500 2 000", "18 000\t4 000", "18 000,00 20 21 600,00", "1 500 + 2 000", "1 500 / 2 000"] {
        let said = Money::from_french(text).map_err(|misread| misread.problem);
        assert!(said.as_ref().is_err_and(|said| said.contains("plusieurs nombres")), "{text:?}: {said:?}");
    }
}

#[test]
fn a_line_keeps_what_was_said_of_its_tax_and_mixed_bases_are_known() {
    let lines = |one: &str, two: &str| {
        let actions = [Action::Amount(1, one.into()), Action::AddLine, Action::Amount(2, two.into())];
        session(&actions).answers.lines
    };
    let mixed = lines("12 500 € HT", "15 000,00 € TTC");
    assert_eq!(mixed.drafts.iter().map(guichet::session::Draft::tax).collect::<Vec<_>>(), [Some(Tax::Excluded), Some(Tax::Included)]);
    assert!(mixed.mixes_taxes() && mixed.drafts[0].amount == "12 500 € HT");
    assert!(!lines("12 500 € HT", "15 000").mixes_taxes() && !lines("1 HT", "2 EUR HT").mixes_taxes());
}

#[test]
fn an_amount_is_refused_without_the_notation_of_files() {
    for text in ["12 500 $", "beaucoup", "12 500 EUR HTT", "-12 500", "12,345,6", "1e3", "999 999 999 999 999"] {
        let said = Money::from_french(text).unwrap_err().problem;
        assert!(!said.contains('"') && said.ends_with(['.', '?']), "{text:?}: {said}");
    }
}

#[test]
fn the_examples_of_the_catalogue_can_be_typed() {
    for fact in &CATALOGUE.facts {
        let Some(example) = &fact.example else { continue };
        for each in example.split(" ou ") {
            assert!(fact.read_text(each).is_ok(), "{}: {each}", fact.id);
        }
    }
}
