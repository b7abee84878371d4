//! Every example of every guide: read by the loader, run by the command, understood as an option. Those in HTML and
//! JavaScript are mounted in a browser, by `tests/browser/embedding/guides.rs`.

#![allow(missing_docs)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod commands;
mod options;
mod rules;
mod snippets;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use snippets::snippets;

/// A folder of its own, where the rules that we ship are under another name.
fn folder(name: &str, rules: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("guides-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/haut-rhin-2021"), &folder.join(rules));
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// One run of a program in a folder.
fn run(program: &str, words: &[&str], folder: &Path, input: &str) -> Output {
    let mut command = Command::new(program);
    command.args(words).current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_owned());
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()).is_ok());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

#[test]
fn every_example_is_of_a_kind_that_a_test_runs() {
    let known = ["html", "js", "toml", "json", ""];
    for snippet in snippets() {
        assert!(known.contains(&&*snippet.language), "{}: nothing runs an example in {:?}", snippet.place, snippet.language);
    }
}
