//! Keep and pass on: the link, the device, paper, files.

use yew::prelude::*;

use super::desk::Desk;
use super::later;
use super::parts::{Tick, button, label, tick};
use super::rest::Rest;
use super::tag::{Tag, tag};
use super::transmit::transmit;
use crate::domain::AmountRule;
use crate::engine::Answer;
use crate::session::{Action, to_fragment};
use crate::wording;

/// Everything a visitor can take away; `kept` says whether a state was on this device before the page was opened.
#[hook]
pub(super) fn use_keep(desk: &Desk, kept: bool) -> Tag {
    let hands = desk.hands;
    let said = use_state(String::new);
    let import = use_import(desk);
    let on_device = use_device(desk, kept);
    let mut ways = Vec::new();
    if desk.has_address() {
        let (desk, said) = (desk.clone(), said.clone());
        let does = Callback::from(move |_| copy(&desk, &desk.address().unwrap_or_default(), &said));
        ways.push((wording::keep::COPY_LINK, does));
    }
    let copied = said.clone();
    let summary = written(desk, later::summary, move |desk, text| copy(desk, text, &copied));
    ways.push((wording::keep::COPY_SUMMARY, summary));
    ways.push((wording::keep::PRINT, Callback::from(move |_| (hands.print)())));
    ways.extend(files(desk));
    let ways: Vec<Html> = ways.into_iter().map(|(text, does)| tag("li").with(button(text, does)).html()).collect();
    tag("section")
        .class("g-keep")
        .attr("aria-labelledby", "g-keep-title")
        .with(tag("h2").id("g-keep-title").say(wording::keep::TITLE))
        .with(tag("ul").with(ways))
        .with(transmit(desk, &said))
        .with(tag("p").attr("role", "status").say(&said))
        .with(import)
        .with(on_device)
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
fn copy(desk: &Desk, text: &str, said: &UseStateHandle<String>) {
    let (said, shown) = (said.clone(), text.to_owned());
    let told = move |done: bool| said.set(if done { wording::keep::COPIED.to_owned() } else { wording::keep::not_copied(&shown) });
    (desk.hands.copy)(text, Callback::from(told));
}

/// The files on offer.
fn files(desk: &Desk) -> Vec<(&'static str, Callback<MouseEvent>)> {
    let file =
        |name: &'static str, kind: &'static str, write: Write| written(desk, write, move |desk, text| (desk.hands.save)(name, kind, text));
    let mut files = vec![
        (wording::keep::DOSSIER, file("dossier.json", "application/json", later::dossier)),
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

/// Takes a dossier in.
#[hook]
fn use_import(desk: &Desk) -> Tag {
    let hands = desk.hands;
    let error = use_state(String::new);
    let onchange = {
        let (desk, error) = (desk.clone(), error.clone());
        Callback::from(move |event: Event| {
            let (desk, error) = (desk.clone(), error.clone());
            let taken = move |text: String| {
                let error = error.clone();
                desk.with_rest(move |rest, desk| match later::imported(rest, &desk.session.catalogue, &text) {
                    Ok(answers) => {
                        error.set(String::new());
                        desk.act.emit(Action::Open(Box::new(answers)));
                    }
                    Err(faults) => error.set(later::faults(rest, &faults)),
                });
            };
            (hands.read)(&event, Callback::from(taken));
        })
    };
    let alert = || tag("p").attrs(&[("class", "g-error"), ("role", "alert")]).say(&wording::keep::not_imported(&error));
    tag("div")
        .class("g-question")
        .with(label("g-import", wording::keep::IMPORT))
        .with(tag("input").attrs(&[("id", "g-import"), ("type", "file"), ("accept", "application/json,.json")]).on_change(onchange))
        .with((!error.is_empty()).then(alert))
}

/// Keeps the answers on the device, once the visitor has said so; « oublier » is always in sight.
#[hook]
fn use_device(desk: &Desk, kept: bool) -> Tag {
    let hands = desk.hands;
    let consent = use_state(|| kept);
    let refused = use_state(|| false);
    let state = to_fragment(&desk.session.answers);
    {
        let (consent, refused) = (*consent, refused.clone());
        use_effect_with((state, consent), move |(state, consent)| {
            if *consent {
                refused.set(!(hands.keep)(Some(state)));
            }
        });
    }
    let onchange = {
        let consent = consent.clone();
        Callback::from(move |event: Event| {
            let ticked = (hands.ticked)(&event);
            if !ticked {
                (hands.keep)(None);
            }
            consent.set(ticked);
        })
    };
    let keeping = Tick {
        id: "g-keep-here",
        among: None,
        text: wording::keep::ON_DEVICE,
        help: Some(wording::keep::ON_DEVICE_HELP),
        checked: *consent,
        onchange,
    };
    tick(keeping).with((*refused && *consent).then(|| tag("p").class("g-error").say(wording::keep::REFUSED)))
}
