//! The browser's side of the interface.

use crate::browser::{address, clock, device, drawing, events, files, inside};
use crate::ui::{Embedded, Hands};

/// Everything the interface asks of the browser. The address bar of a host page is neither read nor written.
pub fn hands(embedded: Embedded) -> Hands {
    let hands = Hands {
        text: events::text,
        ticked: events::ticked,
        pasted: events::pasted,
        reveal: events::reveal,
        focus: inside::focus,
        draws: drawing::starts,
        today: clock::follow,
        after: Some(events::after),
        save: files::save,
        read: files::read,
        copy: device::copy,
        print: device::print,
        show: address::show,
        moved: address::moved,
        address: address::of,
        keep: device::keep,
        kept: device::kept,
        kept_elsewhere: device::kept_elsewhere,
    };
    match embedded {
        Embedded::Element => Hands { show: |_| {}, moved: |_| Box::new(()), ..hands },
        Embedded::Page | Embedded::Frame => hands,
    }
}
