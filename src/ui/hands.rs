//! What the interface asks of the browser. In tests nothing answers, and nothing needs to.

use std::any::Any;

use yew::{Callback, Event};

use crate::domain::Day;

/// The few functions of the browser that components call.
#[derive(Clone, Copy)]
pub struct Hands {
    /// The text of the field in which an event happened.
    pub text: fn(&Event) -> String,
    /// Whether the box in which an event happened is ticked.
    pub ticked: fn(&Event) -> bool,
    /// The text that an event pastes.
    pub pasted: fn(&Event) -> String,
    /// Scrolls to the element with this identifier, in the same tree as the field in which an event happened, where it is
    /// out of sight.
    pub reveal: fn(&Event, &str),
    /// Gives the focus to the first of these elements (their identifiers, separated by spaces) that is there, in the same tree
    /// as the element in which an event happened, once what the event changes is drawn.
    pub focus: fn(&Event, &str),
    /// Told before anything is drawn: what others have done to the nodes of the page is put right first.
    pub draws: fn(),
    /// Calls back with today each time it has become another day, until the answer is dropped.
    pub today: fn(Callback<Day>) -> Box<dyn Any>,
    /// Calls back after so many milliseconds. Where nothing does, what waits is drawn at once.
    pub after: Option<fn(u32, Callback<()>)>,
    /// Offers a file to keep: its name, its type, its text.
    pub save: fn(&str, &str, &str),
    /// Reads the bytes of the file chosen in a field, or a little more of them than the session takes.
    pub read: fn(&Event, Callback<Vec<u8>>),
    /// Copies a text; calls back with whether it worked.
    pub copy: fn(&str, Callback<bool>),
    /// Prints the page; false where the browser refuses.
    pub print: fn() -> bool,
    /// Tells the address bar the state of the page.
    pub show: fn(&str),
    /// Calls back with the new fragment whenever someone changes it, until the answer is dropped.
    pub moved: fn(Callback<String>) -> Box<dyn Any>,
    /// The full address of the page with this state.
    pub address: fn(&str) -> String,
    /// Keeps a text on the device under this name, or forgets it; false where the browser refuses.
    pub keep: fn(&str, Option<&str>) -> bool,
    /// What the device keeps under this name.
    pub kept: fn(&str) -> Option<String>,
    /// Calls back whenever another tab changes what the device keeps, until the answer is dropped.
    pub kept_elsewhere: fn(Callback<()>) -> Box<dyn Any>,
}

impl PartialEq for Hands {
    /// They are chosen once, when the page is mounted.
    fn eq(&self, _: &Hands) -> bool {
        true
    }
}

impl Default for Hands {
    fn default() -> Self {
        Hands {
            text: |_| String::new(),
            ticked: |_| false,
            pasted: |_| String::new(),
            reveal: |_, _| {},
            focus: |_, _| {},
            draws: || {},
            today: |_| Box::new(()),
            after: None,
            save: |_, _, _| {},
            read: |_, _| {},
            copy: |_, _| {},
            print: || true,
            show: |_| {},
            moved: |_| Box::new(()),
            address: |fragment| format!("#{fragment}"),
            keep: |_, _| false,
            kept: |_| None,
            kept_elsewhere: |_| Box::new(()),
        }
    }
}
