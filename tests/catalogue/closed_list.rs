//! The closed list of the numbers, dates and addresses of the page: the catalogue carries all of them and no other.

use std::collections::BTreeSet;

use crate::carried::{self, plain};
use crate::sentences;
use crate::{CATALOGUE, none};

const MAILBOX: &str = "mailto:pref-francerelance@haut-rhin.gouv.fr";
const PLATFORM: &str = "https://www.conseiller-numerique.gouv.fr";

/// Programme, value as the linked catalogue carries it, clauses.
const LIST: [(&str, &str, &str); 41] = [
    ("", MAILBOX, ""),
    ("", "old after 2022-12-31", "N-03"),
    ("fitn-volet-1", "population moins de 100 000", "V1-04"),
    ("fitn-volet-1", "effet_mois plus de 24", "F-04"),
    ("fitn-volet-1", "population moins de 1 000 : de 20 à 100 %", "V1-16a V1-16b V1-09"),
    ("fitn-volet-1", "population de 1 000 à 80 000 : de 20 à 80 %", "V1-16a V1-16b"),
    ("fitn-volet-1", "population de 80 000 à moins de 100 000 : jusqu’à 20 %", "V1-16a V1-16b"),
    ("fitn-volet-1", "envelope 270000.00", "V1-01 V1-03"),
    ("fitn-volet-1", "closes 2021-08-27", "V1-21"),
    ("fitn-volet-1", "committee 2021-06 2021-09", "V1-22"),
    ("fitn-volet-1", "https://www.demarches-simplifiees.fr/commencer/fitn7-axe-3-guichets-territoriaux", "V1-20"),
    ("fitn-volet-1", "https://france-relance.transformation.gouv.fr/dcd6-accompagner-les-projets-de-transformation-nu/", "V1-23"),
    ("fitn-volet-1", MAILBOX, "V1-24"),
    ("fitn-volet-2", "effet_mois plus de 24", "F-04"),
    ("fitn-volet-2", "envelope 200000.00", "V2-04"),
    ("fitn-volet-2", "closes 2021-08-27", "V2-07"),
    ("fitn-volet-2", "committee 2021-06 2021-09", "V2-08"),
    ("fitn-volet-2", "https://www.demarches-simplifiees.fr/commencer/fitn7-axe-3-projet-appuye-par-un-laboratoire-d-inn", "V2-09"),
    ("fitn-volet-2", MAILBOX, "V2-10"),
    ("aap-demarches", "couverture au moins 500 000", "N-02"),
    ("aap-demarches", "closes 2021-05-28", "N-04 N-06"),
    ("aap-demarches", "3 sessions until 2022-12-31", "N-03 N-04"),
    ("aap-demarches", "lost link", "N-07"),
    ("aap-donnees", "couverture au moins 500 000", "N-02"),
    ("aap-donnees", "closes 2021-05-28", "N-04 N-09"),
    ("aap-donnees", "3 sessions until 2022-12-31", "N-03 N-04"),
    ("aap-donnees", "lost link", "N-10"),
    ("aap-cooperation", "couverture au moins 500 000", "N-02"),
    ("aap-cooperation", "closes 2021-05-28", "N-04 N-12"),
    ("aap-cooperation", "3 sessions until 2022-12-31", "N-03 N-04"),
    ("aap-cooperation", "lost link", "N-13"),
    ("conseillers-public", "conseillers au moins 1", "C-10"),
    ("conseillers-public", "conseillers × 40000.00 to 50000.00", "C-06"),
    ("conseillers-public", "opens 2020-11-17", "C-08"),
    ("conseillers-public", PLATFORM, "C-09"),
    ("conseillers-public", MAILBOX, "C-14"),
    ("conseillers-prive", "conseillers au moins 1", "C-10"),
    ("conseillers-prive", "conseillers × 40000.00 to 50000.00", "C-06"),
    ("conseillers-prive", "opens 2020-11-17", "C-08"),
    ("conseillers-prive", PLATFORM, "C-09"),
    ("conseillers-prive", MAILBOX, "C-14"),
];

/// What only a sentence carries: its clause and the words that state it.
const IN_SENTENCES: [(&str, &str); 9] = [
    ("V1-09", "100 %"),
    ("V1-10", "trois thématiques"),
    ("V1-13", "avant la fin du troisième trimestre 2021"),
    ("V1-19", "Au moins chaque trimestre"),
    ("V1-22", "en juin et en septembre 2021"),
    ("N-03", "Trois sessions sont prévues en 2021 et 2022"),
    ("C-02", "4 000 conseillers"),
    ("C-04", "de 3 semaines à 4 mois"),
    ("C-06", "de 40 000 à 50 000 euros par conseiller"),
];

#[test]
fn the_catalogue_carries_the_closed_list_and_nothing_else() {
    let carried: BTreeSet<carried::Carried> = carried::all(&CATALOGUE).into_iter().collect();
    let listed: BTreeSet<carried::Carried> =
        LIST.iter().map(|(id, value, clauses)| (id.to_string(), value.to_string(), clauses.to_string())).collect();
    let lacking = listed.difference(&carried).map(|entry| format!("the catalogue lacks {entry:?}"));
    let added = carried.difference(&listed).map(|entry| format!("the page does not state {entry:?}"));
    none(lacking.chain(added).collect());
}

#[test]
fn what_only_sentences_state_is_said_with_its_clause() {
    let stated = sentences::statements(&CATALOGUE);
    let said =
        |clause: &str, words: &str| stated.iter().any(|s| s.clauses.iter().any(|id| &*id.0 == clause) && plain(&s.text).contains(words));
    none(IN_SENTENCES.iter().filter(|(clause, words)| !said(clause, words)).map(|entry| format!("{entry:?}")).collect());
}

/// The whole numbers of a text, thousands joined: « 270 000 € en 2021 » gives 270000 and 2021.
pub fn numbers(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut found: Vec<String> = Vec::new();
    let mut inside = false;
    for (index, character) in characters.iter().enumerate() {
        let digits = |from: usize| characters[from.min(characters.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
        let groups = inside && matches!(character, ' ' | '\u{a0}' | '\u{202f}') && digits(index + 1) == 3;
        match (character.is_ascii_digit(), inside) {
            (true, true) => found.last_mut().unwrap().push(*character),
            (true, false) => found.push(character.to_string()),
            (false, _) => {}
        }
        inside = character.is_ascii_digit() || groups;
    }
    found
}

#[test]
fn every_number_of_a_sentence_is_a_number_of_the_page() {
    let page: BTreeSet<String> = numbers(include_str!("../haut-rhin-2021.txt")).into_iter().collect();
    assert!(["270000", "500000", "28", "2022"].iter().all(|number| page.contains(*number)), "{page:?}");
    let invented = |said: &sentences::Said| {
        let strange: Vec<String> = numbers(&said.text).into_iter().filter(|number| !page.contains(number)).collect();
        (!strange.is_empty()).then(|| format!("{}: {strange:?} in « {} »", said.place, said.text))
    };
    none(sentences::of_the_page(&CATALOGUE).iter().filter_map(invented).collect());
}

#[test]
fn numbers_are_read_whole() {
    assert_eq!(numbers("De 80 000 à 100\u{202f}000 hab. le 27 août 2021, 100%"), ["80000", "100000", "27", "2021", "100"]);
    assert_eq!(numbers("31 2021 fois"), ["31", "2021"]);
}
