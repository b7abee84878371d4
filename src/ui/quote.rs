//! The words of the page, shown as citations.

use yew::prelude::*;

use super::desk::Desk;
use super::parts::folded;
use super::tag::{Tag, all, tag};
use crate::domain::{Clause, ClauseId};
use crate::wording;

/// Clauses folded behind their numbers.
pub(super) fn clauses(desk: &Desk, ids: &[ClauseId]) -> Option<Tag> {
    (!ids.is_empty()).then(|| folded("g-clauses", &wording::page::clause_numbers(ids)).with(quotes(desk, ids)))
}

/// Clauses quoted in full, each with its number and a link to the page.
pub(super) fn quotes(desk: &Desk, ids: &[ClauseId]) -> Html {
    let catalogue = &desk.session.catalogue;
    let quote = |clause: &Clause| {
        let page = tag("a").attr("href", &catalogue.source_url).attr("rel", "noopener").say(wording::page::THE_PAGE);
        tag("figure")
            .class("g-quote")
            .with(tag("blockquote").say(&wording::page::quoted(&clause.text)))
            .with(tag("figcaption").say(&wording::page::clause(&clause.id)).with(tag("span").class("g-where").say(", ").with(page)))
            .html()
    };
    all(ids.iter().filter_map(|id| catalogue.clause(id)).map(quote))
}
