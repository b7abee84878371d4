//! What the page does once it is used, and never before: `cargo xtask dist` cuts the program here, and a browser fetches what
//! lies behind at the first gesture.
//!
//! The functions of this module are the only ways in. Each is `#[inline(never)]`, for the cut follows functions. None may be
//! called before the rest is there: whoever calls one shows a [`Rest`]. Its address may be taken at any time.

use std::rc::Rc;

use yew::prelude::*;

use super::calculation::calculation;
use super::card::Card;
use super::combobox::Offer;
use super::desk::{Desk, Shared};
use super::device::Device;
use super::keep::planned;
use super::proposals::proposals;
use super::readings::readings;
use super::rest::Rest;
use super::tag::{Child, all};
use super::{Host, criterion, expenses, found, line, notices, offer, paste, pictures, sheet};
use crate::catalogue::{CatalogueError, bring_places};
use crate::domain::{Catalogue, read_every_notation};
use crate::engine::{Answer, tell_prospects_exactly};
use crate::session::{
    Action, Answers, DraftId, Entry, NotInDossier, between, dossier_json, entries, exact, from_fragment, is_link, to_kept,
    whole_assessment_json,
};
use crate::wording;

/// What the rest brings at once, before anything of it is asked: the places, every notation of what people type, exact prospects.
#[inline(never)]
pub(super) fn ready(_: Rest) {
    bring_places();
    read_every_notation();
    tell_prospects_exactly();
}

/// The page in place of rules that are broken.
#[inline(never)]
pub(super) fn broken(_: Rest, faults: &[CatalogueError], host: &Rc<Host>) -> Html {
    super::broken::broken(faults, host)
}

/// Whose rules these are, where they are not ours.
#[inline(never)]
pub(super) fn lender(_: Rest, desk: &Desk) -> Html {
    super::broken::lender(desk)
}

/// What answers lead to in a card: what blocks, what the readings differ on, what would help, how much.
#[inline(never)]
pub(super) fn findings(_: Rest, desk: &Desk, at: usize) -> Html {
    let found = |card: Card| all([criterion::reasons(&card), readings(&card), proposals(&card), calculation(&card)].map(Child::node));
    Card::of(desk, at).map(found).unwrap_or_default()
}

/// The points appreciated.
#[inline(never)]
pub(super) fn points(_: Rest, desk: &Desk, at: usize) -> Html {
    Card::of(desk, at).map(|card| notices::points(&card)).node()
}

/// What comes next.
#[inline(never)]
pub(super) fn next(_: Rest, desk: &Desk, at: usize) -> Html {
    Card::of(desk, at).map(|card| notices::next(&card)).unwrap_or_default()
}

/// Every criterion of a card.
#[inline(never)]
pub(super) fn criteria(_: Rest, desk: &Desk, at: usize) -> Html {
    Card::of(desk, at).map(|card| criterion::criteria(&card)).node()
}

/// What each programme does with the expense line at this place.
#[inline(never)]
pub(super) fn treatments(_: Rest, desk: &Desk, at: usize) -> Html {
    line::treatments(desk, at)
}

/// The totals of the expenses.
#[inline(never)]
pub(super) fn totals(_: Rest, desk: &Desk, _at: usize) -> Html {
    expenses::totals(desk)
}

/// The answers that contradict each other.
#[inline(never)]
pub(super) fn contradictions(_: Rest, desk: &Desk, _at: usize) -> Html {
    super::contradictions::contradictions(desk).node()
}

/// The picture of the calendar.
#[inline(never)]
pub(super) fn timeline(_: Rest, desk: &Desk, _at: usize) -> Html {
    pictures::timeline(&desk.session)
}

/// What paper shows in place of the form.
#[inline(never)]
pub(super) fn paper(_: Rest, desk: &Desk, _at: usize) -> Html {
    sheet::draw(desk)
}

/// What paper shows of one expense line.
#[inline(never)]
pub(super) fn paper_line(_: Rest, desk: &Desk, at: usize) -> Html {
    sheet::line(desk, at)
}

/// What changed between two sessions, in a sentence.
#[inline(never)]
pub(super) fn shifts(_: Rest, before: &Shared, now: &Shared) -> Option<String> {
    let shifts = between(&before.view.assessment, &now.view.assessment);
    let day = (before.view.assessment.day != now.view.day).then_some(now.view.day);
    let changed = wording::changes::shifts(&now.catalogue, &shifts, day);
    if before.answers.place == now.answers.place {
        return changed;
    }
    let filled = now.view.questions.iter().filter(|question| now.answers.is_filled(&now.catalogue, &question.fact)).count();
    Some(wording::changes::chosen(now.answers.place.as_ref(), filled, changed))
}

/// What another day has changed, in a sentence.
#[inline(never)]
pub(super) fn travelled(_: Rest, desk: &Desk) -> Option<String> {
    let session = &desk.session;
    wording::changes::shifts(&session.catalogue, &session.travelled, Some(session.view.day))
}

/// What a pasted text leads to: lines, or a table to look at first.
#[inline(never)]
pub(super) fn pasted(_: Rest, desk: &Desk, from: DraftId, text: &str) -> Action {
    crate::session::pasted(&desk.session.catalogue, from, text)
}

/// The pasted table that is looked at before it becomes lines.
#[inline(never)]
pub(super) fn table(_: Rest, desk: &Desk, _at: usize) -> Html {
    paste::table(desk)
}

/// Every place that can be chosen.
#[inline(never)]
pub(super) fn places(_: Rest, catalogue: &Catalogue) -> Vec<Entry> {
    entries(&catalogue.territories)
}

/// The places that match what is typed, or nearly so, the options that offer them, and what is said of them.
#[inline(never)]
pub(super) fn offered(_: Rest, desk: &Desk, places: &[Entry], typed: &str, offer: Offer) -> (Vec<Entry>, Html, String) {
    offer::offered(desk, places, typed, offer)
}

/// What the device holds beside the answers, and what has changed since they were made.
#[inline(never)]
pub(super) fn notices(_: Rest, desk: &Desk, device: &Device) -> Html {
    found::notices(desk, device)
}

/// Writes the answers on the device.
#[inline(never)]
pub(super) fn write(_: Rest, desk: &Desk, device: &Device) {
    found::save(desk, device);
}

/// Looks at what another tab has changed on the device.
#[inline(never)]
pub(super) fn look(_: Rest, desk: &Desk, device: &Device) {
    found::look(desk, device);
}

/// Forgets what the device keeps.
#[inline(never)]
pub(super) fn forget(_: Rest, desk: &Desk) {
    found::forget(desk);
}

/// Copies the link, and says what is not in it.
#[inline(never)]
pub(super) fn copy_link(_: Rest, desk: &Desk, told: Callback<String>) {
    found::copy_link(desk, told);
}

/// The whole state, as a file.
#[inline(never)]
pub(super) fn state(_: Rest, desk: &Desk) -> String {
    to_kept(&desk.session)
}

/// What the dossier of the page leaves out, in a sentence; nothing where it holds everything.
#[inline(never)]
pub(super) fn not_in_dossier(_: Rest, desk: &Desk) -> String {
    NotInDossier::of(&desk.session).map(wording::kept::not_in_dossier).unwrap_or_default()
}

/// The one place that has exactly the name or the code typed, whatever its accents and capitals.
#[inline(never)]
pub(super) fn named(_: Rest, found: &[Entry], typed: &str) -> Option<Entry> {
    exact(found, typed).cloned()
}

/// The dossier, as a file.
#[inline(never)]
pub(super) fn dossier(_: Rest, desk: &Desk) -> String {
    dossier_json(&desk.session.view)
}

/// The assessment, as a file.
#[inline(never)]
pub(super) fn assessment(_: Rest, desk: &Desk) -> String {
    whole_assessment_json(&desk.session)
}

/// The financing plan, as a file.
#[inline(never)]
pub(super) fn plan(_: Rest, desk: &Desk) -> String {
    let plan = |answer: &Answer| wording::plan::csv(&desk.session.catalogue, &desk.session.view, &answer.programme);
    planned(desk).map(plan).unwrap_or_default()
}

/// The dates, as a file.
#[inline(never)]
pub(super) fn agenda(_: Rest, desk: &Desk) -> String {
    wording::agenda::ics(&desk.session.catalogue, &desk.session.view, desk.session.today).unwrap_or_default()
}

/// The summary in words.
#[inline(never)]
pub(super) fn summary(_: Rest, desk: &Desk) -> String {
    wording::summary::summary(&desk.session.catalogue, &desk.session.view)
}

/// Opens a file, and says what keeps it from being taken whole; nothing where it is.
#[inline(never)]
pub(super) fn imported(_: Rest, desk: &Desk, bytes: &[u8]) -> String {
    found::imported(desk, bytes)
}

/// The answers of a link, and what it lost; nothing where the fragment is no link of ours. What the page kept so far stays on
/// the device, beside what is opened.
#[inline(never)]
pub(super) fn linked(_: Rest, desk: &Desk, device: &Device, fragment: &str) -> Option<(Answers, Vec<String>)> {
    let catalogue = &desk.session.catalogue;
    is_link(catalogue, fragment).then(|| {
        device.keeping.borrow_mut().set_beside();
        from_fragment(catalogue, fragment)
    })
}
