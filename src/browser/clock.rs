//! The only clock: what day it is in Paris.

use crate::domain::Day;

/// Today in Paris, whatever the time zone of the machine; `None` when its clock makes no sense.
pub fn today() -> Option<Day> {
    // The clock of a browser is a whole number of milliseconds well below 2^53.
    #[allow(clippy::cast_possible_truncation)]
    let millis = js_sys::Date::now() as i64;
    Day::at_epoch_millis(millis)
}
