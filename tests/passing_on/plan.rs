//! The financing plan, as a French spreadsheet opens it.

use guichet::session::{Action, Cell, View, sheet};
use guichet::wording::plan::csv;
use proptest::prelude::*;

use crate::{CATALOGUE, answer, case_view, cases, session, village};

fn volet_1(actions: &[Action]) -> String {
    csv(&CATALOGUE, &session(actions).view, "fitn-volet-1")
}

/// What a spreadsheet shows of each cell.
fn cells(file: &str) -> Vec<Vec<String>> {
    let rows = fields(file).into_iter();
    rows.map(|row| row.iter().enumerate().map(|(column, field)| shown(field, column == 2)).collect()).collect()
}

/// A text between quotation marks is shown as it is, and so is what looks neither like a number, nor like a formula.
#[track_caller]
fn shown(field: &str, amount: bool) -> String {
    if let Some(formula) = field.strip_prefix('=') {
        return text_of(formula).unwrap_or_else(|| panic!("a formula that runs: {field}"));
    }
    let number =
        field.strip_prefix('-').unwrap_or(field).split(',').all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()));
    let text = !field.contains(char::is_numeric) && !field.trim_start().starts_with(['+', '-', '@', '#', '\'']);
    assert!(text || (amount && number), "a spreadsheet makes something else of {field:?}");
    field.to_owned()
}

/// The text of `"a"&"b"`, where a doubled quotation mark is one; nothing where anything else is computed.
fn text_of(formula: &str) -> Option<String> {
    let mut text = String::new();
    let mut rest = formula;
    loop {
        let inside = rest.strip_prefix('"')?;
        let (mut at, mut piece) = (0, String::new());
        loop {
            at += inside[at..].find('"').inspect(|end| piece.push_str(&inside[at..at + end]))? + 1;
            if !inside[at..].starts_with('"') {
                break;
            }
            piece.push('"');
            at += 1;
        }
        assert!(piece.encode_utf16().count() <= 255, "Excel refuses a text so long");
        text.push_str(&piece);
        match &inside[at..] {
            "" => return Some(text),
            more => rest = more.strip_prefix('&')?,
        }
    }
}

/// Cuts the file into its fields.
fn fields(file: &str) -> Vec<Vec<String>> {
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
    let advisers = of(&view, "conseillers-public");
    assert_eq!(value(&advisers, "Soutien de l’État, bas de la fourchette"), Some("80000,00"));
    assert_eq!(value(&advisers, "Aide au plus"), Some("100000,00"));
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
fn what_was_typed_is_shown_as_typed_and_nothing_of_it_runs() {
    let numbers =
        ["3/4", "00123", "1E5", "1-2", "mars 21", "21 mars", "12345678901234567890", "12:30", "50 %", "½", "３/４", "(5)", "1 000,50"];
    let formulas =
        ["=1+1", "+33 3", "+33…", "-5", "- Portail", "@SUM(A1)", " =1", "＝1", "\u{feff}=cmd", "=HYPERLINK(\"http://x\";\"y\")", "=A1"];
    let words = ["VRAI", "faux", "True", "#N/A", "Portail", "l'accueil", "dit \"le portail\" ; suite", "\"&A1&\"", "\" 1"];
    for label in numbers.iter().chain(&formulas).chain(&words) {
        let rows = cells(&sheet(&[vec![Cell::text(label), Cell::text(""), Cell::Number("1,00".into())]]));
        assert_eq!(rows, [[*label, "", "1,00"]]);
        let mut actions = village();
        actions.push(Action::Label(1, (*label).to_owned()));
        let rows = cells(&volet_1(&actions));
        assert_eq!((rows[1][0].trim(), &*rows[1][2]), (label.trim(), "40000,50"));
    }
    for (pasted, one_line) in [("\tA", " A"), ("a;\"b\"\r\nc", "a;\"b\"  c"), ("\t=1", " =1")] {
        assert_eq!(cells(&sheet(&[vec![Cell::text(pasted)]])), [[one_line]]);
    }
}

#[test]
fn a_true_word_is_no_truth_value_and_a_label_without_a_digit_stays_plain() {
    let file = sheet(&[vec![Cell::text("vrai"), Cell::text("Portail"), Cell::text("vrai portail")]]);
    assert_eq!(file, "\u{feff}\"=\"\"vrai\"\"\";Portail;vrai portail\r\n");
}

#[test]
fn a_long_label_is_cut_where_excel_needs_it_and_shown_whole() {
    for label in ["9".repeat(700), "=🦀".repeat(300), "1\"".repeat(400)] {
        assert_eq!(cells(&sheet(&[vec![Cell::text(&label)]])), [[label]]);
    }
}

proptest! {
    #[test]
    fn any_label_stays_in_its_cell_as_typed(label in "(?s).{0,40}", other in "[;\"\r\n\t=+@&0-9-]{0,8}") {
        let rows = cells(&sheet(&[vec![Cell::text(&label), Cell::text(&other)], vec![Cell::text("fin"), Cell::text("")]]));
        prop_assert_eq!(rows.len(), 2);
        prop_assert_eq!(rows[0].len(), 2);
        for (cell, typed) in rows[0].iter().zip([&label, &other]) {
            let spaced: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            prop_assert_eq!(cell, &spaced);
        }
    }
}
