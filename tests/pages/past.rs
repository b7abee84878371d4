//! The page after the last date it speaks of, and sentences that say whose they are.

use super::{answer, card, page, village};

#[test]
fn opened_in_november_2026_the_page_speaks_in_the_past_and_shows_one_way_to_what_is_current() {
    let page = page("2026-11-23", village());
    assert!(page.contains("Quelle aide existait pour votre projet numérique ?") && !page.contains("Quelle aide pour votre"));
    let outside = page.find("https://aides-territoires.beta.gouv.fr/").expect("a way out");
    assert!(
        outside < page.find("data-programme").unwrap() && page.contains("rel=\"external noopener\"") && page.contains("site extérieur")
    );
    assert_eq!(page.matches("rel=\"external noopener\"").count(), 1);
}

#[test]
fn no_card_of_a_closed_programme_invites_a_gesture_that_has_no_effect() {
    let mut opening = village();
    opening.push(answer("engagement", "etudes"));
    opening.push(answer("conseillers", "1"));
    let page = page("2026-11-23", opening);
    for programme in ["fitn-volet-1", "fitn-volet-2", "aap-demarches", "conseillers-public"] {
        let card = card(&page, programme);
        for gesture in ["Essayer", "href=\"mailto:", "demarches-simplifiees.fr/commencer\"", "Question à poser", "À confirmer auprès"] {
            assert!(!card.contains(gesture), "{programme}: {gesture}");
        }
        assert!(!card.contains("<a href=\"https://www.demarches") && !card.contains("<a href=\"https://www.conseiller"), "{programme}");
    }
}

#[test]
fn the_mailbox_is_marked_as_an_address_of_2021_that_nobody_has_verified() {
    assert!(page("2021-05-12", village()).contains("pref-francerelance@haut-rhin.gouv.fr (adresse de 2021, non vérifiée)"));
}

#[test]
fn a_committee_a_reminder_and_the_foot_quote_their_clause() {
    let page = page("2021-05-12", village());
    let card = card(&page, "fitn-volet-1");
    for clause in ["V1-22", "V1-13", "V1-10"] {
        assert!(card.contains(clause), "{clause} is not quoted");
    }
    let foot = &page[page.find("g-foot").unwrap()..];
    assert!(["G-02", "V1-10", "F-05", "V1-09"].iter().all(|clause| foot.contains(clause)));
}

#[test]
fn what_is_ours_is_marked_and_what_is_put_in_the_mouth_of_the_page_is_not_false() {
    let mut opening = village();
    opening.push(answer("conseillers", "1"));
    let page = page("2021-05-12", opening);
    assert!(page.contains("Notre remarque : "));
    for invented in [
        "il ne forme pas les agents",
        "Toute candidature passe",
        "avec l’avis du département",
        "Instruction :",
        "les dossiers étaient sélectionnés",
    ] {
        assert!(!page.contains(invented), "« {invented} »");
    }
}

#[test]
fn to_every_commune_no_doubt_about_its_departement_is_told() {
    let page = page("2021-05-12", village());
    assert!(!page.contains("Le doute porte sur") && !page.contains("tout autre que"));
}
