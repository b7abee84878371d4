//! Sentences that were false or turned round, as the summary and the table say them now.

use guichet::session::{Action, View};
use guichet::wording::plan::csv;
use guichet::wording::summary::summary;

use crate::{CATALOGUE, answer, day, session, village};

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn told(on: &str, actions: Vec<Action>) -> String {
    let actions = [actions, vec![Action::Date(on.into())]].concat();
    plain(&summary(&CATALOGUE, &session(&actions).view))
}

fn with(mut actions: Vec<Action>, more: Vec<Action>) -> Vec<Action> {
    actions.extend(more);
    actions
}

fn grouping() -> Vec<Action> {
    vec![answer("porteur", "regroupement"), answer("population_couverte", "600 000"), answer("objets", "demarches")]
}

#[test]
fn after_2022_the_calls_say_that_a_first_session_closed_and_others_were_announced() {
    let text = told("2026-11-23", grouping());
    assert!(text.contains("La première session s’est close le 28 mai 2021. Deux autres étaient annoncées d’ici au 31 décembre 2022, sans date ; aucune ne l’est après."), "{text}");
    assert!(!text.contains("Le dépôt était possible jusqu’au 28 mai"), "{text}");
}

#[test]
fn after_the_last_date_of_the_page_everything_is_said_in_the_past() {
    let text = told("2026-11-23", with(village(), vec![answer("conseillers", "1")]));
    for present in ["Remplit les conditions", "À confirmer auprès", "Ne remplit pas", "Pour conclure, il manque", "ni ouvert, ni clos"] {
        assert!(!text.contains(present), "« {present} » in:\n{text}");
    }
    for past in
        ["Remplissait les conditions écrites", "En 2021 : au plus 80 % de l’assiette, soit 32 000,40 €", "En 2021 : de 40 000 € à 50 000 €"]
    {
        assert!(text.contains(past), "« {past} » is missing from:\n{text}");
    }
    assert!(text.contains("https://aides-territoires.beta.gouv.fr/") && text.contains("site extérieur"), "{text}");
}

#[test]
fn an_amount_shows_every_number_it_names_and_what_bounds_it() {
    let project = with(village(), vec![Action::Amount(1, "2 000 000".into())]);
    let text = told("2021-05-12", project.clone());
    assert!(
        text.contains(
            "Au plus 270 000 €, l’enveloppe entière, que tous les projets se partagent : 80 % de l’assiette feraient 1 600 000 €"
        ),
        "{text}"
    );
    let view: View = session(&project).view;
    let table = csv(&CATALOGUE, &view, "fitn-volet-1");
    for number in ["400000,00", "1600000,00", "270000,00"] {
        assert!(table.contains(number), "{number} is missing from:\n{table}");
    }
    assert!(!table.contains("au taux minimal affiché;;270000,00"), "{table}");
}

/// The total may still lie in any band: 80 % is possible too, and no two rates are the only ones.
#[test]
fn one_population_alone_gives_all_the_rates_between_two_and_not_one_or_the_other() {
    let unnamed = vec![answer("porteur", "commune"), answer("departement", "68"), answer("population_municipale", "986")];
    let project = with(village()[1..].to_vec(), unnamed);
    let text = told("2021-05-12", project);
    assert!(text.contains("De 20 % à 100 % de l’assiette au plus, selon une population qui manque, soit de"), "{text}");
}

#[test]
fn a_range_is_no_least() {
    let project = with(village(), vec![answer("conseillers", "1")]);
    let table = plain(&csv(&CATALOGUE, &session(&project).view, "conseillers-public"));
    assert!(table.contains("bas de la fourchette") && !table.contains("au moins;;40000"), "{table}");
}

#[test]
fn what_blocks_says_what_the_page_asks_and_not_a_double_negation() {
    let text = told("2021-05-12", with(village(), vec![answer("porteur", "sivom")]));
    assert!(text.contains("- Les syndicats intercommunaux, les syndicats mixtes et les PETR ne sont pas éligibles."), "{text}");
    assert!(!text.contains("Le porteur n’est ni un syndicat"), "{text}");
}

#[test]
fn answers_that_contradict_each_other_are_said_in_the_summary_and_in_the_table() {
    let project = with(village(), vec![answer("population_totale", "990"), answer("population_municipale", "1040")]);
    for text in [told("2021-05-12", project.clone()), plain(&csv(&CATALOGUE, &session(&project).view, "fitn-volet-1"))] {
        assert!(
            text.contains("Deux réponses se contredisent.") && text.contains("1 040 habitants") && text.contains("990 habitants"),
            "{text}"
        );
    }
}

#[test]
fn nothing_is_said_of_a_calendar_day_that_the_page_does_not_give() {
    let view = session(&[Action::Date("2021-01-01".into())]).view;
    assert_eq!(view.day, day("2021-01-01"));
    assert!(!told("2021-01-01", Vec::new()).contains("ouverture du dépôt"));
}
