//! What people see when the rules cannot be loaded: why, and where to turn.

use yew::prelude::*;

use super::parts::hint;
use super::wording;
use crate::catalogue::CatalogueError;

/// The faults of a catalogue, all of them.
pub(super) fn broken(faults: &[CatalogueError]) -> Html {
    let fault = |fault: &CatalogueError| {
        html! {
            <li>
                <code>{ fault.place.clone() }</code>{ wording::COLON }{ fault.problem.clone() }
                { fault.hint.as_ref().map(|text| hint(format!(" ({text})"))) }
            </li>
        }
    };
    html! {
        <div class="guichet g-broken" role="alert">
            <h1>{ wording::page::BROKEN }</h1>
            <p>{ wording::page::BROKEN_WHY }</p>
            <p>{ wording::page::faults(faults.len()) }</p>
            <ul>{ for faults.iter().map(fault) }</ul>
        </div>
    }
}
