//! One dossier, three ways in: the library, a single run, a batch. The same answer each time.

use std::io::Write;
use std::process::{Command, Stdio};

use guichet::domain::Dossier;
use guichet::engine::{assess, to_json};
use proptest::strategy::{Strategy, ValueTree};
use serde_json::Value;

use crate::dossiers::partial;
use crate::{CATALOGUE, day, runner};

fn guichet(args: &[&str], input: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_guichet"));
    let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "{:?}", output.status);
    String::from_utf8(output.stdout).unwrap()
}

/// Random dossiers, each on its day.
fn dossiers(count: usize) -> Vec<Dossier> {
    let mut runner = runner(1);
    let strategy = (partial(), 0_i64..2_000);
    let draw = |_| {
        let (situation, apart) = strategy.new_tree(&mut runner).unwrap().current();
        Dossier { day: day("2020-06-01").plus(apart), situation }
    };
    (0..count).map(draw).collect()
}

fn by_the_library(dossier: &Dossier) -> Value {
    to_json(&CATALOGUE, &assess(&CATALOGUE, &dossier.situation, dossier.day.unwrap()))
}

#[test]
fn a_batch_answers_as_the_library_line_by_line() {
    let dossiers = dossiers(256);
    let lines: String = dossiers.iter().map(|dossier| format!("{}\n", dossier.to_json())).collect();
    let answers = guichet(&["assess", "--jsonl"], &lines);
    assert_eq!(answers.lines().count(), dossiers.len());
    for (dossier, answer) in dossiers.iter().zip(answers.lines()) {
        assert_eq!(answer, by_the_library(dossier).to_string(), "{}", dossier.to_json());
    }
}

#[test]
fn a_single_run_answers_as_a_batch() {
    for dossier in dossiers(12) {
        let text = dossier.to_json().to_string();
        let (single, batch) = (guichet(&["assess", "-"], &text), guichet(&["assess", "--jsonl"], &format!("{text}\n")));
        let read = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        assert_eq!(read(&single), read(&batch), "{text}");
        assert_eq!(single, format!("{}\n", serde_json::to_string_pretty(&by_the_library(&dossier)).unwrap()), "{text}");
    }
}
