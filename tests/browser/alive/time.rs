//! A date typed by hand, and a page left open while days go by.

use super::{VILLAGE, opened, settle};
use crate::journeys::leave;
use serde_json::json;

#[test]
fn a_date_typed_by_keyboard_is_compared_with_the_day_before_it_was_typed() {
    let page = opened(VILLAGE);
    page.inject(
        "window.notes = [];
        new MutationObserver(() => notes.push(document.querySelector('.g-day').textContent)).observe(document.querySelector('.g-day'),
            { childList: true, characterData: true, subtree: true });",
    );
    page.script("document.querySelector('#g-date').focus()");
    page.key_date("2021-08-28");
    page.wait_for_text("#g-date-note", "Réponses telles qu’au 28 août 2021");
    page.wait_for_text(".g-travelled", "Volet 1 du fonds");
    let wrong = page.script("return notes.filter(note => /telles qu’au \\S+\\s\\S+\\s\\d{1,3}\\D/.test(note))");
    assert_eq!(wrong, json!([]), "a year of three digits is nobody's");
    assert_eq!(page.script("return document.querySelector('#g-date').value"), "2021-08-28");
    leave(&page);
}

#[test]
fn an_emptied_date_is_told_in_a_plain_sentence() {
    let page = opened(VILLAGE);
    page.set_date("#g-date", "");
    page.wait_for_text("#g-date-note", "Aucune date n’est choisie : les réponses valent pour aujourd’hui");
    assert_eq!(page.count(".g-day .g-error"), 0);
    page.assert_accessible("no date");
    leave(&page);
}

/// Moves the clock of the page on, and shows the page again as browsers do.
fn later(page: &crate::harness::Page, hours: u32, event: &str) {
    page.inject(&format!("{{ const now = Date.now; Date.now = () => now() + {hours} * 3_600_000; }}"));
    page.inject(event);
}

#[test]
fn a_page_left_open_over_midnight_follows_the_day_and_says_so() {
    for event in [
        "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
        "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
        "dispatchEvent(new Event('focus'))",
    ] {
        let page = opened("#lieu=commune:68365");
        let today = page.script("return document.querySelector('#g-date').value");
        later(&page, 24 * 7, event);
        // By the page's own clock: the scripts of WebDriver may have another.
        page.inject(
            "document.documentElement.dataset.now = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris' }).format(Date.now())",
        );
        page.wait_for_text("#g-date-note", "Le jour a changé depuis l’ouverture de cette page : nous sommes le");
        let expected = page.script("return document.documentElement.dataset.now");
        assert_eq!(page.script("return document.querySelector('#g-date').value"), expected);
        assert_ne!(today, expected);
        leave(&page);
    }
}

#[test]
fn a_day_chosen_by_the_visitor_stays_when_the_clock_moves_on() {
    let page = opened(VILLAGE);
    later(&page, 48, "dispatchEvent(new Event('focus'))");
    settle(&page);
    assert_eq!(page.script("return document.querySelector('#g-date').value"), "2021-05-12");
    page.wait_for_text("#g-date-note", "Réponses telles qu’au 12 mai 2021");
    leave(&page);
}
