//! A pasted table: what is understood of it, before it becomes expense lines.
#![allow(missing_docs)]

use super::page::quoted;
use super::{COLON, count};
use crate::session::{Column, LeftOut, Role, Row};

pub const TITLE: &str = "Tableau collé\u{a0}: vérifiez avant d’ajouter";
pub const CANCEL: &str = "Ne rien ajouter";
pub const NO_COLUMN: &str = "Aucune colonne";
pub const LINES: &str = "Les lignes à ajouter";
pub const LEFT_OUT: &str = "Laissé de côté";
pub const TAKE: &str = "Ajouter aussi";
pub const LEAVE: &str = "Laisser de côté";
pub const NO_CATEGORY: &str = "à choisir";
pub const NO_AMOUNT: &str = "sans montant";

/// What is asked of a column.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Label => "Colonne des dépenses",
        Role::Category => "Colonne des catégories",
        Role::Amount => "Colonne des montants",
    }
}

/// How many lines are understood, and how many rows are left out.
pub fn understood(lines: usize, left_out: usize) -> String {
    let lines = count(lines, "ligne comprise", "lignes comprises");
    match left_out {
        0 => format!("Rien n’est encore ajouté. {lines}."),
        rows => format!("Rien n’est encore ajouté. {lines}, {}.", count(rows, "laissée de côté", "laissées de côté")),
    }
}

/// `Colonne 3, « Montant HT » : 18 000,00 ; 4 000,00`.
pub fn column(column: &Column) -> String {
    let heading = if column.heading.is_empty() { String::new() } else { format!(", {}", quoted(&column.heading)) };
    let sample = if column.sample.is_empty() { "vide".to_owned() } else { column.sample.join("\u{a0}; ") };
    format!("Colonne {}{heading}{COLON}{sample}", column.at + 1)
}

/// The columns that become nothing.
pub fn unused(columns: &[&Column]) -> String {
    let names: Vec<String> = columns.iter().map(|each| column(each)).collect();
    format!("Non reprises\u{a0}: {}.", names.join(" / "))
}

/// Why a row is left out, and what it says.
pub fn left_out(row: &Row) -> String {
    let cells: Vec<&str> = row.cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let what = match row.why {
        Some(LeftOut::Title) => "Au-dessus de l’en-tête",
        Some(LeftOut::Header) => "En-tête",
        Some(LeftOut::Total) => "Total, qui compterait deux fois",
        None => "Ligne",
    };
    format!("{what}{COLON}{}", cells.join(" / "))
}

/// Adds the lines.
pub fn accept(lines: usize) -> String {
    format!("Ajouter {}", count(lines, "ligne", "lignes"))
}

/// The lines that are not shown one by one.
pub fn more(lines: usize) -> String {
    format!("Et {} de plus.", count(lines, "ligne", "lignes"))
}

/// The lines for which there is no room.
pub fn beyond(most: usize, lines: usize) -> String {
    format!("La page garde {most} lignes au plus\u{a0}: il n’y a pas de place pour {}.", count(lines, "ligne", "lignes"))
}
