//! Trunk, ready to build the page: tools installed, crates fetched.

use crate::process::{answer, command, root, run, target};
use crate::tools;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;

/// Trunk with its command, which must then only be given its options.
pub fn trunk(subcommand: &str) -> Result<Command> {
    tools::wasm_target()?;
    let folders = [tools::trunk()?, tools::wasm_bindgen()?];
    fetch()?;
    // Offline, for Trunk would download its tools again: they are on PATH.
    let mut trunk = Command::new(folders[0].join("trunk"));
    trunk
        .current_dir(root())
        .arg(subcommand)
        .args(["--offline", "--skip-version-check"])
        .env("PATH", tools::path_with(&folders)?)
        // An error of the code is the compiler's to tell, not a stack of Trunk's.
        .env("RUST_LIB_BACKTRACE", "0")
        // Trunk refuses the value 1, which other tools ask for.
        .env_remove("NO_COLOR");
    Ok(trunk)
}

/// The page as developers see it, unoptimised, where the browser tests find it.
pub fn for_tests() -> Result<PathBuf> {
    let folder = target().join("served");
    run(trunk("build")?.args(["--public-url", "./", "--dist"]).arg(&folder))?;
    Ok(folder)
}

/// Trunk passes "offline" on to Cargo, so on a fresh clone the crates must be there already.
fn fetch() -> Result<()> {
    let here = answer(&mut command("rustc --print host-tuple")).context("rustc does not answer")?;
    let targets = format!("--target wasm32-unknown-unknown --target {here}");
    run(&mut command(&format!("cargo fetch --quiet {targets}")))
}
