//! The browsers that the page is tested in: a missing one is installed or is a failure, never a pass.

use crate::process::{answer, command, run};
use anyhow::{Context, Result, bail};
use std::path::Path;

pub fn chromium() -> Result<()> {
    // Its driver finds the browser by itself, and refuses to start where there is none.
    ensure(&["chromedriver"], &["chromium", "chromium-driver"])
}

pub fn firefox() -> Result<()> {
    ensure(&["firefox", "firefox-esr"], &["firefox-esr"])
}

/// Any one of the programs will do; the packages are Debian's.
fn ensure(programs: &[&str], packages: &[&str]) -> Result<()> {
    if programs.iter().any(|program| starts(program)) {
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

fn starts(program: &str) -> bool {
    answer(&mut command(&format!("{program} --version"))).is_some()
}

fn am_root() -> bool {
    answer(&mut command("id -u")).as_deref() == Some("0")
}
