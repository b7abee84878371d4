//! Tables pasted from a spreadsheet: what is understood, before it becomes lines.

use guichet::domain::MAX_LINES;
use guichet::session::{Action, LeftOut, Lines, Role, Session, Table, pasted};

use crate::{CATALOGUE, session};

fn paste(text: &str) -> Session {
    session(&[pasted(&CATALOGUE, 1, text)])
}

fn lines(lines: &Lines) -> Vec<[&str; 3]> {
    lines.drafts.iter().map(|draft| [&*draft.label, &*draft.category, &*draft.amount]).collect()
}

/// The table that waits, and the lines it would become.
fn waiting(text: &str) -> (Table, Vec<[String; 3]>) {
    let session = paste(text);
    assert!(session.answers.lines.drafts.iter().all(|draft| draft.is_blank()), "nothing is a line before it is accepted");
    let table = session.answers.lines.table.as_deref().expect("the table waits").clone();
    let lines = table.lines(&CATALOGUE).into_iter().map(|draft| [draft.label, draft.category, draft.amount]).collect();
    (table, lines)
}

#[test]
fn a_pasted_column_of_amounts_becomes_several_lines() {
    let session = paste("18000\n4000\n900");
    assert_eq!(lines(&session.answers.lines), [["", "", "18000"], ["", "", "4000"], ["", "", "900"]]);
    assert_eq!(session.answers.lines.table, None);
}

#[test]
fn a_single_row_is_a_line_at_once() {
    for (text, line) in [
        ("Portail\tDéploiement\t18 000,00 € HT", ["Portail", "deploiement", "18 000,00 € HT"]),
        ("Portail\t18 000,00", ["Portail", "", "18 000,00"]),
        ("Portail\tDéploiement\t18 000,00\t2021", ["Portail, 2021", "deploiement", "18 000,00"]),
        ("Portail\tDéploiement\t18 000,00\t20 %", ["Portail, 20 %", "deploiement", "18 000,00"]),
    ] {
        assert_eq!(lines(&paste(text).answers.lines), [line], "{text:?}");
    }
}

#[test]
fn an_amount_without_tax_its_rate_and_the_amount_with_it_are_told_apart_and_can_be_changed() {
    let (table, read) = waiting("Portail\tDéploiement\t18 000,00\t20\t21 600,00");
    assert_eq!((table.amount, read), (Some(2), vec![["Portail".into(), "deploiement".into(), "18 000,00".into()]]));
    let other = table.with(Role::Amount, Some(4));
    assert_eq!(other.lines(&CATALOGUE)[0].amount, "21 600,00");
    assert_eq!(other.unused().iter().map(|column| column.at).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_header_names_the_columns_and_a_total_counts_once() {
    let text = "Plan de financement\t\t\t\t\nLibellé\tCatégorie\tMontant HT\tTVA\tMontant TTC\n\
        Portail\tDéploiement\t18 000,00\t20 %\t21 600,00\nFormation des agents\tFormation\t4 000,00\t20 %\t4 800,00\n\
        Sous-total\t\t22 000,00\t\t26 400,00\nTOTAL TTC\t\t\t\t26 400,00";
    let (table, read) = waiting(text);
    let left: Vec<Option<LeftOut>> = table.rows.iter().map(|row| row.why).collect();
    let (title, header, total) = (Some(LeftOut::Title), Some(LeftOut::Header), Some(LeftOut::Total));
    assert_eq!(left, [title, header, None, None, total, total]);
    assert_eq!(read, [["Portail", "deploiement", "18 000,00"], ["Formation des agents", "formation", "4 000,00"]]);
    assert_eq!((&*table.columns[2].heading, table.amount), ("Montant HT", Some(2)));
    assert_eq!(table.toggled(4).lines(&CATALOGUE).len(), 3);
}

#[test]
fn quantities_years_rates_and_unit_prices_are_no_amounts() {
    for (text, amount) in [
        ("Désignation\tQté\tPU HT\tTotal HT\nÉcran\t2\t450,00\t900,00\nPoste\t1\t800,00\t800,00", 3),
        ("Poste\tAnnée\tCoût\nPortail\t2021\t18000\nReprise\t2022\t4000", 2),
        ("Portail\t2021\t18000\nReprise\t2022\t4000", 2),
        ("Portail\t18000\t2021\nReprise\t4000\t2022", 1),
        ("Portail\t18000\t5,5\nReprise\t4000\t20", 1),
        ("Portail\t3\t18000,00\nReprise\t12\t4000,00", 2),
        ("Prestation;Prix TTC;Prix HT\nPortail;21600;18000\nReprise;4800;4000", 2),
        ("Portail\t18 000,00\t3 600,00\t21 600,00\nReprise\t4 000,00\t800,00\t4 800,00", 1),
    ] {
        assert_eq!(waiting(text).0.amount, Some(amount), "{text:?}");
    }
}

#[test]
fn a_cell_with_a_line_break_is_one_line() {
    let (_, read) = waiting("Poste\tMontant\n\"Portail\nde démarches\"\t18 000,00\n\"dit \"\"le guichet\"\"\"\t900");
    assert_eq!(read, [["Portail de démarches", "", "18 000,00"], ["dit \"le guichet\"", "", "900"]]);
}

#[test]
fn a_last_row_that_is_the_sum_of_the_others_waits_for_a_word() {
    let (table, read) = waiting("18000\n4000\n22000");
    assert_eq!((table.rows[2].why, read.len()), (Some(LeftOut::Total), 2));
}

#[test]
fn nothing_of_a_row_is_lost_whatever_it_says() {
    let (_, read) = waiting("Portail de démarches\tDéploiement\t12 500,50\nChef de projet\tpersonnel\t8000\nDivers\tMobilier\t?\n");
    let third = ["Divers, Mobilier", "", "?"];
    assert_eq!(read, [["Portail de démarches", "deploiement", "12 500,50"], ["Chef de projet", "personnel", "8000"], third]);
}

#[test]
fn a_paste_is_accepted_or_not_and_taken_back_in_one_gesture() {
    let text = "Portail\tDéploiement\t18 000\nReprise\tFormation\t4 000";
    let before = session(&[Action::Label(1, "Déjà là".into()), pasted(&CATALOGUE, 1, text)]);
    let table = before.answers.lines.table.clone().unwrap();
    assert_eq!(before.after(Action::Look(None)).answers.lines.table, None);
    let accepted = before.after(Action::Paste(table.from, table.lines(&CATALOGUE)));
    assert_eq!(lines(&accepted.answers.lines).iter().map(|line| line[0]).collect::<Vec<_>>(), ["Déjà là", "Portail", "Reprise"]);
    assert_eq!(accepted.answers.lines.table, None);
    assert_eq!(lines(&accepted.after(Action::Unpaste).answers.lines), [["Déjà là", "", ""]]);
    // What was changed since is somebody's typing.
    let typed = accepted.after(Action::Amount(accepted.answers.lines.drafts[1].id, "18 500".into())).after(Action::Unpaste);
    assert_eq!(lines(&typed.answers.lines), [["Déjà là", "", ""], ["Portail", "deploiement", "18 500"]]);
}

#[test]
fn there_are_never_more_lines_than_can_be_kept() {
    let many = "Portail\t1\n".repeat(10_001);
    let session = paste(&many);
    let table = session.answers.lines.table.clone().expect("it waits");
    let accepted = session.after(Action::Paste(table.from, table.lines(&CATALOGUE)));
    assert_eq!((accepted.answers.lines.drafts.len(), accepted.answers.lines.too_many), (1, Some(10_001)));
    let full = table.lines(&CATALOGUE)[..MAX_LINES].to_vec();
    assert_eq!(session.after(Action::Paste(table.from, full)).answers.lines.drafts.len(), MAX_LINES);
    assert!(paste(&"1\n".repeat(10_001)).answers.lines.table.is_some());
}

#[test]
fn odd_texts_are_read_to_their_end() {
    for text in ["", "\t", "\"", "\"\"\n\"", ";;;\n;", "a\u{301}\té\n\u{feff}", "\r\n\r\n", "Total\nTotal", "Montant", ",,,\n,,,"] {
        drop(paste(text));
    }
}
