//! What people see when the rules cannot be loaded, or are those of another site: why, and where to turn.

use yew::prelude::*;

use super::Host;
use super::desk::Desk;
use super::parts::hint;
use super::tag::{Child, all, tag};
use crate::catalogue::CatalogueError;
use crate::wording;

/// The faults of a catalogue, all of them.
pub(super) fn broken(faults: &[CatalogueError], host: &Host) -> Html {
    let fault = |fault: &CatalogueError| {
        let help = fault.hint.as_ref().map(|text| hint(&format!(" ({text})")));
        tag("li").with(tag("code").say(&fault.place)).say(wording::COLON).say(&fault.problem).with(help).html()
    };
    let said = tag("div")
        .attrs(&[("class", "g-broken"), ("role", "alert")])
        .with(tag("h1").say(wording::page::BROKEN))
        .with(tag("p").say(wording::page::BROKEN_WHY))
        .with(host.lender.as_ref().map(|site| tag("p").say(&wording::page::broken_lender(site))))
        .with(tag("p").say(&wording::page::faults(faults.len())))
        .with(tag("ul").with(all(faults.iter().map(fault))));
    host.root().with(said).html()
}

/// Whose rules these are, where they are not ours.
pub(super) fn lender(desk: &Desk) -> Html {
    let title = &desk.session.catalogue.title;
    let said = |site: &String| tag("p").attrs(&[("class", "g-lender"), ("role", "note")]).say(&wording::page::lender(title, site));
    desk.host.lender.as_ref().map(said).node()
}
