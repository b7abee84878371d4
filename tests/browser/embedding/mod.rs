//! The published folder, as hosts embed it: frames, element, single file, installed page; and hosts that lie.

mod catalogues;
mod demo;
mod element;
mod frames;
mod guests;
mod guides;
mod hostile;
mod installed;
mod integrity;
mod liars;
mod paper;
mod placed;
mod policies;
mod rest;
mod served;
mod single_file;
mod state_system;
mod swallowed;
mod trusted_types;

use crate::harness::{Key, Page, Site};
use crate::journeys::{describe_the_project, spend_40_000};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What `cargo xtask dist` writes.
fn published() -> PathBuf {
    env::var_os("GUICHET_PUBLISHED").expect("GUICHET_PUBLISHED names the published folder: run `cargo xtask test browser`").into()
}

/// A fresh folder for one test.
fn scratch(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("embedding-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).expect("a folder for the test");
    folder
}

/// A copy of the published folder that the test may spoil.
fn copy(name: &str) -> PathBuf {
    copy_of(&published(), "assets", name)
}

/// A copy of the files of a folder, and of those of one folder inside it.
pub fn copy_of(from: &Path, inside: &str, name: &str) -> PathBuf {
    let to = scratch(name);
    fs::create_dir_all(to.join(inside)).expect("a folder");
    for folder in ["", inside] {
        for entry in fs::read_dir(from.join(folder)).expect("the published folder").flatten() {
            if entry.path().is_file() {
                fs::copy(entry.path(), to.join(folder).join(entry.file_name())).expect("a copy");
            }
        }
    }
    to
}

/// The asset of a folder whose name starts and ends so.
fn asset(folder: &Path, start: &str, end: &str) -> PathBuf {
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && name.ends_with(end)
    };
    let mut files = fs::read_dir(folder.join("assets")).expect("assets").flatten().map(|entry| entry.path());
    files.find(named).expect("an asset")
}

/// Adds a few harmless bytes to a file.
fn spoil(file: &Path, bytes: &[u8]) {
    let whole = [&*fs::read(file).expect("a file"), bytes].concat();
    fs::write(file, whole).expect("a spoilt file");
}

/// An empty custom section at the end of a program, which would run all the same without its fingerprint.
const NOTHING: [u8; 4] = [0, 2, 1, b'a'];

/// A page of another site, whose `{guichet}` is the address of the published folder.
fn host(name: &str, body: &str, guest: &Site) -> Page {
    host_with(name, "", body, guest)
}

/// The same under a policy, without frames or scripts from elsewhere unless it says so.
fn host_with(name: &str, policy: &str, body: &str, guest: &Site) -> Page {
    let folder = scratch(name);
    write_host(&folder, "index.html", policy, body, guest);
    let page = Page::serving(&folder);
    page.open("");
    page
}

/// Writes the page of a host.
fn write_host(folder: &Path, file: &str, policy: &str, body: &str, guest: &Site) {
    let origin = guest.address.split('/').take(3).collect::<Vec<_>>().join("/");
    let meta = match policy {
        // An icon, or the browser looks for one where there is none, and complains.
        "" => "<link rel=icon href='data:,'>".to_owned(),
        policy => format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
    };
    let html = format!("<!doctype html><html lang=fr><meta charset=utf-8>{meta}<title>Portail</title><body>{body}</body></html>");
    let html = html.replace("{guichet}", &guest.address).replace("{origine}", &origin);
    fs::write(folder.join(file), html).expect("the host's page");
}

/// The height that the loader has given to the first frame.
const HEIGHT: &str = "parseFloat(document.querySelector('iframe').style.height)";
const VOLET_1: &str = "[data-programme='fitn-volet-1']";

/// Whether the address bar has all the answers of a visit: it may follow them after a pause.
const ADDRESS: &str = "/~40.?000/.test(decodeURIComponent(location.hash))";

/// The shortest useful visit, wherever the test looks: a commune chosen, a project described, a verdict and amounts read.
#[track_caller]
fn visit(page: &Page) {
    page.set_date("#g-date", "2021-05-12");
    page.type_into("#g-place", "wettol");
    page.wait_for_text("#g-place-0", "Wettolsheim");
    page.keys(Key::Down + Key::Enter);
    page.wait_for_text(".g-chosen", "Wettolsheim");
    describe_the_project(page);
    spend_40_000(page);
    reads_32_000(page);
}

/// What Wettolsheim reads of its portal of 40 000 €.
#[track_caller]
fn reads_32_000(page: &Page) {
    page.wait_for_text(VOLET_1, "Remplit les conditions écrites");
    page.wait_for_text(VOLET_1, "Au plus 80 % de l’assiette, soit 32 000 €");
}

/// Waits until the height of an element stays what it is.
#[track_caller]
fn settled(page: &Page, css: &str) -> f64 {
    let height =
        || page.script(&format!("return document.querySelector({css:?}).getBoundingClientRect().height")).as_f64().unwrap_or_default();
    let mut last = height();
    for _ in 0..40 {
        // Longer than the loader waits between two heights.
        std::thread::sleep(std::time::Duration::from_millis(400));
        let now = height();
        if now == last {
            return now;
        }
        last = now;
    }
    panic!("{css} never keeps its height: {last}")
}
