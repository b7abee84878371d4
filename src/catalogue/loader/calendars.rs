//! Calendars: opening, sessions, announced sequels, committees.

use super::cursor::Cursor;
use super::words::Words;
use crate::domain::{Calendar, Day, Month, Sequel, Session};

/// The calendar of a programme: `ouverture`, `sessions`, `suite`, `comite`, `rappels`.
pub(super) fn read(programme: &Cursor, words: &Words) -> Calendar {
    let entries = programme.tables("sessions");
    let written = entries.len();
    let sessions: Vec<Session> = entries.into_iter().filter_map(|entry| session(entry, words)).collect();
    let sequel = programme.table("suite").and_then(|table| sequel(table, words));
    if sequel.is_some() && sessions.is_empty() {
        programme.fault("suite", "une suite suppose une première session datée", None);
    }
    let opens = programme.table("ouverture").and_then(|table| {
        let (day, statement) = (table.required("le", Day::read), words.statement(&table));
        table.finish();
        Some((day?, statement))
    });
    // A day that could not be read is a fault already.
    if sessions.len() == written {
        in_order(programme, &sessions, opens.as_ref().map(|(day, _)| *day), sequel.as_ref());
    }
    let committee = programme.table("comite").map(|table| {
        let months = table.some_texts("mois").iter().filter_map(|text| month(&table, text)).collect();
        if !table.has("mois") {
            table.fault("mois", "cette liste manque", Some("par exemple [\"2021-06\"]".into()));
        }
        let statement = words.statement(&table);
        table.finish();
        (months, statement)
    });
    Calendar { opens, sessions, sequel, committee, remarks: words.statements(programme, "rappels") }
}

/// Sessions follow one another, after the opening and before the end of what is announced.
fn in_order(programme: &Cursor, sessions: &[Session], opens: Option<Day>, sequel: Option<&Sequel>) {
    let days = || sessions.iter().map(|session| session.closes);
    for (index, (before, day)) in days().zip(days().skip(1)).enumerate().filter(|(_, (before, day))| before >= day) {
        let problem = if before == day { "cette session est écrite deux fois" } else { "cette session vient avant la précédente" };
        programme.fault(
            &format!("sessions[{}].cloture", index + 1),
            problem,
            Some("les sessions s’écrivent dans l’ordre des dates".into()),
        );
    }
    if let Some((opens, first)) = opens.zip(days().min()).filter(|(opens, first)| opens > first) {
        programme.fault("ouverture.le", format!("l’ouverture, le {opens}, vient après une clôture, le {first}"), None);
    }
    let Some(sequel) = sequel else { return };
    if let Some(last) = days().max().filter(|last| *last > sequel.until) {
        programme.fault("suite.jusqu_au", format!("le {} vient avant la dernière session datée, le {last}", sequel.until), None);
    }
    if sequel.sessions as usize <= sessions.len() {
        let problem = format!("sessions déjà datées : {} ; aucune ne reste à venir", sessions.len());
        programme.fault("suite.nombre", problem, Some("le nombre de toutes les sessions, datées ou non".into()));
    }
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
