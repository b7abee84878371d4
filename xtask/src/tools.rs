//! The tools that Cargo does not bring: found on the machine at the right version, or installed once for all clones.

use crate::process::{answer, command, root, run};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The bundler: one version for everyone, so that the page is the same wherever it is built.
const TRUNK: &str = "0.21.14";

/// The driver of Firefox; Chromium's comes with the browser.
const GECKODRIVER: &str = "0.37.1";

/// The Rust side of WebAssembly, asked of rustup only where it is missing.
pub fn wasm_target() -> Result<()> {
    let target = "wasm32-unknown-unknown";
    let library = answer(&mut command(&format!("rustc --print target-libdir --target {target}")));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    println!("Installing the Rust target {target} (a few seconds).");
    run(&mut command(&format!("rustup target add {target}")))
        .with_context(|| format!("this Rust has no {target}, and rustup could not add it"))
}

/// Where Cargo keeps the sources of crates.
pub fn crates() -> Result<PathBuf> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    Ok(home.context("this machine has no home folder")?.join("registry/src/"))
}

/// The folder of Trunk's program.
pub fn trunk() -> Result<PathBuf> {
    let flags = "--locked --no-default-features --features rustls";
    cargo_tool("trunk", "trunk", TRUNK, flags, "about 4 minutes")
}

/// The folder of wasm-bindgen's program, whose version must be the library's to the last digit.
pub fn wasm_bindgen() -> Result<PathBuf> {
    let version = locked("wasm-bindgen")?;
    let time = "about 3 minutes";
    cargo_tool("wasm-bindgen-cli", "wasm-bindgen", &version, "", time)
}

/// The folder of Firefox's driver.
pub fn geckodriver() -> Result<PathBuf> {
    let time = "about 3 minutes";
    cargo_tool("geckodriver", "geckodriver", GECKODRIVER, "--locked", time)
}

/// The checker of accessibility: the script that the browser tests run inside the page.
pub fn axe() -> Result<PathBuf> {
    Ok(npm(&["axe-core@4.14.1"])?.join("node_modules/axe-core/axe.min.js"))
}

/// The State design system, as a host's page loads it: in the tests only, for its terms reserve it to sites of the State.
pub fn dsfr() -> Result<PathBuf> {
    Ok(npm(&["@gouvfr/dsfr@1.15.3"])?.join("node_modules/@gouvfr/dsfr/dist"))
}

/// npm packages of exact versions: the folder that contains their `node_modules`.
pub fn npm(packages: &[&str]) -> Result<PathBuf> {
    let name = format!("npm-{}", packages.join("-").replace(['@', '/'], "-"));
    installed(&name.replace("--", "-"), |folder| {
        println!("Installing {} (under a minute).", packages.join(" and "));
        // No install script: nothing here needs one, and none is then to be trusted.
        let flags = "install --ignore-scripts --no-audit --no-fund --no-save --loglevel=error";
        let mut npm = command(&format!("npm {flags}"));
        let done = run(npm.arg("--prefix").arg(folder).args(packages));
        done.context("Node.js and npm are needed here")
    })
}

/// The search path with these folders first.
pub fn path_with(folders: &[PathBuf]) -> Result<std::ffi::OsString> {
    let present = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&present));
    env::join_paths(all).context("a folder's name does not fit on PATH")
}

fn cargo_tool(package: &str, program: &str, version: &str, flags: &str, time: &str) -> Result<PathBuf> {
    if let Some(folder) = on_path(program, version) {
        return Ok(folder);
    }
    let folder = installed(&format!("{package}-{version}"), |folder| {
        println!("Installing {package} {version}: {time} on two cores, once on this machine.");
        run(cargo_install(package, version, flags).arg("--root").arg(folder).env("PATH", path_with(&[folder.join("bin")])?))
    })?;
    Ok(folder.join("bin"))
}

fn cargo_install(package: &str, version: &str, flags: &str) -> Command {
    let mut install = command(&format!("cargo install {package} --version {version} {flags}"));
    // These run for a second at a time: not optimising them halves the wait.
    install
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env_remove("CARGO_TARGET_DIR");
    install
}

fn on_path(program: &str, version: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folder = env::split_paths(&path).find(|folder| folder.join(program).is_file())?;
    let said = answer(Command::new(folder.join(program)).arg("--version"))?;
    let found = said.split_whitespace().nth(1)?;
    (found == version).then_some(folder)
}

/// A folder of the cache, filled aside then renamed: an interrupted install is never taken for a whole one.
fn installed(name: &str, fill: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let folder = cache()?.join(name);
    if folder.is_dir() {
        return Ok(folder);
    }
    let partial = cache()?.join(format!(".{name}.partial-{}", std::process::id()));
    fs::create_dir_all(&partial).with_context(|| format!("creating {}", partial.display()))?;
    let filled = fill(&partial).and_then(|()| {
        // Another clone may have finished first: its folder is as good as ours.
        fs::rename(&partial, &folder).or_else(|error| match folder.is_dir() {
            true => Ok(()),
            false => Err(error.into()),
        })
    });
    // Gone already after a successful rename, and only a leftover otherwise.
    let _ = fs::remove_dir_all(&partial);
    filled.map(|()| folder)
}

/// Shared by all clones on the machine.
fn cache() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(chosen) = set("GUICHET_CACHE") {
        return Ok(root().join(chosen));
    }
    if let Some(caches) = set("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(caches).join("guichet"));
    }
    match set("HOME") {
        Some(home) => Ok(PathBuf::from(home).join(".cache/guichet")),
        None => bail!("no HOME: say with GUICHET_CACHE where the tools may be installed"),
    }
}

fn locked(package: &str) -> Result<String> {
    let lock = fs::read_to_string(root().join("Cargo.lock")).context("reading Cargo.lock")?;
    let start = format!("name = \"{package}\"\nversion = \"");
    let version = lock.split(&start).nth(1).and_then(|rest| rest.split('"').next());
    version.map(str::to_owned).with_context(|| format!("Cargo.lock does not name {package}"))
}
