//! A pasted table, column by column, before it becomes expense lines.

use std::sync::Arc;

use yew::prelude::*;

use super::desk::Desk;
use super::field::option;
use super::parts::{button, label, note, quiet};
use super::tag::{Tag, all, tag};
use crate::domain::MAX_LINES;
use crate::session::{Action, Draft, Role, Row, Table};
use crate::wording;

/// Most lines that are shown one by one.
const SHOWN: usize = 12;

/// The table that waits to be added, where there is one; the region that announces it is always there.
pub(super) fn table(desk: &Desk) -> Html {
    let waiting = desk.session.answers.lines.table.as_ref();
    let said = waiting.map(|table| summary(table)).unwrap_or_default();
    let status = tag("p").attrs(&[("class", "g-sr"), ("role", "status")]).say(&said);
    tag("div").class("g-paste").with(status).with(waiting.map(|table| preview(desk, table))).html()
}

fn summary(table: &Table) -> String {
    format!("{}. {}", wording::paste::TITLE, understood(table))
}

fn understood(table: &Table) -> String {
    let kept = table.rows.iter().filter(|row| row.kept).count();
    wording::paste::understood(kept, table.rows.len() - kept)
}

fn preview(desk: &Desk, table: &Arc<Table>) -> Tag {
    let lines = table.lines(&desk.session.catalogue);
    let taken = desk.session.answers.lines.drafts.iter().filter(|draft| !draft.is_blank()).count();
    let over = (lines.len() + taken).saturating_sub(MAX_LINES);
    let unused = table.unused();
    let roles = [Role::Label, Role::Category, Role::Amount];
    let added = lines.len() - over.min(lines.len());
    tag("section")
        .class("g-pasted")
        .attr("aria-labelledby", "g-paste-title")
        .with(tag("h3").id("g-paste-title").say(wording::paste::TITLE))
        .with(note(&understood(table)))
        .with(all(roles.into_iter().map(|role| column(desk, table, role))))
        .with((!unused.is_empty()).then(|| note(&wording::paste::unused(&unused))))
        .with(tag("p").say(wording::paste::LINES))
        .with(tag("ol").with(all(lines.iter().take(SHOWN).map(|line| shown(desk, line)))))
        .with((lines.len() > SHOWN).then(|| note(&wording::paste::more(lines.len() - SHOWN))))
        .with(left_out(desk, table))
        .with((over > 0).then(|| tag("p").class("g-error").say(&wording::paste::beyond(MAX_LINES, over))))
        .with(
            tag("p")
                .class("g-row")
                .with(
                    (added > 0)
                        .then(|| button(&wording::paste::accept(added), desk.does(Action::Paste(table.from, lines[..added].to_vec())))),
                )
                .with(quiet(wording::paste::CANCEL, desk.does(Action::Look(None)))),
        )
}

/// The choice of the column for a role.
fn column(desk: &Desk, table: &Arc<Table>, role: Role) -> Html {
    let (id, chosen) = match role {
        Role::Label => ("g-paste-label", table.label),
        Role::Category => ("g-paste-category", table.category),
        Role::Amount => ("g-paste-amount", table.amount),
    };
    let value = chosen.map(|at| at.to_string()).unwrap_or_default();
    let options = table.columns.iter().map(|column| option(&column.at.to_string(), &wording::paste::column(column), &value));
    let before = table.clone();
    let change = desk.changed(move |text| Action::Look(Some(Arc::new(before.with(role, text.parse().ok())))));
    let list = tag("select").id(id).on_change(change).with(option("", wording::paste::NO_COLUMN, &value)).with(all(options));
    tag("div").class("g-question").with(label(id, wording::paste::role(role))).with(list).html()
}

/// A line as it would be added.
fn shown(desk: &Desk, line: &Draft) -> Html {
    let category = desk.session.catalogue.category(&line.category).map_or(wording::paste::NO_CATEGORY, |category| &category.name);
    let amount = if line.amount.is_empty() { wording::paste::NO_AMOUNT } else { &line.amount };
    tag("li").say(&[line.label.as_str(), category, amount].join(", ")).html()
}

/// The rows that are no expenses, each of which can be taken all the same.
fn left_out(desk: &Desk, table: &Arc<Table>) -> Option<Tag> {
    let row = |(at, row): (usize, &Row)| {
        let does = if row.kept { wording::paste::LEAVE } else { wording::paste::TAKE };
        let toggle = desk.does(Action::Look(Some(Arc::new(table.toggled(at)))));
        tag("li").say(&wording::paste::left_out(row)).say(" ").with(quiet(does, toggle)).html()
    };
    let rows: Vec<Html> = table.rows.iter().enumerate().filter(|(_, row)| row.why.is_some()).map(row).collect();
    let list = |rows| tag("div").with(tag("p").say(wording::paste::LEFT_OUT)).with(tag("ul").with(all(rows)));
    (!rows.is_empty()).then(|| list(rows))
}
