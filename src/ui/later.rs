//! What the page does once it is used, and never before: `cargo xtask dist` cuts the program here, and a browser fetches what
//! lies behind at the first gesture.
//!
//! The functions of this module are the only ways in. Each is `#[inline(never)]`, for the cut follows functions. None may be
//! called before the rest is there: whoever calls one shows a [`Rest`]. Its address may be taken at any time.

use std::rc::Rc;

use yew::prelude::*;

use super::calculation::calculation;
use super::card::Card;
use super::combobox::{NEAR, OFFERED, Offer};
use super::desk::{Desk, Shared};
use super::keep::planned;
use super::proposals::proposals;
use super::readings::readings;
use super::rest::Rest;
use super::tag::{Child, all, tag};
use super::{Host, criterion, expenses, line, notices, paste, pictures, sheet};
use crate::catalogue::CatalogueError;
use crate::domain::{Catalogue, Misread, read_every_notation};
use crate::engine::Answer;
use crate::session::{
    Action, Answers, DraftId, Entry, between, dossier_json, elsewhere, entries, find, from_dossier, from_fragment, near,
    whole_assessment_json,
};
use crate::wording;

/// What the rest brings at once, before anything of it is asked: every notation of what people type.
#[inline(never)]
pub(super) fn ready(_: Rest) {
    read_every_notation();
}

/// The page in place of rules that are broken.
#[inline(never)]
pub(super) fn broken(_: Rest, faults: &[CatalogueError], host: &Rc<Host>) -> Html {
    super::broken::broken(faults, host)
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

/// What changed between two sessions, in a sentence.
#[inline(never)]
pub(super) fn shifts(_: Rest, before: &Shared, now: &Shared) -> Option<String> {
    let shifts = between(&before.view.assessment, &now.view.assessment);
    let day = (before.view.assessment.day != now.view.day).then_some(now.view.day);
    wording::changes::shifts(&now.catalogue, &shifts, day)
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
    let mut found = find(places, typed, OFFERED);
    let (mut remark, mut said) = (None, wording::page::found(found.len()));
    if found.is_empty() && !typed.trim().is_empty() {
        found = near(places, typed, NEAR);
        let territories = &desk.session.catalogue.territories;
        said = if found.is_empty() {
            wording::page::not_found(territories, elsewhere(territories, typed))
        } else {
            wording::page::NEARLY.to_owned()
        };
        let none = [("class", "g-none"), ("role", "option"), ("aria-disabled", "true"), ("aria-selected", "false")];
        remark = Some(tag("li").attrs(&none).say(&said));
    }
    let options = all(found.iter().enumerate().map(|(index, entry)| offer(index, entry)));
    (found.into_iter().cloned().collect(), all([remark.node(), options]), said)
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
    wording::agenda::ics(&desk.session.catalogue, &desk.session.view).unwrap_or_default()
}

/// The summary in words.
#[inline(never)]
pub(super) fn summary(_: Rest, desk: &Desk) -> String {
    wording::summary::summary(&desk.session.catalogue, &desk.session.view)
}

/// The answers of a dossier.
#[inline(never)]
pub(super) fn imported(_: Rest, catalogue: &Catalogue, text: &str) -> Result<Answers, Misread> {
    from_dossier(catalogue, text)
}

/// The answers of a link, and what it lost.
#[inline(never)]
pub(super) fn linked(_: Rest, catalogue: &Catalogue, fragment: &str) -> (Answers, Vec<String>) {
    from_fragment(catalogue, fragment)
}
