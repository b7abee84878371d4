//! What Debian brings, the browsers first: a missing program is installed or is a failure, never a pass.

use crate::process::{answer, command, run};
use anyhow::{Context, Result, bail};
use std::path::Path;

pub fn chromium() -> Result<()> {
    // Its driver finds the browser by itself, and refuses to start where there is none.
    ensure(&["chromedriver"], "--version", &["chromium", "chromium-driver"])
}

pub fn firefox() -> Result<()> {
    ensure(&["firefox", "firefox-esr"], "--version", &["firefox-esr"])
}

/// Any one of the programs will do, if it answers to this word; the packages are Debian's.
pub fn ensure(programs: &[&str], word: &str, packages: &[&str]) -> Result<()> {
    if programs.iter().any(|program| answer(&mut command(&format!("{program} {word}"))).is_some()) {
        return Ok(());
    }
    let packages = packages.join(" ");
    if !(am_root() && Path::new("/etc/debian_version").exists()) {
        bail!("no {} here; on Debian: apt-get install {packages}", programs.join(" or "));
    }
    println!("Installing {packages} (a minute or two).");
    run(&mut command("apt-get update --quiet"))?;
    let mut install = command(&format!("apt-get install --yes --quiet {packages}"));
    run(install.env("DEBIAN_FRONTEND", "noninteractive")).with_context(|| format!("Debian's {packages} could not be installed"))
}

pub fn am_root() -> bool {
    answer(&mut command("id -u")).as_deref() == Some("0")
}
