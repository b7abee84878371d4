//! The worked cases, through the library and through the command line: the same answers, byte for byte.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod differences;
mod tables;

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use cases::Case;
use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::Catalogue;
use guichet::engine::{assess, to_json};
use serde_json::{Value, json};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| load(EMBEDDED).expect("the embedded catalogue loads"));

fn assessment(case: &Case) -> Value {
    let dossier = case.read(&CATALOGUE);
    to_json(&CATALOGUE, &assess(&CATALOGUE, &dossier.situation, dossier.day.expect("a case has its day")))
}

/// What one run of the command line answers to all cases at once.
fn through_the_command_line(cases: &[Case]) -> Vec<String> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_guichet"))
        .args(["assess", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command line starts");
    let mut input = child.stdin.take().unwrap();
    let lines: String = cases.iter().map(|case| format!("{}\n", case.dossier)).collect();
    let writer = std::thread::spawn(move || input.write_all(lines.as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "{:?}", output.status);
    String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect()
}

#[test]
fn there_are_46_cases_and_each_looks_at_seven_programmes() {
    let cases = cases::all();
    assert_eq!(cases.len(), 46);
    let ids: std::collections::BTreeSet<&str> = cases.iter().map(|case| case.id.as_str()).collect();
    assert_eq!(ids.len(), 46, "two cases have the same identifier");
    let partial: Vec<String> =
        cases.iter().filter(|case| case.expected.len() != 7).map(|case| format!("{} {}", case.id, case.title)).collect();
    assert_eq!(partial, Vec::<String>::new());
}

#[test]
fn every_case_comes_out_through_the_library() {
    let problems: Vec<String> = cases::all().iter().flat_map(|case| differences::of_case(case, &assessment(case), |_| true)).collect();
    assert!(problems.is_empty(), "{} difference(s):\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn every_cell_of_the_tables_comes_out() {
    assert_eq!(tables::count(&CATALOGUE), 23 * 7 + 11 * 5 + 4 * 5 + 11 * 5 + 24 + 34 + 1);
    let problems: Vec<String> = tables::problems(&CATALOGUE).collect();
    assert!(problems.is_empty(), "{} cell(s):\n{}", problems.len(), problems.join("\n"));
}

#[test]
fn the_command_line_answers_byte_for_byte_as_the_library() {
    let cases = cases::all();
    let answers = through_the_command_line(&cases);
    assert_eq!(answers.len(), cases.len());
    for (case, answer) in cases.iter().zip(&answers) {
        assert_eq!(*answer, assessment(case).to_string(), "{} {}", case.id, case.title);
    }
}

#[test]
fn a_difference_is_seen_wherever_it_is() {
    let cases = cases::all();
    let case = cases.iter().find(|case| case.id == "C07").unwrap();
    let sound = assessment(case);
    assert_eq!(differences::of_case(case, &sound, |_| true), Vec::<String>::new());
    type Spoil = fn(&mut Value);
    let spoils: [Spoil; 9] = [
        |answer| answer["verdict"] = json!("to_confirm"),
        |answer| answer["window"]["state"] = json!("closed"),
        |answer| answer["failing"] = json!(["V1-04"]),
        |answer| answer["notices"] = json!([]),
        |answer| answer["notices"] = json!(["population-kind", "envelope-exceeded"]),
        |answer| answer["amount"]["high"] = json!("14400.01"),
        |answer| answer["amount"]["rate"] = json!([null, "80"]),
        |answer| answer["amount"]["other_reading"]["high"] = json!("1.00"),
        |answer| drop(answer["amount"].as_object_mut().unwrap().remove("other_reading")),
    ];
    for (index, spoil) in spoils.into_iter().enumerate() {
        let mut spoilt = sound.clone();
        spoil(&mut spoilt["programmes"][0]);
        assert!(!differences::of_case(case, &spoilt, |_| true).is_empty(), "the difference {index} was not seen");
    }
    assert!(!differences::of_case(case, &json!({ "programmes": [] }), |_| true).is_empty());
}
