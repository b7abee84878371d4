//! The calendars of the programmes on one axis, with the reference day on it.

use yew::prelude::*;

use super::super::parts::{folded, item};
use super::super::tag::{Tag, all, tag};
use super::axis::{self, Axis, Mark, Side};
use super::{drawing, entry, percent, texture, textures};
use crate::domain::{Calendar, Catalogue, Day, Month, sort_by_key};
use crate::session::Session;
use crate::wording;
use crate::wording::pictures::Moment;

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
    let caption = tag("figcaption")
        .with(tag("span").id(&title).say(&wording::pictures::years(axis.first, axis.last())))
        .say(" ")
        .with(tag("strong").say(&format!("{reference}.")));
    let scale = tag("div").class("g-timeline-row g-timeline-axis").with(tag("p")).with(scale(&axis, now, session.view.day));
    tag("figure")
        .class("g-picture g-timeline")
        .attr("aria-labelledby", &title)
        .with(caption)
        .with(tag("div").class("g-timeline-rows").with(scale).with(all(rows.iter().map(|row| line(row, &axis, now)))))
        .with(legend(&rows, &reference))
        .with(folded("g-as-text", wording::pictures::CALENDAR_AS_TEXT).with(as_text(&rows, session.view.day, &reference)))
        .html()
}

/// The axis: a tick for each month, the quarters where there is room, the years, and the reference day above.
fn scale(axis: &Axis, now: Mark, day: Day) -> Tag {
    let tick = |(x, month): (u32, Month)| {
        let height = if month.month % 3 == 1 { "30" } else { "36" };
        let quarter = || label("g-quarter", x, "54").say(wording::pictures::quarter(month.month));
        tag("g").with(upright("g-tick", x, height, "40")).with((month.month % 3 == 1).then(quarter)).html()
    };
    let years = axis.years();
    let year = |(index, (x, year)): (usize, &(u32, i32))| {
        let length = years.get(index + 1).map_or(1000, |(next, _)| *next) - x;
        let class = if length < SHORT_YEAR { "g-year g-year-short" } else { "g-year" };
        label(class, *x, "28").say(&year.to_string()).html()
    };
    let anchor = if now.at < 250 {
        "start"
    } else if now.at > 750 {
        "end"
    } else {
        "middle"
    };
    let today = tag("text").attrs(&[("class", "g-now-label"), ("x", &percent(now.at)), ("y", "12"), ("text-anchor", anchor)]);
    drawing("100%", "58")
        .attr("aria-hidden", "true")
        .with(textures(PREFIX))
        .with(all(axis.months().into_iter().map(tick)))
        .with(all(years.iter().enumerate().map(year)))
        .with(level("g-tick", "0", "100%", "40"))
        .with(reference_line(now, "16"))
        .with(arrow(now))
        .with(today.say(&wording::pictures::day_label(day, now.side == Side::Within)))
}

/// A text just right of its place.
fn label(class: &str, x: u32, y: &str) -> Tag {
    tag("text").attrs(&[("class", class), ("x", &percent(x)), ("y", y), ("dx", "2")])
}

/// A line from top to bottom.
fn upright(class: &str, x: u32, top: &str, bottom: &str) -> Tag {
    let x = percent(x);
    stroke(class, [&x, &x], [top, bottom])
}

/// A line from left to right.
fn level(class: &str, left: &str, right: &str, y: &str) -> Tag {
    stroke(class, [left, right], [y, y])
}

fn stroke(class: &str, x: [&str; 2], y: [&str; 2]) -> Tag {
    tag("line").attrs(&[("class", class), ("x1", x[0]), ("x2", x[1]), ("y1", y[0]), ("y2", y[1])])
}

/// One row: whose dates, which ones in words, and their drawing.
fn line(row: &Row, axis: &Axis, now: Mark) -> Html {
    let year = |(x, _): (u32, i32)| upright("g-tick", x, "0", "100%").html();
    let (points, spans): (Vec<_>, Vec<_>) = row.moments.iter().partition(|moment| matches!(moment, Moment::Opens(_) | Moment::Closes(_)));
    let words = tag("p")
        .with(tag("strong").say(&wording::pictures::names(&row.names)))
        .with(tag("span").class("g-note").say(&wording::pictures::row(&row.moments)));
    let dates = tag("svg")
        .attrs(&[("class", "g-at"), ("y", "50%"), ("height", "1")])
        .with(filing(&row.moments, axis))
        .with(all(spans.iter().chain(&points).map(|moment| drawn(moment, axis))));
    let drawing = drawing("100%", "40")
        .attr("aria-hidden", "true")
        .with(all(axis.years().into_iter().map(year)))
        .with(dates)
        .with(reference_line(now, "0"));
    tag("div").class("g-timeline-row").with(words).with(drawing).html()
}

/// The time when applications can be filed, in dashes where the page does not say since when.
fn filing(moments: &[Moment], axis: &Axis) -> Option<Tag> {
    let opens = moments.iter().find_map(|moment| if let Moment::Opens(day) = moment { Some(*day) } else { None });
    let end = |moment: &Moment| match moment {
        Moment::Closes(day) | Moment::Undated(day) => Some(*day),
        _ => None,
    };
    let until = moments.iter().filter_map(end).max()?;
    let from = opens.map_or(0, |day| axis.at(day));
    let class = if opens.is_some() { "g-filing" } else { "g-filing g-since-unknown" };
    Some(level(class, &percent(from), &percent(axis.at(until)), "0"))
}

fn drawn(moment: &Moment, axis: &Axis) -> Html {
    let (from, to) = span(moment);
    let (x, width) = (axis.at(from), axis.at(to) - axis.at(from));
    let wide = |class: &str, fill: &str| block(class, fill, [&percent(x), &percent(width)], ["-12", "24"]).html();
    match moment {
        Moment::Undated(_) => Html::default(),
        Moment::Committee(_) => wide("g-committee", "dots"),
        Moment::Sequel { .. } => wide("g-sequel", "hatch"),
        Moment::Opens(_) => sign(x, "0", path("g-opens", "M-4 -8 L8 0 L-4 8 Z")).html(),
        Moment::Closes(_) => sign(x, "0", path("g-closes", "M0 -10 L8 0 L0 10 L-8 0 Z")).html(),
    }
}

fn block(class: &str, fill: &str, [x, width]: [&str; 2], [y, height]: [&str; 2]) -> Tag {
    let fill = texture(PREFIX, fill);
    tag("rect").attrs(&[("class", class), ("x", x), ("width", width), ("y", y), ("height", height), ("fill", &fill)])
}

fn path(class: &str, d: &str) -> Tag {
    tag("path").attrs(&[("class", class), ("d", d)])
}

/// A shape at a place that is a part of the width, drawn around its own origin.
fn sign(x: u32, y: &str, shape: Tag) -> Tag {
    tag("svg").attrs(&[("class", "g-at"), ("x", &percent(x)), ("y", y), ("width", "1"), ("height", "1")]).with(shape)
}

/// The reference day across a drawing; in dashes where it is only the end of the axis.
fn reference_line(now: Mark, top: &str) -> Tag {
    let class = if now.side == Side::Within { "g-now" } else { "g-now g-now-beyond" };
    upright(class, now.at, top, "100%")
}

/// At the end of the axis, the way to a reference day beyond it.
fn arrow(now: Mark) -> Option<Tag> {
    let outline = match now.side {
        Side::Within => return None,
        Side::Before => "M10 0 L10 10 L0 5 Z",
        Side::After => "M-10 0 L-10 10 L0 5 Z",
    };
    Some(sign(now.at, "18", path("g-now-arrow", outline)))
}

/// What each mark stands for, each once.
fn legend(rows: &[Row], reference: &str) -> Tag {
    let mut kinds: Vec<&Moment> = Vec::new();
    for moment in rows.iter().flat_map(|row| &row.moments) {
        if !kinds.iter().any(|kind| std::mem::discriminant(*kind) == std::mem::discriminant(moment)) {
            kinds.push(moment);
        }
    }
    let kind = |moment: &&Moment| entry(sample(moment), wording::pictures::mark(moment));
    let now = stroke("g-now", ["12", "12"], ["0", "16"]);
    tag("ul").class("g-legend").with(all(kinds.iter().map(kind))).with(entry(now, reference))
}

fn sample(moment: &Moment) -> Tag {
    match moment {
        Moment::Opens(_) => path("g-opens", "M8 1 L19 8 L8 15 Z"),
        Moment::Closes(_) => {
            tag("g").with(level("g-filing g-since-unknown", "0", "14", "8")).with(path("g-closes", "M16 1 L22 8 L16 15 L10 8 Z"))
        }
        Moment::Committee(_) => block("g-committee", "dots", ["1", "22"], ["1", "14"]),
        Moment::Sequel { .. } => block("g-sequel", "hatch", ["1", "22"], ["1", "14"]),
        Moment::Undated(_) => level("g-filing", "0", "24", "8"),
    }
}

/// The same, as a list of dated facts.
fn as_text(rows: &[Row], day: Day, reference: &str) -> Tag {
    let of_row = |row: &Row| {
        let fact = |moment: &Moment| (span(moment).0, wording::pictures::fact(&wording::pictures::moment(moment), &row.names));
        row.moments.iter().map(fact).collect::<Vec<_>>()
    };
    let mut facts: Vec<(Day, String)> = rows.iter().flat_map(of_row).collect();
    facts.push((day, format!("{reference}.")));
    sort_by_key(&mut facts, |(day, _)| *day);
    tag("ol").class("g-timeline-text").with(all(facts.iter().map(|(_, text)| item(text))))
}
