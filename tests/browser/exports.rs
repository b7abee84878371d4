//! Every worked case through the page and through the command line: the same bytes.

#[allow(dead_code)]
#[path = "../conformance/cases.rs"]
mod cases;

use crate::harness::Page;
use crate::journeys::leave;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_page_saves_for_every_case_what_the_command_line_prints() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("cases-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let page = Page::start();
    page.open("");
    page.wait_for("#g-import");
    page.catch_files();
    let cases = cases::all();
    assert_eq!(cases.len(), 46);
    let differences: Vec<String> = cases.iter().enumerate().filter_map(|(before, case)| difference(&page, case, before, &folder)).collect();
    assert!(differences.is_empty(), "{} difference(s):\n{}", differences.len(), differences.join("\n"));
    leave(&page);
}

/// What the page, given so many files before, saves that the command line would not have printed.
fn difference(page: &Page, case: &cases::Case, before: usize, folder: &Path) -> Option<String> {
    let file = folder.join(format!("{}.json", case.id));
    fs::write(&file, case.dossier.to_string()).unwrap();
    let printed = printed(&file);
    page.give_file("#g-import", &file);
    // Firefox takes a click while the address changes for the start of a navigation, and would wait for its end.
    page.wait_for_reading(before + 1);
    page.click_button("Enregistrer l’évaluation (JSON)");
    let (name, text) = page.take_saved();
    if text == printed && name == "evaluation.json" {
        return None;
    }
    let mut lines = text.lines().zip(printed.lines()).enumerate();
    let first = lines.find(|(_, (saved, expected))| saved != expected);
    Some(format!("{}, in {name}, first {first:?}; {:?}", case.id, page.text(".g-keep")))
}

fn printed(file: &PathBuf) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_guichet")).arg("assess").arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
