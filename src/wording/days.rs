//! Days, months and filing states.

use super::count;
use crate::domain::{Calendar, Day, Month, Sequel};
use crate::engine::{Window, WindowState};

const MONTHS: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

fn month_name(month: u8) -> &'static str {
    MONTHS.get(usize::from(month).saturating_sub(1)).copied().unwrap_or_default()
}

/// `27 août 2021`, `1er octobre 2021`.
pub fn day(day: Day) -> String {
    let number = if day.day_of_month() == 1 { "1er".to_owned() } else { day.day_of_month().to_string() };
    format!("{number}\u{a0}{}\u{a0}{}", month_name(day.month()), day.year())
}

/// The filing state, in a sentence. A date limit that has not passed is not an « open » window: no opening date is printed.
pub fn window(calendar: &Calendar, window: &Window, today: Day) -> String {
    let closes = window.closes.map(day).unwrap_or_default();
    let days = window.closes.map_or(0, |closes| today.days_to(closes)).unsigned_abs() as usize;
    let days = count(days, "jour", "jours");
    match (window.state, &calendar.sequel) {
        (WindowState::Open, _) => format!(
            "Date limite non dépassée\u{a0}: dépôt jusqu’au {closes} inclus, dans {days}. La page ne donne pas de date d’ouverture."
        ),
        (WindowState::LastDay, _) => format!("Dernier jour de dépôt\u{a0}: le {closes} est inclus. L’heure de clôture n’est pas précisée."),
        (WindowState::Closed, None) => format!("Le dépôt était possible jusqu’au {closes} inclus. Il est clos depuis {days}."),
        (WindowState::Closed, Some(sequel)) => format!(
            "La première session s’est close le {closes}. {} d’ici au {}, sans date\u{202f}; aucune ne l’est après.",
            others(calendar, sequel, "était annoncée", "étaient annoncées"),
            day(sequel.until)
        ),
        (WindowState::NextUnknown, Some(sequel)) => format!(
            "La première session est close depuis le {closes}. {}, sans date.",
            others(calendar, sequel, "est annoncée", "sont annoncées")
        ),
        (WindowState::NextUnknown, None) => format!("La première session est close depuis le {closes}."),
        (WindowState::NotYetOpen, _) => {
            format!("Pas encore ouvert\u{a0}: la page cite le {}.", window.opens.map(day).unwrap_or_default())
        }
        (WindowState::Undated, _) => "La page de la préfecture ne donne pas de date limite.".to_owned(),
        (WindowState::UndatedStale, _) => {
            "La page de la préfecture ne donnait pas de date limite. Elle est ancienne\u{a0}: rien n’y dit que ce soutien existe encore."
                .to_owned()
        }
    }
}

/// How many sessions are announced beside those that have a date.
fn others(calendar: &Calendar, sequel: &Sequel, one: &str, several: &str) -> String {
    match (sequel.sessions as usize).saturating_sub(calendar.sessions.len()) {
        1 => format!("Une autre {one}"),
        2 => format!("Deux autres {several}"),
        number => format!("{number} autres {several}"),
    }
}

/// The filing state in a few words.
pub fn state(state: WindowState) -> &'static str {
    match state {
        WindowState::Open => "date limite non dépassée",
        WindowState::LastDay => "dernier jour",
        WindowState::Closed => "clos",
        WindowState::NextUnknown => "prochaine session sans date",
        WindowState::NotYetOpen => "pas encore ouvert",
        WindowState::Undated => "sans date limite",
        WindowState::UndatedStale => "page ancienne",
    }
}

/// When a committee may examine an application filed on that day.
pub fn committee(window: &Window, today: Day) -> Option<String> {
    let name = |month: &Month| month_name(month.month).to_owned();
    let names: Vec<String> = window.committees.iter().map(name).collect();
    let (first, rest) = names.split_first()?;
    let current = window.committees.first() == Some(&Month::of(today));
    Some(match rest.first() {
        None => format!("Examen par le comité\u{a0}: {first}."),
        Some(next) if current => format!("Examen par le comité\u{a0}: {first} si la séance n’a pas eu lieu, sinon {next}."),
        Some(next) => format!("Examen par le comité\u{a0}: {first} ou {next}."),
    })
}
