//! Old, damaged and hostile links: what is valid is kept, what is dropped is said, nothing breaks.

use guichet::domain::FactId;
use guichet::session::{Answers, Session, from_fragment, to_fragment};
use proptest::prelude::*;

use crate::{CATALOGUE, carried, day, session, village};

fn read(text: &str) -> (Answers, Vec<String>) {
    from_fragment(&CATALOGUE, text)
}

/// The only sentence about a link, which must hold each of these words.
fn assert_drops(text: &str, words: &[&str]) {
    let (answers, dropped) = read(&format!("engagement=aucun&{text}&effet_mois=12"));
    assert_eq!(dropped.len(), 1, "{text}: {dropped:?}");
    assert!(words.iter().all(|word| dropped[0].contains(word)), "{text}: {dropped:?} lacks one of {words:?}");
    assert!(dropped[0].ends_with(['.', '?', '…']) && !dropped[0].contains('\n') && !dropped[0].contains("?."), "{dropped:?}");
    assert_eq!(answers.text(&FactId::from("engagement")), "aucun", "{text}");
    assert_eq!(answers.text(&FactId::from("effet_mois")), "12", "{text}");
}

#[test]
fn what_is_dropped_is_named_with_its_reason_and_the_rest_is_kept() {
    assert_drops("couleur=bleu", &["« couleur »".replace(' ', "\u{a0}").as_str(), "pas connue"]);
    assert_drops("laboratoire=peut-etre", &["laboratoire", "oui ou par non"]);
    assert_drops("population_totale=1e9", &["population_totale", "nombre entier"]);
    assert_drops("porteur=comune", &["porteur", "vouliez-vous dire"]);
    assert_drops("nom=%E9cole", &["nom", "mal encodée"]);
    assert_drops("nom=100%", &["nom", "mal encodée"]);
    assert_drops("nom=%+1", &["nom", "mal encodée"]);
    assert_drops("%ZZ=oui", &["%ZZ", "mal encodé"]);
    assert_drops("lieu=commune:99999", &["lieu", "99999"]);
    assert_drops("lieu=epci:68365", &["lieu", "68365"]);
    assert_drops("lieu=68365", &["lieu", "commune ou epci"]);
    assert_drops("date=demain", &["date", "demain"]);
    assert_drops("sans_depense=1", &["sans_depense", "oui ou non"]);
    assert_drops("inconnu=crte,couleur", &["inconnu", "couleur"]);
    assert_drops("inconnu=engagement", &["inconnu", "engagement", "gardée"]);
    assert_drops("engagement=etudes", &["engagement", "déjà dit"]);
    assert_drops("bonjour", &["bonjour", "aucune valeur"]);
    assert_drops("depense=Portail", &["depense", "libellé~catégorie~montant"]);
    assert_drops("depense=%~formation~12", &["depense", "mal encodée"]);
}

#[test]
fn a_line_keeps_what_can_be_read_of_it() {
    assert_drops("depense=Portail~portail~12", &["depense", "portail", "catégorie"]);
    assert_drops("depense=Portail~formation~douze", &["depense", "douze", "montant"]);
    let cells = |text: &str| carried(&read(text).0).lines;
    assert_eq!(cells("depense=Portail~portail~12"), [["Portail", "", "12"]]);
    assert_eq!(cells("depense=Portail~formation~douze&depense=~~7"), [["Portail", "formation", ""], ["", "", "7"]]);
    assert_eq!(cells("depense=~portail~douze&depense=A~formation~7"), [["A", "formation", "7"]]);
}

#[test]
fn a_link_copied_out_of_the_source_of_a_page_is_whole() {
    let answers = session(&village()).answers;
    let (back, dropped) = read(&to_fragment(&answers).replace('&', "&amp;"));
    assert_eq!((carried(&back), dropped), (carried(&answers), Vec::new()));
}

#[test]
fn a_link_cut_anywhere_keeps_every_whole_answer() {
    let answers = session(&village()).answers;
    let fragment = to_fragment(&answers);
    for end in 0..fragment.len() {
        let (back, dropped) = read(&fragment[..end]);
        assert!(dropped.len() <= 1, "{end}: {dropped:?}");
        let whole = fragment[..end].split('&').count().saturating_sub(1);
        assert!(back.typed.len() + back.lines.drafts.len() + usize::from(back.place.is_some()) >= whole, "{end}");
    }
}

#[test]
fn a_link_beyond_the_bounds_is_cut_between_two_answers_and_this_is_said() {
    let long = format!("engagement=aucun&nom={}&effet_mois=12", "é".repeat(20_000));
    let (answers, dropped) = read(&long);
    assert_eq!(dropped.len(), 1);
    assert!(dropped[0].contains("trop long"), "{dropped:?}");
    assert_eq!(carried(&answers).typed, [("engagement".to_owned(), "aucun".to_owned())]);
    let many = vec!["depense=~formation~1"; 301].join("&");
    let (answers, dropped) = read(&many);
    assert_eq!((answers.lines.drafts.len(), dropped.len()), (300, 1));
    assert!(dropped[0].contains("301 dépenses reçues") && dropped[0].contains("300 premières"), "{dropped:?}");
    let (_, dropped) = read(&"a=&".repeat(6_000));
    assert_eq!(dropped.len(), 51, "a swamp of faults is summed up");
    assert!(read(&format!("porteur={}", "x".repeat(15_000))).1[0].chars().count() < 400);
}

#[test]
fn the_identifiers_of_lines_stay_distinct() {
    let (answers, _) = read("depense=A~~1&depense=B~~2&depense=C~~3");
    let ids: std::collections::BTreeSet<u32> = answers.lines.drafts.iter().map(|line| line.id).collect();
    assert_eq!(ids.len(), 3);
    let after = Session::with(CATALOGUE.clone(), day("2021-05-12"), answers).after(guichet::session::Action::AddLine);
    let ids: std::collections::BTreeSet<u32> = after.answers.lines.drafts.iter().map(|line| line.id).collect();
    assert_eq!(ids.len(), 4);
}

/// Texts close to a link, so that every way through the reader is taken.
fn hostile() -> impl Strategy<Value = String> {
    let words = prop_oneof![
        Just("lieu=commune:68365".to_owned()),
        "(lieu|date|depense|inconnu|sans_depense|objets|population_totale|nom|porteur|%6Eom)".prop_map(|key| format!("{key}=")),
        "(&|=|~|,|:|%|#|%C3|%A9|%00|%7E|amp;|oui|commune|epci|-|é|🦀)",
        ".{0,6}",
    ];
    proptest::collection::vec(words, 0..40).prop_map(|words| words.concat())
}

proptest! {
    #[test]
    fn any_text_at_all_is_read_without_breaking_and_what_is_kept_comes_back(text in prop_oneof![".{0,200}", hostile()]) {
        let (answers, dropped) = read(&text);
        prop_assert!(dropped.iter().all(|sentence| sentence.ends_with(['.', '?', '…']) && !sentence.chars().any(char::is_control)));
        for (fact, typed) in answers.typed.iter() {
            prop_assert!(CATALOGUE.fact(&fact.0).unwrap().read_text(typed).is_ok());
        }
        let (again, dropped) = read(&to_fragment(&answers));
        prop_assert_eq!(carried(&again), carried(&answers));
        prop_assert_eq!(dropped, Vec::<String>::new());
    }
}
