//! The places that a search offers: those that match, else those spelt nearly so, else what to do without.

use yew::prelude::*;

use super::combobox::Offer;
use super::desk::Desk;
use super::tag::{Child, all, tag};
use crate::session::{Entry, elsewhere, find, near};
use crate::wording;

/// How many places are offered at once: enough for the largest postal code of the département.
const OFFERED: usize = 40;
/// How many near spellings are offered at once.
const NEAR: usize = 5;

/// The places, the options that offer them, and what is said of them.
pub(super) fn offered(desk: &Desk, places: &[Entry], typed: &str, offer: Offer) -> (Vec<Entry>, Html, String) {
    let mut found = find(places, typed, OFFERED);
    let (mut remark, mut said) = (None, wording::places::found(found.len()));
    if found.is_empty() && !typed.trim().is_empty() {
        found = near(places, typed, NEAR);
        let territories = &desk.session.catalogue.territories;
        said = if found.is_empty() {
            wording::places::not_found(territories, elsewhere(territories, typed))
        } else {
            wording::places::NEARLY.to_owned()
        };
        let none = [("class", "g-none"), ("role", "option"), ("aria-disabled", "true"), ("aria-selected", "false")];
        remark = Some(tag("li").attrs(&none).say(&said));
    }
    let options = all(found.iter().enumerate().map(|(index, entry)| offer(index, entry)));
    (found.into_iter().cloned().collect(), all([remark.node(), options]), said)
}
