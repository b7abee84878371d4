//! The reference date: visible, and free to change.

use yew::prelude::*;

use super::desk::Desk;
use super::parts::quiet;
use super::wording;
use crate::session::Action;

/// The date on which the project is looked at.
pub(super) fn reference_day(desk: &Desk) -> Html {
    let session = &desk.session;
    let (day, today, misread) = (session.view.day, session.today, &session.view.day_misread);
    let value = session.answers.date.clone().unwrap_or_else(|| day.to_string());
    let stale = day > session.catalogue.staleness.after;
    let travelled = wording::changes::shifts(&session.catalogue, &session.travelled, Some(day));
    html! {
        <section class={if stale { "g-day g-day-stale" } else { "g-day" }} aria-label={wording::page::DATE_REGION}>
            <div class="g-day-field">
                <label for="g-date">{ wording::page::DATE_LABEL }</label>
                <input id="g-date" type="date" {value} onchange={desk.changed(Action::Date)} aria-describedby="g-date-note"
                    aria-invalid={misread.is_some().then_some("true")} />
                if day != today {
                    { quiet(wording::page::BACK_TO_TODAY, desk.does(Action::Date(today.to_string()))) }
                }
            </div>
            <p id="g-date-note">
                if let Some(misread) = misread {
                    <span class="g-error">{ wording::page::date_misread(&misread.problem) }</span>
                } else {
                    { wording::page::day_note(day, today, stale) }
                }
            </p>
            if let Some(travelled) = travelled { <p class="g-travelled">{ travelled }</p> }
        </section>
    }
}
