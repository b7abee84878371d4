//! When a programme takes applications: the dates the page prints, and nothing more.

use super::packed::packed;
use super::{ClauseId, Day, Misread, NoticeId, Statement};

/// One session with a closing day, which is included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The last day.
    pub closes: Day,
    /// The clauses that state it.
    pub clauses: Vec<ClauseId>,
}

/// Later sessions that the page announces without a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequel {
    /// How many sessions are announced in all.
    pub sessions: u32,
    /// The last day on which one may still come.
    pub until: Day,
    /// What the page says.
    pub statement: Statement,
    /// The notice given while a later session may still come.
    pub notice: Option<NoticeId>,
}

/// A month, for meetings whose day is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    /// The year.
    pub year: i32,
    /// 1 to 12.
    pub month: u8,
}

impl Month {
    /// Reads `2021-06`.
    ///
    /// # Errors
    /// Any other form.
    pub fn read(text: &str) -> Result<Month, Misread> {
        let day =
            Day::read(&format!("{text}-01")).map_err(|_| Misread::new(format!("« {text} » n’est pas un mois ; attendu : 2021-06")))?;
        Ok(Month::of(day))
    }

    /// The month in which `day` falls.
    pub fn of(day: Day) -> Month {
        Month { year: day.year(), month: day.month() }
    }
}

/// The calendar of a programme.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The first day, where one is stated.
    pub opens: Option<(Day, Statement)>,
    /// The sessions that have a closing day, in order.
    pub sessions: Vec<Session>,
    /// Later sessions announced without a date.
    pub sequel: Option<Sequel>,
    /// The months in which a committee examines the applications.
    pub committee: Option<(Vec<Month>, Statement)>,
    /// Other calendar facts, which bind nobody.
    pub remarks: Vec<Statement>,
}

packed! { struct Session { closes, clauses } }
packed! { struct Sequel { sessions, until, statement, notice } }
packed! { struct Month { year, month } }
packed! { struct Calendar { opens, sessions, sequel, committee, remarks } }
