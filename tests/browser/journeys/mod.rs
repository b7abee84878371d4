//! Whole journeys, each by a person with a project: what they do, and what they read.

mod carriers;
mod keeping;
mod keyboard;
mod looks;
mod paper;
mod trying;

use crate::harness::{Key, Page};
use guichet::domain::Day;
use guichet::{catalogue, wording};

const VOLET_1: &str = "[data-programme='fitn-volet-1']";
const VOLET_2: &str = "[data-programme='fitn-volet-2']";

/// The page opened on these answers, or on none.
fn opened(fragment: &str) -> Page {
    let page = Page::start();
    page.open(fragment);
    page.wait_for("#g-place");
    page.wait_for_text("h1", title(&page));
    page
}

/// The title on the day that the page shows: a question in the past once every date is over.
fn title(page: &Page) -> &'static str {
    let shown = page.script("return document.querySelector('#g-date').value");
    let day = Day::read(shown.as_str().unwrap_or_default()).expect("the day of the page");
    wording::page::title(catalogue::load(catalogue::EMBEDDED).expect("the catalogue").is_stale(day))
}

/// Closes a journey: nobody else was asked anything, nothing is kept without consent, and the browser had nothing to
/// complain about.
#[track_caller]
pub fn leave(page: &Page) {
    page.assert_asks_nobody();
    let consents = page.script("return document.querySelector('#g-keep-here')?.checked ?? false") == true;
    page.assert_keeps(usize::from(consents));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

/// Chooses the first place that the list offers for these words.
fn choose_place(page: &Page, words: &str, name: &str) {
    page.type_into("#g-place", words);
    page.wait_for_text("#g-place-0", name);
    page.press(Key::Down + Key::Enter);
    page.wait_for_text(".g-chosen", name);
}

/// Chooses in a list.
fn choose(page: &Page, list: &str, code: &str) {
    page.click(&format!("{list} option[value='{code}']"));
}

/// A project of online procedures, not started yet, useful within a year.
pub fn describe_the_project(page: &Page) {
    page.click("#g-objets-demarches");
    page.click("#g-engagement-aucun");
    page.type_into("#g-effet_mois", "12");
}

/// One expense of 40 000 € that counts.
pub fn spend_40_000(page: &Page) {
    page.type_into("#g-line-1-label", "Portail");
    choose(page, "#g-line-1-category", "deploiement");
    page.type_into("#g-line-1-amount", "40 000");
}
