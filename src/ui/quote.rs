//! The words of the page, shown as citations.

use yew::prelude::*;

use super::app::Shared;
use super::wording;
use crate::domain::ClauseId;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClausesProps {
    pub(super) session: Shared,
    pub(super) ids: Vec<ClauseId>,
}

/// Clauses folded behind their numbers.
#[component]
pub(super) fn Clauses(props: &ClausesProps) -> Html {
    if props.ids.is_empty() {
        return Html::default();
    }
    html! {
        <details class="g-clauses">
            <summary>{ wording::page::clause_numbers(&props.ids) }</summary>
            <Quotes session={props.session.clone()} ids={props.ids.clone()} />
        </details>
    }
}

/// Clauses quoted in full, each with its number and a link to the page.
#[component]
pub(super) fn Quotes(props: &ClausesProps) -> Html {
    let catalogue = &props.session.catalogue;
    let quote = |clause: &crate::domain::Clause| {
        html! {
            <figure class="g-quote">
                <blockquote>{ wording::page::quoted(&clause.text) }</blockquote>
                <figcaption>{ wording::page::clause(&clause.id) }{ ", " }<a href={catalogue.source_url.to_string()} rel="noopener">{ wording::page::THE_PAGE }</a></figcaption>
            </figure>
        }
    };
    props.ids.iter().filter_map(|id| catalogue.clause(id)).map(quote).collect()
}
