//! The search of places, and the option that chooses one.

use std::sync::LazyLock;

use guichet::session::{Entry, PlaceKind, elsewhere, entries, exact, find, from_query, near};
use guichet::wording::places::{not_found, place_kind};

use crate::CATALOGUE;

static PLACES: LazyLock<Vec<Entry>> = LazyLock::new(|| entries(&CATALOGUE.territories));

fn first(text: &str) -> String {
    find(&PLACES, text, 40).first().map(|entry| entry.name.to_string()).unwrap_or_default()
}

#[test]
fn a_commune_is_found_as_people_write_it() {
    for (text, name) in [
        ("68000 Colmar", "Colmar"),
        ("Colmar 68000", "Colmar"),
        ("68 000", "Colmar"),
        ("68 000 Colmar", "Colmar"),
        ("68066", "Colmar"),
        ("216800664", "Colmar"),
        ("21680066400017", "Colmar"),
        ("Colmar (68)", "Colmar"),
        ("68 Colmar", "Colmar"),
        ("COLMAR CEDEX", "Colmar"),
        ("68021 Colmar Cedex", "Colmar"),
        ("Colmar Cedex 9", "Colmar"),
        ("F-68000 Colmar", "Colmar"),
        ("Hôtel de ville de Colmar", "Colmar"),
        ("Ville de Colmar", "Colmar"),
        ("Mairie de Colmar", "Colmar"),
        ("commune de Mulhouse", "Mulhouse"),
        ("Mulhouse (68)", "Mulhouse"),
        ("Soultz 68360", "Soultz-Haut-Rhin"),
        ("st hip", "Saint-Hippolyte"),
        ("mairie de st louis", "Saint-Louis"),
        ("Col\u{ad}mar\u{200b}", "Colmar"),
    ] {
        assert_eq!(first(text), name, "{text}");
    }
    assert!(find(&PLACES, "mairie de mulhouse", 40).iter().all(|entry| entry.kind == PlaceKind::Commune));
    assert!(find(&PLACES, "Mulhouse (67)", 40).is_empty() && find(&PLACES, "xyz", 40).is_empty() && find(&PLACES, " ", 40).is_empty());
}

#[test]
fn an_epci_is_found_by_its_kind_in_full_its_initials_and_its_abbreviation() {
    for (text, name) in [
        ("m2A", "CA Mulhouse Alsace Agglomération"),
        ("M2a", "CA Mulhouse Alsace Agglomération"),
        ("communauté de communes Sundgau", "CC Sundgau"),
        ("communauté de communes du Sundgau", "CC Sundgau"),
        ("com com sundgau", "CC Sundgau"),
        ("Communauté d’agglomération Saint-Louis", "CA Saint-Louis Agglomération"),
        ("colmar agglo", "CA Colmar Agglomération"),
        ("ccrg", "CC de la Région de Guebwiller"),
        ("200066009", "CA Mulhouse Alsace Agglomération"),
    ] {
        assert_eq!(first(text), name, "{text}");
    }
    assert!(find(&PLACES, "communauté de comm", 14).iter().all(|entry| entry.name.starts_with("CC ")));
}

#[test]
fn a_former_commune_leads_to_the_commune_that_took_it_in_and_says_so() {
    for text in ["Kientzheim", "sigolsheim", "mairie de Kientzheim", "68240 Kientzheim"] {
        let found = find(&PLACES, text, 40);
        assert_eq!(found.first().map(|entry| &*entry.name), Some("Kaysersberg Vignoble"), "{text}");
        assert!(place_kind(found[0]).contains("ancienne commune de"), "{}", place_kind(found[0]));
    }
    let kaysersberg = find(&PLACES, "Kaysersberg", 40);
    assert_eq!(kaysersberg.iter().filter(|entry| &*entry.name == "Kaysersberg Vignoble").count(), 1);
}

#[test]
fn a_near_spelling_is_offered_only_when_nothing_else_matches() {
    for (text, name) in [
        ("Guebwiler", "Guebwiller"),
        ("Riquewhir", "Riquewihr"),
        ("Wetolsheim", "Wettolsheim"),
        ("Kinztheim", "Kaysersberg Vignoble"),
        ("mulouse", "Mulhouse"),
    ] {
        assert!(find(&PLACES, text, 40).is_empty(), "{text}");
        assert!(near(&PLACES, text, 5).iter().any(|entry| &*entry.name == name), "{text}: {:?}", near(&PLACES, text, 5));
    }
    assert!(near(&PLACES, "Strasbourg", 5).is_empty() && near(&PLACES, "abc", 5).is_empty() && near(&PLACES, "", 5).is_empty());
}

#[test]
fn only_a_whole_name_or_a_code_of_one_place_is_exact() {
    let is = |text: &str| exact(&PLACES, text).map(|entry| entry.name.to_string()).unwrap_or_default();
    assert_eq!((is("colmar"), is("68066"), is("Kientzheim")), ("Colmar".into(), "Colmar".into(), "Kaysersberg Vignoble".into()));
    for text in ["colm", "68000", "68920", "agglomération", ""] {
        assert_eq!(is(text), "", "{text}");
    }
}

#[test]
fn a_code_of_another_departement_is_said_to_be_out_of_this_one() {
    let territories = &CATALOGUE.territories;
    for text in ["67000", "67 000 Strasbourg", "Strasbourg (67)", "67482"] {
        let said = not_found(territories, elsewhere(territories, text)).replace('\u{a0}', " ");
        assert!(
            said.contains("hors du département") && said.contains("Haut-Rhin (68)") && said.contains("Bas-Rhin (67)"),
            "{text}: {said}"
        );
    }
    assert_eq!(elsewhere(territories, "68000"), None);
    assert!(not_found(territories, elsewhere(territories, "Strasbourg")).contains("Haut-Rhin"));
}

#[test]
fn the_option_of_an_address_finds_places_as_the_field_does() {
    let asked = |text: &str| from_query(&CATALOGUE, &format!("?commune={text}"));
    for text in ["68066", "Colmar", "68000+Colmar", "Ville+de+Colmar", "Mulhouse+(68)", "Kientzheim", "m2A", "216800664"] {
        let options = asked(text);
        assert!(options.answers.place.is_some() && options.dropped.is_empty(), "{text}: {:?}", options.dropped);
    }
    for (text, said) in [
        ("Wett", "vouliez-vous dire Wettolsheim (68365)"),
        ("68920", "vouliez-vous dire Wettolsheim (68365) ou Wintzenheim (68374)"),
        ("Guebwiler", "vouliez-vous dire Guebwiller (68112)"),
        ("75056", "département Paris (75)"),
        ("Atlantis", "ne s’appelle ni n’a pour code"),
    ] {
        let options = asked(text);
        assert!(options.answers.place.is_none() && options.dropped[0].contains(said), "{text}: {:?}", options.dropped);
    }
}
