//! Files as editors and shells really save them: marks, other encodings, other kinds of files.

use std::path::Path;

use serde_json::Value;

use crate::{err, out, plain, run};

const DOSSIER: &str = r#"{"date": "2021-06-10", "facts": {"porteur": "commune", "nom": "Éguisheim", "conseillers": 1}}"#;

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[track_caller]
fn refused(bytes: &[u8], parts: &[&str]) {
    let output = run(&["assess", "-"], bytes);
    let said = plain(&err(&output));
    assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{said}");
    assert!(parts.iter().all(|part| said.contains(part)), "{parts:?} is not all in {said:?}");
    assert_eq!(said.lines().count(), 1, "{said}");
}

#[test]
fn a_dossier_saved_by_the_notepad_is_read_as_without_its_mark() {
    let with = format!("\u{feff}{}\r\n", DOSSIER.replace(", ", ",\r\n"));
    let (with, without) = (run(&["assess", "-"], with.as_bytes()), run(&["assess", "-"], DOSSIER.as_bytes()));
    assert_eq!((with.status.code(), out(&with)), (Some(0), out(&without)));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mark.json");
    std::fs::write(&path, format!("\u{feff}{DOSSIER}")).unwrap();
    assert_eq!(out(&run(&["assess", path.to_str().unwrap()], b"")), out(&without));
}

#[test]
fn a_batch_with_marks_is_read_as_without_them() {
    let (with, without) = (format!("\u{feff}{DOSSIER}\r\n\u{feff}{DOSSIER}\r\n"), format!("{DOSSIER}\n{DOSSIER}\n"));
    let (with, without) = (run(&["assess", "--jsonl"], with.as_bytes()), run(&["assess", "--jsonl"], without.as_bytes()));
    assert_eq!((with.status.code(), out(&with)), (Some(0), out(&without)));
}

#[test]
fn a_dossier_saved_by_powershell_is_said_to_be_in_utf_16() {
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        for mark in ["", "\u{feff}"] {
            refused(&utf16(&format!("{mark}{DOSSIER}\r\n"), unit), &["UTF-16", "enregistrez-le", "UTF-8", "Bloc-notes", "PowerShell"]);
        }
    }
    refused(&DOSSIER.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect::<Vec<u8>>(), &["pas"]);
    refused(b"\xFF\xFE\0\0{\0\0\0}\0\0\0", &["UTF-32"]);
}

#[test]
fn a_batch_in_utf_16_says_so_for_each_line_and_for_no_other() {
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let output = run(&["assess", "--jsonl"], &utf16(&format!("\u{feff}{DOSSIER}\r\n\r\n{DOSSIER}\r\n"), unit));
        let answers: Vec<Value> = out(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!((output.status.code(), answers.len()), (Some(1), 2), "{answers:?}");
        assert!(answers.iter().all(|answer| answer["error"].as_str().unwrap().contains("UTF-16")), "{answers:?}");
        assert_eq!((&answers[0]["line"], &answers[1]["line"]), (&1.into(), &3.into()));
    }
}

#[test]
fn a_dossier_in_the_encoding_of_old_windows_is_called_so_with_its_line() {
    refused(b"{\n \"facts\": {\"nom\": \"Wintzenheim-\xC9cole\"}}", &["Windows-1252", "ligne 2", "Wintzenheim-", "UTF-8"]);
    refused(b"\xC9t\xE9 ", &["Windows-1252", "ligne 1"]);
    refused("{\"facts\": {\"nom\": \"É".as_bytes().split_last().unwrap().1, &["coupé", "ligne 1"]);
}

#[test]
fn a_file_of_another_program_is_called_by_its_name() {
    let sheet = b"PK\x03\x04\x14\0\x06\0[Content_Types].xml\0\0\0xl/workbook.xml";
    let kinds: [(&[u8], &str); 15] = [
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3", "PDF"),
        (sheet, "Excel"),
        (b"PK\x03\x04\x14\0word/document.xml", "Word"),
        (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "LibreOffice"),
        (b"PK\x03\x04", "ZIP"),
        (b"\x1F\x8B\x08\0\0", "gzip"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "2007"),
        (b"\x89PNG\r\n\x1A\n", "PNG"),
        (b"\x01\x02\x03\xFF\x04\x05\x06\x07", "binaires"),
        (b"<!doctype html>\n<html>", "HTML"),
        (b"{\\rtf1\\ansi}", "RTF"),
        ("Dépense;Catégorie;Montant\r\nPortail;deploiement;18000".as_bytes(), "CSV"),
        (b"BEGIN:VCALENDAR\r\nVERSION:2.0", "agenda"),
        (b"[catalogue]\nid = \"x\"", "TOML"),
        (b"https://exemple.fr/#porteur=commune", "adresse"),
    ];
    for (bytes, name) in kinds {
        refused(bytes, &[name, "attendu"]);
    }
}

#[test]
fn the_result_of_a_dossier_is_not_taken_for_the_dossier() {
    for args in [&["assess", "-"][..], &["assess", "--brief", "-"]] {
        refused(&run(args, DOSSIER.as_bytes()).stdout, &["évaluation", "\"facts\""]);
    }
    refused(guichet::catalogue::EMBEDDED.as_bytes(), &["catalogue", "\"facts\""]);
}

#[test]
fn several_dossiers_in_one_file_are_sent_to_the_batch() {
    refused(format!("[{DOSSIER}, {DOSSIER}]").as_bytes(), &["liste de dossiers", "--jsonl"]);
    refused(format!("{DOSSIER}\n{DOSSIER}\n").as_bytes(), &["ligne 2, colonne 1", "un second objet", "par ligne"]);
}

#[test]
fn what_is_no_file_is_said_in_french() {
    for (path, part) in [("/nowhere/dossier.json", "n’existe pas"), (env!("CARGO_TARGET_TMPDIR"), "répertoire"), ("Cargo.toml/x", "nom")]
    {
        let output = run(&["assess", path], b"");
        let said = plain(&err(&output));
        assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{path}");
        assert!(said.starts_with(path) && said.contains(part) && !said.contains("os error"), "{said}");
    }
}
