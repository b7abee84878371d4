//! Output that nobody reads any more, or that does not fit: no panic, no trace of one, and the right exit code.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use crate::{GUICHET, err, run};

const DOSSIER: &str = r#"{"date": "2021-06-10", "facts": {"porteur": "commune", "conseillers": 1}}"#;

/// A run whose answers are read up to `wanted` bytes, then no more.
fn cut(args: &[&str], input: &str, wanted: usize) -> (Option<i32>, String) {
    let mut command = Command::new(GUICHET);
    let mut child = command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut output = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut begun = vec![0; wanted];
        output.read_exact(&mut begun).unwrap();
    });
    if wanted == 0 {
        reader.join().unwrap();
        drop(child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes())));
    } else {
        drop(child.stdin.take().map(|mut stdin| stdin.write_all(input.as_bytes())));
        reader.join().unwrap();
    }
    let ended = child.wait_with_output().unwrap();
    (ended.status.code(), err(&ended))
}

#[test]
fn whoever_reads_only_the_beginning_sees_no_complaint() {
    let quiet = (Some(0), String::new());
    for args in [&["assess", "-"][..], &["assess", "--texte", "-"], &["assess", "--json", "-"], &["help"], &["check"]] {
        assert_eq!(cut(args, DOSSIER, 0), quiet, "{args:?}");
    }
    let many = format!("{DOSSIER}\n").repeat(2_000);
    assert_eq!(cut(&["assess", "--jsonl"], &many, 1_000), quiet);
}

#[test]
fn a_batch_cut_short_ends_as_it_stood() {
    let many = format!("bad\n{}", format!("{DOSSIER}\n").repeat(2_000));
    assert_eq!(cut(&["assess", "--jsonl"], &many, 1_000), (Some(1), String::new()));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_is_no_fault_of_a_dossier() {
    for args in [&["assess", "-"][..], &["assess", "--texte", "-"], &["assess", "--jsonl"], &["help"], &["--version"], &["check"]] {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let mut child = Command::new(GUICHET).args(args).stdin(Stdio::piped()).stdout(full).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdin.take().map(|mut stdin| stdin.write_all(DOSSIER.as_bytes())));
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}: {}", err(&output));
        assert!(err(&output).contains("le disque est plein"), "{args:?}: {}", err(&output));
        assert_eq!(err(&output).lines().count(), 1, "{args:?}: {}", err(&output));
    }
}

#[cfg(target_os = "linux")]
#[test]
fn messages_that_cannot_be_written_do_not_change_the_end() {
    let full = || std::fs::File::options().write(true).open("/dev/full").unwrap();
    let code = |args: &[&str]| Command::new(GUICHET).args(args).stdin(Stdio::null()).stderr(full()).status().unwrap().code();
    assert_eq!(code(&["assess", "-"]), Some(2));
    assert_eq!(code(&["bonjour"]), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_folder_on_standard_input_or_an_endless_file_is_said() {
    for args in [&["assess", "-"][..], &["assess", "--jsonl"]] {
        let folder = std::fs::File::open(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let output = Command::new(GUICHET).args(args).stdin(folder).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(err(&output).starts_with("entrée standard: c’est un répertoire"), "{args:?}: {}", err(&output));
    }
    let output = run(&["assess", "/dev/zero"], b"");
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("20\u{a0}millions"), "{}", err(&output));
}
