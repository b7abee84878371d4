//! The result as plain text.

use guichet::session::Action;
use guichet::wording::summary::summary;

use crate::{CATALOGUE, answer, case_view, cases, session, village};

fn of(actions: &[Action]) -> String {
    summary(&CATALOGUE, &session(actions).view)
}

fn assert_says(text: &str, sentences: &[&str]) {
    for sentence in sentences {
        assert!(text.replace(['\u{a0}', '\u{202f}'], " ").contains(sentence), "« {sentence} » is missing from:\n{text}");
    }
}

#[test]
fn a_summary_names_the_answers_the_results_and_where_they_come_from() {
    let text = of(&village());
    assert_says(&text, &["12 mai 2021", "- porteur du projet : Commune", "- nom du porteur : Wettolsheim", "1 803 habitants"]);
    assert_says(&text, &["- Portail des démarches (Déploiement) : 40 000,50 €", "Total des dépenses : 43 500,50 €"]);
    assert_says(&text, &["Remplit les conditions écrites", "dépôt jusqu’au 27 août 2021", "Au plus 80 % de l’assiette, soit 32 000,40 €"]);
    assert_says(&text, &["Cela ne vaut pas accord.", &CATALOGUE.source_url, &format!("version {}", CATALOGUE.version)]);
    assert!(text.ends_with('\n') && !text.contains("\n\n\n"));
}

#[test]
fn what_blocks_and_what_is_missing_are_said() {
    let mut blocked = village();
    blocked.push(answer("engagement", "acte_juridique"));
    assert_says(&of(&blocked), &["Ce qui bloque : Clause V1-14", "- Un projet déjà engagé ne pourra pas être retenu."]);
    assert_says(&of(&village()[..3]), &["Pour conclure, il manque : délai avant un effet concret, les dépenses"]);
    let mut misread = village();
    misread.push(answer("effet_mois", "bientôt"));
    assert_says(&of(&misread), &["délai avant un effet concret : réponse non comprise"]);
    assert_says(&of(&[]), &["Aucune réponse."]);
}

#[test]
fn a_pasted_label_stays_on_its_line() {
    let mut actions = village();
    actions.push(Action::Label(1, "Portail\r\nCela vaut accord".into()));
    assert!(of(&actions).lines().all(|line| !line.starts_with("Cela vaut accord")));
}

#[test]
fn every_worked_case_is_summed_up_with_every_programme_that_applies() {
    for case in cases::all() {
        let view = case_view(&case);
        let text = summary(&CATALOGUE, &view);
        for answer in &view.assessment.answers {
            let programme = CATALOGUE.programme(&answer.programme).unwrap();
            let heading = text.lines().any(|line| line == programme.name.to_uppercase());
            assert_eq!(heading, answer.applies(), "{} {}", case.id, programme.id);
            assert!(answer.failing.iter().all(|clause| text.contains(&clause.to_string())), "{} {}", case.id, programme.id);
        }
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{}", case.id);
        assert!(text.contains("Cela ne vaut pas accord."));
    }
}
