//! Keep and pass on: the link, the device, paper, files.

use yew::prelude::*;

use super::desk::Desk;
use super::device::{Device, consent};
use super::later;
use super::parts::{button, label};
use super::rest::Rest;
use super::said::{Said, use_said};
use super::tag::{Tag, tag};
use super::transmit::transmit;
use crate::domain::AmountRule;
use crate::engine::Answer;
use crate::wording;

/// Everything a visitor can take away, and the consent to keep it here.
#[hook]
pub(super) fn use_keep(desk: &Desk, device: &Device) -> Tag {
    let said = use_said();
    let import = use_import(desk);
    let mut ways = Vec::new();
    if desk.has_address() {
        let (desk, said) = (desk.clone(), said.clone());
        let told = Callback::from(move |text| said.set(text));
        let does = Callback::from(move |_| {
            let told = told.clone();
            desk.with_rest(move |rest, desk| later::copy_link(rest, desk, told.clone()));
        });
        ways.push((wording::keep::COPY_LINK, does));
    }
    let copied = said.clone();
    let summary = written(desk, later::summary, move |desk, text| copy(desk, text, &copied));
    ways.push((wording::keep::COPY_SUMMARY, summary));
    ways.push((wording::keep::PRINT, print(desk, &said)));
    ways.extend(files(desk, &said));
    let ways: Vec<Html> = ways.into_iter().map(|(text, does)| tag("li").with(button(text, does)).html()).collect();
    tag("section")
        .class("g-keep")
        .attr("aria-labelledby", "g-keep-title")
        .with(tag("h2").id("g-keep-title").say(wording::keep::TITLE))
        .with(tag("ul").with(ways))
        .with(transmit(desk, &said))
        .with(said.status())
        .with(import)
        .with(consent(desk, device))
}

/// Prints: the document, or the interface alone in a host's own page; says so where nothing came of it.
fn print(desk: &Desk, said: &Said) -> Callback<MouseEvent> {
    let (print, alone, said) = (desk.hands.print, desk.host.print.clone(), said.clone());
    Callback::from(move |_| match &alone {
        Some(alone) => alone.emit(()),
        None => said.set(if print() { "" } else { wording::keep::NOT_PRINTED }),
    })
}

/// Writes something out of what is on the page.
type Write = fn(Rest, &Desk) -> String;

/// Writes when it is asked to, not at each keystroke, and takes what is written further.
fn written(desk: &Desk, write: Write, take: impl Fn(&Desk, &str) + Clone + 'static) -> Callback<MouseEvent> {
    let desk = desk.clone();
    Callback::from(move |_| {
        let take = take.clone();
        desk.with_rest(move |rest, desk| take(desk, &write(rest, desk)));
    })
}

/// Copies a text, and says whether it worked; a text that could not be copied is shown instead.
fn copy(desk: &Desk, text: &str, said: &Said) {
    let (said, shown) = (said.clone(), text.to_owned());
    let told = move |done: bool| said.set(if done { wording::keep::COPIED.to_owned() } else { wording::keep::not_copied(&shown) });
    (desk.hands.copy)(text, Callback::from(told));
}

/// The files on offer.
fn files(desk: &Desk, said: &Said) -> Vec<(&'static str, Callback<MouseEvent>)> {
    let file = |name: &'static str, kind: &'static str, write: Write| {
        let said = said.clone();
        written(desk, write, move |desk, text| {
            (desk.hands.save)(name, kind, text);
            said.set(wording::keep::offered(name));
        })
    };
    let said = said.clone();
    let dossier = written(desk, later::dossier, move |desk, text| {
        let name = "dossier.json";
        (desk.hands.save)(name, "application/json", text);
        let said = said.clone();
        desk.with_rest(move |rest, desk| said.set(format!("{} {}", wording::keep::offered(name), later::not_in_dossier(rest, desk))));
    });
    let mut files = vec![
        (wording::keep::STATE, file("reponses.json", "application/json", later::state)),
        (wording::keep::DOSSIER, dossier),
        (wording::keep::ASSESSMENT, file("evaluation.json", "application/json", later::assessment)),
    ];
    if planned(desk).is_some() {
        files.push((wording::keep::PLAN, file("plan-de-financement.csv", "text/csv;charset=utf-8", later::plan)));
    }
    if wording::agenda::is_worth_keeping(&desk.session.catalogue, &desk.session.view) {
        files.push((wording::keep::AGENDA, file("echeances.ics", "text/calendar;charset=utf-8", later::agenda)));
    }
    files
}

/// The best programme whose aid is a rate of the expenses.
pub(super) fn planned(desk: &Desk) -> Option<&Answer> {
    let rated = |answer: &&Answer| {
        let rule = desk.session.catalogue.programme(&answer.programme).and_then(|programme| programme.amount.as_ref());
        answer.applies() && answer.base.is_some() && matches!(rule, Some(AmountRule::RateByBand { .. }))
    };
    desk.session.view.ranked().find(rated)
}

/// Takes a file in.
#[hook]
fn use_import(desk: &Desk) -> Tag {
    let hands = desk.hands;
    let error = use_state(String::new);
    let onchange = {
        let (desk, error) = (desk.clone(), error.clone());
        Callback::from(move |event: Event| {
            let (desk, error) = (desk.clone(), error.clone());
            let taken = move |bytes: Vec<u8>| {
                let error = error.clone();
                desk.with_rest(move |rest, desk| error.set(later::imported(rest, desk, &bytes)));
            };
            (hands.read)(&event, Callback::from(taken));
        })
    };
    let alert = || tag("p").attrs(&[("class", "g-error"), ("role", "alert")]).say(&error);
    tag("div")
        .class("g-question")
        .with(label("g-import", wording::keep::IMPORT))
        .with(tag("input").attrs(&[("id", "g-import"), ("type", "file"), ("accept", "application/json,.json")]).on_change(onchange))
        .with((!error.is_empty()).then(alert))
}
