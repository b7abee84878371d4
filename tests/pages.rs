//! The interface rendered to text, without a browser.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use guichet::catalogue::{CatalogueError, EMBEDDED, load};
use guichet::domain::{Catalogue, Day, FactId};
use guichet::session::{Action, PlaceKind};
use guichet::ui::{App, AppProps, Hands};

fn render(catalogue: Result<Arc<Catalogue>, Vec<CatalogueError>>, today: &str, opening: Vec<Action>) -> String {
    let props = AppProps {
        catalogue,
        today: Day::read(today).unwrap(),
        opening,
        dropped: Vec::new(),
        kept: false,
        whole: None,
        hands: Hands::default(),
        host: Default::default(),
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

fn page(today: &str, opening: Vec<Action>) -> String {
    render(Ok(Arc::new(load(EMBEDDED).unwrap())), today, opening)
}

fn answer(fact: &str, text: &str) -> Action {
    Action::Answer(FactId::from(fact), text.to_owned())
}

/// The card of one programme.
fn card<'p>(page: &'p str, programme: &str) -> &'p str {
    let start = page.find(&format!("data-programme=\"{programme}\"")).expect("the card is there");
    &page[start..start + page[start..].find("</article>").unwrap()]
}

fn village() -> Vec<Action> {
    vec![
        Action::Choose(PlaceKind::Commune, "68365".into()),
        answer("objets", "demarches"),
        answer("engagement", "aucun"),
        answer("effet_mois", "12"),
        Action::Category(1, "deploiement".into()),
        Action::Amount(1, "40 000".into()),
    ]
}

#[test]
fn the_empty_page_shows_seven_programmes_and_accuses_nobody() {
    let page = page("2021-05-12", Vec::new());
    assert_eq!(page.matches("data-verdict=\"incomplete\"").count(), 7);
    assert!(!page.contains("Ce qui bloque"));
}

#[test]
fn opened_today_the_page_says_first_that_every_dated_call_is_closed() {
    let page = page("2026-11-23", Vec::new());
    let closed = page.find("Tous les appels datés de la page sont clos").expect("said");
    assert!(closed < page.find("data-programme").unwrap());
}

#[test]
fn a_card_says_verdict_window_amount_and_source() {
    let page = page("2021-05-12", village());
    let card = card(&page, "fitn-volet-1");
    for text in [
        "Remplit les conditions écrites",
        "27 août 2021",
        "Au plus 80 % de l’assiette, soit 32 000 €",
        "8 000 €",
        "enveloppe de 270 000 €",
        "Clause",
    ] {
        assert!(card.contains(text), "{text} is not in {card}");
    }
    assert!(!page.contains("vous aurez"));
}

#[test]
fn two_readings_are_shown_side_by_side() {
    let mut actions = village();
    actions.extend([answer("population_totale", "1005"), answer("population_municipale", "986")]);
    let page = page("2021-05-12", actions);
    let card = card(&page, "fitn-volet-1");
    assert!(card.contains("soit 32 000 €") && card.contains("Autre lecture possible de la page"), "{card}");
    let columns: Vec<&str> = card.split("class=\"g-reading\"").skip(1).collect();
    assert_eq!(columns.len(), 2, "{card}");
    assert!(columns[0].contains("de 20 à 80 %") && columns[0].contains("<dd>32 000 €</dd>"), "{}", columns[0]);
    assert!(columns[1].contains("de 20 à 100 %") && columns[1].contains("<dd>40 000 €</dd>"), "{}", columns[1]);
    assert!(!card.contains("La page se lit de deux façons"), "both populations meet the conditions: {card}");
}

#[test]
fn a_condition_that_hangs_on_the_reading_is_held_against_each() {
    let mut actions = village();
    actions.extend([answer("population_totale", "101 000"), answer("population_municipale", "98 000")]);
    let page = page("2021-05-12", actions);
    let card = card(&page, "fitn-volet-1");
    assert!(card.contains("La page se lit de deux façons"), "{card}");
    let columns: Vec<&str> = card.split("class=\"g-reading\"").skip(1).collect();
    assert!(columns[0].contains("En population totale") && columns[0].contains("Non rempli"), "{}", columns[0]);
    assert!(columns[0].contains("C’est 1 001 habitants de trop"), "{}", columns[0]);
    assert!(columns[1].contains("En population municipale") && columns[1].contains("Rempli"), "{}", columns[1]);
}

#[test]
fn a_distance_to_a_threshold_is_told() {
    let mut actions = village();
    actions.extend([answer("population_totale", "475889"), answer("population_municipale", "470000")]);
    let page = page("2021-05-12", actions);
    assert!(card(&page, "aap-demarches").contains("Il manque 24 111 habitants."), "{page}");
}

#[test]
fn every_field_has_a_label_and_every_identifier_is_unique() {
    let page = page("2021-05-12", village());
    let ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len(), "{ids:?}");
    let fields = page.split('<').filter(|tag| tag.starts_with("input") || tag.starts_with("select"));
    for field in fields {
        let id = field.split("id=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a field has an identifier");
        assert!(page.contains(&format!("for=\"{id}\"")), "{id} has no label");
    }
}

#[test]
fn what_the_visitor_types_is_text_and_never_markup() {
    let mut actions = village();
    actions.push(answer("effet_mois", "<img src=x onerror=alert(1)>"));
    let page = page("2021-05-12", actions);
    assert!(!page.contains("<img"), "{page}");
}

#[test]
fn a_broken_catalogue_lists_every_fault_instead_of_a_blank_page() {
    let broken = EMBEDDED.replacen("\"clause\":\"V1-14\"", "\"clause\":\"V1-99\"", 1).replacen("moins de 100 000", "environ 100 000", 1);
    let faults = load(&broken).expect_err("two faults");
    assert_eq!(faults.len(), 2, "{faults:?}");
    let page = render(Err(faults), "2021-05-12", Vec::new());
    for text in ["Les règles n’ont pas pu être chargées", "V1-99", "environ 100 000", "programmes[0]"] {
        assert!(page.contains(text), "{text} is not in {page}");
    }
}
