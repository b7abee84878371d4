//! The command line: assesses dossiers and checks catalogues. It knows floors 0 to 4, neither yew nor wasm.

mod arguments;
mod assess;
mod batch;
mod check;
mod input;
mod misused;
mod output;
mod progress;
mod terminal;

use std::path::Path;
use std::process::ExitCode;

use guichet::catalogue::{self, CatalogueError, Source};
use guichet::domain::Catalogue;

use arguments::Request;
use output::{Stop, say};

/// Something that was given cannot be used: a file, a catalogue, an argument.
const REFUSED: u8 = 2;

fn main() -> ExitCode {
    match arguments::parse().and_then(run) {
        Ok(code) => code,
        // Whoever read the answers has left, as `head` does: there is nobody to tell.
        Err(Stop::NobodyReads) => ExitCode::SUCCESS,
        Err(Stop::Refused(message)) => {
            say(&message);
            ExitCode::from(REFUSED)
        }
    }
}

fn run(request: Request) -> Result<ExitCode, Stop> {
    match request {
        Request::Print(text) => output::print(&text).map(|()| ExitCode::SUCCESS),
        Request::Check { catalogue } => check::check(catalogue.as_deref()),
        Request::Assess { catalogue, options, dossier } => {
            let catalogue = open(catalogue.as_deref()).map_err(|faults| Stop::Refused(listed(&faults)))?;
            match dossier {
                Some(path) => assess::assess(&catalogue, &options, &path),
                None => batch::batch(&catalogue, &options),
            }
        }
    }
}

fn open(path: Option<&Path>) -> Result<Catalogue, Vec<CatalogueError>> {
    match path {
        Some(path) => Source::open(path)?.load(),
        None => catalogue::embedded(),
    }
}

fn listed(faults: &[impl ToString]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
