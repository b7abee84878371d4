//! The options of an address or of a host page: what is understood is filled in, the rest is said, and nothing breaks.

use guichet::domain::FactId;
use guichet::session::{Action, Options, PlaceKind, from_query, theme, told_apart};
use proptest::prelude::*;

use crate::{CATALOGUE, carried, session};

fn read(query: &str) -> Options {
    from_query(&CATALOGUE, query)
}

#[track_caller]
fn refused(query: &str, words: &[&str]) {
    let Options { dropped, .. } = read(&format!("date=2021-06-10&{query}&porteur=cc"));
    assert_eq!(dropped.len(), 1, "{query}: {dropped:?}");
    assert!(words.iter().all(|word| dropped[0].contains(word)), "{dropped:?} lacks one of {words:?}");
}

#[test]
fn everything_is_filled_in_as_a_visitor_would() {
    let Options { answers, only, dropped } = read("?commune=68365&date=2021-06-10&programme=fitn-volet-2,%20fitn-volet-1,fitn-volet-2");
    assert_eq!(dropped, Vec::<String>::new());
    assert_eq!(only.iter().map(|id| &**id).collect::<Vec<_>>(), ["fitn-volet-2", "fitn-volet-1"]);
    let typed = session(&[Action::Choose(PlaceKind::Commune, "68365".into()), Action::Date("2021-06-10".into())]);
    assert_eq!(carried(&answers), carried(&typed.answers));
}

#[test]
fn a_place_is_known_by_its_code_or_by_a_name_that_only_it_has() {
    let wettolsheim = read("commune=68365").answers.place;
    assert!(wettolsheim.is_some());
    for query in ["commune=Wettolsheim", "commune=+wettolsheim+", "commune=WETTOLSHEIM"] {
        assert_eq!(read(query).answers.place, wettolsheim, "{query}");
    }
    assert_eq!(read("commune=Saint-Hippolyte").answers.place, read("commune=st+hippolyte").answers.place);
    assert_eq!(read("commune=200066058").answers.place.map(|place| place.kind), Some(PlaceKind::Epci));
    for query in ["commune=68920", "commune=Wett", "commune=75056", "commune=%F0"] {
        assert_eq!(read(query).answers.place, None, "{query}");
    }
}

#[test]
fn a_carrier_or_a_departement_given_beside_a_place_corrects_it() {
    let answers = read("porteur=commune_nouvelle&departement=67&commune=68365").answers;
    assert_eq!(answers.text(&FactId::from("porteur")), "commune_nouvelle");
    assert_eq!(answers.text(&FactId::from("departement")), "67");
    assert_eq!(answers.text(&FactId::from("nom")), "Wettolsheim");
}

#[test]
fn what_is_not_understood_is_said_and_the_rest_is_kept() {
    refused("commune=Atlantis", &["commune", "est laissé de côté", "Atlantis"]);
    refused("commune=%", &["commune", "mal encodée"]);
    refused("programme=fitn-volet-7", &["programme", "fitn-volet-7", "vouliez-vous dire"]);
    refused("departement=par-ici", &["departement", "Exemple\u{a0}: Haut-Rhin ou 68"]);
    let Options { answers, dropped, .. } = read("date=demain&porteur=maire&commune=68365");
    assert_eq!(dropped.len(), 2, "{dropped:?}");
    assert_eq!((answers.date.as_ref(), answers.text(&FactId::from("porteur"))), (None, "commune"));
    let Options { only, dropped, .. } = read("programme=tout,fitn-volet-1");
    assert_eq!((only.len(), dropped.len()), (1, 1));
}

#[test]
fn the_words_of_others_say_nothing() {
    let others = "?utm_source=lettre&fbclid=a%&theme=mauve&accent=%23ff0&catalogue=https://exemple.fr/c.json&commune=&lieu=x&depense=y&=&x";
    assert_eq!(read(others), Options::default());
    assert_eq!(read(""), Options::default());
}

#[test]
fn two_embeds_that_ask_for_different_answers_share_nothing_that_is_kept() {
    assert_eq!(told_apart("?theme=sombre&plus-tard&utm_source=x&commune="), "", "what decides nothing tells nothing apart");
    assert_eq!(told_apart("?date=2021-06-10&commune=68365"), told_apart("commune=68365&theme=clair&date=2021-06-10"));
    let all = ["commune=68365", "commune=68066", "programme=fitn-volet-1", "departement=68", "commune=68365&date=2021-06-10"];
    let kept: std::collections::BTreeSet<String> = all.map(told_apart).into_iter().collect();
    assert_eq!(kept.len(), all.len());
}

#[test]
fn kept_answers_take_the_place_of_what_was_asked_for_only_where_they_go_on_from_it() {
    let asked = read("commune=68365&date=2021-06-10").answers;
    let goes_on = |actions: &[Action]| session(actions).answers.goes_on_from(&asked);
    let (place, date) = (Action::Choose(PlaceKind::Commune, "68365".into()), Action::Date("2021-06-10".into()));
    let more = Action::Answer(FactId::from("engagement"), "aucun".into());
    assert!(goes_on(&[place.clone(), date.clone(), more.clone()]));
    assert!(!goes_on(&[place.clone(), more.clone()]), "another date");
    assert!(!goes_on(&[Action::Choose(PlaceKind::Commune, "68066".into()), date.clone()]), "another place");
    assert!(!goes_on(&[place, date, Action::Answer(FactId::from("population_totale"), "7".into())]), "a correction is said");
    assert!(session(&[more]).answers.goes_on_from(&read("").answers));
}

#[test]
fn a_theme_is_one_of_two_or_none() {
    assert_eq!(
        (theme("?theme=sombre"), theme("a=b&theme=clair"), theme("theme=dark"), theme("")),
        (Some("sombre"), Some("clair"), None, None)
    );
}

proptest! {
    #[test]
    fn whatever_an_address_says_it_is_read(
        query in "([?&=,+%~:#]|programme|departement|commune|porteur|date|[a-z0-9é]{0,6}){0,30}",
    ) {
        let Options { dropped, .. } = read(&query);
        prop_assert!(dropped.iter().all(|sentence| sentence.ends_with(['.', '?', '…']) && !sentence.chars().any(char::is_control)));
    }
}
