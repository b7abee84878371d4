//! The search of a commune or EPCI: what is found, and what is said when nothing is.

use super::count;
use super::page::quoted;
use crate::domain::{Departement, Territories};
use crate::session::Entry;

/// Places spelt nearly as what was typed.
pub const NEARLY: &str = "Rien à ce nom exactement. Vouliez-vous dire\u{a0}:";

/// How many places match.
pub fn found(number: usize) -> String {
    count(number, "proposition", "propositions")
}

/// What was typed to find a place is not a choice yet.
pub fn not_chosen(typed: &str) -> String {
    format!("Aucun choix n’est fait pour {}. Choisissez une proposition de la liste, ou videz ce champ.", quoted(typed))
}

/// What kind of place it is, to tell a commune from its EPCI, and by which other name it was found.
pub fn place_kind(entry: &Entry) -> String {
    let found_by = entry.found_by.as_ref();
    match &entry.within {
        Some(epci) => {
            let former = found_by.map(|name| format!("réunit l’ancienne commune de {name}, ")).unwrap_or_default();
            format!("{former}{}, {epci}", entry.postal_codes.join(", "))
        }
        None => format!("intercommunalité{}", found_by.map(|name| format!(", dite {name}")).unwrap_or_default()),
    }
}

/// That no place matches, and what to do then; `elsewhere` is the département of the code that was typed.
pub fn not_found(territories: &Territories, elsewhere: Option<&Departement>) -> String {
    let named = |area: &Departement| format!("{} ({})", area.name, area.code);
    let here = territories.departement(&territories.departement).map(|area| format!("\u{a0}: {}", named(area))).unwrap_or_default();
    match elsewhere {
        Some(area) => {
            format!("Ce code est hors du département couvert ici{here}. C’est celui de {}. Répondez aux questions ci-dessous.", named(area))
        }
        None => format!(
            "Aucune commune ni intercommunalité à ce nom dans le département couvert ici{here}. Sinon, répondez aux questions ci-dessous."
        ),
    }
}
