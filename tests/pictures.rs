//! The pictures, read from the rendered page: what they draw adds up, and what they draw is written.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::{Day, FactId};
use guichet::session::{Action, PlaceKind};
use guichet::ui::{App, AppProps, Hands};
use guichet::wording;

fn page(today: &str, opening: Vec<Action>) -> String {
    let catalogue = Ok(Arc::new(load(EMBEDDED).unwrap()));
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
    spaced(&html)
}

fn spaced(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn answer(fact: &str, text: &str) -> Action {
    Action::Answer(FactId::from(fact), text.to_owned())
}

/// A village with a portal of `amount`, and a salary, which volet 1 excludes.
fn village(amount: &str) -> Vec<Action> {
    vec![
        Action::Choose(PlaceKind::Commune, "68365".into()),
        answer("objets", "demarches"),
        answer("engagement", "aucun"),
        answer("effet_mois", "12"),
        Action::Category(1, "deploiement".into()),
        Action::Amount(1, amount.into()),
        Action::AddLine,
        Action::Category(2, "personnel".into()),
        Action::Amount(2, "5 000,50".into()),
    ]
}

/// A large town with a laboratory, for the bound of volet 2.
fn town(share: &str) -> Vec<Action> {
    let mut actions = village("100 000");
    actions.extend([answer("laboratoire", "oui"), answer("part_collectivite", share)]);
    actions
}

fn advisers(number: &str) -> Vec<Action> {
    vec![Action::Choose(PlaceKind::Commune, "68365".into()), answer("objets", "inclusion"), answer("conseillers", number)]
}

/// The part of `text` from `from` to the next `to`.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    let start = text.find(from).unwrap_or_else(|| panic!("{from} is not in {text}"));
    &text[start..start + text[start..].find(to).unwrap_or_else(|| panic!("{to} does not follow {from}"))]
}

fn card<'p>(page: &'p str, programme: &str) -> &'p str {
    between(page, &format!("data-programme=\"{programme}\""), "</article>")
}

fn bars(text: &str) -> Vec<&str> {
    text.match_indices("<figure class=\"g-picture g-financing\"").map(|(at, start)| between(&text[at..], start, "</figure>")).collect()
}

fn timeline(page: &str) -> &str {
    between(page, "class=\"g-picture g-timeline\"", "</figure>")
}

/// An attribute of every `tag` that has the class.
fn attributes<'t>(text: &'t str, tag: &str, class: &str, name: &str) -> Vec<&'t str> {
    let tags = text.split('<').filter(|part| part.starts_with(&format!("{tag} ")));
    let classed = tags.filter(|part| value(part, "class").is_some_and(|found| found.split(' ').any(|one| one == class)));
    classed.filter_map(|part| value(part, name)).collect()
}

fn value<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    tag.split(&format!(" {name}=\"")).nth(1)?.split('"').next()
}

fn thousandths(percent: &str) -> u32 {
    percent.strip_suffix('%').unwrap().replace('.', "").parse().unwrap()
}

/// The widths of the shares of a bar, samples of its legend left out.
fn widths(bar: &str) -> Vec<u32> {
    attributes(bar, "rect", "g-share", "width").into_iter().filter(|width| width.ends_with('%')).map(thousandths).collect()
}

#[test]
fn the_shares_of_every_bar_add_up_to_its_whole() {
    let cents = ["40 000", "0,01", "33 333,33", "99 999,97", "1", "700 000"];
    let mut pages: Vec<String> = cents.iter().map(|amount| page("2021-05-12", village(amount))).collect();
    pages.extend(["80 000", "1", "333 333,33"].map(|share| page("2021-05-12", town(share))));
    pages.push(page("2021-05-12", advisers("3")));
    let mut seen = 0;
    for bar in pages.iter().flat_map(|page| bars(page)) {
        assert_eq!(widths(bar).iter().sum::<u32>(), 1000, "{bar}");
        seen += 1;
    }
    assert!(seen >= 10, "only {seen} bars");
}

#[test]
fn a_bar_is_drawn_to_scale() {
    let page = page("2021-05-12", village("40 000"));
    let bar = bars(card(&page, "fitn-volet-1"))[0];
    // 8 000, 24 000, 8 000 and 5 000,50 of 45 000,50.
    assert_eq!(widths(bar), [177, 534, 177, 112]);
}

#[test]
fn the_text_of_a_bar_says_the_amounts_of_the_card() {
    let page = page("2021-05-12", village("40 000"));
    let card = card(&page, "fitn-volet-1");
    let said = attributes(card, "svg", "g-stack", "aria-label")[0];
    let steps = between(card, "<dl>", "</dl>");
    for amount in ["45 000,50 €", "5 000,50 €", "8 000 €", "32 000 €", "13 000,50 €"] {
        assert!(steps.contains(amount) && said.contains(amount), "{amount} is not in both {said} and {steps}");
    }
    let legend = between(bars(card)[0], "<ul class=\"g-legend\"", "</ul>");
    for share in ["Aide au taux minimal affiché : 8 000 €", "De plus, au mieux : 24 000 €", "Dépenses exclues : 5 000,50 €"] {
        assert!(legend.contains(share) && said.contains(share), "{share} is not in both {said} and {legend}");
    }
}

#[test]
fn two_readings_are_two_bars() {
    let mut actions = village("40 000");
    actions.extend([answer("population_totale", "1005"), answer("population_municipale", "986")]);
    let page = page("2021-05-12", actions);
    let bars = bars(card(&page, "fitn-volet-1"));
    assert_eq!(bars.len(), 2);
    assert!(bars[0].contains("taux de 20 à 80 %") && bars[1].contains("Autre lecture possible de la page, taux de 20 à 100 %"));
}

#[test]
fn a_rate_without_a_floor_promises_no_part_of_it() {
    let mut actions = village("40 000");
    actions.extend([answer("population_totale", "90000"), answer("population_municipale", "90000")]);
    let page = page("2021-05-12", actions);
    let bar = bars(card(&page, "fitn-volet-1"))[0];
    assert!(bar.contains("Aide au plus : 8 000 €") && !bar.contains("g-share-floor"), "{bar}");
}

#[test]
fn a_bound_and_a_range_are_drawn_too() {
    let page_of_town = page("2021-05-12", town("80 000"));
    let bar = bars(card(&page_of_town, "fitn-volet-2"))[0];
    assert!(bar.contains("Part à la charge de la collectivité : 80 000 €") && bar.contains("Aide : jamais plus de 80 000 €"), "{bar}");
    let page_of_advisers = page("2021-05-12", advisers("2"));
    let bar = bars(card(&page_of_advisers, "conseillers-public"))[0];
    assert!(bar.contains("Bas de la fourchette : 80 000 €") && bar.contains("De plus, au mieux : 20 000 €"), "{bar}");
    assert!(!bar.contains("Au moins"), "the page gives a range, and promises none of it: {bar}");
}

#[test]
fn nothing_is_drawn_of_an_unknown_amount() {
    assert!(bars(&page("2021-05-12", Vec::new())).is_empty());
    let mut unknown = village("");
    unknown.truncate(4);
    assert!(bars(card(&page("2021-05-12", unknown), "fitn-volet-1")).is_empty());
    let mut refused = village("40 000");
    refused.extend([answer("population_totale", "200000"), answer("population_municipale", "200000")]);
    assert!(bars(card(&page("2021-05-12", refused), "fitn-volet-1")).is_empty());
}

#[test]
fn a_project_that_costs_nothing_has_no_bar_and_breaks_nothing() {
    let mut free = village("0");
    free.push(Action::Amount(2, "0".into()));
    let page = page("2021-05-12", free);
    assert!(card(&page, "fitn-volet-1").contains("0 €") && bars(&page).is_empty());
    assert!(bars(&crate::page("2021-05-12", town("0"))).iter().all(|bar| !bar.contains("Part à la charge")));
    assert!(bars(&crate::page("2021-05-12", advisers("0"))).is_empty());
}

#[test]
fn no_style_is_written_in_the_page_and_every_identifier_is_unique() {
    for page in [page("2021-05-12", village("40 000")), page("2026-11-23", town("80 000")), page("2021-05-12", advisers("2"))] {
        assert!(!page.contains(" style=\""), "{page}");
        let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{ids:?}");
        for reference in page.split("url(#").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(ids.contains(&reference), "{reference} names nothing");
        }
    }
}

#[test]
fn the_calendar_says_every_date_of_the_catalogue_and_every_programme() {
    let page = page("2021-05-12", Vec::new());
    let text = between(timeline(&page), "<ol class=\"g-timeline-text\"", "</ol>");
    for programme in &load(EMBEDDED).unwrap().programmes {
        assert!(text.contains(&spaced(&programme.short)), "{} is not in {text}", programme.short);
        let calendar = &programme.calendar;
        let mut days: Vec<Day> = calendar.sessions.iter().map(|session| session.closes).collect();
        days.extend(calendar.opens.iter().map(|(day, _)| *day));
        days.extend(calendar.sequel.iter().map(|sequel| sequel.until));
        for day in days {
            let said = spaced(&wording::days::day(day));
            assert!(text.contains(&said), "{said} is not in {text}");
        }
    }
    assert!(text.contains("juin 2021 : examen par le comité") && text.contains("septembre 2021 : examen par le comité"));
}

#[test]
fn programmes_with_the_same_dates_share_a_row() {
    let page = page("2021-05-12", Vec::new());
    let rows = timeline(&page).matches("class=\"g-timeline-row\"").count();
    assert_eq!(rows, 3, "{}", timeline(&page));
}

/// Where the reference day is, on every drawing of the calendar.
fn now(page: &str) -> u32 {
    let places = attributes(timeline(page), "line", "g-now", "x1");
    let found: Vec<&&str> = places.iter().filter(|place| place.ends_with('%')).collect();
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{found:?}");
    thousandths(found[0])
}

#[test]
fn the_reference_day_moves_along_the_calendar() {
    let places: Vec<u32> = ["2020-11-17", "2021-05-12", "2021-05-28", "2022-12-31"].iter().map(|day| now(&page(day, Vec::new()))).collect();
    assert!(places.windows(2).all(|pair| pair[0] < pair[1]), "{places:?}");
    let closing = page("2021-05-28", Vec::new());
    let marks = attributes(timeline(&closing), "svg", "g-at", "x");
    assert!(marks.iter().any(|mark| thousandths(mark) == now(&closing)), "the closing day is not under its own mark");
    let asked = page("2026-11-23", vec![Action::Date("2021-06-10".into())]);
    assert!(timeline(&asked).contains("Date de référence : 10 juin 2021.") && !timeline(&asked).contains("hors du calendrier"));
}

#[test]
fn a_reference_day_far_outside_is_held_at_the_edge_and_said() {
    let late = page("2026-11-23", Vec::new());
    assert_eq!(now(&late), 1000);
    assert!(timeline(&late).contains("Aujourd’hui : 23 novembre 2026, hors du calendrier.") && late.contains("g-now-arrow"));
    let early = page("2019-01-01", Vec::new());
    assert_eq!(now(&early), 0);
    assert!(timeline(&early).contains("1er janvier 2019, hors du calendrier"));
    assert!(!timeline(&page("2021-05-12", Vec::new())).contains("g-now-arrow"));
}
