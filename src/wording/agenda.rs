//! The deadlines still to come, as a calendar file.

use super::{COLON, page};
use crate::domain::{Catalogue, ClauseId, Day, LinkKind, Programme};
use crate::session::{Event, Revision, View, calendar};

/// The deadlines still to come on the day of the view, for the programmes that concern the project; `None` without any.
/// The file is written today, whatever the day of the view.
pub fn ics(catalogue: &Catalogue, view: &View, today: Day) -> Option<String> {
    let events: Vec<Event> = concerned(catalogue, view).flat_map(|programme| to_come(catalogue, programme, view.day)).collect();
    if events.is_empty() {
        return None;
    }
    let product = format!("-//guichet//{} {}//FR", catalogue.id, catalogue.version);
    let revision = Revision { stamp: today, sequence: sequence(&catalogue.version, today) };
    Some(calendar(&catalogue.title, &product, revision, &events))
}

/// A calendar moves an event when the new one has a higher number: it grows with the version of the rules, which a corrected
/// date changes, and with the day, for rules whose version stayed what it was. It fits the format's 31 bits.
fn sequence(version: &str, today: Day) -> u32 {
    let numbers = version.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse::<i64>().ok());
    let version = numbers.take(3).fold(0_i64, |all, number| all.saturating_mul(1_000).saturating_add(number));
    let sum = version.saturating_add(Day::EPOCH.days_to(today)).clamp(0, i32::MAX.into());
    u32::try_from(sum).unwrap_or_default()
}

/// Whether there is any deadline to come.
pub fn is_worth_keeping(catalogue: &Catalogue, view: &View) -> bool {
    concerned(catalogue, view).any(|programme| {
        let (opens, sessions) = (&programme.calendar.opens, &programme.calendar.sessions);
        opens.iter().any(|(opens, _)| *opens > view.day) || sessions.iter().any(|session| session.closes >= view.day)
    })
}

fn concerned<'c>(catalogue: &'c Catalogue, view: &View) -> impl Iterator<Item = &'c Programme> {
    let applies = |programme: &&Programme| view.assessment.answer(&programme.id).is_some_and(|answer| answer.applies());
    catalogue.programmes.iter().filter(applies)
}

fn to_come(catalogue: &Catalogue, programme: &Programme, day: Day) -> Vec<Event> {
    let opening = programme.calendar.opens.iter().filter(|(opens, _)| *opens > day).map(|(opens, statement)| {
        let title = format!("Ouverture du dépôt{COLON}{}", programme.name);
        event(catalogue, programme, *opens, "ouverture", title, Some(&statement.text), &statement.clauses)
    });
    // Numbered before those that are over are left out: a number stays the same session's.
    let sessions = (1..).zip(&programme.calendar.sessions).filter(|(_, session)| session.closes >= day);
    let closings = sessions.map(|(number, session)| {
        let title = format!("Dernier jour de dépôt{COLON}{}", programme.name);
        event(catalogue, programme, session.closes, &format!("cloture-{number}"), title, None, &session.clauses)
    });
    opening.chain(closings).collect()
}

fn event(
    catalogue: &Catalogue,
    programme: &Programme,
    day: Day,
    kind: &str,
    title: String,
    says: Option<&str>,
    clauses: &[ClauseId],
) -> Event {
    let filing = programme.links.iter().find(|link| link.kind == LinkKind::Filing).and_then(|link| link.address.as_deref());
    let mut sentences: Vec<String> = says.map(str::to_owned).into_iter().collect();
    sentences.extend(clauses.iter().filter_map(|id| catalogue.clause(id)).map(|clause| quote(&clause.id, &clause.text)));
    sentences.extend(filing.map(|address| format!("Dépôt{COLON}{address}")));
    sentences.push(format!("{} {}", page::source(&catalogue.source), catalogue.source_url));
    sentences.push("Vérifiez cette date sur la page\u{a0}: elle a pu changer depuis.".to_owned());
    Event {
        uid: format!("{}-{kind}@{}", programme.id, catalogue.id),
        day,
        title,
        description: sentences.join("\n"),
        address: filing.filter(|address| address.starts_with("https:")).map(str::to_owned),
    }
}

fn quote(id: &ClauseId, text: &str) -> String {
    format!("{}{COLON}{}", page::clause(id), page::quoted(text))
}
