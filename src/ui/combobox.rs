//! Choice of a commune or EPCI by name, after the combobox pattern of the ARIA practices: list with manual selection.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use super::field::line_of_text;
use super::parts::{hint, label, quiet};
use super::tag::{Tag, tag};
use super::{Hands, later};
use crate::session::{Action, Entry};
use crate::wording;

/// Draws one place at its place in the list.
pub(super) type Offer<'o> = &'o dyn Fn(usize, &Entry) -> Html;

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
    let Desk { session, act, hands, rest, .. } = props.desk.clone();
    let catalogue = session.catalogue.clone();
    let places = use_memo(rest, move |rest| rest.map(|rest| later::places(rest, &catalogue)).unwrap_or_default());
    let search = Search { typed: use_state(String::new), active: use_state(|| None), open: use_state(|| false) };
    if session.catalogue.territories.communes.is_empty() && session.catalogue.territories.epcis.is_empty() {
        return Html::default();
    }
    let state = search.clone();
    let choose = Callback::from(move |entry: Entry| {
        act.emit(Action::Choose(entry.kind, entry.code.to_string()));
        state.reset(String::new(), false);
    });
    let state = search.clone();
    let oninput = Callback::from(move |event: InputEvent| state.reset((hands.text)(&event), true));
    let active = *search.active;
    let offer = |index: usize, entry: &Entry| option(index, entry, active == Some(index), &choose);
    let (found, options, said_of) = rest.map(|rest| later::offered(rest, &props.desk, &places, &search.typed, &offer)).unwrap_or_default();
    let found = Rc::new(found);
    let onkeydown = keys(found.clone(), search.clone(), choose.clone(), hands);
    let open = search.open.clone();
    let onblur = Callback::from(move |_: FocusEvent| open.set(false));
    let shown = search.is_shown() && rest.is_some();
    let descendant = active.filter(|_| shown).map(|index| format!("g-place-{index}"));
    let input = line_of_text("g-place", &search.typed)
        .attrs(&[("role", "combobox"), ("aria-autocomplete", "list"), ("aria-controls", "g-place-list"), ("aria-expanded", said(shown))])
        .attr_if("aria-activedescendant", descendant.as_deref())
        .on_input(oninput)
        .on_key(onkeydown)
        .on_blur(onblur);
    let status = if shown { said_of } else { String::new() };
    let list = tag("ul")
        .attrs(&[("id", "g-place-list"), ("role", "listbox"), ("aria-label", wording::page::PLACE_LABEL)])
        .flag("hidden", !shown)
        .with(options);
    tag("div")
        .class("g-question g-place")
        .with(label("g-place", wording::page::PLACE_LABEL).with(hint(&wording::page::place_help(&session.catalogue.territories))))
        .with(input)
        .with(tag("p").attrs(&[("class", "g-sr"), ("role", "status")]).say(&status))
        .with(list)
        .with(chosen(&props.desk))
        .html()
}

fn option(index: usize, entry: &Entry, selected: bool, choose: &Callback<Entry>) -> Html {
    let (choose, chosen) = (choose.clone(), entry.clone());
    // Pressing the mouse would take the focus away before the click: the choice is made on the press.
    let onmousedown = Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        choose.emit(chosen.clone());
    });
    tag("li")
        .id(&format!("g-place-{index}"))
        .attrs(&[("role", "option"), ("aria-selected", said(selected))])
        .on_press(onmousedown)
        .with(tag("span").say(&entry.name))
        .with(hint(&wording::page::place_kind(entry)))
        .html()
}

/// A state as ARIA writes it.
fn said(state: bool) -> &'static str {
    if state { "true" } else { "false" }
}

/// Arrows move, Enter chooses, Escape closes then clears; Home and End stay with the text.
fn keys(found: Rc<Vec<Entry>>, search: Search, choose: Callback<Entry>, hands: Hands) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        let (active, last) = (*search.active, found.len().checked_sub(1));
        let go = |index: usize| {
            search.active.set(Some(index));
            search.open.set(true);
            (hands.reveal)(&event, &format!("g-place-{index}"));
        };
        match (event.key().as_str(), last) {
            ("ArrowDown", Some(last)) => go(active.map_or(0, |index| if index < last { index + 1 } else { 0 })),
            ("ArrowUp", Some(last)) => go(active.map_or(last, |index| index.checked_sub(1).unwrap_or(last))),
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
        event.prevent_default();
    })
}

/// The chosen place, which can be taken back; for a commune, its EPCI can be tried in its stead.
fn chosen(desk: &Desk) -> Option<Tag> {
    let answers = &desk.session.answers;
    let place = answers.place.as_ref()?;
    let within = place.epci.as_ref().and_then(|code| desk.session.catalogue.territories.epci(code));
    let member = within.map(|epci| wording::page::member_of(&epci.name)).unwrap_or_default();
    let origin = answers.origin.as_ref();
    let row = tag("p")
        .class("g-row")
        .with(within.map(|_| quiet(wording::page::BY_EPCI, desk.does(Action::CarryByEpci))))
        .with(origin.map(|commune| quiet(&wording::page::by_commune(&commune.name), desk.does(Action::CarryByCommune))))
        .with(quiet(wording::page::CHANGE_PLACE, desk.does(Action::Leave)));
    Some(tag("div").class("g-chosen").with(tag("p").with(tag("strong").say(&place.name)).say(&member)).with(row))
}
