//! The command line as others call it: what comes out, where, and with which exit code.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod bad_dossiers;
mod batch;
mod encodings;
mod faults;
mod help;
mod options;
mod pipes;
mod strict_json;
#[cfg(unix)]
mod terminal;

use std::io::Write;
use std::process::{Command, Output, Stdio};

const GUICHET: &str = env!("CARGO_BIN_EXE_guichet");

/// One run, with `input` on its standard input.
fn run(args: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(GUICHET);
    let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
    // A run that refuses its arguments does not read its input: that is no failure of the test.
    let writer = std::thread::spawn(move || stdin.write_all(&input).is_ok());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// Without the no-break spaces of French typography, which would make the expectations hard to read.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}
