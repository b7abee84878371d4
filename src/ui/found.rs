//! What the device holds beside the answers of the page, and what has changed since they were made: said, with a choice.

use yew::prelude::*;

use super::desk::Desk;
use super::device::Device;
use super::parts::{button, item};
use super::tag::{Tag, all, tag};
use crate::session::{Action, Answers, Found, Link, Origin, from_file, from_kept, to_kept};
use crate::wording;

/// The name under which earlier versions kept everything.
pub(super) const FORMER_KEY: &str = "guichet";

/// Everything there is to say of what was kept or made before.
pub(super) fn notices(desk: &Desk, device: &Device) -> Html {
    let keeping = device.keeping.borrow();
    let forgotten = keeping.forgotten.then(|| block(wording::kept::FORGOTTEN, Vec::new(), Vec::new()));
    let found = keeping.found.as_ref().map(|found| choice(desk, device, found));
    all([found, forgotten, since(desk)].into_iter().flatten().map(Tag::html))
}

fn block(says: &str, items: Vec<Html>, buttons: Vec<Tag>) -> Tag {
    let list = (!items.is_empty()).then(|| tag("ul").with(items));
    let row = (!buttons.is_empty()).then(|| tag("p").class("g-row").with(all(buttons.into_iter().map(Tag::html))));
    tag("div").attrs(&[("class", "g-dropped g-kept"), ("role", "status")]).with(tag("p").say(says)).with(list).with(row)
}

/// What was found, and the choice between it and the answers of the page.
fn choice(desk: &Desk, device: &Device, found: &Found) -> Tag {
    let read = from_kept(&desk.session.catalogue, &found.text);
    let (theirs, mine) = match found.origin {
        Origin::OtherTab => (wording::kept::TAKE_THEIRS, wording::kept::KEEP_MINE),
        Origin::Before | Origin::Beside => (wording::kept::TAKE, wording::kept::LEAVE),
    };
    let mine = button(mine, on_click(desk, device, |desk, device| device.leave(desk)));
    let take = |text, answers: Answers| button(text, on_click(desk, device, move |desk, device| device.take(desk, &answers)));
    let save = || {
        let text = found.text.clone();
        let name = if text.trim_start().starts_with('{') { "reponses-gardees.json" } else { "reponses-gardees.txt" };
        let does = on_click(desk, device, move |desk, _| (desk.hands.save)(name, "application/octet-stream", &text));
        button(wording::kept::SAVE_AS_IT_IS, does)
    };
    match read {
        Err(misread) => block(&wording::kept::unreadable(Some(&misread.problem)), Vec::new(), vec![save(), mine]),
        Ok((answers, lost)) if lost.is_empty() => {
            let says = if found.origin == Origin::OtherTab { wording::kept::OTHER_TAB.to_owned() } else { wording::kept::found(&answers) };
            block(&says, Vec::new(), vec![take(theirs, answers), mine])
        }
        Ok((answers, lost)) => {
            let items = lost.iter().map(|sentence| item(sentence)).collect();
            block(&wording::kept::unreadable(None), items, vec![save(), take(wording::kept::TAKE_SOME, answers), mine])
        }
    }
}

fn on_click(desk: &Desk, device: &Device, does: impl Fn(&Desk, &Device) + 'static) -> Callback<MouseEvent> {
    let (desk, device) = (desk.clone(), device.clone());
    Callback::from(move |_| does(&desk, &device))
}

/// What has changed since the day on which the opened link or file was made.
fn since(desk: &Desk) -> Option<Tag> {
    let session = &desk.session;
    let (made, shifts) = session.since_made()?;
    let items = shifts.iter().map(|shift| item(&wording::kept::shift(&session.catalogue, shift, made))).collect();
    let then = button(&wording::kept::as_then(made), desk.does(Action::Date(made.to_string())));
    Some(block(&wording::kept::since(made), items, vec![then]))
}

impl Device {
    /// Goes on with what was found.
    fn take(&self, desk: &Desk, answers: &Answers) {
        drop(self.keeping.borrow_mut().take());
        desk.act.emit(Action::Open(Box::new(answers.clone())));
        self.redraw.force_update();
    }

    /// Goes on with the answers of this page.
    fn leave(&self, desk: &Desk) {
        self.keeping.borrow_mut().leave();
        save(desk, self);
        self.redraw.force_update();
    }
}

/// Writes the answers on the device, unless something is there that is not of this page.
pub(super) fn save(desk: &Desk, device: &Device) {
    let (key, hands) = (desk.host.key(&desk.session.catalogue), desk.hands);
    let before = device.keeping.borrow().clone();
    {
        let mut keeping = device.keeping.borrow_mut();
        if keeping.may_write((hands.kept)(&key)) {
            let text = to_kept(&desk.session);
            if keeping.refused || keeping.known.as_ref() != Some(&text) {
                let first = keeping.known.is_none();
                let done = (hands.keep)(&key, Some(&text));
                keeping.wrote(text, done);
                if first && done && desk.host.store.is_empty() {
                    (hands.keep)(FORMER_KEY, None);
                }
            }
        }
    }
    redraw_where_it_shows(device, &before);
}

/// Looks at what is on the device, which another tab has changed.
pub(super) fn look(desk: &Desk, device: &Device) {
    let before = device.keeping.borrow().clone();
    let stored = (desk.hands.kept)(&desk.host.key(&desk.session.catalogue));
    device.keeping.borrow_mut().look(stored);
    redraw_where_it_shows(device, &before);
}

/// Forgets everything that was kept for this page.
pub(super) fn forget(desk: &Desk) {
    (desk.hands.keep)(&desk.host.key(&desk.session.catalogue), None);
    if desk.host.store.is_empty() {
        (desk.hands.keep)(FORMER_KEY, None);
    }
}

/// What was written last shows nowhere.
fn redraw_where_it_shows(device: &Device, before: &crate::session::Keeping) {
    let shown = {
        let now = device.keeping.borrow();
        (now.consent, now.refused, now.forgotten) != (before.consent, before.refused, before.forgotten) || now.found != before.found
    };
    if shown {
        device.redraw.force_update();
    }
}

/// Copies the link, and says what is not in it.
pub(super) fn copy_link(desk: &Desk, told: Callback<String>) {
    let session = &desk.session;
    let (link, lines) = (Link::of(&session.catalogue, &session.answers, session.today), session.answers.lines.drafts.len());
    let address = desk.address(&link.fragment);
    let shown = address.clone();
    let says = move |done: bool| {
        told.emit(if done { wording::kept::copied_link(&link, lines) } else { wording::keep::not_copied(&shown) });
    };
    (desk.hands.copy)(&address, Callback::from(says));
}

/// Opens a file, and says what keeps it from being taken whole; nothing where it is.
pub(super) fn imported(desk: &Desk, bytes: &[u8]) -> String {
    match from_file(&desk.session.catalogue, bytes) {
        Ok((answers, lost)) => {
            desk.act.emit(Action::Open(Box::new(answers)));
            if lost.is_empty() { String::new() } else { wording::kept::partly_imported(&lost) }
        }
        Err(faults) => wording::keep::not_imported(&wording::keep::faults(&faults)),
    }
}
