//! Which browser, and how it is asked to start.

use serde_json::{Value, json};
use std::env;

/// Both speak WebDriver; what differs between them is said here and in `console`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Browser {
    Chromium,
    Firefox,
}

impl Browser {
    /// The one that `GUICHET_BROWSER` names: the journeys are the same in each.
    pub fn chosen() -> Self {
        match env::var("GUICHET_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok(other) => panic!("GUICHET_BROWSER is chromium or firefox, not {other}"),
        }
    }

    /// The program that drives it.
    pub fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
        }
    }

    /// What it is told on its command line. Firefox is told by its settings what the page is shown on, and they are its own.
    pub fn driver_arguments(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &["--port=0"],
            Self::Firefox => &["--port=0", "--websocket-port=0", "--allow-system-access"],
        }
    }

    /// No profile is named: each driver makes a fresh one, and removes it afterwards.
    pub fn capabilities(self) -> Value {
        // In milliseconds: on a busy machine, a script that reads the whole page may take longer than the usual 30 seconds.
        let timeouts = json!({ "script": 120_000, "pageLoad": 120_000 });
        match self {
            Self::Chromium => json!({
                "browserName": "chrome",
                // The driver's record of requests comes by a connection of its own.
                "webSocketUrl": true,
                // Those of the server that the tests start, which nobody else vouches for.
                "acceptInsecureCerts": true,
                "timeouts": timeouts,
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": { "args": [
                    "--headless=new",
                    // Without these two, it does not start as root or in a container.
                    "--no-sandbox",
                    "--disable-dev-shm-usage",
                    "--disable-gpu",
                    // A test speaks to nobody but its own server.
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-quic",
                    "--disable-sync",
                    "--no-first-run",
                ] },
            }),
            Self::Firefox => json!({
                "browserName": "firefox",
                "webSocketUrl": true,
                "acceptInsecureCerts": true,
                "timeouts": timeouts,
                "moz:firefoxOptions": { "args": ["-headless"], "prefs": {
                    // Automation relaxes this one, and pages from files would pass falsely.
                    "security.fileuri.strict_origin_policy": true,
                    // The only way to the console's messages: its driver repeats them.
                    "devtools.console.stdout.content": true,
                    // Its loader complains there of its own affairs.
                    "browser.chrome.site_icons": false,
                    // A zoom stays through a reload.
                    "browser.zoom.siteSpecific": false,
                } },
            }),
        }
    }
}
