//! A folder of files with faults: `guichet check` names the file and the line of each.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/haut-rhin-2021")
}

/// A copy of the shipped folder, under a name of its own.
pub fn copy(name: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&target);
    copy_folder(&shipped(), &target);
    target
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Replaces the first `from` of a file and gives the line on which it stood.
pub fn spoil(folder: &Path, file: &str, from: &str, to: &str) -> usize {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let at = text.find(from).unwrap_or_else(|| panic!("{file} does not hold {from:?}"));
    std::fs::write(&path, text.replacen(from, to, 1)).unwrap();
    text[..at].matches('\n').count() + 1
}

pub fn check(path: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_guichet")).arg("check").arg(path).output().unwrap()
}

pub fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn the_shipped_folder_is_sound_and_is_the_one_built_in() {
    let output = check(&shipped());
    assert!(output.status.success(), "{}", said(&output));
    let built_in = Command::new(env!("CARGO_BIN_EXE_guichet")).arg("check").output().unwrap();
    assert!(built_in.status.success());
    assert_eq!(output.stdout, built_in.stdout);
    assert!(String::from_utf8(output.stdout).unwrap().contains("7 programmes, 74 clauses"));
}

#[test]
fn every_fault_is_named_with_its_file_and_line() {
    let folder = copy("every_fault");
    let one = "programmes/fitn-volet-1.toml";
    let places = [
        // A line is taken away first: those that follow are counted without it.
        (one, spoil(&folder, one, "[montant.plafond]\nsur     = \"aide\"", "[montant.plafond]"), "montant.plafond.sur"),
        (one, spoil(&folder, one, "attendu = \"moins de 100", "attendu = \"environ 100"), "de N à M"),
        (one, spoil(&folder, one, "clause  = \"V1-05\"", "clause  = \"V1-055\""), "vouliez-vous dire « V1-05 »"),
        (one, spoil(&folder, one, "https://www.demarches", "http://www.demarches"), "https:// ou mailto:"),
        ("facts.toml", spoil(&folder, "facts.toml", "groupe = \"porteur\"", "groupe = \"porter\""), "vouliez-vous dire « porteur »"),
        ("notices.toml", spoil(&folder, "notices.toml", "titre = ", "titres = "), "vouliez-vous dire « titre »"),
        ("catalogue.toml", spoil(&folder, "catalogue.toml", "apres  = \"2022-12-31\"", "apres  = \"2022-12-32\""), "2022-12-32"),
    ];
    let output = check(&folder);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(output.stdout.is_empty());
    for (file, line, hint) in places {
        let place = format!("{}:{line} (", folder.join(file).display());
        let found = text.lines().any(|fault| fault.starts_with(&place) && fault.contains(hint));
        assert!(found, "{place} … {hint} is not in:\n{text}");
    }
}

#[test]
fn a_missing_value_is_placed_on_the_table_that_lacks_it() {
    let folder = copy("missing_value");
    let file = "programmes/conseillers-public.toml";
    let line = spoil(&folder, file, "bas      = ", "# bas = ");
    let text = said(&check(&folder));
    let table = format!("{}:", folder.join(file).display());
    let found = text.lines().find(|fault| fault.contains("montant.bas")).unwrap_or_else(|| panic!("{text}"));
    let named: usize =
        found.strip_prefix(&table).and_then(|rest| rest.split(' ').next()?.parse().ok()).unwrap_or_else(|| panic!("{found}"));
    assert!((line - 4..=line).contains(&named), "line {named} for a value that was on line {line}: {found}");
}

#[test]
fn files_that_are_no_toml_or_that_are_missing_are_all_named() {
    let folder = copy("no_toml");
    spoil(&folder, "programmes/aap-donnees.toml", "id          = ", "id          ");
    spoil(&folder, "expenses.toml", "[[categories]]", "[[categories]");
    std::fs::remove_file(folder.join("notices.toml")).unwrap();
    let output = check(&folder);
    let text = said(&output);
    assert_eq!(output.status.code(), Some(1));
    for file in ["aap-donnees.toml", "expenses.toml", "notices.toml"] {
        assert!(text.contains(file), "{file} is not named in:\n{text}");
    }
}

#[test]
fn a_line_of_territories_that_is_no_line_is_named() {
    let folder = copy("territories");
    let line = spoil(&folder, "territories.tsv", "\t1005\t986", "\tmille cinq\t986");
    let text = said(&check(&folder));
    let place = format!("{}:{line} (", folder.join("territories.tsv").display());
    assert!(text.lines().any(|fault| fault.starts_with(&place) && fault.contains("mille cinq")), "{place} is not in:\n{text}");
}

#[test]
fn an_example_that_does_not_come_out_fails_the_check_and_is_named() {
    let folder = copy("example");
    spoil(&folder, "programmes/fitn-volet-1.toml", "haut = \"32000.00\"", "haut = \"32000.01\"");
    let output = check(&folder);
    assert_eq!(output.status.code(), Some(1));
    let text = said(&output);
    assert!(["fitn-volet-1", "Un village ordinaire", "32000.01", "32000.00"].iter().all(|part| text.contains(part)), "{text}");
}

#[test]
fn a_path_that_does_not_exist_is_refused() {
    let output = check(Path::new("/nowhere/at/all"));
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("/nowhere/at/all"));
}
