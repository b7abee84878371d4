//! The deadlines still to come, as calendars read them.

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::{Catalogue, Day};
use guichet::session::{Action, Event, Revision, View, calendar};
use guichet::wording::agenda::ics;
use proptest::prelude::*;

use crate::{CATALOGUE, answer, day, session, village};

fn on(date: &str) -> Option<String> {
    ics(&CATALOGUE, &session(&[Action::Date(date.into())]).view, day("2021-05-12"))
}

const FIRST: &str = "2021-05-12";

fn revision() -> Revision {
    Revision { stamp: day(FIRST), sequence: 7 }
}

/// The lines, unfolded, after the shape of the file was checked.
fn lines(file: &str) -> Vec<String> {
    assert!(file.ends_with("END:VCALENDAR\r\n"));
    assert_eq!(file.matches('\n').count(), file.matches("\r\n").count(), "a line feed stands alone");
    assert_eq!(file.matches('\r').count(), file.matches("\r\n").count(), "a carriage return stands alone");
    for line in file.split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
    }
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

fn values<'l>(lines: &'l [String], name: &str) -> Vec<&'l str> {
    lines.iter().filter_map(|line| line.strip_prefix(name)?.strip_prefix(':')).collect()
}

#[test]
fn every_deadline_to_come_is_there_and_the_closing_day_is_still_one() {
    let starts = |date: &str| -> Vec<String> {
        let file = on(date).map(|file| lines(&file)).unwrap_or_default();
        values(&file, "DTSTART;VALUE=DATE").into_iter().map(str::to_owned).collect()
    };
    assert_eq!(starts("2021-05-12"), ["20210827", "20210827", "20210528", "20210528", "20210528"]);
    assert_eq!(starts("2021-05-28").len(), 5);
    assert_eq!(starts("2021-05-29"), ["20210827", "20210827"]);
    assert_eq!(starts("2021-08-27").len(), 2);
    assert_eq!(starts("2020-11-16").iter().filter(|start| *start == "20201117").count(), 2);
    assert_eq!(starts("2020-11-17").iter().filter(|start| *start == "20201117").count(), 0);
    assert_eq!(on("2021-08-28"), None);
    assert_eq!(on("2030-01-01"), None);
}

#[test]
fn an_event_fills_its_day_quotes_its_clause_and_keeps_its_identifier() {
    let file = on("2021-05-12").unwrap();
    let lines = lines(&file);
    assert_eq!(&lines[..2], ["BEGIN:VCALENDAR", "VERSION:2.0"]);
    assert!(lines[2].starts_with("PRODID:"));
    assert_eq!(values(&lines, "DTEND;VALUE=DATE")[0], "20210828");
    assert!(values(&lines, "DTSTAMP").iter().all(|stamp| *stamp == "20210512T000000Z"));
    let uids = values(&lines, "UID");
    assert_eq!(uids[0], "fitn-volet-1-cloture-1@haut-rhin-2021");
    let distinct: std::collections::BTreeSet<&&str> = uids.iter().collect();
    assert_eq!(distinct.len(), uids.len());
    let description = values(&lines, "DESCRIPTION")[0];
    assert!(
        description.contains("Clause\u{a0}V1-21") && description.contains("Dépôt des dossiers : jusqu'au 27 août 2021"),
        "{description}"
    );
    assert!(description.contains("\\n") && description.contains("https://"));
    let later = on("2021-05-20").unwrap();
    assert!(later.contains("UID:fitn-volet-1-cloture-1@haut-rhin-2021\r\n"), "an identifier does not depend on the day");
    assert!(lines.iter().filter(|line| *line == "BEGIN:VEVENT").count() == lines.iter().filter(|line| *line == "END:VEVENT").count());
}

/// The embedded rules with some words replaced by others.
fn corrected(changes: &[(&str, &str)]) -> Catalogue {
    let text = changes.iter().fold(EMBEDDED.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "the catalogue says no {from}");
        text.replace(from, to)
    });
    load(&text).expect("the corrected catalogue loads")
}

/// The identifier, the day and the number of each event of a file made on a day.
fn events(catalogue: &Catalogue, made: &str) -> Vec<(String, String, u32)> {
    let view = View::of(catalogue, day(made), &session(&[Action::Date("2021-05-12".into())]).answers);
    let lines = lines(&ics(catalogue, &view, day(made)).unwrap());
    let text = |name: &str| values(&lines, name).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let numbers = text("SEQUENCE").into_iter().map(|number| number.parse().unwrap());
    text("UID").into_iter().zip(text("DTSTART;VALUE=DATE")).zip(numbers).map(|((uid, start), number)| (uid, start, number)).collect()
}

#[test]
fn a_file_imported_again_after_a_date_was_corrected_moves_the_same_event() {
    let before = events(&CATALOGUE, "2021-05-12");
    // On the same day with another version, and on another day with the same one; the new date may come before the old one.
    let version = format!("\"version\":\"{}\"", CATALOGUE.version);
    for (date, compact) in [("2021-09-03", "20210903"), ("2021-08-20", "20210820")] {
        let dated = ("2021-08-27", date);
        let others =
            [events(&corrected(&[dated, (&version, "\"version\":\"1.0.1\"")]), "2021-05-12"), events(&corrected(&[dated]), "2021-05-13")];
        for after in others {
            assert_eq!(after.len(), before.len());
            for ((old, was, number), (new, is, next)) in before.iter().zip(&after) {
                assert_eq!(old, new, "another event");
                assert!(next > number, "{new}: {next} does not come after {number}");
                assert_eq!(is, if was == "20210827" { compact } else { was });
            }
        }
    }
}

#[test]
fn the_number_of_a_newer_file_is_higher_whatever_the_day_that_was_looked_at_and_however_the_version_is_written() {
    let number =
        |version: &str, made: &str| events(&corrected(&[("\"version\":\"1.0.0\"", &format!("\"version\":\"{version}\""))]), made)[0].2;
    for (older, newer) in [("1.0.0", "1.0.1"), ("1.0.9", "1.1.0"), ("1.9.9", "2.0.0"), ("2021-05-12", "2021-06-01"), ("v2", "v3")] {
        assert!(number(older, "2021-05-12") < number(newer, "2021-05-12"), "{older}, {newer}");
        assert!(number(older, "2021-05-12") < number(older, "2021-05-13"), "{older}");
    }
    for odd in ["première", "99999999999999999999", "9999999.9999999.9999999"] {
        assert!(number(odd, "2021-05-12") <= i32::MAX.unsigned_abs(), "{odd}");
    }
    let stamped = |looked_at: &str| on(looked_at).unwrap().contains("DTSTAMP:20210512T000000Z");
    assert!(stamped("2020-11-16") && stamped("2021-05-20"), "a file is dated by the day on which it is made");
}

#[test]
fn a_programme_that_does_not_concern_the_project_has_no_deadline_for_it() {
    let mut actions = village();
    actions.push(answer("objets", "demarches"));
    let file = ics(&CATALOGUE, &session(&actions).view, day(FIRST)).unwrap();
    assert!(file.contains("UID:aap-demarches-") && !file.contains("UID:aap-donnees-"));
}

fn event(text: &str) -> Event {
    Event { uid: text.into(), day: day("2021-12-31"), title: text.into(), description: text.into(), address: Some(text.into()) }
}

#[test]
fn the_year_ends_and_so_does_the_calendar() {
    let next = |text: &str| calendar("a", "b", revision(), &[Event { day: day(text), ..event("x") }]);
    assert!(next("2021-12-31").contains("DTEND;VALUE=DATE:20220101\r\n"));
    assert!(next("2024-02-28").contains("DTEND;VALUE=DATE:20240229\r\n"));
    // No date is read so far away; the clock of a machine may stand there.
    let last = Day::at_epoch_millis(253_402_210_800_000).unwrap();
    assert!(last.plus(1).is_none());
    assert!(!calendar("a", "b", revision(), &[Event { day: last, ..event("x") }]).contains("DTEND"));
}

#[test]
fn what_has_a_meaning_in_the_format_is_escaped() {
    let file = calendar("a", "b", revision(), &[event("a,b;c\\d\ne\rf: \"g\"")]);
    assert!(file.contains("\r\nSUMMARY:a\\,b\\;c\\\\d\\nef: \"g\"\r\n"), "{file}");
    assert!(!file.contains("URL:"), "an address that breaks its line is left out");
}

proptest! {
    #[test]
    fn any_text_stays_in_its_property(text in "(?s).{0,200}", accents in "[é🦀,;\\\\\n]{0,120}") {
        for text in [text, accents] {
            let file = calendar(&text, &text, revision(), &[event(&text)]);
            let lines = lines(&file);
            let names: Vec<&str> = lines.iter().map(|line| line.split([':', ';']).next().unwrap()).collect();
            let known = ["BEGIN", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "URL", "TRANSP", "END"];
            prop_assert!(names.iter().all(|name| known.contains(name)), "{:?}", names);
            let said = values(&lines, "SUMMARY")[0].replace("\\\\", "\u{1}").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace('\u{1}', "\\");
            let kept: String = text.chars().filter(|c| *c == '\n' || !c.is_control()).collect();
            prop_assert_eq!(said, kept);
        }
    }
}
