//! Choice of a commune or EPCI by name, after the combobox pattern of the ARIA practices: list with manual selection.

use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use super::field::line_of_text;
use super::parts::{hint, label, quiet};
use super::rest::Rest;
use super::still::anchor;
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
    /// Whether the visitor has gone on without choosing anything for what is typed.
    left: UseStateHandle<bool>,
}

impl Search {
    fn reset(&self, text: String, open: bool) {
        self.typed.set(text);
        self.open.set(open);
        self.active.set(None);
        if self.typed.trim().is_empty() {
            self.left.set(false);
        }
    }

    /// Going on takes the one place of that very name; anything else is no choice, and is said to be none.
    fn go_on(&self, rest: Option<Rest>, found: &[Entry], choose: &Callback<Entry>) {
        self.open.set(false);
        match rest.and_then(|rest| later::named(rest, found, &self.typed)) {
            Some(entry) => choose.emit(entry),
            None => self.left.set(!self.typed.trim().is_empty()),
        }
    }

    fn is_shown(&self) -> bool {
        *self.open && !self.typed.trim().is_empty()
    }
}

/// The commune or EPCI, chosen by name.
#[component]
pub(super) fn PlacePicker(props: &PlacePickerProps) -> Html {
    let Desk { session, act, hands, rest, .. } = props.desk.clone();
    (hands.draws)();
    let catalogue = session.catalogue.clone();
    let places = use_memo(rest, move |rest| rest.map(|rest| later::places(rest, &catalogue)).unwrap_or_default());
    let search = Search { typed: use_state(String::new), active: use_state(|| None), open: use_state(|| false), left: use_state(|| false) };
    if !session.catalogue.territories.has_places() {
        return anchor();
    }
    let state = search.clone();
    let choose = Callback::from(move |entry: Entry| {
        act.emit(Action::Choose(entry.kind, entry.code.to_string()));
        state.reset(String::new(), false);
        state.left.set(false);
    });
    let state = search.clone();
    let oninput = Callback::from(move |event: InputEvent| state.reset((hands.text)(&event), true));
    let active = *search.active;
    let offer = |index: usize, entry: &Entry| option(index, entry, active == Some(index), &choose);
    let (found, options, said_of) = rest.map(|rest| later::offered(rest, &props.desk, &places, &search.typed, &offer)).unwrap_or_default();
    let found = Rc::new(found);
    let (leaving, all, chosen_so) = (search.clone(), found.clone(), choose.clone());
    let go_on = Callback::from(move |()| leaving.go_on(rest, &all, &chosen_so));
    let onkeydown = keys(found.clone(), search.clone(), choose.clone(), go_on.clone(), hands);
    let onblur = go_on.reform(|_: FocusEvent| ());
    let shown = search.is_shown() && rest.is_some();
    let unresolved = *search.left && !shown && !search.typed.trim().is_empty();
    let descendant = active.filter(|_| shown).map(|index| format!("g-place-{index}"));
    let input = line_of_text("g-place", &search.typed)
        .attrs(&[("role", "combobox"), ("aria-autocomplete", "list"), ("aria-controls", "g-place-list"), ("aria-expanded", said(shown))])
        .attr_if("aria-activedescendant", descendant.as_deref())
        .on_input(oninput)
        .on_key(onkeydown)
        .on_blur(onblur)
        .attr_if("aria-describedby", unresolved.then_some("g-place-note"));
    let (status, class) = match (unresolved, shown) {
        (true, _) => (wording::places::not_chosen(search.typed.trim()), "g-error"),
        (false, true) => (said_of, "g-sr"),
        (false, false) => (String::new(), "g-sr"),
    };
    let list = tag("ul")
        .attrs(&[("id", "g-place-list"), ("role", "listbox"), ("aria-label", wording::page::PLACE_LABEL)])
        .flag("hidden", !shown)
        .with(options);
    tag("div")
        .class("g-question g-place")
        .with(label("g-place", wording::page::PLACE_LABEL).with(hint(&wording::page::place_help(&session.catalogue.territories))))
        .with(input)
        .with(tag("p").attrs(&[("id", "g-place-note"), ("class", class), ("role", "status")]).say(&status))
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
        .with(hint(&wording::places::place_kind(entry)))
        .html()
}

/// A state as ARIA writes it.
fn said(state: bool) -> &'static str {
    if state { "true" } else { "false" }
}

/// Arrows move, Enter chooses, Escape closes then clears; Home and End stay with the text.
fn keys(found: Rc<Vec<Entry>>, search: Search, choose: Callback<Entry>, go_on: Callback<()>, hands: Hands) -> Callback<KeyboardEvent> {
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
            ("Enter", _) if !search.typed.trim().is_empty() => {
                let index = active.or((last == Some(0)).then_some(0)).filter(|_| search.is_shown());
                match index.and_then(|index| found.get(index)) {
                    Some(entry) => choose.emit(entry.clone()),
                    None => go_on.emit(()),
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
    // Whichever of the two ways is on offer takes the place of the other.
    let carried = "g-carried";
    let row = tag("p")
        .class("g-row")
        .with(within.map(|_| quiet(wording::page::BY_EPCI, desk.moves(Action::CarryByEpci, carried)).id(carried)))
        .with(
            origin.map(|commune| quiet(&wording::page::by_commune(&commune.name), desk.moves(Action::CarryByCommune, carried)).id(carried)),
        )
        .with(quiet(wording::page::CHANGE_PLACE, desk.moves(Action::Leave, "g-place")));
    Some(tag("div").class("g-chosen").with(tag("p").with(tag("strong").say(&place.name)).say(&member)).with(row))
}
