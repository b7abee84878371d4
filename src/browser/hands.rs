//! The browser's side of the interface.

use crate::browser::{address, device, events, files};
use crate::ui::Hands;

/// Everything the interface asks of the browser.
pub fn hands() -> Hands {
    Hands {
        text: events::text,
        ticked: events::ticked,
        pasted: events::pasted,
        later: events::later,
        save: files::save,
        read: files::read,
        copy: device::copy,
        print: device::print,
        show: address::show,
        moved: address::moved,
        address: address::of,
        keep: device::keep,
    }
}
