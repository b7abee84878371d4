//! A catalogue against the strict loader, then against its own worked examples: `guichet check`.

use std::path::Path;
use std::process::ExitCode;

use guichet::engine;
use guichet::wording::command;

use crate::output::{Stop, print, say};
use crate::{listed, open};

/// Checks a catalogue.
pub fn check(path: Option<&Path>) -> Result<ExitCode, Stop> {
    let catalogue = match open(path) {
        Ok(catalogue) => catalogue,
        Err(faults) => {
            say(&format!("{}\n\n{}", listed(&faults), command::catalogue_faults(faults.len())));
            return Ok(ExitCode::FAILURE);
        }
    };
    let differing = engine::play(&catalogue);
    for example in &differing {
        say(&command::example_differs(&example.programme, &example.example, &example.problem));
    }
    match print(&format!("{}\n", command::checked(&catalogue, differing.len()))) {
        Err(Stop::Refused(message)) => Err(Stop::Refused(message)),
        Ok(()) | Err(Stop::NobodyReads) => Ok(if differing.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }),
    }
}
