//! The command line: assesses dossiers and checks catalogues. It knows floors 0 to 2, and neither yew nor wasm.

use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use guichet::catalogue::{self, CatalogueError, Source};
use guichet::domain::{Catalogue, Day, Dossier, Misread};
use guichet::engine;
use serde_json::{Value, json};

const USAGE: &str = "\
Guichet : quelle aide pour quel projet numérique, d’après la page d’une préfecture.

  guichet assess [--catalogue CHEMIN] [--date DATE] FICHIER|-   évalue un dossier (JSON)
  guichet assess [--catalogue CHEMIN] [--date DATE] --jsonl     évalue un dossier par ligne de l’entrée standard
  guichet check [CHEMIN]                                        vérifie un catalogue et joue ses exemples

CHEMIN est un dossier de fichiers TOML ou un fichier JSON ; sans lui, le catalogue intégré est utilisé.
DATE est une date (2021-06-10) ou un instant (2021-06-10T09:30:00Z) ; elle remplace celle du dossier.

Codes de sortie : 0 tout va bien, 1 un dossier du lot ou le catalogue vérifié a des erreurs, 2 entrée refusée.";

/// The longest line of a batch, in bytes: a bound that keeps memory from growing with the input.
const LONGEST_LINE: u64 = 4_000_000;

fn main() -> ExitCode {
    match parse().and_then(run) {
        Ok(code) => code,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

enum Command {
    Help,
    Assess { catalogue: Option<PathBuf>, day: Option<Day>, input: Input },
    Check { catalogue: Option<PathBuf> },
}

enum Input {
    Batch,
    Pipe,
    File(PathBuf),
}

fn parse() -> Result<Command, String> {
    use lexopt::prelude::*;
    let mut parser = lexopt::Parser::from_env();
    let (mut verb, mut path, mut catalogue, mut day, mut batch) = (None, None, None, None, false);
    while let Some(arg) = parser.next().map_err(usage)? {
        match arg {
            Short('h') | Long("help") => return Ok(Command::Help),
            Long("jsonl") => batch = true,
            Long("catalogue") => catalogue = Some(PathBuf::from(parser.value().map_err(usage)?)),
            Long("date") => {
                day = Some(
                    Day::read(&parser.value().and_then(|text| text.string()).map_err(usage)?)
                        .map_err(|misread| misread.at("--date").to_string())?,
                )
            }
            Value(word) if verb.is_none() => verb = Some(word),
            Value(word) if path.is_none() => path = Some(PathBuf::from(word)),
            other => return Err(usage(other.unexpected())),
        }
    }
    let input = match (batch, path.clone()) {
        (true, None) => Some(Input::Batch),
        (true, Some(_)) => return Err(usage("--jsonl lit l’entrée standard : pas de fichier")),
        (false, Some(path)) if path == Path::new("-") => Some(Input::Pipe),
        (false, path) => path.map(Input::File),
    };
    match verb.as_ref().and_then(|verb| verb.to_str()) {
        Some("assess") => {
            Ok(Command::Assess { catalogue, day, input: input.ok_or_else(|| usage("un dossier est attendu : FICHIER, - ou --jsonl"))? })
        }
        Some("check") if !batch && day.is_none() => Ok(Command::Check { catalogue: catalogue.or(path) }),
        Some("help") => Ok(Command::Help),
        _ => Err(usage("commande attendue : assess ou check")),
    }
}

fn usage(problem: impl std::fmt::Display) -> String {
    format!("guichet : {problem}\n\n{USAGE}")
}

fn run(command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Help => {
            println!("{USAGE}");
            Ok(ExitCode::SUCCESS)
        }
        Command::Check { catalogue } => Ok(check(catalogue.as_deref())),
        Command::Assess { catalogue, day, input } => {
            let catalogue = open(catalogue.as_deref()).map_err(|faults| listed(&faults))?;
            match input {
                Input::Batch => batch(&catalogue, day),
                Input::Pipe => one(&catalogue, day, &io::read_to_string(io::stdin()).map_err(|error| format!("- : {error}"))?),
                Input::File(path) => {
                    let text = std::fs::read_to_string(&path).map_err(|error| format!("{} : {error}", path.display()))?;
                    one(&catalogue, day, &text)
                }
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

fn listed(faults: &[CatalogueError]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn check(path: Option<&Path>) -> ExitCode {
    let catalogue = match open(path) {
        Ok(catalogue) => catalogue,
        Err(faults) => {
            eprintln!("{}\n\n{} erreur(s) dans le catalogue.", listed(&faults), faults.len());
            return ExitCode::FAILURE;
        }
    };
    let mismatches = engine::play(&catalogue);
    for mismatch in &mismatches {
        eprintln!("{} : « {} » : {}", mismatch.programme, mismatch.example, mismatch.problem);
    }
    let examples: usize = catalogue.programmes.iter().map(|programme| programme.examples.len()).sum();
    let (programmes, clauses) = (catalogue.programmes.len(), catalogue.clauses.len());
    println!(
        "{} {} : {programmes} programmes, {clauses} clauses, {examples} exemples joués, {} écart(s).",
        catalogue.id,
        catalogue.version,
        mismatches.len()
    );
    if mismatches.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn one(catalogue: &Catalogue, day: Option<Day>, text: &str) -> Result<ExitCode, String> {
    let report = report(catalogue, day, text).map_err(|misread| misread.to_string())?;
    let text = serde_json::to_string_pretty(&report).map_err(|error| error.to_string())?;
    println!("{text}");
    Ok(ExitCode::SUCCESS)
}

fn report(catalogue: &Catalogue, day: Option<Day>, text: &str) -> Result<Value, Misread> {
    let dossier = Dossier::read(catalogue, text)?;
    let day = day.or(dossier.day).or_else(today).ok_or_else(|| Misread::new("l’horloge de cette machine n’a pas de date").at("date"))?;
    Ok(engine::to_json(catalogue, &engine::assess(catalogue, &dossier.situation, day)))
}

fn today() -> Option<Day> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Day::at_epoch_millis(i64::try_from(since.as_millis()).ok()?)
}

/// One answer per line, in order. Answers are flushed whenever the reader has to wait for more input.
fn batch(catalogue: &Catalogue, day: Option<Day>) -> Result<ExitCode, String> {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let (mut number, mut faults) = (0_u64, false);
    let mut line = Vec::new();
    while next_line(&mut input, &mut line).map_err(|error| error.to_string())? {
        number += 1;
        let answer = std::str::from_utf8(&line)
            .map_err(|_| Misread::new("cette ligne n’est pas en UTF-8, ou elle est trop longue"))
            .and_then(|text| report(catalogue, day, text));
        let answer = answer.unwrap_or_else(|misread| {
            faults = true;
            json!({ "error": misread.to_string(), "line": number })
        });
        let written = serde_json::to_writer(&mut output, &answer).map_err(io::Error::from).and_then(|()| output.write_all(b"\n"));
        let flushed = written.and_then(|()| if input.buffer().is_empty() { output.flush() } else { Ok(()) });
        if flushed.is_err() {
            return Ok(ExitCode::FAILURE);
        }
    }
    Ok(if faults { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Reads the next line without its end. A line beyond the bound becomes a single invalid byte, and its rest is skipped.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    if input.by_ref().take(LONGEST_LINE).read_until(b'\n', line)? == 0 {
        return Ok(false);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() as u64 == LONGEST_LINE {
        input.skip_until(b'\n')?;
        line.clear();
        line.push(0xFF);
    }
    Ok(true)
}
