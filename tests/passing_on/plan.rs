//! The financing plan, as a French spreadsheet opens it.

use guichet::session::{Action, View, sheet};
use guichet::wording::plan::csv;
use proptest::prelude::*;

use crate::{CATALOGUE, answer, case_view, cases, session, village};

fn volet_1(actions: &[Action]) -> String {
    csv(&CATALOGUE, &session(actions).view, "fitn-volet-1")
}

/// Reads the file as a spreadsheet does.
fn cells(file: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = file.strip_prefix('\u{feff}').expect("a byte order mark").chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ';' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {
                assert_eq!(chars.next(), Some('\n'), "a carriage return stands alone");
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            '\n' if !quoted => panic!("a line feed stands alone"),
            c => cell.push(c),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the last line is not ended");
    rows
}

fn value<'r>(rows: &'r [Vec<String>], name: &str) -> Option<&'r str> {
    rows.iter().find(|row| row[0] == name).map(|row| &*row[2])
}

#[test]
fn the_plan_of_a_village_holds_its_lines_its_base_and_its_aid() {
    let file = volet_1(&village());
    assert!(file.as_bytes().starts_with(b"\xEF\xBB\xBFD"), "{file}");
    let rows = cells(&file);
    assert_eq!(rows[0], ["Dépense", "Catégorie", "Montant", "Traitement", "Clauses"]);
    assert_eq!(rows[1], ["Portail des démarches", "Déploiement", "40000,50", "comptée", "F-02"]);
    assert_eq!(rows[2], ["Ordinateurs", "Équipement informatique des agents", "3500,00", "exclue", "V1-07"]);
    assert!(rows.iter().all(|row| row.len() == 5));
    assert_eq!(value(&rows, "Total des dépenses"), Some("43500,50"));
    assert_eq!(value(&rows, "Dépenses exclues"), Some("3500,00"));
    assert_eq!(value(&rows, "Assiette"), Some("40000,50"));
    assert_eq!(value(&rows, "Taux"), Some("de 20 à 80\u{a0}%"));
    assert_eq!(value(&rows, "Aide au plus"), Some("32000,40"));
    assert_eq!(value(&rows, "Reste à charge, au moins"), Some("11500,10"));
    assert!(file.contains("aide au plus, sans garantie") && file.contains("12\u{a0}mai\u{a0}2021") && file.contains("https://"));
}

#[test]
fn another_reading_stands_beside_the_first() {
    let mut actions = village();
    actions.extend([answer("population_totale", "1005"), answer("population_municipale", "986")]);
    let rows = cells(&volet_1(&actions));
    assert_eq!(value(&rows, "Aide au plus"), Some("32000,40"));
    assert_eq!(value(&rows, "Autre lecture\u{a0}: aide au plus"), Some("40000,50"));
}

#[test]
fn programmes_without_a_rate_have_a_plan_too() {
    let mut actions = village();
    actions.extend([answer("laboratoire", "oui"), answer("part_collectivite", "25 000"), answer("conseillers", "2")]);
    let view = session(&actions).view;
    let of = |view: &View, programme: &str| cells(&csv(&CATALOGUE, view, programme));
    let volet_2 = of(&view, "fitn-volet-2");
    assert_eq!(value(&volet_2, "Part à la charge de la collectivité"), Some("25000,00"));
    assert_eq!(value(&volet_2, "Aide au plus"), Some("25000,00"));
    assert_eq!(value(&of(&view, "conseillers-public"), "Aide au plus"), Some("100000,00"));
    assert!(csv(&CATALOGUE, &view, "aap-demarches").contains("ni taux ni montant"));
    assert!(csv(&CATALOGUE, &session(&[]).view, "fitn-volet-1").contains("ne permettent pas de calculer"));
    assert_eq!(csv(&CATALOGUE, &view, "inconnu"), "");
}

#[test]
fn every_plan_of_every_worked_case_is_a_sound_table_that_says_the_amounts_of_the_assessment() {
    for case in cases::all() {
        let view = case_view(&case);
        for found in &view.assessment.answers {
            let rows = cells(&csv(&CATALOGUE, &view, &found.programme));
            assert!(rows.iter().all(|row| row.len() == 5), "{} {}", case.id, found.programme);
            let most = found.amount.as_ref().and_then(|amount| amount.at_most()).map(|most| most.to_string().replace('.', ","));
            assert_eq!(value(&rows, "Aide au plus"), most.as_deref(), "{} {}", case.id, found.programme);
            let base = found.base.as_ref().map(|base| base.base.to_string().replace('.', ","));
            assert_eq!(value(&rows, "Assiette"), base.as_deref(), "{} {}", case.id, found.programme);
        }
    }
}

#[test]
fn nothing_that_was_typed_runs_in_the_spreadsheet() {
    let runs = |row: &[String]| !row[0].starts_with('\'');
    for label in ["=1+1", "+33 3", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "\u{feff}=1", "=HYPERLINK(\"http://x\";\"y\")"] {
        let rows = cells(&sheet(&[vec![label.to_owned(), "1,00".to_owned()]]));
        assert!(!runs(&rows[0]) && rows[0][1] == "1,00", "{label:?}: {rows:?}");
        let mut actions = village();
        actions.push(Action::Label(1, label.to_owned()));
        let rows = cells(&volet_1(&actions));
        assert!(!runs(&rows[1]), "{label:?}: {rows:?}");
    }
    for text in ["\tA1", "\rA1", "\nA1"] {
        assert!(!runs(&cells(&sheet(&[vec![text.to_owned()]]))[0]), "{text:?}");
    }
    let quoted = sheet(&[vec!["a;\"b\"\r\nc".to_owned()]]);
    assert_eq!(quoted, "\u{feff}\"a;\"\"b\"\"  c\"\r\n");
}

proptest! {
    #[test]
    fn any_label_stays_in_its_cell(label in "(?s).{0,40}", other in "[;\"\r\n\t=+@-]{0,8}") {
        let rows = cells(&sheet(&[vec![label.clone(), other.clone()], vec!["fin".to_owned(), String::new()]]));
        prop_assert_eq!(rows.len(), 2);
        prop_assert_eq!(rows[0].len(), 2);
        for (cell, typed) in rows[0].iter().zip([&label, &other]) {
            let spaced: String = typed.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c }).collect();
            prop_assert!(*cell == spaced || *cell == format!("'{spaced}"), "{:?} became {:?}", typed, cell);
            prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        }
    }
}
