//! How the catalogue is written: whole sentences, French punctuation, safe addresses.

use guichet::domain::LinkKind;

use crate::sentences::{self, Said};
use crate::{CATALOGUE, none};

fn faults(wrong: impl Fn(&Said) -> bool) -> Vec<String> {
    sentences::whole(&CATALOGUE).iter().filter(|said| wrong(said)).map(|said| format!("{}: « {} »", said.place, said.text)).collect()
}

#[test]
fn every_sentence_begins_and_ends_as_one() {
    assert!(sentences::whole(&CATALOGUE).len() > 200, "sentences were lost on the way");
    none(faults(|said| !said.text.ends_with(['.', '?', '…']) || said.text.starts_with(char::is_lowercase)));
}

#[test]
fn every_question_ends_with_a_question_mark_behind_a_narrow_space() {
    let asks = |said: &Said| said.place.ends_with(": question") || said.place.ends_with(": a_demander");
    assert!(sentences::whole(&CATALOGUE).iter().filter(|said| asks(said)).count() > 30);
    none(faults(|said| asks(said) != said.text.ends_with('?')));
    none(faults(|said| asks(said) && !said.text.ends_with("\u{202f}?")));
}

#[test]
fn no_mark_stands_behind_a_space_that_can_break() {
    let loose = [" ;", " :", " !", " ?", " »", " %", " €", "« "];
    none(faults(|said| loose.iter().any(|pair| said.text.contains(pair))));
}

#[test]
fn no_number_can_break_between_its_thousands() {
    let breaks = |text: &str| {
        let characters: Vec<char> = text.chars().collect();
        characters.windows(5).any(|c| c[0].is_ascii_digit() && c[1] == ' ' && c[2..].iter().all(char::is_ascii_digit))
    };
    assert!(breaks("de 40 000 euros") && !breaks("de 40\u{202f}000 euros en 2021"));
    none(faults(|said| breaks(&said.text)));
}

#[test]
fn no_straight_apostrophe_is_left_in_a_sentence() {
    none(faults(|said| said.text.contains('\'')));
}

#[test]
fn names_and_titles_are_no_sentences() {
    let notices = CATALOGUE.notices.iter().map(|notice| &notice.title);
    let names = CATALOGUE.programmes.iter().flat_map(|programme| [&programme.name, &programme.short]);
    let facts = CATALOGUE.facts.iter().map(|fact| &fact.name).chain(CATALOGUE.categories.iter().map(|category| &category.name));
    none(
        notices.chain(names).chain(facts).filter(|name| name.ends_with('.') || name.trim() != &***name).map(ToString::to_string).collect(),
    );
}

#[test]
fn help_from_elsewhere_is_announced_and_never_the_page() {
    let elsewhere = CATALOGUE.notices.iter().filter_map(|notice| notice.elsewhere.as_ref());
    none(
        elsewhere
            .filter(|text| !text.starts_with("Hors de la page") && !text.starts_with("Ailleurs sur la page"))
            .map(ToString::to_string)
            .collect(),
    );
}

#[test]
fn every_address_is_safe_and_a_lost_one_is_said_to_be_lost() {
    let links: Vec<_> = CATALOGUE.programmes.iter().flat_map(|programme| &programme.links).collect();
    assert!(links.len() >= 12, "{} links", links.len());
    let safe = |address: &str| address.starts_with("https://") || address.starts_with("mailto:");
    let mut faults: Vec<String> = Vec::new();
    for link in links {
        let sound = match (&link.address, link.kind) {
            (Some(address), LinkKind::Contact) => address.starts_with("mailto:") && link.text.contains("non vérifiée"),
            (Some(address), _) => safe(address) && (link.text.contains("non vérifiée")),
            (None, _) => link.text.contains("manque"),
        };
        faults.extend((!sound).then(|| format!("{:?}: {}", link.address, link.text)));
    }
    faults.extend([&CATALOGUE.source_url, &CATALOGUE.mailbox].into_iter().filter(|address| !safe(address)).map(ToString::to_string));
    none(faults);
}

#[test]
fn every_programme_says_who_examines_it_where_to_write_and_when_it_was_verified() {
    let silent = CATALOGUE.programmes.iter().filter(|programme| {
        let contact = programme.links.iter().any(|link| link.kind == LinkKind::Contact) || programme.id.starts_with("aap-");
        programme.instructor.text.is_empty() || !contact || programme.verified_on.year() < 2026
    });
    none(silent.map(|programme| programme.id.to_string()).collect());
}
