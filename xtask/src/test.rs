//! `test`: everything that continuous integration checks, step by step, stopping at the first failure.

use crate::process::{command, root, run, target};
use crate::server::Nginx;
use crate::{browsers, cli, dist, page, served, tools};
use anyhow::{Context, Result, bail};
use std::time::Instant;

struct Step {
    name: &'static str,
    says: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: [Step; 9] = [
    step("fmt", "The code is formatted", fmt),
    step("clippy", "The code has no warning, native or WebAssembly", clippy),
    step("unit", "The tests that need no browser", unit),
    step("cli", "The command line builds, optimised, and names no folder of this machine", command_line),
    step("page", "The page builds", page),
    step("server", "The published folder behind nginx and Apache", served::check),
    step("browser", "The page in Chromium", chromium),
    step("firefox", "The page in Firefox", firefox),
    step("sizes", "The published folder keeps to its budgets", sizes),
];

const fn step(name: &'static str, says: &'static str, run: fn() -> Result<()>) -> Step {
    Step { name, says, run }
}

/// Every step, in order.
pub fn all() -> Result<()> {
    let start = Instant::now();
    for (index, step) in STEPS.iter().enumerate() {
        println!("\n[{}/{}] {}", index + 1, STEPS.len(), step.says);
        (step.run)().with_context(|| format!("the step `{}` failed", step.name))?;
    }
    let seconds = start.elapsed().as_secs();
    println!("\nAll {} steps passed in {} min {} s.", STEPS.len(), seconds / 60, seconds % 60);
    Ok(())
}

/// One step, for a developer at work.
pub fn one(name: &str) -> Result<()> {
    let Some(step) = STEPS.iter().find(|step| step.name == name) else {
        let names: Vec<_> = STEPS.iter().map(|step| step.name).collect();
        bail!("no step `{name}`; there are: {}", names.join(", "));
    };
    println!("{}", step.says);
    (step.run)()
}

fn fmt() -> Result<()> {
    cargo("fmt --all --check")
}

fn clippy() -> Result<()> {
    let everything = "--workspace --all-targets --features ui,browser-tests";
    let command_line = "--lib --bin guichet";
    let page = "--target wasm32-unknown-unknown --no-default-features --features web --lib --bin guichet-page";
    tools::wasm_target()?;
    for of in [everything, command_line, page] {
        cargo(&format!("clippy --quiet {of} -- -D warnings"))?;
    }
    Ok(())
}

fn unit() -> Result<()> {
    cargo("test --workspace --features ui")?;
    println!("  node --test embed/");
    run(&mut command("node --test embed/"))
}

fn command_line() -> Result<()> {
    cli::build().map(drop)
}

fn page() -> Result<()> {
    page::for_tests().map(drop)
}

fn chromium() -> Result<()> {
    journeys("chromium", "")
}

/// Last, so that a byte too many hides no other fault.
fn sizes() -> Result<()> {
    dist::within_budgets()
}

fn firefox() -> Result<()> {
    journeys("firefox", "")
}

/// The picture of the README: the journey that takes it, then its picture put in its place.
pub fn screenshot() -> Result<()> {
    journeys("chromium", "picture::")?;
    let (from, to) = (target().join("screenshots/readme.png"), root().join("docs/village.png"));
    std::fs::copy(&from, &to).with_context(|| format!("{} was not taken", from.display()))?;
    println!("{} is written.", to.display());
    Ok(())
}

/// The journeys in `chromium` or `firefox` that have one of these names, separated by spaces; all where there is none.
/// The page is built first even after the step `page`: a second build takes a moment, a stale page an afternoon.
pub fn journeys(browser: &str, names: &str) -> Result<()> {
    let mut path = Vec::new();
    if browser == "firefox" {
        browsers::firefox()?;
        path.push(tools::geckodriver()?);
    } else {
        browsers::chromium()?;
    }
    let (folder, published) = (page::for_tests()?, dist::for_tests()?);
    let nginx = Nginx::serving(&published)?;
    run(command(&format!("cargo test --features browser-tests --test browser -- {names}"))
        .env("PATH", tools::path_with(&path)?)
        .env("GUICHET_AXE", tools::axe()?)
        .env("GUICHET_BROWSER", browser)
        .env("GUICHET_DIST", folder)
        .env("GUICHET_DSFR", tools::dsfr()?)
        .env("GUICHET_PUBLISHED", published)
        .env("GUICHET_SERVED", &nginx.address)
        .env("GUICHET_SECURE", &nginx.secure)
        .env("GUICHET_SECURE_FILES", &nginx.elsewhere))
}

fn cargo(arguments: &str) -> Result<()> {
    println!("  cargo {arguments}");
    run(&mut command(&format!("cargo {arguments}")))
}
