//! The form in which the catalogue is embedded gives back exactly what the loader makes of its files, or nothing at all.

use std::path::Path;
use std::sync::Arc;

use guichet::catalogue::{Source, embedded};
use guichet::domain::{Catalogue, Places, pack, pack_places, unpack, unpack_places};

use crate::CATALOGUE;

fn there_and_back(catalogue: &Catalogue) -> Option<Catalogue> {
    let (texts, numbers) = pack(catalogue);
    let (place_texts, place_numbers) = pack_places(places(catalogue));
    let mut back = unpack(&texts, &numbers)?;
    assert!(back.territories.places.get().is_none(), "places come apart");
    back.territories.places = Arc::new(unpack_places(&place_texts, &place_numbers)?.into());
    Some(back)
}

fn places(catalogue: &Catalogue) -> &Places {
    catalogue.territories.places.get().expect("the places of a catalogue that was read")
}

/// A catalogue of one programme and a few words, short enough for every byte of it to be tried.
fn short() -> Catalogue {
    let mut short = CATALOGUE.clone();
    short.clauses.truncate(2);
    short.facts.truncate(2);
    short.notices.truncate(1);
    short.categories.truncate(1);
    short.programmes.drain(1..);
    let programme = &mut short.programmes[0];
    programme.examples.truncate(1);
    programme.preferences.clear();
    programme.notices.truncate(1);
    programme.links.truncate(1);
    let mut few = places(&short).clone();
    few.communes.truncate(3);
    few.epcis.truncate(1);
    short.territories.places = Arc::new(few.into());
    short
}

#[test]
fn the_embedded_catalogue_is_what_the_loader_makes_of_the_folder_and_of_the_json() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/haut-rhin-2021");
    let loaded = Source::open(&folder).unwrap().load().unwrap();
    assert!(loaded == *CATALOGUE && embedded().unwrap() == loaded);
}

#[test]
fn a_catalogue_comes_back_as_it_was_with_its_examples_or_without() {
    let mut without = CATALOGUE.clone();
    without.programmes.iter_mut().for_each(|programme| programme.examples.clear());
    for catalogue in [&*CATALOGUE, &without, &short()] {
        assert!(there_and_back(catalogue).as_ref() == Some(catalogue));
    }
}

#[test]
fn texts_that_look_like_numbers_come_back_as_they_were() {
    for code in ["0", "-1", "007", "+7", "2A004", "", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "é"] {
        let mut catalogue = short();
        let mut places = places(&catalogue).clone();
        places.communes[1].code = code.into();
        catalogue.territories.places = Arc::new(places.into());
        assert!(there_and_back(&catalogue).as_ref() == Some(&catalogue), "{code:?}");
    }
}

#[test]
fn a_form_cut_short_gives_nothing() {
    let (texts, numbers) = pack(&short());
    for end in (0..texts.len()).filter(|end| texts.is_char_boundary(*end)) {
        assert_eq!(unpack(&texts[..end], &numbers), None, "{end} bytes of the texts");
    }
    for end in 0..numbers.len() {
        assert_eq!(unpack(&texts, &numbers[..end]), None, "{end} bytes of the numbers");
    }
}

#[test]
fn a_form_with_one_byte_changed_gives_nothing() {
    let (texts, numbers) = pack(&short());
    for mask in [1, 0x80, 0xff] {
        for at in 0..numbers.len() {
            let mut changed = numbers.clone();
            changed[at] ^= mask;
            assert_eq!(unpack(&texts, &changed), None, "number {at} with {mask:x}");
        }
    }
    for at in 0..texts.len() {
        let mut changed = texts.clone().into_bytes();
        changed[at] ^= 1;
        if let Ok(changed) = String::from_utf8(changed) {
            assert_eq!(unpack(&changed, &numbers), None, "byte {at} of the texts");
        }
    }
}
