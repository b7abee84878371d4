//! The calendars of the programmes on one axis, with the reference day on it.

use yew::prelude::*;

use super::axis::{self, Axis, Mark, Side};
use super::wording::pictures::Moment;
use super::{entry, percent, texture, textures, wording};
use crate::domain::{Calendar, Catalogue, Day, Month, sort_by_key};
use crate::session::Session;

/// What the identifiers of this picture start with.
const PREFIX: &str = "g-calendar";
/// The part of a year on the axis, in thousandths, below which its number has no room on a narrow screen.
const SHORT_YEAR: u32 = 150;

/// The programmes that have the same dates, and these dates.
struct Row<'c> {
    names: Vec<&'c str>,
    moments: Vec<Moment>,
}

/// One row for each set of dates, in the order of the catalogue.
fn rows(catalogue: &Catalogue) -> Vec<Row<'_>> {
    let mut rows: Vec<Row> = Vec::new();
    for programme in &catalogue.programmes {
        let moments = moments(&programme.calendar, catalogue.staleness.after);
        match rows.iter_mut().find(|row| row.moments == moments) {
            Some(row) => row.names.push(&programme.short),
            None => rows.push(Row { names: vec![&programme.short], moments }),
        }
    }
    rows
}

/// Everything that a calendar dates, earliest first.
fn moments(calendar: &Calendar, stale_after: Day) -> Vec<Moment> {
    let mut moments: Vec<Moment> = calendar.opens.iter().map(|(day, _)| Moment::Opens(*day)).collect();
    moments.extend(calendar.sessions.iter().map(|session| Moment::Closes(session.closes)));
    moments.extend(calendar.committee.iter().flat_map(|(months, _)| months).map(|month| Moment::Committee(*month)));
    let last = calendar.sessions.last().map(|session| session.closes);
    let sequel = calendar.sequel.as_ref().zip(last);
    moments.extend(sequel.map(|(sequel, after)| Moment::Sequel { after, sessions: sequel.sessions, until: sequel.until }));
    moments.extend(last.is_none().then_some(Moment::Undated(stale_after)));
    sort_by_key(&mut moments, |moment| span(moment).0);
    moments
}

/// The first and the last day of a moment.
fn span(moment: &Moment) -> (Day, Day) {
    match moment {
        Moment::Opens(day) | Moment::Closes(day) | Moment::Undated(day) => (*day, *day),
        Moment::Sequel { after, until, .. } => (*after, *until),
        Moment::Committee(month) => axis::span_of(*month).unwrap_or((Day::EPOCH, Day::EPOCH)),
    }
}

/// The calendar of every programme.
pub(in crate::ui) fn timeline(session: &Session) -> Html {
    let rows = rows(&session.catalogue);
    let Some(axis) = Axis::around(rows.iter().flat_map(|row| &row.moments).flat_map(|moment| <[Day; 2]>::from(span(moment)))) else {
        return Html::default();
    };
    let now = axis.mark(session.view.day);
    let reference = wording::pictures::reference(session.view.day, session.today, now.side == Side::Within);
    let title = format!("{PREFIX}-title");
    html! {
        <figure class="g-picture g-timeline" aria-labelledby={title.clone()}>
            <figcaption>
                <span id={title}>{ wording::pictures::years(axis.first, axis.last()) }</span>{ " " }
                <strong>{ format!("{reference}.") }</strong>
            </figcaption>
            <div class="g-timeline-rows">
                <div class="g-timeline-row g-timeline-axis"><p></p>{ scale(&axis, now, session.view.day) }</div>
                { for rows.iter().map(|row| line(row, &axis, now)) }
            </div>
            { legend(&rows, &reference) }
            <details>
                <summary>{ wording::pictures::CALENDAR_AS_TEXT }</summary>
                { as_text(&rows, session.view.day, &reference) }
            </details>
        </figure>
    }
}

/// The axis: a tick for each month, the quarters where there is room, the years, and the reference day above.
fn scale(axis: &Axis, now: Mark, day: Day) -> Html {
    let tick = |(x, month): (u32, Month)| {
        let height = if month.month % 3 == 1 { "30" } else { "36" };
        let x = percent(x);
        html! { <>
            <line class="g-tick" x1={x.clone()} x2={x.clone()} y1={height} y2="40" />
            if month.month % 3 == 1 { <text class="g-quarter" {x} y="54" dx="2">{ wording::pictures::quarter(month.month) }</text> }
        </> }
    };
    let years = axis.years();
    let year = |(index, (x, year)): (usize, &(u32, i32))| {
        let length = years.get(index + 1).map_or(1000, |(next, _)| *next) - x;
        let class = classes!("g-year", (length < SHORT_YEAR).then_some("g-year-short"));
        html! { <text {class} x={percent(*x)} y="28" dx="2">{ year }</text> }
    };
    let anchor = if now.at < 250 {
        "start"
    } else if now.at > 750 {
        "end"
    } else {
        "middle"
    };
    html! {
        <svg width="100%" height="58" aria-hidden="true" focusable="false">
            { textures(PREFIX) }
            { for axis.months().into_iter().map(tick) }
            { for years.iter().enumerate().map(year) }
            <line class="g-tick" x1="0" x2="100%" y1="40" y2="40" />
            { reference_line(now, "16") }
            { arrow(now) }
            <text class="g-now-label" x={percent(now.at)} y="12" text-anchor={anchor}>{ wording::pictures::day_label(day, now.side == Side::Within) }</text>
        </svg>
    }
}

/// One row: whose dates, which ones in words, and their drawing.
fn line(row: &Row, axis: &Axis, now: Mark) -> Html {
    let year = |(x, _): (u32, i32)| html! { <line class="g-tick" x1={percent(x)} x2={percent(x)} y1="0" y2="100%" /> };
    let (points, spans): (Vec<_>, Vec<_>) = row.moments.iter().partition(|moment| matches!(moment, Moment::Opens(_) | Moment::Closes(_)));
    html! {
        <div class="g-timeline-row">
            <p><strong>{ wording::pictures::names(&row.names) }</strong><span class="g-note">{ wording::pictures::row(&row.moments) }</span></p>
            <svg width="100%" height="40" aria-hidden="true" focusable="false">
                { for axis.years().into_iter().map(year) }
                <svg class="g-at" y="50%" height="1">
                    { filing(&row.moments, axis) }
                    { for spans.iter().chain(&points).map(|moment| drawn(moment, axis)) }
                </svg>
                { reference_line(now, "0") }
            </svg>
        </div>
    }
}

/// The time when applications can be filed, in dashes where the page does not say since when.
fn filing(moments: &[Moment], axis: &Axis) -> Html {
    let opens = moments.iter().find_map(|moment| if let Moment::Opens(day) = moment { Some(*day) } else { None });
    let end = |moment: &Moment| match moment {
        Moment::Closes(day) | Moment::Undated(day) => Some(*day),
        _ => None,
    };
    let Some(until) = moments.iter().filter_map(end).max() else { return Html::default() };
    let from = opens.map_or(0, |day| axis.at(day));
    let class = if opens.is_some() { "g-filing" } else { "g-filing g-since-unknown" };
    html! { <line {class} x1={percent(from)} x2={percent(axis.at(until))} y1="0" y2="0" /> }
}

fn drawn(moment: &Moment, axis: &Axis) -> Html {
    let (from, to) = span(moment);
    let (x, width) = (axis.at(from), axis.at(to) - axis.at(from));
    let wide = |class: &'static str, fill: &str| {
        html! { <rect {class} x={percent(x)} width={percent(width)} y="-12" height="24" fill={texture(PREFIX, fill)} /> }
    };
    match moment {
        Moment::Undated(_) => Html::default(),
        Moment::Committee(_) => wide("g-committee", "dots"),
        Moment::Sequel { .. } => wide("g-sequel", "hatch"),
        Moment::Opens(_) => {
            html! { <svg class="g-at" x={percent(x)} y="0" width="1" height="1"><path class="g-opens" d="M-4 -8 L8 0 L-4 8 Z" /></svg> }
        }
        Moment::Closes(_) => {
            html! { <svg class="g-at" x={percent(x)} y="0" width="1" height="1"><path class="g-closes" d="M0 -10 L8 0 L0 10 L-8 0 Z" /></svg> }
        }
    }
}

/// The reference day across a drawing; in dashes where it is only the end of the axis.
fn reference_line(now: Mark, top: &'static str) -> Html {
    let class = classes!("g-now", (now.side != Side::Within).then_some("g-now-beyond"));
    html! { <line {class} x1={percent(now.at)} x2={percent(now.at)} y1={top} y2="100%" /> }
}

/// At the end of the axis, the way to a reference day beyond it.
fn arrow(now: Mark) -> Html {
    let path = match now.side {
        Side::Within => return Html::default(),
        Side::Before => "M10 0 L10 10 L0 5 Z",
        Side::After => "M-10 0 L-10 10 L0 5 Z",
    };
    html! { <svg class="g-at" x={percent(now.at)} y="18" width="1" height="1"><path class="g-now-arrow" d={path} /></svg> }
}

/// What each mark stands for, each once.
fn legend(rows: &[Row], reference: &str) -> Html {
    let mut kinds: Vec<&Moment> = Vec::new();
    for moment in rows.iter().flat_map(|row| &row.moments) {
        if !kinds.iter().any(|kind| std::mem::discriminant(*kind) == std::mem::discriminant(moment)) {
            kinds.push(moment);
        }
    }
    let kind = |moment: &&Moment| entry(sample(moment), wording::pictures::mark(moment).to_owned());
    let now = html! { <line class="g-now" x1="12" x2="12" y1="0" y2="16" /> };
    html! { <ul class="g-legend">{ for kinds.iter().map(kind) }{ entry(now, reference.to_owned()) }</ul> }
}

fn sample(moment: &Moment) -> Html {
    match moment {
        Moment::Opens(_) => html! { <path class="g-opens" d="M8 1 L19 8 L8 15 Z" /> },
        Moment::Closes(_) => html! { <>
            <line class="g-filing g-since-unknown" x1="0" x2="14" y1="8" y2="8" />
            <path class="g-closes" d="M16 1 L22 8 L16 15 L10 8 Z" />
        </> },
        Moment::Committee(_) => html! { <rect class="g-committee" x="1" y="1" width="22" height="14" fill={texture(PREFIX, "dots")} /> },
        Moment::Sequel { .. } => html! { <rect class="g-sequel" x="1" y="1" width="22" height="14" fill={texture(PREFIX, "hatch")} /> },
        Moment::Undated(_) => html! { <line class="g-filing" x1="0" x2="24" y1="8" y2="8" /> },
    }
}

/// The same, as a list of dated facts.
fn as_text(rows: &[Row], day: Day, reference: &str) -> Html {
    let of_row = |row: &Row| {
        let fact = |moment: &Moment| (span(moment).0, wording::pictures::fact(&wording::pictures::moment(moment), &row.names));
        row.moments.iter().map(fact).collect::<Vec<_>>()
    };
    let mut facts: Vec<(Day, String)> = rows.iter().flat_map(of_row).collect();
    facts.push((day, format!("{reference}.")));
    sort_by_key(&mut facts, |(day, _)| *day);
    html! { <ol class="g-timeline-text">{ for facts.into_iter().map(|(_, text)| html! { <li>{ text }</li> }) }</ol> }
}
