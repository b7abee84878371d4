//! One page in one browser: opened, measured, photographed, closed.

use super::browser::Browser;
use super::driver::Driver;
use super::site::Site;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::{Builder, Runtime};

/// Generous, for a machine busy with several browsers: only a failure waits this long.
const PATIENCE: Duration = Duration::from_secs(15);

pub struct Page {
    pub(super) browser: Browser,
    pub(super) session: WebDriver,
    pub(super) driver: Driver,
    site: Site,
    runtime: Runtime,
    /// How long to wait for what does not come.
    pub patience: Duration,
}

impl Page {
    /// The page under test, not opened yet: the folder is the one that `GUICHET_DIST` names.
    pub fn start() -> Self {
        let folder = env::var_os("GUICHET_DIST");
        let folder = folder.expect("GUICHET_DIST names the built page: run `cargo xtask test browser`");
        Self::serving(Path::new(&folder))
    }

    /// Any folder, as a page that hosts the page under test.
    pub fn serving(folder: &Path) -> Self {
        assert!(folder.join("index.html").exists(), "no page in {}", folder.display());
        let browser = Browser::chosen();
        let driver = Driver::start(browser);
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let capabilities = browser.capabilities().as_object().cloned().unwrap_or_default();
        let session = WebDriver::new(&driver.address, Capabilities::from(capabilities));
        let session = runtime.block_on(session);
        let session = session.unwrap_or_else(|error| panic!("{browser:?} does not start: {error}"));
        let page = Self { browser, session, driver, site: Site::serving(folder), runtime, patience: PATIENCE };
        page.resize(1280, 900);
        page
    }

    /// The address of the folder.
    pub(super) fn address(&self) -> &str {
        &self.site.address
    }

    /// Opens an address inside the folder: `""`, `"#/etape"`, `"index.html?x=1"`.
    #[track_caller]
    pub fn open(&self, path: &str) {
        let address = format!("{}{path}", self.site.address);
        self.wait(self.session.goto(&address));
    }

    /// Loads the present address again, as after a return to the page.
    #[track_caller]
    pub fn reload(&self) {
        self.wait(self.session.refresh());
    }

    /// Sets the size of the viewport, in CSS pixels. Firefox stops at a width of 500, where the other emulates telephones.
    #[track_caller]
    pub fn resize(&self, width: u32, height: u32) {
        let asked = match self.browser {
            Browser::Chromium => {
                let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
                let cdp = self.session.cdp();
                self.wait(cdp.send_raw("Emulation.setDeviceMetricsOverride", size));
                json!([width, height])
            }
            // The window has a frame: what it takes is measured, then added.
            Browser::Firefox => {
                let width = width.max(500);
                self.wait(self.session.set_window_rect(0, 0, width, height));
                let frame = self.script("return [outerWidth - innerWidth, outerHeight - innerHeight]");
                let frame = |side: usize| u32::try_from(frame[side].as_u64().unwrap_or(0)).unwrap_or(0);
                self.wait(self.session.set_window_rect(0, 0, width + frame(0), height + frame(1)));
                json!([width, height])
            }
        };
        let got = self.script("return [innerWidth, innerHeight]");
        assert_eq!(got, asked, "{:?} refuses this size", self.browser);
    }

    /// Runs JavaScript as the body of a function and returns its result.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        self.script_with(body, Vec::new())
    }

    #[track_caller]
    pub(super) fn script_with(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.session.execute(body, arguments)).json().clone()
    }

    /// Writes `target/screenshots/NAME.png` and returns where that is.
    #[track_caller]
    pub fn screenshot(&self, name: &str) -> PathBuf {
        save(name, &self.wait(self.session.screenshot_as_png()))
    }

    /// Tries until it works; a failure says what was awaited, and what the last try met.
    #[track_caller]
    pub(super) fn eventually<T>(&self, awaited: &str, attempt: impl AsyncFn() -> Result<T, String>) -> T {
        let start = Instant::now();
        loop {
            match self.runtime.block_on(attempt()) {
                Ok(done) => return done,
                Err(met) if start.elapsed() > self.patience => {
                    panic!("awaited: {awaited}\n  but: {met}")
                }
                Err(_) => thread::sleep(Duration::from_millis(30)),
            }
        }
    }

    #[track_caller]
    pub(super) fn wait<T, E: std::fmt::Display>(&self, answer: impl Future<Output = Result<T, E>>) -> T {
        match self.runtime.block_on(answer) {
            Ok(done) => done,
            Err(error) => panic!("{:?}: {error}", self.browser),
        }
    }
}

impl Drop for Page {
    /// Leaves a picture of a failure, and no browser behind.
    fn drop(&mut self) {
        if thread::panicking() {
            let test = thread::current().name().unwrap_or("test").replace("::", "-");
            if let Ok(png) = self.runtime.block_on(self.session.screenshot_as_png()) {
                save(&format!("failed-{test}"), &png);
            }
        }
        let _ = self.runtime.block_on(self.session.clone().quit());
    }
}

fn save(name: &str, png: &[u8]) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("inside target");
    let file = target.join("screenshots").join(format!("{name}.png"));
    fs::create_dir_all(target.join("screenshots")).expect("a folder for screenshots");
    fs::write(&file, png).expect("a screenshot");
    file
}
