//! Files that leave and come back: the dossier, the assessment.

use std::io::Write;
use std::process::{Command, Stdio};

use guichet::domain::{Dossier, FactId, FactValue};
use guichet::engine::{assess, to_json};
use guichet::session::{Action, Answers, PlaceKind, View, assessment_json, dossier_json, from_dossier};
use serde_json::{Value, json};

use crate::{CATALOGUE, answer, case_view, cases, day, session, village};

fn imported(value: &Value) -> Answers {
    from_dossier(&CATALOGUE, &value.to_string()).unwrap()
}

#[test]
fn every_worked_case_is_assessed_the_same_once_imported_into_the_page() {
    let cases = cases::all();
    assert_eq!(cases.len(), 46);
    for case in &cases {
        let dossier = case.read(&CATALOGUE);
        let expected = to_json(&CATALOGUE, &assess(&CATALOGUE, &dossier.situation, dossier.day.unwrap()));
        let view = case_view(case);
        assert_eq!(view.misread.len(), 0, "{}", case.id);
        assert_eq!(assessment_json(&CATALOGUE, &view), format!("{}\n", serde_json::to_string_pretty(&expected).unwrap()), "{}", case.id);
        let back = Dossier::read(&CATALOGUE, &dossier_json(&view)).unwrap();
        assert_eq!(back, dossier, "{}", case.id);
    }
}

#[test]
fn every_worked_case_comes_back_from_a_link_too() {
    for case in cases::all() {
        let view = case_view(&case);
        let answers = from_dossier(&CATALOGUE, &dossier_json(&view)).unwrap();
        let (back, dropped) = guichet::session::from_fragment(&CATALOGUE, &guichet::session::to_fragment(&answers));
        assert_eq!(dropped, Vec::<String>::new(), "{}", case.id);
        assert_eq!(View::of(&CATALOGUE, day("2030-01-01"), &back).assessment, view.assessment, "{}", case.id);
    }
}

#[test]
fn the_exported_assessment_is_what_the_command_line_prints_for_the_exported_dossier() {
    let view = session(&village()).view;
    let mut child = Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(["assess", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command line starts");
    child.stdin.take().unwrap().write_all(dossier_json(&view).as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), assessment_json(&CATALOGUE, &view));
}

#[test]
fn what_is_exported_comes_back_as_answers() {
    let before = session(&village());
    let after = from_dossier(&CATALOGUE, &dossier_json(&before.view)).unwrap();
    assert_eq!(after.typed, before.answers.typed);
    assert_eq!(after.place, before.answers.place);
    assert_eq!(after.date.as_deref(), Some("2021-05-12"));
    let amounts: Vec<&str> = after.lines.drafts.iter().map(|line| &*line.amount).collect();
    assert_eq!(amounts, ["40\u{202f}000,50", "3\u{202f}500"]);
    let ids: Vec<u32> = after.lines.drafts.iter().map(|line| line.id).collect();
    assert!(ids.windows(2).all(|pair| pair[0] < pair[1]));
}

#[test]
fn a_file_that_holds_a_dossier_is_opened_and_a_mark_in_front_of_it_is_forgiven() {
    let dossier: Value = serde_json::from_str(&dossier_json(&session(&village()).view)).unwrap();
    let alone = imported(&dossier);
    assert_eq!(imported(&json!({ "dossier": dossier, "assessment": {} })), alone);
    assert_eq!(from_dossier(&CATALOGUE, &format!("\u{feff}{dossier}")).unwrap(), alone);
}

#[test]
fn unknown_empty_and_none_stay_three_different_things() {
    let unknown = imported(&json!({ "facts": {} }));
    assert_eq!(unknown, Answers::default());
    let none = imported(&json!({ "expenses": [] }));
    assert!(none.lines.none);
    let dossier = json!({ "date": "2021-05-12", "facts": { "objets": [], "nom": "" }, "expenses": [] });
    let read = Dossier::from_json(&CATALOGUE, &dossier).unwrap();
    let view = View::of(&CATALOGUE, day("2030-01-01"), &imported(&dossier));
    // A text without a character is no answer to a question of the page, and changes no result.
    let told = assess(&CATALOGUE, &read.situation, read.day.unwrap());
    assert_eq!((view.assessment.day, &view.assessment.answers), (told.day, &told.answers));
    let mut said = read.situation;
    assert_eq!(said.facts.remove(&FactId::from("nom")), Some(FactValue::Text("".into())));
    assert_eq!(view.situation, said);
    assert_eq!(view.assessment, assess(&CATALOGUE, &said, read.day.unwrap()));
}

#[test]
fn a_place_is_recognised_only_when_the_carrier_is_of_its_kind() {
    let place = |porteur: &str, code: &str| {
        imported(&json!({ "facts": { "porteur": porteur, "code": code } })).place.map(|place| (place.kind, place.name.to_string()))
    };
    assert_eq!(place("commune", "68365"), Some((PlaceKind::Commune, "Wettolsheim".into())));
    assert_eq!(place("commune_nouvelle", "68365").map(|(kind, _)| kind), Some(PlaceKind::Commune));
    assert_eq!(place("ca", "200066058").map(|(kind, _)| kind), Some(PlaceKind::Epci));
    assert_eq!(place("cc", "200066058"), None);
    assert_eq!(place("association", "68365"), None);
    assert_eq!(place("commune", "200066058"), None);
    assert_eq!(place("commune", "75056"), None);
    let untouched = imported(&json!({ "facts": { "porteur": "commune", "code": "68365", "population_totale": 7 } }));
    assert_eq!(untouched.text(&FactId::from("population_totale")), "7");
    assert_eq!(untouched.text(&FactId::from("nom")), "", "an import fills nothing that the file does not say");
}

#[test]
fn a_faulty_file_is_refused_with_every_fault_in_its_place() {
    let faults = |text: &str| from_dossier(&CATALOGUE, text).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>();
    let two = faults("{\"facts\":{\"effet_mois\":\"12\",\"laboratoire\":1}}");
    assert_eq!(two.len(), 2, "{two:?}");
    assert!(two[0].starts_with("facts.effet_mois") && two[1].starts_with("facts.laboratoire"), "{two:?}");
    let twice = faults("{\"dossier\":{\"facts\":{\"effet_mois\":12,\"effet_mois\":13}}}");
    assert!(twice[0].starts_with("dossier.facts.effet_mois"), "{twice:?}");
    for text in ["bonjour", "", &"[".repeat(100_000)] {
        assert!(faults(text)[0].contains("JSON"), "{:?}", faults(text));
    }
    let assessment = faults(&assessment_json(&CATALOGUE, &session(&village()).view));
    assert!(assessment.len() == 1 && assessment[0].contains("évaluation"), "an assessment is no dossier: {assessment:?}");
    assert!(from_dossier(&CATALOGUE, "[]").is_err());
}

#[test]
fn a_hostile_label_is_carried_as_it_is() {
    let mut actions = village();
    actions.extend([Action::Label(1, "\"},\\\u{0}</script>\u{202e}".into()), answer("part_collectivite", "12 500,5")]);
    let before = session(&actions);
    let after = from_dossier(&CATALOGUE, &dossier_json(&before.view)).unwrap();
    assert_eq!(after.lines.drafts[0].label, before.answers.lines.drafts[0].label.trim());
    assert_eq!(after.text(&FactId::from("part_collectivite")), "12\u{202f}500,50");
}
