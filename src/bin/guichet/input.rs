//! What is read: a file or standard input, within a bound, as text.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read};
use std::path::Path;

use guichet::domain::file_text;
use guichet::wording::{command, terminal};

use crate::output::{Stop, say};

/// The largest file, in millions of bytes: a bound that keeps memory from growing with what is given.
const LARGEST: u64 = 20;

/// The text of a file, or of standard input for `-`.
pub fn read(path: &Path) -> Result<String, Stop> {
    let stdin = path == Path::new("-");
    let bytes = if stdin { from_stdin() } else { from_file(path) };
    let name = if stdin { command::STANDARD_INPUT.to_owned() } else { path.display().to_string() };
    let refused = |problem: &str| Stop::Refused(format!("{name}: {problem}"));
    let bytes = bytes.map_err(|kind| refused(command::unreadable(kind)))?;
    if bytes.len() as u64 > LARGEST * 1_000_000 {
        return Err(refused(&command::too_large(LARGEST)));
    }
    file_text(&bytes).map(str::to_owned).map_err(|misread| refused(&misread.to_string()))
}

fn from_file(path: &Path) -> Result<Vec<u8>, ErrorKind> {
    let file = File::open(path).map_err(|error| error.kind())?;
    // Opening a folder succeeds on some systems, and fails on others without saying that it is one.
    if path.is_dir() { Err(ErrorKind::IsADirectory) } else { bounded(file) }
}

fn from_stdin() -> Result<Vec<u8>, ErrorKind> {
    prompt(terminal::WAITING);
    bounded(io::stdin().lock())
}

/// Those who type at the keyboard are told that something is awaited.
pub fn prompt(awaited: &str) {
    if io::stdin().is_terminal() {
        say(awaited);
    }
}

fn bounded(input: impl Read) -> Result<Vec<u8>, ErrorKind> {
    let mut bytes = Vec::new();
    input.take(LARGEST * 1_000_000 + 1).read_to_end(&mut bytes).map_err(|error| error.kind())?;
    Ok(bytes)
}
