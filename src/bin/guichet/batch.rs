//! One answer per line, in order, as the lines come: `guichet assess --jsonl`.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::ExitCode;

use guichet::domain::{Catalogue, Misread, file_text, json};
use guichet::wording::{command, terminal};
use serde_json::Value;

use crate::assess::{Options, assessed, public};
use crate::output::{Output, Stop, lost, stdout};
use crate::progress::Progress;
use crate::{input, listed};

/// The longest line of a batch, in millions of bytes: a bound that keeps memory from growing with the input.
const LONGEST: u64 = 4;

/// Assesses the lines of standard input.
pub fn batch(catalogue: &Catalogue, options: &Options) -> Result<ExitCode, Stop> {
    input::prompt(terminal::WAITING_LINES);
    let mut batch = Batch { catalogue, options, output: stdout(), progress: Progress::start(), faults: false };
    let ended = batch.run();
    batch.progress.end();
    match ended {
        Ok(()) | Err(Stop::NobodyReads) => Ok(if batch.faults { ExitCode::FAILURE } else { ExitCode::SUCCESS }),
        Err(stop) => Err(stop),
    }
}

struct Batch<'a> {
    catalogue: &'a Catalogue,
    options: &'a Options,
    output: Output,
    progress: Progress,
    faults: bool,
}

impl Batch<'_> {
    fn run(&mut self) -> Result<(), Stop> {
        let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
        let (mut line, mut number) = (Vec::new(), 0_u64);
        let unreadable = |error: io::Error| Stop::Refused(format!("{}: {}", command::STANDARD_INPUT, command::unreadable(error.kind())));
        while let Some(whole) = next_line(&mut input, &mut line).map_err(unreadable)? {
            number += 1;
            if !whole || !is_blank(&line) {
                self.answer(whole.then_some(&line), number).map_err(lost)?;
            }
            // Whoever waits for an answer before sending the next line has to get it now.
            if !input.buffer().contains(&b'\n') {
                self.output.flush().map_err(lost)?;
            }
        }
        self.output.flush().map_err(lost)
    }

    fn answer(&mut self, line: Option<&Vec<u8>>, number: u64) -> io::Result<()> {
        let answer = match line {
            Some(line) => self.assessed(line),
            None => Err(vec![Misread::new(command::line_too_long(LONGEST))]),
        };
        let refused = answer.is_err();
        self.faults |= refused;
        self.progress.advance(line.map_or(0, Vec::len), refused);
        let answer = answer.unwrap_or_else(|faults| json::table(vec![("error", listed(&faults).into()), ("line", number.into())]));
        self.output.write_all(json::on_one_line(&answer).as_bytes()).and_then(|()| self.output.write_all(b"\n"))
    }

    fn assessed(&self, line: &[u8]) -> Result<Value, Vec<Misread>> {
        let text = file_text(line).map_err(|misread| vec![misread])?;
        if matches!(text.trim(), "{" | "[") {
            return Err(vec![Misread::new(command::LINE_CUT)]);
        }
        assessed(self.catalogue, self.options, text).map(|assessment| public(self.catalogue, self.options, &assessment))
    }
}

/// Nothing but white space. The zeros are those of an end of line in UTF-16.
fn is_blank(line: &[u8]) -> bool {
    line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line).iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r' | 0))
}

/// Reads the next line without its end: whether it is whole, or beyond the bound; `None` after the last one.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let longest = LONGEST * 1_000_000;
    if input.by_ref().take(longest).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 == longest {
        input.skip_until(b'\n')?;
        return Ok(Some(false));
    }
    Ok(Some(true))
}
