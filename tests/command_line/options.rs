//! Files, standard input, dates, catalogues and usage.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{err, out, run};

const DOSSIER: &str = r#"{"date": "2021-06-10", "facts": {"porteur": "commune", "conseillers": 1}}"#;

fn report(args: &[&str], input: &str) -> Value {
    let output = run(args, input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert_eq!(err(&output), "");
    serde_json::from_str(&out(&output)).unwrap()
}

fn state(report: &Value, programme: usize) -> &str {
    report["programmes"][programme]["window"]["state"].as_str().unwrap()
}

fn file(name: &str, text: &str) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path
}

#[test]
fn a_file_and_the_standard_input_give_the_same_indented_answer() {
    let path = file("dossier.json", DOSSIER);
    let from_file = run(&["assess", path.to_str().unwrap()], b"");
    let from_input = run(&["assess", "-"], DOSSIER.as_bytes());
    assert_eq!((from_file.status.code(), from_input.status.code()), (Some(0), Some(0)));
    assert_eq!(out(&from_file), out(&from_input));
    assert!(out(&from_file).starts_with("{\n  \"format\": 1,\n  \"date\": \"2021-06-10\""), "{}", out(&from_file));
    assert!(out(&from_file).ends_with("}\n"));
}

#[test]
fn a_file_that_does_not_exist_is_named() {
    let output = run(&["assess", "/nowhere/dossier.json"], b"");
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()));
    assert!(err(&output).starts_with("/nowhere/dossier.json"));
}

#[test]
fn a_file_that_is_not_utf_8_is_refused() {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("latin.json");
    std::fs::write(&path, b"{\"facts\": {\"nom\": \"\xE9\"}}").unwrap();
    let output = run(&["assess", path.to_str().unwrap()], b"");
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()));
    assert!(err(&output).contains("latin.json") && err(&output).contains("UTF-8"), "{}", err(&output));
    let output = run(&["assess", "-"], b"\xE9");
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()));
    assert!(!err(&output).is_empty());
}

#[test]
fn the_date_of_the_command_replaces_that_of_the_dossier() {
    let closed = report(&["assess", "--date", "2021-08-28", "-"], DOSSIER);
    assert_eq!((closed["date"].as_str(), state(&closed, 0)), (Some("2021-08-28"), "closed"));
    let last = report(&["assess", "-", "--date=2021-08-27T21:59:59Z"], DOSSIER);
    assert_eq!((last["date"].as_str(), state(&last, 0)), (Some("2021-08-27"), "last_day"));
    let batch = report(&["assess", "--jsonl", "--date", "2021-05-28"], DOSSIER);
    assert_eq!((batch["date"].as_str(), state(&batch, 0)), (Some("2021-05-28"), "open"));
}

#[test]
fn the_date_of_a_dossier_may_be_an_instant() {
    let report = report(&["assess", "-"], r#"{"date": "2021-08-27T22:00:00Z", "facts": {}}"#);
    assert_eq!((report["date"].as_str(), state(&report, 0)), (Some("2021-08-28"), "closed"));
}

#[test]
fn without_a_date_it_is_today_in_paris_and_the_page_is_old() {
    let report = report(&["assess", "-"], r#"{"facts": {"porteur": "commune", "conseillers": 1}}"#);
    let date = report["date"].as_str().unwrap();
    let form: String = date.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    assert_eq!(form, "0000-00-00");
    assert!(date > "2022-12-31", "this machine's clock says {date}");
    let adviser = &report["programmes"][5];
    assert_eq!(state(&report, 5), "undated_stale");
    assert!(adviser["notices"].as_array().unwrap().contains(&Value::from("stale-page")), "{adviser}");
}

#[test]
fn another_catalogue_may_be_a_folder_of_toml_or_a_file_of_json() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/haut-rhin-2021");
    let json = file("catalogue.json", guichet::catalogue::EMBEDDED);
    let built_in = report(&["assess", "-"], DOSSIER);
    assert_eq!(report(&["assess", "--catalogue", folder.to_str().unwrap(), "-"], DOSSIER), built_in);
    assert_eq!(report(&["assess", "--catalogue", json.to_str().unwrap(), "-"], DOSSIER), built_in);
    let other = file("other.json", &guichet::catalogue::EMBEDDED.replacen("\"cloture\":\"2021-08-27\"", "\"cloture\":\"2021-06-09\"", 1));
    assert_eq!(state(&report(&["assess", "--catalogue", other.to_str().unwrap(), "-"], DOSSIER), 0), "closed");
}

#[test]
fn a_broken_catalogue_stops_the_assessment_with_every_fault() {
    let broken = file("broken.json", &guichet::catalogue::EMBEDDED.replacen("\"moins de 100", "\"environ 100", 1));
    let output = run(&["assess", "--catalogue", broken.to_str().unwrap(), "-"], DOSSIER.as_bytes());
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()));
    assert!(err(&output).contains("programmes[0].conditions[2].attendu"), "{}", err(&output));
    for text in ["{}", "[]", "nothing"] {
        let output = run(&["assess", "--catalogue", file("none.json", text).to_str().unwrap(), "-"], DOSSIER.as_bytes());
        assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{text}");
        assert!(!err(&output).trim().is_empty(), "{text} was refused without a word");
    }
}

#[test]
fn bad_usage_is_told_with_the_usage() {
    let cases: [&[&str]; 10] = [
        &[],
        &["assess"],
        &["xyzzy"],
        &["assess", "a.json", "b.json"],
        &["assess", "--xyzzy", "-"],
        &["assess", "--jsonl", "a.json"],
        &["assess", "-", "--date"],
        &["assess", "-", "--catalogue"],
        &["check", "--jsonl"],
        &["check", "--date", "2021-06-10"],
    ];
    for args in cases {
        let output = run(args, DOSSIER.as_bytes());
        assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{args:?}");
        let command = if args.first() == Some(&"check") { "guichet check [CHEMIN]" } else { "guichet assess [--catalogue CHEMIN]" };
        assert!(err(&output).contains(command), "{args:?}: {}", err(&output));
    }
}

#[test]
fn a_bad_date_on_the_command_line_is_named() {
    let output = run(&["assess", "--date", "demain", "-"], DOSSIER.as_bytes());
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()));
    assert!(err(&output).starts_with("--date: « demain »"), "{}", err(&output));
}
