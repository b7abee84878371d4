//! The reference date: visible, and free to change.

use yew::prelude::*;

use super::desk::Desk;
use super::later;
use super::parts::{label, quiet};
use super::tag::{Tag, tag};
use crate::domain::Catalogue;
use crate::session::{Action, Reference};
use crate::wording;

/// The date on which the project is looked at.
pub(super) fn reference_day(desk: &Desk) -> Tag {
    let session = &desk.session;
    let (day, reference) = (session.view.day, &session.view.reference);
    // What is being typed stays as it is typed: the browser would lose the place in it.
    let value = match reference {
        Reference::Today | Reference::Settled(_) => day.to_string(),
        _ => session.answers.date.clone().unwrap_or_default(),
    };
    let misread = if let Reference::Misread(problem) = reference { Some(&problem.problem) } else { None };
    let stale = session.catalogue.is_stale(day);
    let travelled = desk.rest.and_then(|rest| later::travelled(rest, desk));
    let input = tag("input")
        .attrs(&[("id", "g-date"), ("type", "date"), ("aria-describedby", "g-date-note")])
        .value(&value)
        .on_change(desk.changed(Action::Date))
        .on_blur(desk.act.reform(|_: FocusEvent| Action::LeaveDate))
        .attr_if("aria-invalid", misread.is_some().then_some("true"));
    let back = (day != session.today || !matches!(reference, Reference::Today | Reference::Settled(_)))
        .then(|| quiet(wording::page::BACK_TO_TODAY, desk.moves(Action::FollowToday, "g-date")));
    let note = tag("p").id("g-date-note").attr_if("role", session.turned.then_some("status"));
    let note = match misread {
        Some(problem) => note.with(tag("span").class("g-error").say(&wording::page::date_misread(problem))),
        None => note.say(&wording::page::day_note(session, stale)),
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
