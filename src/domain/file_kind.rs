//! What a file looks like, so that its refusal says it: a dossier is JSON in UTF-8, and people choose the wrong file.

use serde_json::Value;

use super::json_reader::{self, Parsed};
use super::{Misread, excerpt};

/// How to save a text again so that it can be read.
const SAVE_AGAIN: &str = "enregistrez-le de nouveau en UTF-8 (Bloc-notes\u{a0}: Enregistrer sous, Encodage UTF-8\u{a0}; PowerShell\u{a0}: Out-File -Encoding utf8)";

/// What a dossier looks like, for those who bring something else.
const DOSSIER: &str = "un dossier en JSON, comme { \"date\": …, \"facts\": { … }, \"expenses\": [ … ] }";

/// How files of other programs begin, and what they are.
const SIGNATURES: [(&[u8], &str); 18] = [
    (b"%PDF", "un document PDF"),
    (b"\xD0\xCF\x11\xE0", "un fichier de bureautique d’avant 2007 (.doc, .xls)"),
    (b"\x1F\x8B", "une archive gzip"),
    (b"BZh", "une archive bzip2"),
    (b"\xFD7zXZ", "une archive xz"),
    (b"\x28\xB5\x2F\xFD", "une archive zstd"),
    (b"7z\xBC\xAF", "une archive 7z"),
    (b"Rar!", "une archive RAR"),
    (b"\x89PNG", "une image PNG"),
    (b"\xFF\xD8\xFF", "une photo"),
    (b"GIF8", "une image GIF"),
    (b"II*\0", "une image"),
    (b"MM\0*", "une image"),
    (b"RIFF", "une image ou un son"),
    (b"\x7FELF", "un programme"),
    (b"MZ\x90\0", "un programme"),
    (b"SQLite format 3\0", "une base de données SQLite"),
    (b"\0asm", "un programme WebAssembly"),
];

/// The text of a file in UTF-8; a byte order mark in front of it is dropped.
///
/// # Errors
/// What the bytes look like where they are no such text.
pub fn file_text(bytes: &[u8]) -> Result<&str, Misread> {
    if let Some(encoding) = wide(bytes) {
        return Err(Misread::new(format!("ce texte est en {encoding}, pas en UTF-8\u{a0}; {SAVE_AGAIN}")));
    }
    if let Some(kind) = signature(bytes) {
        return Err(seems(kind, DOSSIER));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| not_utf8(bytes, error))?.trim_start_matches('\u{feff}');
    if text.trim().is_empty() { Err(Misread::new(format!("ce fichier est vide\u{a0}; attendu\u{a0}: {DOSSIER}"))) } else { Ok(text) }
}

/// Encodings of two or four bytes for a character: by their mark, else by the zeros that they put in every second place.
fn wide(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xFF\xFE\0\0") || bytes.starts_with(b"\0\0\xFE\xFF") {
        return Some("UTF-32");
    }
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let head = &bytes[..bytes.len().min(1024)];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let mostly = even.max(odd) * 5 >= head.len() * 2 && even.min(odd) * 10 <= head.len();
    (marked || (head.len() > 1 && mostly)).then_some("UTF-16")
}

fn signature(bytes: &[u8]) -> Option<&'static str> {
    let holds = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if bytes.starts_with(b"PK\x03\x04") {
        let inside: [(&[u8], &str); 4] = [
            (b"xl/", "un classeur Excel"),
            (b"word/", "un document Word"),
            (b"opendocument", "un document LibreOffice"),
            (b"[Content_Types].xml", "un fichier de bureautique"),
        ];
        return Some(inside.into_iter().find(|(name, _)| holds(name)).map_or("une archive ZIP", |(_, kind)| kind));
    }
    SIGNATURES.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Misread {
    let before = &bytes[..error.valid_up_to()];
    let head = &bytes[..bytes.len().min(1024)];
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31)).count();
    if controls * 20 > head.len() {
        return seems("un fichier de données binaires, pas un texte", DOSSIER);
    }
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    if error.error_len().is_none() {
        return Misread::new(format!("ce texte est coupé au milieu d’un caractère, ligne\u{a0}{line}\u{a0}: le fichier est incomplet"));
    }
    let start = before.len().saturating_sub(40);
    let around = String::from_utf8_lossy(&before[start..]);
    let near = excerpt(around.lines().next_back().unwrap_or_default().trim_start_matches('\u{fffd}'));
    Misread::new(format!(
        "ce texte n’est pas en UTF-8, mais sans doute en Windows-1252 («\u{a0}ANSI\u{a0}»)\u{a0}: ligne\u{a0}{line}, après «\u{a0}{near}\u{a0}»\u{a0}; {SAVE_AGAIN}"
    ))
}

/// The JSON of a text.
///
/// # Errors
/// What the text looks like where it is no JSON, else where its JSON is broken or has a key twice.
pub fn file_json(text: &str) -> Result<Value, Misread> {
    let parsed = parsed(text)?;
    parsed.repeated.into_vec().into_iter().next().map_or(Ok(parsed.value), Err)
}

/// The JSON of a text, with every key that it gives twice.
pub(super) fn parsed(text: &str) -> Result<Parsed, Misread> {
    let text = text.trim_start_matches('\u{feff}');
    json_reader::read(text).map_err(|misread| match other_text(text) {
        Some((kind, expected)) => Misread::new(format!("ce n’est pas du JSON, mais {kind}\u{a0}; attendu\u{a0}: {expected}")),
        None => misread,
    })
}

/// What else people choose, and what to do with it.
fn other_text(text: &str) -> Option<(&'static str, &'static str)> {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default().trim_end();
    let starts = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let toml = first.ends_with(']') && first.contains(char::is_alphabetic) && !first.contains(['"', '{', ',']);
    Some(match text.chars().next() {
        None => ("un fichier vide", DOSSIER),
        Some('<') if starts("<!doctype html") || starts("<html") => ("une page web (HTML)", DOSSIER),
        Some('<') => ("un fichier XML", DOSSIER),
        Some('{') if starts("{\\rtf") => ("un document RTF", DOSSIER),
        Some('[') if toml => ("un fichier TOML, comme ceux d’un catalogue", DOSSIER),
        Some('{' | '[' | '"') => return None,
        _ if starts("begin:vcalendar") => ("un agenda (.ics)", DOSSIER),
        _ if starts("http://") || starts("https://") => ("une adresse", "l’ouvrir dans le navigateur, ou donner un dossier en JSON"),
        _ if starts("---") => ("un fichier YAML", DOSSIER),
        _ if first.contains([';', '\t']) || first.matches(',').count() > 1 => {
            ("un tableau (CSV)", "un dossier en JSON\u{a0}; sur la page, les lignes d’un tableau se collent dans les dépenses")
        }
        _ if first.contains(" = ") => ("un fichier TOML, comme ceux d’un catalogue", DOSSIER),
        _ => return None,
    })
}

/// What a sound JSON is, where it is no dossier but something that people mistake for one.
pub(super) fn mistaken_for_dossier(value: &Value) -> Option<Misread> {
    let has = |key: &str| value.get(key).is_some();
    if value.get(0).is_some_and(Value::is_object) {
        return Some(seems("une liste de dossiers", "un seul dossier, ou un par ligne avec l’option --jsonl de la ligne de commande"));
    }
    if has("facts") || has("expenses") || !has("programmes") {
        return None;
    }
    let verdicts = value["programmes"].as_array().is_some_and(|list| list.iter().all(|item| item.get("verdict").is_some()));
    let assessment = "une évaluation\u{a0}: elle dit les résultats, pas les réponses";
    Some(seems(if verdicts { assessment } else { "un catalogue de règles" }, DOSSIER))
}

fn seems(kind: &str, expected: &str) -> Misread {
    Misread::new(format!("c’est {kind}\u{a0}; attendu\u{a0}: {expected}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn says(bytes: &[u8], words: &[&str]) {
        let fault = file_text(bytes).and_then(|text| match file_json(text) {
            Ok(value) => mistaken_for_dossier(&value).map_or(Ok(()), Err),
            Err(misread) => Err(misread),
        });
        let said = fault.map_or_else(|misread| misread.problem, |()| String::new());
        let said = said.replace('\u{a0}', " ");
        assert!(words.iter().all(|word| said.contains(word)), "{said:?} lacks one of {words:?}");
        assert!(!said.contains('\u{fffd}') && said.chars().count() < 450, "{said}");
    }

    #[test]
    fn a_wrong_file_is_called_what_it_looks_like() {
        says(b"", &["vide", "facts"]);
        says(b" \r\n\t", &["vide"]);
        says(b"\xef\xbb\xbf", &["vide"]);
        says(b"\xff\xfe{\0}\0", &["UTF-16", "UTF-8"]);
        says(b"{\0 \0\"\0f\0a\0c\0t\0s\0\"\0:\0 \0{\0}\0}\0", &["UTF-16"]);
        says(b"{ \"nom\": \"Orsch\n\xe9\" }", &["UTF-8", "ligne 2", "Windows"]);
        says(b"\x89PNG\r\n\x1a\n\0\0", &["une image"]);
        says(b"\xff\xd8\xff\xe0 JFIF", &["une photo"]);
        says(b"%PDF-1.7 obj", &["PDF"]);
        says(b"PK\x03\x04\x14\0 [Content_Types].xml \xe9", &["bureautique"]);
        says(b"\xd0\xcf\x11\xe0\xa1\xb1", &["bureautique"]);
        says(b"<!DOCTYPE html><p>", &["une page web"]);
        says(b"BEGIN:VCALENDAR\r\n", &["agenda"]);
        says(b"https://exemple.fr/#lieu=commune:68365", &["une adresse", "ouvrir"]);
        says("Dépense;Catégorie;Montant\r\nPortail;x;12".as_bytes(), &["CSV", "collent"]);
        says(b"id = \"x\"\n", &["TOML"]);
        says(b"bonjour", &["pas du JSON", "attendu"]);
        says(b"{}\n{}\n", &["un seul dossier"]);
        says(b"{ \"facts\": { \"nom\": ", &["avant la fin", "ligne"]);
        says(b"{ \"facts\": { \"nom\" \"x\" } }", &["« : »", "ligne"]);
        says("{ «\u{a0}facts\u{a0}»: {} }".as_bytes(), &["guillemets droits"]);
        says("[".repeat(100_000).as_bytes(), &["JSON"]);
        says(b"[{\"facts\":{}}]", &["une liste", "un par ligne"]);
        says(b"{\"format\":1,\"programmes\":[{\"id\":\"x\",\"verdict\":\"eligible\"}]}", &["une évaluation", "pas les réponses"]);
        says(b"{\"catalogue\":{},\"programmes\":[{\"id\":\"x\"}]}", &["un catalogue"]);
    }

    #[test]
    fn a_dossier_with_a_mark_in_front_is_read() {
        let text = file_text(b"\xef\xbb\xbf{\"facts\":{}}").map(file_json);
        assert!(matches!(text, Ok(Ok(value)) if value["facts"].is_object() && mistaken_for_dossier(&value).is_none()));
    }
}
