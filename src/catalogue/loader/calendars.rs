//! Calendars: opening, sessions, announced sequels, committees.

use super::cursor::Cursor;
use super::words::Words;
use crate::domain::{Calendar, Day, Month, Sequel, Session, sort_by_key};

/// The calendar of a programme: `ouverture`, `sessions`, `suite`, `comite`, `rappels`.
pub(super) fn read(programme: &Cursor, words: &Words) -> Calendar {
    let mut sessions: Vec<Session> = programme.tables("sessions").into_iter().filter_map(|entry| session(entry, words)).collect();
    sort_by_key(&mut sessions, |session| session.closes);
    let sequel = programme.table("suite").and_then(|table| sequel(table, words));
    if sequel.is_some() && sessions.is_empty() {
        programme.fault("suite", "une suite suppose une première session datée", None);
    }
    let opens = programme.table("ouverture").and_then(|table| {
        let (day, statement) = (table.required("le", Day::read), words.statement(&table));
        table.finish();
        Some((day?, statement))
    });
    let committee = programme.table("comite").map(|table| {
        let months = table.texts("mois").iter().filter_map(|text| month(&table, text)).collect();
        let statement = words.statement(&table);
        table.finish();
        (months, statement)
    });
    Calendar { opens, sessions, sequel, committee, remarks: words.statements(programme, "rappels") }
}

fn session(cursor: Cursor, words: &Words) -> Option<Session> {
    let (closes, clauses) = (cursor.required("cloture", Day::read), words.clauses(&cursor));
    cursor.finish();
    Some(Session { closes: closes?, clauses })
}

fn sequel(cursor: Cursor, words: &Words) -> Option<Sequel> {
    let sessions = cursor.integer("nombre").and_then(|count| u32::try_from(count).ok());
    if sessions.is_none() {
        cursor.fault("nombre", "le nombre de sessions annoncées est attendu ici", None);
    }
    let (until, statement, notice) = (cursor.required("jusqu_au", Day::read), words.statement(&cursor), words.notice(&cursor));
    cursor.finish();
    Some(Sequel { sessions: sessions?, until: until?, statement, notice })
}

fn month(cursor: &Cursor, text: &str) -> Option<Month> {
    Month::read(text).map_err(|misread| cursor.fault("mois", misread.problem, None)).ok()
}
