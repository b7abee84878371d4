//! What the page is shown on: by night, on paper, with the colours of the system, without movement. Chromium only.

use super::browser::Browser;
use super::page::Page;
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

impl Page {
    /// Whether this browser is one that can be told on what it shows the page.
    pub fn emulates(&self) -> bool {
        self.browser == Browser::Chromium
    }

    /// The visitor's system is dark, or light again.
    #[track_caller]
    pub fn night(&self, dark: bool) {
        let scheme = if dark { "dark" } else { "light" };
        self.features(&[("prefers-color-scheme", scheme)]);
    }

    /// Preferences of the visitor, in place of all those told before.
    #[track_caller]
    pub fn features(&self, features: &[(&str, &str)]) {
        let features: Vec<Value> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.tell("Emulation.setEmulatedMedia", json!({ "features": features }));
    }

    /// The page as it goes to the printer, still in the window; or back on the screen.
    #[track_caller]
    pub fn on_paper(&self, paper: bool) {
        self.tell("Emulation.setEmulatedMedia", json!({ "media": if paper { "print" } else { "" } }));
    }

    /// The printed page, as PDF. Any browser prints.
    #[track_caller]
    pub fn printed(&self) -> Vec<u8> {
        self.wait(self.session.print_page(PrintParameters::default()))
    }

    /// A zoom of 200 %: half as many pixels for the page, each twice as large.
    #[track_caller]
    pub fn zoom_in(&self) {
        let size = json!({ "width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", size);
    }

    #[track_caller]
    fn tell(&self, command: &str, what: Value) {
        if self.emulates() {
            self.wait(self.session.cdp().send_raw(command, what));
        }
    }
}
