//! The reference date: visible, and free to change.

use yew::prelude::*;

use super::{Hands, wording};
use crate::domain::{Day, Misread};
use crate::session::Action;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReferenceDayProps {
    pub(super) day: Day,
    pub(super) today: Day,
    pub(super) typed: Option<String>,
    pub(super) misread: Option<Misread>,
    pub(super) stale_after: Day,
    /// What the last change of date changed, in a sentence.
    pub(super) travelled: Option<String>,
    pub(super) act: Callback<Action>,
}

/// The date on which the project is looked at.
#[component]
pub(super) fn ReferenceDay(props: &ReferenceDayProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let typed = props.act.reform(move |event: Event| Action::Date((hands.text)(&event)));
    let today = props.today.to_string();
    let back = props.act.reform(move |_: MouseEvent| Action::Date(today.clone()));
    let value = props.typed.clone().unwrap_or_else(|| props.day.to_string());
    let stale = props.day > props.stale_after;
    html! {
        <section class={classes!("g-day", stale.then_some("g-day-stale"))} aria-label={wording::page::DATE_REGION}>
            <div class="g-day-field">
                <label for="g-date">{ wording::page::DATE_LABEL }</label>
                <input id="g-date" type="date" {value} onchange={typed} aria-describedby="g-date-note"
                    aria-invalid={props.misread.is_some().then_some("true")} />
                if props.day != props.today {
                    <button type="button" class="g-quiet" onclick={back}>{ wording::page::BACK_TO_TODAY }</button>
                }
            </div>
            <p id="g-date-note">
                if let Some(misread) = &props.misread {
                    <span class="g-error">{ wording::page::date_misread(&misread.problem) }</span>
                } else {
                    { wording::page::day_note(props.day, props.today, stale) }
                }
            </p>
            if let Some(travelled) = &props.travelled { <p class="g-travelled">{ travelled.clone() }</p> }
        </section>
    }
}
