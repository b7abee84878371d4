//! Days to come as a calendar file (RFC 5545): escapes, folded lines, stable identifiers.

use crate::domain::Day;

/// Most octets of a line, its end not counted.
const LONGEST_LINE: usize = 75;

/// A day to write down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Identifies the event, whatever its day: importing the file again moves it.
    pub uid: String,
    /// The day, which it fills.
    pub day: Day,
    /// Its title.
    pub title: String,
    /// What there is to know.
    pub description: String,
    /// Where to go.
    pub address: Option<String>,
}

/// Which of two files about the same events is the newer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The day on which the file is written. There is no clock here.
    pub stamp: Day,
    /// Higher in each newer file.
    pub sequence: u32,
}

/// The events as a file.
pub fn calendar(name: &str, product: &str, revision: Revision, events: &[Event]) -> String {
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned()];
    lines.push(format!("PRODID:{}", escaped(product)));
    lines.push("CALSCALE:GREGORIAN".to_owned());
    lines.push(format!("X-WR-CALNAME:{}", escaped(name)));
    lines.extend(events.iter().flat_map(|event| written(event, revision)));
    lines.push("END:VCALENDAR".to_owned());
    lines.iter().map(|line| folded(line)).collect()
}

fn written(event: &Event, revision: Revision) -> Vec<String> {
    let mut lines = vec!["BEGIN:VEVENT".to_owned()];
    lines.push(format!("UID:{}", escaped(&event.uid)));
    lines.push(format!("DTSTAMP:{}T000000Z", compact(revision.stamp)));
    lines.push(format!("SEQUENCE:{}", revision.sequence));
    lines.push(format!("DTSTART;VALUE=DATE:{}", compact(event.day)));
    // The end is the next day, excluded; without it, the event lasts one day all the same.
    lines.extend(event.day.plus(1).map(|next| format!("DTEND;VALUE=DATE:{}", compact(next))));
    lines.push(format!("SUMMARY:{}", escaped(&event.title)));
    lines.push(format!("DESCRIPTION:{}", escaped(&event.description)));
    let sound = |address: &&String| !address.contains(|c: char| c.is_control() || c.is_whitespace());
    lines.extend(event.address.iter().filter(sound).map(|address| format!("URL:{address}")));
    lines.extend(["TRANSP:TRANSPARENT".to_owned(), "END:VEVENT".to_owned()]);
    lines
}

/// `20210827`.
fn compact(day: Day) -> String {
    day.to_string().replace('-', "")
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The line with its end, cut between characters wherever it would be too long; a space opens what follows a cut.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 2);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LONGEST_LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        octets += c.len_utf8();
        out.push(c);
    }
    out.push_str("\r\n");
    out
}
