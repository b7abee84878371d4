//! Every worked case through the page and through the command line: the same bytes.

#[allow(dead_code)]
#[path = "../conformance/cases.rs"]
mod cases;

use crate::harness::Page;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use std::{fs, thread};

const PATIENCE: Duration = Duration::from_secs(3);

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
    let differences: Vec<String> = cases.iter().filter_map(|case| difference(&page, case, &folder)).collect();
    assert!(differences.is_empty(), "{} difference(s):\n{}", differences.len(), differences.join("\n"));
    page.assert_asks_nobody();
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

/// What the page saves that the command line would not have printed.
fn difference(page: &Page, case: &cases::Case, folder: &Path) -> Option<String> {
    let file = folder.join(format!("{}.json", case.id));
    fs::write(&file, case.dossier.to_string()).unwrap();
    let printed = printed(&file);
    let address = || page.script("return location.hash");
    let before = address();
    page.give_file("#g-import", &file);
    // The file is read in its own time, and only then does the address change: Firefox takes a click during that
    // change for the start of a navigation, and would wait for its end.
    let start = Instant::now();
    while address() == before && start.elapsed() < PATIENCE {
        thread::sleep(Duration::from_millis(10));
    }
    loop {
        page.click_button("Enregistrer l’évaluation (JSON)");
        let (name, text) = page.saved();
        if text == printed && name == "evaluation.json" {
            return None;
        }
        if start.elapsed() > PATIENCE {
            let (at, (saved, expected)) = text.lines().zip(printed.lines()).enumerate().find(|(_, (saved, expected))| saved != expected)?;
            return Some(format!("{}, line {}: {saved:?} instead of {expected:?}; {:?}", case.id, at + 1, page.text(".g-keep")));
        }
        thread::sleep(Duration::from_millis(20));
    }
}

fn printed(file: &PathBuf) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_guichet")).arg("assess").arg(file).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
