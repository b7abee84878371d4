//! What is written: answers on standard output, faults on standard error, and what is lost on the way.

use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use guichet::domain::shown;
use guichet::wording::command;

/// Why the program stops before its end.
pub enum Stop {
    /// Something to say on standard error.
    Refused(String),
    /// Whoever read the answers has left.
    NobodyReads,
}

/// Standard output, written in large pieces.
pub type Output = BufWriter<StdoutLock<'static>>;

/// Standard output; `println!` would panic once nobody reads.
pub fn stdout() -> Output {
    BufWriter::with_capacity(1 << 16, io::stdout().lock())
}

/// Answers that could not be written.
pub fn lost(error: io::Error) -> Stop {
    match error.kind() {
        ErrorKind::BrokenPipe => Stop::NobodyReads,
        kind => Stop::Refused(command::unwritable(kind).to_owned()),
    }
}

/// Writes a whole text.
pub fn print(text: &str) -> Result<(), Stop> {
    let mut output = stdout();
    output.write_all(text.as_bytes()).and_then(|()| output.flush()).map_err(lost)
}

/// Says something on standard error, with nothing in it that acts on a terminal. Where that fails there is no one left to tell.
pub fn say(message: &str) {
    let lines: Vec<String> = message.lines().map(shown).collect();
    let _told = writeln!(io::stderr(), "{}", lines.join("\n"));
}
