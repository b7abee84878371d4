//! The words of the page, shown as citations.

use yew::prelude::*;

use super::desk::Desk;
use super::wording;
use crate::domain::{Clause, ClauseId};

/// Clauses folded behind their numbers.
pub(super) fn clauses(desk: &Desk, ids: &[ClauseId]) -> Html {
    if ids.is_empty() {
        return Html::default();
    }
    html! {
        <details class="g-clauses">
            <summary>{ wording::page::clause_numbers(ids) }</summary>
            { quotes(desk, ids) }
        </details>
    }
}

/// Clauses quoted in full, each with its number and a link to the page.
pub(super) fn quotes(desk: &Desk, ids: &[ClauseId]) -> Html {
    let catalogue = &desk.session.catalogue;
    let quote = |clause: &Clause| {
        html! {
            <figure class="g-quote">
                <blockquote>{ wording::page::quoted(&clause.text) }</blockquote>
                <figcaption>{ wording::page::clause(&clause.id) }{ ", " }<a href={catalogue.source_url.to_string()} rel="noopener">{ wording::page::THE_PAGE }</a></figcaption>
            </figure>
        }
    };
    ids.iter().filter_map(|id| catalogue.clause(id)).map(quote).collect()
}
