//! One page in one browser: opened, measured, photographed, closed.

use super::browser::Browser;
use super::driver::Driver;
use super::requests::Requests;
use super::site::Site;
use serde_json::Value;
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{env, fs, thread};
use thirtyfour::{Capabilities, WebDriver};
use tokio::runtime::{Builder, Runtime};

/// Generous, for a machine busy with several browsers: only a failure waits this long.
const PATIENCE: Duration = Duration::from_secs(30);
/// Longer than the driver's own patience with a browser that starts.
const ANSWER: Duration = Duration::from_secs(180);
/// How many times a driver and its browser are asked to start.
const TRIES: usize = 3;

pub struct Page {
    pub(super) browser: Browser,
    pub(super) session: WebDriver,
    pub(super) driver: Driver,
    pub(super) site: Site,
    pub(super) requests: Requests,
    /// The element whose shadow root is looked into, where it is not the document.
    pub(super) inside: RefCell<Option<String>>,
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
        Self::sending(folder, "")
    }

    /// The same, with one more header.
    pub fn sending(folder: &Path, header: &str) -> Self {
        assert!(folder.join("index.html").exists(), "no page in {}", folder.display());
        let browser = Browser::chosen();
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let (driver, session) = started(browser, &runtime);
        let requests = runtime.block_on(Requests::recorded(&session)).expect("the record of the driver");
        let (site, inside) = (Site::sending(folder, header), RefCell::new(None));
        let page = Self { browser, session, driver, site, requests, inside, runtime, patience: PATIENCE };
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

    /// Runs JavaScript as the body of a function and returns its result.
    #[track_caller]
    pub fn script(&self, body: &str) -> Value {
        self.script_with(body, Vec::new())
    }

    #[track_caller]
    pub(super) fn script_with(&self, body: &str, arguments: Vec<Value>) -> Value {
        self.wait(self.session.execute(body, arguments)).json().clone()
    }

    /// The name of a picture that both browsers take.
    pub fn named(&self, picture: &str) -> String {
        format!("{picture}-{:?}", self.browser).to_lowercase()
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
    /// Leaves a picture of a failure, and no browser behind. A test that ends well has one thing more to show, whatever it
    /// was about: nobody else was asked anything.
    fn drop(&mut self) {
        let foreign = if thread::panicking() { Vec::new() } else { self.asked_elsewhere() };
        if thread::panicking() {
            let test = thread::current().name().unwrap_or("test").replace("::", "-");
            if let Ok(png) = self.runtime.block_on(self.session.screenshot_as_png()) {
                save(&format!("failed-{test}"), &png);
            }
        }
        let _ = self.runtime.block_on(self.session.clone().quit());
        assert!(foreign.is_empty(), "the browser asked elsewhere: {foreign:?}");
    }
}

/// The driver, and its browser opened. A machine short of breath may refuse one start: the next one is a new driver's.
fn started(browser: Browser, runtime: &Runtime) -> (Driver, WebDriver) {
    let mut met = format!("{} does not say its port", browser.driver());
    for _ in 0..TRIES {
        let Some(driver) = Driver::start(browser) else { continue };
        let capabilities = browser.capabilities().as_object().cloned().unwrap_or_default();
        let session = WebDriver::builder(&driver.address, Capabilities::from(capabilities)).request_timeout(ANSWER);
        match runtime.block_on(session.into_future()) {
            Ok(session) => return (driver, session),
            Err(error) => met = error.to_string(),
        }
        eprintln!("{browser:?} did not start: {met}");
    }
    panic!("{browser:?} does not start: {met}");
}

fn save(name: &str, png: &[u8]) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("inside target");
    let file = target.join("screenshots").join(format!("{name}.png"));
    fs::create_dir_all(target.join("screenshots")).expect("a folder for screenshots");
    fs::write(&file, png).expect("a screenshot");
    file
}
