//! Batches: one answer per line, in order, as they come, whatever a line holds.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Value, json};

use crate::{GUICHET, err, out, run};

const GOOD: &str = r#"{"date": "2021-06-10", "facts": {"porteur": "commune", "conseillers": 0}}"#;

fn answers(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

fn batch(lines: &[&[u8]]) -> (Option<i32>, Vec<Value>) {
    let output = run(&["assess", "--jsonl"], &lines.join(&b'\n'));
    assert_eq!(err(&output), "");
    (output.status.code(), answers(&out(&output)))
}

#[track_caller]
fn is_an_assessment(answer: &Value) {
    assert_eq!(answer["programmes"].as_array().map(Vec::len), Some(7), "{answer}");
    assert!(answer.get("error").is_none());
}

#[track_caller]
fn is_an_error(answer: &Value, line: u64, part: &str) {
    assert_eq!(answer["line"], json!(line), "{answer}");
    assert!(answer["error"].as_str().is_some_and(|error| error.contains(part)), "{part:?} is not in {answer}");
    assert_eq!(answer.as_object().map(|fields| fields.len()), Some(2), "{answer}");
}

#[test]
fn a_good_batch_answers_every_line_in_order_and_exits_0() {
    let lines: Vec<String> = (0..50).map(|n| format!(r#"{{"date": "2021-06-10", "facts": {{"conseillers": {n}}}}}"#)).collect();
    let lines: Vec<&[u8]> = lines.iter().map(String::as_bytes).collect();
    let (code, answers) = batch(&lines);
    assert_eq!((code, answers.len()), (Some(0), 50));
    for (n, answer) in answers.iter().enumerate() {
        is_an_assessment(answer);
        let wanted = &answer["programmes"][5]["trace"]["concerns"]["parts"][0]["seen"];
        assert_eq!(*wanted, json!(n), "the answers are out of order");
    }
}

#[test]
fn a_bad_line_has_its_error_in_its_place_and_the_rest_goes_on() {
    let bad = br#"{"facts": {"population_totale": -5}}"#;
    let (code, answers) = batch(&[GOOD.as_bytes(), bad, b"not json", GOOD.as_bytes(), b"[]", GOOD.as_bytes()]);
    assert_eq!((code, answers.len()), (Some(1), 6));
    [0, 3, 5].into_iter().for_each(|index| is_an_assessment(&answers[index]));
    is_an_error(&answers[1], 2, "facts.population_totale: ");
    is_an_error(&answers[2], 3, "JSON");
    is_an_error(&answers[4], 5, "un objet JSON");
    assert_eq!(answers[0], answers[3]);
}

#[test]
fn an_empty_batch_answers_nothing_and_exits_0() {
    assert_eq!(batch(&[]), (Some(0), Vec::new()));
}

#[test]
fn a_last_line_without_its_end_and_windows_line_ends_are_read() {
    let text = format!("{GOOD}\r\n{GOOD}");
    let (code, answers) = batch(&[text.as_bytes()]);
    assert_eq!((code, answers.len()), (Some(0), 2));
    answers.iter().for_each(is_an_assessment);
}

#[test]
fn a_line_that_is_not_utf_8_is_refused_alone() {
    let (code, answers) = batch(&[GOOD.as_bytes(), b"{\"facts\": {\"nom\": \"\xE9t\xE9\"}}", GOOD.as_bytes()]);
    assert_eq!((code, answers.len()), (Some(1), 3));
    is_an_error(&answers[1], 2, "UTF-8");
    is_an_assessment(&answers[2]);
}

#[test]
fn a_line_longer_than_four_million_bytes_is_refused_alone() {
    let long = format!(r#"{{"facts": {{"nom": "{}"}}}}"#, "a".repeat(4_500_000));
    let huge = "b".repeat(9_000_000);
    let (code, answers) = batch(&[long.as_bytes(), GOOD.as_bytes(), huge.as_bytes(), GOOD.as_bytes()]);
    assert_eq!((code, answers.len()), (Some(1), 4));
    is_an_error(&answers[0], 1, "trop longue");
    is_an_error(&answers[2], 3, "trop longue");
    is_an_assessment(&answers[1]);
    is_an_assessment(&answers[3]);
}

#[test]
fn lines_around_the_longest_length_keep_their_places() {
    let padded = |length: usize| format!("{GOOD}{}", " ".repeat(length - GOOD.len()));
    for length in [3_999_998, 3_999_999, 4_000_000, 4_000_001] {
        let (_, answers) = batch(&[padded(length).as_bytes(), GOOD.as_bytes()]);
        assert_eq!(answers.len(), 2, "{length} bytes");
        is_an_assessment(&answers[1]);
        if length < 4_000_000 { is_an_assessment(&answers[0]) } else { is_an_error(&answers[0], 1, "trop longue") }
    }
}

#[test]
fn an_answer_comes_before_the_next_line_is_written() {
    let mut child = Command::new(GUICHET).args(["assess", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let (sender, receiver) = mpsc::channel();
    let reader = std::thread::spawn(move || output.lines().for_each(|line| sender.send(line.unwrap()).unwrap()));
    for number in 1..=20 {
        let line = if number % 5 == 0 { "bad".to_owned() } else { GOOD.to_owned() };
        writeln!(input, "{line}").unwrap();
        input.flush().unwrap();
        let answer = receiver.recv_timeout(Duration::from_secs(20));
        let Ok(answer) = answer else {
            child.kill().unwrap();
            panic!("no answer to line {number} before the next one");
        };
        let answer: Value = serde_json::from_str(&answer).unwrap();
        if number % 5 == 0 { is_an_error(&answer, number, "JSON") } else { is_an_assessment(&answer) }
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    reader.join().unwrap();
    assert!(receiver.recv().is_err(), "an answer too many");
}

#[test]
fn an_answer_comes_although_a_part_of_the_next_line_waits() {
    let mut child = Command::new(GUICHET).args(["assess", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    let (sender, receiver) = mpsc::channel();
    let reader = std::thread::spawn(move || output.by_ref().for_each(|line| sender.send(line.unwrap()).unwrap()));
    let (begun, rest) = GOOD.split_at(20);
    // After a whole line: the beginning of another, then a blank one with the beginning of another.
    for (sent, next) in [(format!("{GOOD}\n{begun}"), rest), (format!("{rest}\n\n \r\n{begun}"), rest)] {
        input.write_all(sent.as_bytes()).unwrap();
        input.flush().unwrap();
        let Ok(answer) = receiver.recv_timeout(Duration::from_secs(20)) else {
            child.kill().unwrap();
            panic!("no answer while {next:?} was awaited");
        };
        is_an_assessment(&serde_json::from_str(&answer).unwrap());
    }
    drop(input);
    assert_eq!(child.wait().unwrap().code(), Some(1), "the last line was cut");
    reader.join().unwrap();
    is_an_error(&serde_json::from_str(&receiver.recv().unwrap()).unwrap(), 5, "guillemet de fin");
}

#[test]
fn a_blank_line_is_skipped_and_still_counts_in_the_numbers() {
    let (code, answers) = batch(&[GOOD.as_bytes(), b"", b" \t\r", b"\xEF\xBB\xBF", b"bad", GOOD.as_bytes(), b"", b""]);
    assert_eq!((code, answers.len()), (Some(1), 3));
    is_an_assessment(&answers[0]);
    is_an_error(&answers[1], 5, "JSON");
    is_an_assessment(&answers[2]);
}

#[test]
fn every_fault_of_a_line_is_in_its_error() {
    let bad = br#"{"date": "hier", "facts": {"population_totale": -5, "laboratoire": "oui"}}"#;
    let (_, answers) = batch(&[bad]);
    for place in ["date: ", "facts.population_totale: ", "facts.laboratoire: "] {
        is_an_error(&answers[0], 1, place);
    }
}

#[test]
fn a_dossier_on_several_lines_is_said_to_be_one() {
    let (code, answers) = batch(&[b"{", br#""facts": {}"#, b"}"]);
    assert_eq!((code, answers.len()), (Some(1), 3));
    is_an_error(&answers[0], 1, "sur une seule");
}

#[test]
fn a_brief_batch_has_no_trace() {
    let output = run(&["assess", "--jsonl", "--brief"], GOOD.as_bytes());
    let (brief, (_, whole)) = (answers(&out(&output)), batch(&[GOOD.as_bytes()]));
    let mut expected = whole[0].clone();
    expected["programmes"].as_array_mut().unwrap().iter_mut().for_each(|programme| {
        assert!(programme.as_object_mut().unwrap().shift_remove("trace").is_some());
    });
    assert_eq!(brief, [expected]);
}

#[test]
fn a_reader_that_leaves_ends_the_run() {
    let mut child = Command::new(GUICHET).args(["assess", "--jsonl"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || (0..10_000).all(|_| writeln!(input, "{GOOD}").is_ok()));
    assert_eq!(child.wait().unwrap().code(), Some(0), "no dossier was bad");
    assert!(!writer.join().unwrap(), "every line was read although nobody listened");
}
