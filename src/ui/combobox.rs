//! Choice of a commune or EPCI by name, after the combobox pattern of the ARIA practices: list with manual selection.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use super::parts::{hint, label, quiet};
use super::wording;
use crate::session::{Action, Entry, entries, find};

/// How many places are offered at once: enough for the largest postal code of the département.
const OFFERED: usize = 40;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PlacePickerProps {
    pub(super) desk: Desk,
}

/// What the visitor is doing with the list.
#[derive(Clone)]
struct Search {
    typed: UseStateHandle<String>,
    active: UseStateHandle<Option<usize>>,
    open: UseStateHandle<bool>,
}

impl Search {
    fn reset(&self, text: String, open: bool) {
        self.typed.set(text);
        self.open.set(open);
        self.active.set(None);
    }

    fn is_shown(&self) -> bool {
        *self.open && !self.typed.trim().is_empty()
    }
}

/// The commune or EPCI, chosen by name.
#[component]
pub(super) fn PlacePicker(props: &PlacePickerProps) -> Html {
    let Desk { session, act, hands } = props.desk.clone();
    let catalogue = session.catalogue.clone();
    let list = use_memo((), move |()| entries(&catalogue.territories));
    let search = Search { typed: use_state(String::new), active: use_state(|| None), open: use_state(|| false) };
    if list.is_empty() {
        return Html::default();
    }
    let found: Rc<Vec<Entry>> = Rc::new(find(&list, &search.typed, OFFERED).into_iter().cloned().collect());
    let state = search.clone();
    let choose = Callback::from(move |entry: Entry| {
        act.emit(Action::Choose(entry.kind, entry.code.to_string()));
        state.reset(String::new(), false);
    });
    let state = search.clone();
    let oninput = Callback::from(move |event: InputEvent| state.reset((hands.text)(&event), true));
    let onkeydown = keys(found.clone(), search.clone(), choose.clone());
    let open = search.open.clone();
    let onblur = Callback::from(move |_: FocusEvent| open.set(false));
    let (shown, active) = (search.is_shown(), *search.active);
    let descendant = active.filter(|_| shown).map(|index| format!("g-place-{index}"));
    html! {
        <div class="g-question g-place">
            { label(&"g-place".into(), wording::page::PLACE_LABEL, wording::page::PLACE_HELP) }
            <input id="g-place" type="text" role="combobox" autocomplete="off" aria-autocomplete="list" aria-controls="g-place-list"
                aria-expanded={if shown { "true" } else { "false" }} aria-activedescendant={descendant}
                value={(*search.typed).clone()} {oninput} {onkeydown} {onblur} />
            <p class="g-sr" role="status">{ shown.then(|| wording::page::found(found.len())) }</p>
            <ul id="g-place-list" role="listbox" aria-label={wording::page::PLACE_LABEL} hidden={!shown}>
                { for found.iter().enumerate().map(|(index, entry)| option(index, entry, active == Some(index), &choose)) }
                if shown && found.is_empty() { <li class="g-none" role="option" aria-disabled="true" aria-selected="false">{ wording::page::NOT_FOUND }</li> }
            </ul>
            { chosen(&props.desk) }
        </div>
    }
}

fn option(index: usize, entry: &Entry, selected: bool, choose: &Callback<Entry>) -> Html {
    let (choose, chosen) = (choose.clone(), entry.clone());
    // Pressing the mouse would take the focus away before the click: the choice is made on the press.
    let onmousedown = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        choose.emit(chosen.clone());
    });
    html! {
        <li id={format!("g-place-{index}")} role="option" aria-selected={if selected { "true" } else { "false" }} {onmousedown}>
            <span>{ &*entry.name }</span>
            { hint(wording::page::place_kind(entry)) }
        </li>
    }
}

/// Arrows move, Enter chooses, Escape closes then clears; Home and End stay with the text.
fn keys(found: Rc<Vec<Entry>>, search: Search, choose: Callback<Entry>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let (active, last) = (*search.active, found.len().checked_sub(1));
        match (event.key().as_str(), last) {
            ("ArrowDown", Some(last)) => search.active.set(Some(active.map_or(0, |index| if index < last { index + 1 } else { 0 }))),
            ("ArrowUp", Some(last)) => search.active.set(Some(active.map_or(last, |index| index.checked_sub(1).unwrap_or(last)))),
            ("Enter", Some(last)) if search.is_shown() => {
                let index = active.or((last == 0).then_some(0));
                if let Some(entry) = index.and_then(|index| found.get(index)) {
                    choose.emit(entry.clone());
                }
            }
            ("Escape", _) if search.is_shown() => search.open.set(false),
            ("Escape", _) => search.reset(String::new(), false),
            _ => return,
        }
        if event.key().starts_with("Arrow") {
            search.open.set(true);
        }
        event.prevent_default();
    })
}

/// The chosen place, which can be taken back; for a commune, its EPCI can be tried in its stead.
fn chosen(desk: &Desk) -> Html {
    let answers = &desk.session.answers;
    let Some(place) = &answers.place else { return Html::default() };
    let within = place.epci.as_ref().and_then(|code| desk.session.catalogue.territories.epci(code));
    html! {
        <div class="g-chosen">
            <p>
                <strong>{ &*place.name }</strong>
                if let Some(epci) = within { { wording::page::member_of(&epci.name) } }
            </p>
            <p class="g-row">
                if within.is_some() {
                    { quiet(wording::page::BY_EPCI, desk.does(Action::CarryByEpci)) }
                }
                if let Some(commune) = &answers.origin {
                    { quiet(wording::page::by_commune(&commune.name), desk.does(Action::CarryByCommune)) }
                }
                { quiet(wording::page::CHANGE_PLACE, desk.does(Action::Leave)) }
            </p>
        </div>
    }
}
