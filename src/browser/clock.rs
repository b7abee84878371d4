//! The only clock: what day it is in Paris.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use yew::Callback;

use crate::domain::Day;

/// Today in Paris, whatever the time zone of the machine; `None` when its clock makes no sense.
pub fn today() -> Option<Day> {
    // The clock of a browser is a whole number of milliseconds well below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    let millis = js_sys::Date::now() as i64;
    Day::at_epoch_millis(millis)
}

/// How often the clock is looked at while the page is in use, in milliseconds.
const EVERY: u32 = 30_000;

/// What brings a page back: from another tab, from another window, from the memory of the browser.
const RETURNS: [&str; 3] = ["visibilitychange", "focus", "pageshow"];

/// Calls back with today once it is another day, as long as the answer is held: timers stand still while a machine sleeps, so each return counts too.
pub(super) fn follow(then: Callback<Day>) -> Box<dyn Any> {
    let known = Rc::new(Cell::new(today()));
    let tell = move || {
        let now = today();
        if let Some(day) = now.filter(|_| known.replace(now) != now) {
            then.emit(day);
        }
    };
    let returns = RETURNS.map(|event| {
        let tell = tell.clone();
        // The event of the document reaches the window.
        EventListener::new(&gloo::utils::window(), event, move |_| tell())
    });
    Box::new((returns, Interval::new(EVERY, tell)))
}
