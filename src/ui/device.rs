//! Keeps the answers on the device, once the visitor has said so.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::desk::Desk;
use super::later;
use super::parts::{Tick, tick};
use super::rest::Rest;
use super::tag::{Tag, tag};
use crate::session::Keeping;
use crate::wording;

/// What the device keeps of this page. It is changed in place: what is written at each key draws nothing again.
#[derive(Clone)]
pub(super) struct Device {
    pub(super) keeping: Rc<RefCell<Keeping>>,
    pub(super) redraw: UseForceUpdateHandle,
}

/// Compares this page with what is on the device, or writes there.
type Does = fn(Rest, &Desk, &Device);

impl Device {
    /// Does something with the rest of the program, where anything is kept or found.
    fn does(&self, desk: &Desk, does: Does) {
        let idle = {
            let keeping = self.keeping.borrow();
            !keeping.consent && keeping.found.is_none()
        };
        if !idle {
            let device = self.clone();
            desk.with_rest(move |rest, desk| does(rest, desk, &device));
        }
    }

    /// Writes the answers, in a task of its own: the key is drawn first.
    fn write(&self, desk: &Desk) {
        let (device, desk) = (self.clone(), desk.clone());
        let after = desk.hands.after;
        let write = Callback::from(move |()| device.does(&desk, later::write));
        match after {
            Some(after) => after(0, write),
            None => write.emit(()),
        }
    }
}

/// What the device keeps, from what was on it before the page was opened.
#[hook]
pub(super) fn use_device(desk: &Desk, kept: bool) -> Device {
    let before = &desk.host.keeping;
    let keeping = use_mut_ref(|| Keeping { consent: kept, ..before.clone() });
    let device = Device { keeping, redraw: use_force_update() };
    {
        let (device, desk) = (device.clone(), desk.clone());
        use_effect_with(desk.session.clone(), move |_| device.write(&desk));
    }
    let (told, desk) = (device.clone(), desk.clone());
    use_effect_with((), move |()| {
        let listening = (desk.hands.kept_elsewhere)(Callback::from(move |()| told.does(&desk, later::look)));
        move || drop(listening)
    });
    device
}

/// The consent; « oublier » is always in sight.
pub(super) fn consent(desk: &Desk, device: &Device) -> Tag {
    let (consent, refused, waits) = {
        let keeping = device.keeping.borrow();
        (keeping.consent, keeping.refused, keeping.found.is_some())
    };
    let onchange = {
        let (desk, device) = (desk.clone(), device.clone());
        Callback::from(move |event: Event| {
            let ticked = (desk.hands.ticked)(&event);
            device.keeping.borrow_mut().tick(ticked);
            if ticked {
                device.write(&desk);
            } else {
                desk.with_rest(later::forget);
            }
            device.redraw.force_update();
        })
    };
    let keeping = Tick {
        id: "g-keep-here",
        among: None,
        text: wording::keep::ON_DEVICE,
        help: Some(wording::keep::ON_DEVICE_HELP),
        checked: consent,
        onchange,
    };
    let alert = |says| tag("p").attrs(&[("class", "g-error"), ("role", "alert")]).say(says);
    let wrong = if waits { Some(wording::keep::WAITS) } else { refused.then_some(wording::keep::REFUSED) };
    tick(keeping).with(wrong.filter(|_| consent).map(alert))
}
