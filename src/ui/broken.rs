//! What people see when the rules cannot be loaded: why, and where to turn.

use yew::prelude::*;

use super::wording;
use crate::catalogue::CatalogueError;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BrokenProps {
    pub(super) faults: Vec<CatalogueError>,
}

/// The faults of a catalogue, all of them.
#[component]
pub(super) fn Broken(props: &BrokenProps) -> Html {
    let fault = |fault: &CatalogueError| {
        html! {
            <li>
                <code>{ fault.place.clone() }</code>{ wording::COLON }{ fault.problem.clone() }
                if let Some(hint) = &fault.hint { <span class="g-hint">{ format!(" ({hint})") }</span> }
            </li>
        }
    };
    html! {
        <div class="guichet g-broken" role="alert">
            <h1>{ wording::page::BROKEN }</h1>
            <p>{ wording::page::BROKEN_WHY }</p>
            <p>{ wording::page::faults(props.faults.len()) }</p>
            <ul>{ for props.faults.iter().map(fault) }</ul>
        </div>
    }
}
