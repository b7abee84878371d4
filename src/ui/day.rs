//! The reference date: visible, and free to change.

use super::desk::Desk;
use super::later;
use super::parts::{label, quiet};
use super::tag::{Tag, tag};
use crate::domain::Catalogue;
use crate::session::Action;
use crate::wording;

/// The date on which the project is looked at.
pub(super) fn reference_day(desk: &Desk) -> Tag {
    let session = &desk.session;
    let (day, today, misread) = (session.view.day, session.today, &session.view.day_misread);
    // A day that was read is shown as the field writes it, however it was given.
    let value = session.answers.date.clone().filter(|_| misread.is_some()).unwrap_or_else(|| day.to_string());
    let stale = session.catalogue.is_stale(day);
    let travelled = desk.rest.and_then(|rest| later::travelled(rest, desk));
    let input = tag("input")
        .attrs(&[("id", "g-date"), ("type", "date"), ("aria-describedby", "g-date-note")])
        .value(&value)
        .on_change(desk.changed(Action::Date))
        .attr_if("aria-invalid", misread.is_some().then_some("true"));
    let back = (day != today).then(|| quiet(wording::page::BACK_TO_TODAY, desk.does(Action::Date(today.to_string()))));
    let note = tag("p").id("g-date-note");
    let note = match misread {
        Some(misread) => note.with(tag("span").class("g-error").say(&wording::page::date_misread(&misread.problem))),
        None => note.say(&wording::page::day_note(day, today, stale)),
    };
    tag("section")
        .class(if stale { "g-day g-day-stale" } else { "g-day" })
        .attr("aria-label", wording::page::DATE_REGION)
        .with(tag("div").class("g-day-field").with(label("g-date", wording::page::DATE_LABEL)).with(input).with(back))
        .with(note)
        .with(stale.then(|| outside(&session.catalogue)))
        .with(travelled.map(|travelled| tag("p").class("g-travelled").say(&travelled)))
}

/// Where to look for what is current: the one way out of a page that is old.
fn outside(catalogue: &Catalogue) -> Option<Tag> {
    let outside = catalogue.staleness.current.as_ref()?;
    let link = tag("a").attrs(&[("href", &outside.address), ("rel", "external noopener")]).say(&outside.text);
    Some(tag("p").class("g-outside").with(link).say(wording::page::OUTSIDE))
}
