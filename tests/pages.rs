//! The interface rendered to text, without a browser.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "pages/past.rs"]
mod past;

use std::rc::Rc;
use std::sync::Arc;

use guichet::catalogue::{CatalogueError, EMBEDDED, load};
use guichet::domain::{Catalogue, Day, FactId};
use guichet::session::{Action, PlaceKind};
use guichet::ui::{App, AppProps, Embedded, Hands, Host};

fn render(catalogue: Result<Arc<Catalogue>, Vec<CatalogueError>>, today: &str, opening: Vec<Action>) -> String {
    drawn(AppProps { opening, ..props(catalogue, today) })
}

fn props(catalogue: Result<Arc<Catalogue>, Vec<CatalogueError>>, today: &str) -> AppProps {
    let (opening, dropped, today) = (Vec::new(), Vec::new(), Day::read(today).unwrap());
    AppProps { catalogue, today, opening, dropped, kept: false, whole: None, hands: Hands::default(), host: Default::default() }
}

fn drawn(props: AppProps) -> String {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let renderer = yew::LocalServerRenderer::<App>::with_props(props).hydratable(false);
    let html = tokio::task::LocalSet::new().block_on(&runtime, renderer.render());
    html.replace(['\u{a0}', '\u{202f}'], " ")
}

/// The page as a host asks for it.
fn hosted(host: Host) -> String {
    drawn(AppProps { host: Rc::new(host), ..props(Ok(Arc::new(load(EMBEDDED).unwrap())), "2021-05-12") })
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
    let closed = page.find("Ces dispositifs appartiennent au passé").expect("said");
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
fn a_card_says_how_far_the_nearest_threshold_is() {
    let page = page("2021-05-12", village());
    let card = card(&page, "fitn-volet-1");
    for text in [
        "Population totale : 1 803 habitants, dans la tranche de 1 000 à 80 000. Elle change à 999, soit 804 habitants de moins.",
        "Population totale : 1 803 habitants. Attendu : moins de 100 000 habitants. Le seuil est à 98 197 habitants.",
    ] {
        assert!(card.contains(text), "{text} is not in {card}");
    }
}

#[test]
fn two_readings_are_shown_side_by_side() {
    let mut actions = village();
    actions.extend([answer("population_totale", "1005"), answer("population_municipale", "986")]);
    let page = page("2021-05-12", actions);
    let card = card(&page, "fitn-volet-1");
    assert!(card.contains("soit 32 000 €") && card.contains("Autre lecture possible de la page"), "{card}");
    assert!(card.contains("1 005 habitants, dans la tranche de 1 000 à 80 000. Elle change à 999, soit 6 habitants de moins."), "{card}");
    assert!(card.contains("986 habitants, dans la tranche moins de 1 000. Elle change à 1 000, soit 14 habitants de plus."), "{card}");
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

#[test]
fn only_the_programmes_asked_for_are_shown_and_all_of_them_are_one_click_away() {
    let whole = Arc::new(load(EMBEDDED).unwrap());
    let mut some = load(EMBEDDED).unwrap();
    some.programmes.retain(|programme| programme.id.starts_with("fitn"));
    let props = AppProps { opening: village(), whole: Some(whole), ..props(Ok(Arc::new(some)), "2021-05-12") };
    let filtered = drawn(props.clone());
    assert_eq!(filtered.matches("data-programme=").count(), 2);
    assert!(filtered.contains("2 dispositifs affichés sur 7 : les autres ne sont pas affichés ici."), "{filtered}");
    assert!(!filtered.contains("data-programme=\"aap-") && filtered.contains("Voir tous les dispositifs"));
    let mut opening = village();
    opening.push(Action::ShowAll);
    let all = drawn(AppProps { opening, ..props });
    assert_eq!(all.matches("data-programme=").count(), 7);
    assert!(!all.contains("Voir tous les dispositifs"));
}

#[test]
fn a_result_can_be_handed_over_only_where_the_host_asks_and_what_it_holds_is_said() {
    let asked = hosted(Host { transmit: Some(yew::Callback::noop()), ..Host::default() });
    let (what, button) = (asked.find("toutes vos réponses et vos dépenses"), asked.find("Transmettre ce résultat au site"));
    assert!(what.is_some() && what < button, "{asked}");
    assert!(asked.contains("sauf si vous demandez à le transmettre"));
    assert!(!hosted(Host::default()).contains("ransmettre ce résultat"));
}

#[test]
fn the_theme_and_the_place_of_the_page_stand_on_its_root() {
    assert!(hosted(Host::default()).starts_with("<div class=\"guichet\"><header"));
    let element = hosted(Host { theme: Some("sombre"), embedded: Embedded::Element, ..Host::default() });
    assert!(element.starts_with("<div class=\"guichet g-embedded g-element\" data-theme=\"sombre\">"), "{element}");
    let broken = AppProps { host: Rc::new(Host { embedded: Embedded::Frame, ..Host::default() }), ..props(Err(Vec::new()), "2021-05-12") };
    assert!(drawn(broken).starts_with("<div class=\"guichet g-embedded\">"));
}

#[test]
fn a_link_to_share_is_offered_only_where_an_address_is_ours() {
    let element =
        |address: Option<&'static str>| hosted(Host { embedded: Embedded::Element, address: address.map(Into::into), ..Host::default() });
    assert!(!element(None).contains("Copier le lien"));
    assert!(element(Some("https://exemple.fr/guichet/")).contains("Copier le lien"));
}

#[test]
fn the_foot_says_where_the_populations_come_from_and_leads_to_the_licences() {
    let page = page("2021-05-12", Vec::new());
    let foot = &page[page.find("g-foot").expect("a foot")..];
    for text in ["Populations : INSEE", "millésime 2018", "1er janvier 2021", "Licence Ouverte 2.0"] {
        assert!(foot.contains(text), "{text} is not said");
    }
    assert!(!foot.contains("Licences des logiciels"), "a link without an address");
    let page = hosted(Host { licences: Some("licences.html".into()), ..Host::default() });
    assert!(page.contains("<a href=\"licences.html\" rel=\"noopener\">Licences des logiciels utilisés</a>"));
}

#[test]
fn rules_that_do_not_say_where_their_populations_come_from_have_no_such_line() {
    let mut catalogue = load(EMBEDDED).unwrap();
    catalogue.territories.source = "".into();
    assert!(!render(Ok(Arc::new(catalogue)), "2021-05-12", Vec::new()).contains("Populations :"));
}

#[test]
fn what_a_host_filled_in_wrongly_is_said() {
    let page = hosted(Host { refused: vec!["« commune » est laissé de côté : <b>".into()], ..Host::default() });
    assert!(page.contains("réponses déjà remplies") && page.contains("<li>« commune » est laissé de côté : &lt;b&gt;</li>"), "{page}");
}

#[test]
fn nothing_of_the_page_names_the_territory_of_other_rules() {
    let mut page = page("2026-11-23", village());
    let catalogue: serde_json::Value = serde_json::from_str(EMBEDDED).unwrap();
    let mut texts = Vec::new();
    collect(&catalogue, &mut texts);
    texts.sort_by_key(|text| std::cmp::Reverse(text.len()));
    for text in texts {
        page = page.replace(&text.replace('&', "&amp;").replace(['\u{a0}', '\u{202f}'], " "), "");
    }
    for word in ["Haut-Rhin", "haut-rhin", "Alsace", "règles de 2021", "st hip"] {
        let at = page.find(word);
        assert_eq!(at, None, "{word}: {}", page[at.unwrap_or_default()..].chars().take(80).collect::<String>());
    }
}

fn collect(value: &serde_json::Value, texts: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) if text.chars().count() > 3 => texts.push(text.clone()),
        serde_json::Value::Array(items) => items.iter().for_each(|item| collect(item, texts)),
        serde_json::Value::Object(fields) => fields.values().for_each(|field| collect(field, texts)),
        _ => {}
    }
}

/// What paper shows in place of the form.
fn sheet(page: &str) -> &str {
    let start = page.find("<section class=\"g-sheet\"").expect("the sheet is there");
    &page[start..start + page[start..].find("</section>").unwrap()]
}

#[test]
fn the_sheet_holds_the_place_every_answer_and_what_is_not_known() {
    let mut actions = village();
    actions.push(Action::SetAside(FactId::from("engagement")));
    actions.push(answer("effet_mois", "bientôt"));
    let page = page("2021-05-12", actions);
    let sheet = sheet(&page);
    let shown: Vec<&str> = page.split("data-fact=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let catalogue = load(EMBEDDED).unwrap();
    for fact in &shown {
        let question = catalogue.fact(fact).unwrap().question.replace(['\u{a0}', '\u{202f}'], " ");
        assert!(sheet.contains(&*question), "{question} is not in {sheet}");
    }
    assert_eq!(sheet.matches("<dt>").count(), shown.len() + 7, "date, place, line, four totals and the questions: {sheet}");
    for text in [
        "Date de référence</dt><dd>12 mai 2021",
        "Wettolsheim, membre de : ",
        "<dd>Commune</dd>",
        "<dd>Démarches administratives</dd>",
        "<dd>Je ne sais pas</dd>",
        "<dd>Sans réponse</dd>",
        "« bientôt » (réponse non comprise : ",
    ] {
        assert!(sheet.contains(text), "{text} is not in {sheet}");
    }
    assert!(!sheet.contains("<input") && !sheet.contains("<button"), "{sheet}");
    assert!(page.contains("Catalogue haut-rhin-2021, version 1.0.0."));
    assert!(page.contains("Imprimé le 12 mai 2021."));
}

#[test]
fn the_sheet_holds_the_expense_lines_and_their_totals() {
    let mut actions = village();
    actions.extend([
        Action::Label(1, "Portail".into()),
        Action::AddLine,
        Action::Label(2, "Ordinateurs".into()),
        Action::Category(2, "equipement_agents".into()),
        Action::Amount(2, "12 500,50".into()),
        Action::AddLine,
        Action::Amount(3, "douze".into()),
        Action::AddLine,
        Action::Date("2021-06-01".into()),
    ]);
    let page = page("2026-11-23", actions);
    let sheet = sheet(&page);
    for text in ["Portail", "Ordinateurs", "<dd>40 000 €</dd>", "<dd>12 500,50 €</dd>", "<dd>52 500,50 €</dd>", "exclue.", "<dd>douze</dd>"]
    {
        assert!(sheet.contains(text), "{text} is not in {sheet}");
    }
    assert!(sheet.contains("Date de référence</dt><dd>1er juin 2021") && page.contains("Imprimé le 23 novembre 2026."), "{sheet}");
    assert!(!sheet.contains("Tous les appels datés"), "in June 2021 they were open: {sheet}");
}

#[test]
fn a_pasted_table_shows_what_was_understood_before_it_becomes_lines() {
    let text =
        "Libellé\tCatégorie\tMontant HT\tMontant TTC\nPortail\tDéploiement\t18 000\t21 600\nReprise\t\t900\t1 080\nTotal\t\t18 900\t22 680";
    let table = guichet::session::pasted(&load(EMBEDDED).unwrap(), 1, text);
    let shown = page("2021-05-12", vec![table.clone()]);
    for said in [
        "Tableau collé : vérifiez avant d’ajouter",
        "2 lignes comprises, 2 laissées de côté.",
        "Colonne des montants",
        "Colonne 3, « Montant HT » : 18 000 ; 900",
        "Non reprises : Colonne 4, « Montant TTC » : 21 600 ; 1 080.",
        "Portail, Déploiement, 18 000",
        "Reprise, à choisir, 900",
        "Total, qui compterait deux fois : Total / 18 900 / 22 680",
        "Ajouter 2 lignes",
        "Ne rien ajouter",
    ] {
        assert!(shown.contains(said), "{said:?} is not on the page");
    }
    assert!(!shown.contains("Annuler le collage"));
    let Action::Look(Some(table)) = table else { panic!("the table waits") };
    let accepted = Action::Paste(table.from, table.lines(&load(EMBEDDED).unwrap()));
    let added = page("2021-05-12", vec![accepted]);
    assert!(added.contains("Annuler le collage") && !added.contains("Tableau collé"));
}

#[test]
fn amounts_of_both_bases_are_said_to_mix() {
    let both = |second: &str| {
        let line = [Action::AddLine, Action::Category(2, "formation".into()), Action::Amount(2, second.into())];
        page("2021-05-12", [village(), line.to_vec(), vec![Action::Amount(1, "40 000 HT".into())]].concat())
    };
    assert!(both("5 000 € TTC").contains("Certains montants sont HT, d’autres TTC"));
    assert!(!both("5 000 €").contains("Certains montants sont HT"));
}

#[test]
fn what_a_field_understood_is_said_when_it_was_written_otherwise() {
    let page = page("2021-05-12", vec![answer("porteur", "commune"), answer("effet_mois", "2 ans"), answer("departement", "vosges")]);
    assert!(page.contains("24 mois") && page.contains("Vosges"));
}

#[test]
fn rules_of_elsewhere_are_named_with_their_site_and_ours_are_not() {
    let site = |lender: &str| Host { lender: Some(lender.to_owned()), ..Host::default() };
    assert!(!hosted(Host::default()).contains("g-lender"));
    let lent = hosted(site("https://regles.example"));
    let said = "Règles chargées depuis https://regles.example : « France Relance dans le Haut-Rhin";
    assert!(lent.contains(said) && lent.contains("Ce ne sont pas celles que publie ce guichet."), "{lent}");
    assert!(lent.find("g-lender") < lent.find("<h1>"), "it stands ahead of everything");
    assert!(hosted(site("")).contains("Règles fournies par le site qui montre cette page"));
    let fault = vec![CatalogueError::new("faits[0].id", "cette valeur manque", None)];
    let broken = drawn(AppProps { host: Rc::new(site("https://regles.example")), ..props(Err(fault), "2021-05-12") });
    assert!(broken.contains("Elles viennent de https://regles.example."), "{broken}");
}
