//! What a person does without a mouse: real keys, one after another, wherever the focus is.

use super::page::Page;
use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

/// Far more stops than a page should ask of anyone.
const MOST_STOPS: usize = 200;

impl Page {
    /// Presses and releases each key. Unlike [`Page::press`], the driver knows of no field: only the keyboard speaks.
    #[track_caller]
    pub fn keys(&self, keys: impl Into<TypingData>) {
        let chain = self.session.action_chain();
        self.wait(chain.send_keys(keys).perform());
    }

    /// Goes from field to field with the tabulation key until this one has the focus.
    #[track_caller]
    pub fn tab_to(&self, css: &str) {
        self.walk_to(css, || self.keys(Key::Tab));
    }

    /// The same, backwards.
    #[track_caller]
    pub fn tab_back_to(&self, css: &str) {
        let back = || self.session.action_chain().key_down(Key::Shift).send_keys(Key::Tab).key_up(Key::Shift);
        self.walk_to(css, || self.wait(back().perform()));
    }

    #[track_caller]
    fn walk_to(&self, css: &str, step: impl Fn()) {
        let there = "const held = document.activeElement; return [held.matches(arguments[0]), held.id || held.outerHTML.slice(0, 80)]";
        let mut met = Vec::new();
        for _ in 0..MOST_STOPS {
            step();
            let held = self.script_with(there, vec![json!(css)]);
            if held[0] == Value::Bool(true) {
                return;
            }
            met.push(held[1].to_string());
        }
        panic!("the tabulation key does not lead to {css}, only to: {}", met.join(" → "));
    }

    /// Types a date, `2021-05-12`, in the order in which this browser shows its parts.
    #[track_caller]
    pub fn key_date(&self, day: &str) {
        let order = "return new Intl.DateTimeFormat(navigator.language).formatToParts().map(part => part.type)
            .filter(kind => kind != 'literal')";
        let parts: Vec<&str> = day.split('-').collect();
        for kind in self.script(order).as_array().expect("the parts of a date") {
            let at = ["year", "month", "day"].iter().position(|name| kind == name).expect("a part of a date");
            self.keys(parts[at]);
        }
    }

    /// Copies a text, as from another program: with the keys, out of a field that is there for a moment.
    #[track_caller]
    pub fn copy(&self, text: &str) {
        let add = "const field = document.createElement('textarea'); field.id = 'elsewhere'; field.value = arguments[0];
            document.body.append(field); field.focus(); field.select()";
        self.script_with(add, vec![json!(text)]);
        self.with_control("c");
        self.script("document.getElementById('elsewhere').remove()");
    }

    /// Pastes what was copied wherever the focus is.
    #[track_caller]
    pub fn paste(&self) {
        self.with_control("v");
    }

    #[track_caller]
    fn with_control(&self, letter: &str) {
        let chain = self.session.action_chain().key_down(Key::Control);
        self.wait(chain.send_keys(letter).key_up(Key::Control).perform());
    }
}
