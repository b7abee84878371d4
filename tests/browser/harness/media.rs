//! What the page is shown on: its size, by night, on paper, with the colours of the system, without movement.

use super::browser::Browser;
use super::gestures::said;
use super::page::Page;
use serde_json::{Value, json};
use thirtyfour::common::print::PrintParameters;

/// The window of Firefox does not get narrower: below this, the page is enlarged, and so has fewer pixels of its own.
const NARROWEST: u32 = 500;
/// In how many parts Firefox measures a pixel: an enlarged one has a whole number of them.
const UNITS: f64 = 60.0;

impl Page {
    /// Whether this browser is one that prints, and shows in its window what it would print.
    pub fn emulates(&self) -> bool {
        self.browser == Browser::Chromium
    }

    /// Sets the size of the viewport, in CSS pixels.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        match self.browser {
            Browser::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                self.wait(self.session.cdp().send_raw("Emulation.setDeviceMetricsOverride", size));
            }
            Browser::Firefox => self.stretch(width, height, UNITS / (UNITS * f64::from(width) / f64::from(NARROWEST.max(width))).floor()),
        }
        let size = json!([width, height]);
        self.wait_for_value("return [innerWidth, innerHeight]", &size);
    }

    /// A zoom of 200 %: half as many pixels for the page, each twice as large.
    #[track_caller]
    pub fn zoom_in(&self) {
        match self.browser {
            Browser::Chromium => {
                let size = json!({ "width": 640, "height": 450, "deviceScaleFactor": 2, "mobile": false });
                self.wait(self.session.cdp().send_raw("Emulation.setDeviceMetricsOverride", size));
            }
            Browser::Firefox => self.stretch(640, 450, 2.0),
        }
        self.wait_for_value("return [innerWidth, innerHeight, devicePixelRatio]", &json!([640, 450, 2]));
    }

    /// The window has a frame, and changes its size in its own time: asked again until the page has the room that it needs.
    #[track_caller]
    fn stretch(&self, width: u32, height: u32, zoom: f64) {
        self.chrome(&format!("gBrowser.selectedBrowser.fullZoom = {zoom}"));
        self.eventually(&format!("a window for {width} × {height} pixels"), async || {
            let room = "const box = gBrowser.selectedBrowser.getBoundingClientRect(), round = Math.round;
                const [width, height] = [round(arguments[0] * arguments[2]), round(arguments[1] * arguments[2])];
                if (box.width != width || box.height != height)
                    window.resizeTo(round(outerWidth - box.width + width), round(outerHeight - box.height + height));
                return [box.width - width, box.height - height]";
            let missing = self.in_chrome(room, vec![json!(width), json!(height), json!(zoom)]).await?;
            if missing == json!([0, 0]) { Ok(()) } else { Err(format!("too much by {missing}")) }
        });
    }

    /// The visitor's system is dark, or light again.
    #[track_caller]
    pub fn night(&self, dark: bool) {
        self.prefer(
            "layout.css.prefers-color-scheme.content-override",
            i32::from(!dark),
            ("prefers-color-scheme", if dark { "dark" } else { "light" }),
        );
    }

    /// The visitor's system imposes its few colours, or no longer.
    #[track_caller]
    pub fn force_colours(&self, forced: bool) {
        let (setting, says) = if forced { (2, "active") } else { (1, "none") };
        self.prefer("browser.display.document_color_use", setting, ("forced-colors", says));
    }

    /// The visitor wants nothing to move, or no longer.
    #[track_caller]
    pub fn still(&self, still: bool) {
        let says = if still { "reduce" } else { "no-preference" };
        self.prefer("ui.prefersReducedMotion", i32::from(still), ("prefers-reduced-motion", says));
    }

    /// A preference: a setting of Firefox, a feature for Chromium, which forgets the one told before. The page knows of it.
    #[track_caller]
    fn prefer(&self, setting: &str, value: i32, (feature, says): (&str, &str)) {
        match self.browser {
            Browser::Chromium => {
                let features = json!({ "features": [{ "name": feature, "value": says }] });
                self.wait(self.session.cdp().send_raw("Emulation.setEmulatedMedia", features));
            }
            Browser::Firefox => drop(self.chrome(&format!("Services.prefs.setIntPref('{setting}', {value})"))),
        }
        self.wait_for_value(&format!("return matchMedia('({feature}: {says})').matches"), &json!(true));
    }

    /// The page as it goes to the printer, still in the window; or back on the screen.
    #[track_caller]
    pub fn on_paper(&self, paper: bool) {
        let medium = if paper { "print" } else { "" };
        match self.browser {
            Browser::Chromium => {
                self.wait(self.session.cdp().send_raw("Emulation.setEmulatedMedia", json!({ "media": medium })));
            }
            Browser::Firefox => drop(self.chrome(&format!("gBrowser.selectedBrowser.browsingContext.mediumOverride = '{medium}'"))),
        }
        self.wait_for_value("return matchMedia('print').matches", &json!(paper));
    }

    /// The printed page, as PDF. Any browser prints.
    #[track_caller]
    pub fn printed(&self) -> Vec<u8> {
        self.wait(self.session.print_page(PrintParameters::default()))
    }

    #[track_caller]
    pub(super) fn chrome(&self, script: &str) -> Value {
        self.wait(self.in_chrome(script, Vec::new()))
    }

    /// Runs a script in Firefox itself, around the page.
    async fn in_chrome(&self, script: &str, arguments: Vec<Value>) -> Result<Value, String> {
        self.session.cmd(Around("chrome")).await.map_err(said)?;
        let answer = self.session.execute(script, arguments).await.map(|answer| answer.json().clone());
        self.session.cmd(Around("content")).await.map_err(said)?;
        answer.map_err(said)
    }
}

/// Where Firefox runs the next scripts: in the page, or around it.
#[derive(Debug)]
struct Around(&'static str);

impl thirtyfour::common::command::FormatRequestData for Around {
    fn format_request(&self, session: &thirtyfour::SessionId) -> thirtyfour::RequestData {
        let post = "POST".parse().expect("a method of HTTP");
        thirtyfour::RequestData::new(post, format!("/session/{session}/moz/context")).add_body(json!({ "context": self.0 }))
    }
}
