//! What the interface asks of the browser: to read an event. In tests nothing answers, and nothing needs to.

use yew::Event;

/// The few functions of the browser that components call.
#[derive(Clone, Copy)]
pub struct Hands {
    /// The text of the field in which an event happened.
    pub text: fn(&Event) -> String,
    /// Whether the box in which an event happened is ticked.
    pub ticked: fn(&Event) -> bool,
}

impl PartialEq for Hands {
    /// They are chosen once, when the page is mounted.
    fn eq(&self, _: &Hands) -> bool {
        true
    }
}

impl Default for Hands {
    fn default() -> Self {
        Hands { text: |_| String::new(), ticked: |_| false }
    }
}
