//! The developer's commands: each one installs what it needs, says what it does, and stops at the first failure.

mod bench;
mod browsers;
mod cli;
mod dist;
mod page;
mod process;
mod serve;
mod served;
mod server;
mod territories;
mod test;
mod tools;

use anyhow::{Result, bail};
use std::process::ExitCode;

const USAGE: &str = "\
Usage: cargo xtask COMMAND

  serve [--open] [--port N]   serve the page on this machine, rebuilt at every change
  test [STEP [NAMES]]         everything that continuous integration checks, or one step of it; of `browser` and `firefox`,
                              the journeys with one of these names alone
  dist [--catalogues SITES]   what a webmaster publishes, in dist/, with its sizes, held to their budgets;
                              SITES, such as https://aides.example, may lend their rules to the page
  cli                         the command line, optimised, without a path of this machine: target/cli/guichet
  bench                       from a keystroke to the updated answers, on a slow processor
  screenshot                  the picture of the README, taken from the page
  territories                 write the territories of the catalogue again from their source";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nStopped: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[&str]) -> Result<()> {
    match words {
        ["serve", options @ ..] => serve::serve(options),
        ["test"] => test::all(),
        ["test", "browser", names @ ..] if !names.is_empty() => test::journeys("chromium", &names.join(" ")),
        ["test", "firefox", names @ ..] if !names.is_empty() => test::journeys("firefox", &names.join(" ")),
        ["test", step] => test::one(step),
        ["dist", options @ ..] => dist::dist(options),
        ["cli"] => cli::cli(),
        ["bench"] => bench::bench(),
        ["screenshot"] => test::screenshot(),
        ["territories"] => territories::write(),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("unknown command: {}\n\n{USAGE}", words.join(" ")),
    }
}
