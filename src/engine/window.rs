//! The filing state: only dates, never substance.

use crate::domain::{Calendar, Catalogue, Day, Month};

/// Whether an application can be filed, as far as the page says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WindowState {
    /// The closing day has not come. The page gives no opening date.
    Open,
    /// This is the closing day, included.
    LastDay,
    /// No closing day is stated.
    Undated,
    /// No closing day is stated, and the page is old.
    UndatedStale,
    /// The opening day, where one is stated, has not come.
    NotYetOpen,
    /// A session is over; later ones are announced without a date.
    NextUnknown,
    /// The last closing day has passed.
    Closed,
}

impl WindowState {
    /// Its name in the public form.
    pub fn code(self) -> &'static str {
        match self {
            WindowState::Open => "open",
            WindowState::LastDay => "last_day",
            WindowState::Undated => "undated",
            WindowState::UndatedStale => "undated_stale",
            WindowState::NotYetOpen => "not_yet_open",
            WindowState::NextUnknown => "next_unknown",
            WindowState::Closed => "closed",
        }
    }
}

/// The filing state on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Window {
    /// The state.
    pub state: WindowState,
    /// The closing day that counts: the next one, or the last one that passed.
    pub closes: Option<Day>,
    /// The opening day, while it has not come.
    pub opens: Option<Day>,
    /// The months in which a committee may still examine an application filed on that day.
    pub committees: Vec<Month>,
}

/// The filing state of a programme on `day`.
pub fn window(catalogue: &Catalogue, calendar: &Calendar, day: Day) -> Window {
    let opens = calendar.opens.as_ref().map(|(opens, _)| *opens).filter(|opens| day < *opens);
    let next = calendar.sessions.iter().map(|session| session.closes).find(|closes| *closes >= day);
    let closes = next.or(calendar.sessions.last().map(|session| session.closes));
    let state = match (opens, next) {
        (Some(_), _) => WindowState::NotYetOpen,
        (None, Some(closes)) if closes == day => WindowState::LastDay,
        (None, Some(_)) => WindowState::Open,
        (None, None) if calendar.sessions.is_empty() && day <= catalogue.staleness.after => WindowState::Undated,
        (None, None) if calendar.sessions.is_empty() => WindowState::UndatedStale,
        (None, None) if calendar.sequel.as_ref().is_some_and(|sequel| day <= sequel.until) => WindowState::NextUnknown,
        (None, None) => WindowState::Closed,
    };
    let committees = match (&calendar.committee, next) {
        (Some((months, _)), Some(_)) => months.iter().copied().filter(|month| *month >= Month::of(day)).collect(),
        _ => Vec::new(),
    };
    Window { state, closes, opens, committees }
}
