//! The published folder, as hosts embed it: frames, element, single file, installed page; and hosts that lie.

mod element;
mod frames;
mod installed;
mod integrity;
mod single_file;

use crate::harness::{Page, Site};
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
    let (from, to) = (published(), scratch(name));
    fs::create_dir_all(to.join("assets")).expect("a folder");
    for folder in ["", "assets"] {
        for entry in fs::read_dir(from.join(folder)).expect("the published folder").flatten() {
            if entry.path().is_file() {
                fs::copy(entry.path(), to.join(folder).join(entry.file_name())).expect("a copy");
            }
        }
    }
    to
}

/// A page of another site, whose `{guichet}` is the address of the published folder.
fn host(name: &str, body: &str, guest: &Site) -> Page {
    host_with(name, "", body, guest)
}

/// The same under a policy, without frames or scripts from elsewhere unless it says so.
fn host_with(name: &str, policy: &str, body: &str, guest: &Site) -> Page {
    let folder = scratch(name);
    let origin = guest.address.split('/').take(3).collect::<Vec<_>>().join("/");
    let meta = match policy {
        "" => String::new(),
        policy => format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"),
    };
    let html = format!("<!doctype html><html lang=fr><meta charset=utf-8>{meta}<title>Portail</title><body>{body}</body></html>");
    let html = html.replace("{guichet}", &guest.address).replace("{origine}", &origin);
    fs::write(folder.join("index.html"), html).expect("the host's page");
    let page = Page::serving(&folder);
    page.open("");
    page
}
