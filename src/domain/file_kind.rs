//! What a file looks like, so that its refusal says it: a dossier is JSON in UTF-8, and people choose the wrong file.

use serde_json::Value;
use serde_json::error::Category;

use super::{Misread, excerpt, french};

/// How the files that are no text begin, and what they are.
const BEGINNINGS: [(&[u8], &str); 15] = [
    (b"\x89PNG", "une image"),
    (b"\xff\xd8\xff", "une photo"),
    (b"GIF8", "une image"),
    (b"BM", "une image"),
    (b"II*\0", "une image"),
    (b"MM\0*", "une image"),
    (b"RIFF", "une image ou un son"),
    (b"\0\0\0", "une photo ou une vidéo"),
    (b"%PDF", "un document PDF"),
    (b"\xd0\xcf\x11\xe0", "un ancien fichier de bureautique (.doc, .xls)"),
    (b"\x1f\x8b", "une archive"),
    (b"7z\xbc\xaf", "une archive"),
    (b"Rar!", "une archive"),
    (b"MZ", "un programme"),
    (b"\x7fELF", "un programme"),
];

/// The text of a file in UTF-8; a byte order mark in front of it is dropped.
///
/// # Errors
/// What the bytes look like where they are no such text.
pub fn file_text(bytes: &[u8]) -> Result<&str, Misread> {
    if is_utf_16(bytes) {
        return refused(
            "un texte en UTF-16",
            "le même fichier enregistré en UTF-8 (dans le Bloc-notes\u{a0}: Enregistrer sous, Codage, UTF-8)",
        );
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) if text.trim().is_empty() => Err(Misread::new(format!("ce fichier est vide\u{a0}; attendu\u{a0}: {DOSSIER}"))),
        Ok(text) if !text.contains('\0') && !text.starts_with("%PDF") => Ok(text),
        Ok(_) => refused(beginning(bytes).unwrap_or("un fichier qui n’est pas du texte"), DOSSIER),
        Err(fault) => Err(not_utf_8(bytes, fault.valid_up_to())),
    }
}

/// A dossier, as a refusal names it.
const DOSSIER: &str = "un dossier en JSON, comme dossier.json";

/// With its mark, or where every other byte of its beginning is nought, as in French text written that way.
fn is_utf_16(bytes: &[u8]) -> bool {
    let noughts = |from: usize| bytes.iter().skip(from).step_by(2).take(8).filter(|byte| **byte == 0).count();
    let alternate = bytes.len() >= 16 && noughts(0).max(noughts(1)) == 8 && noughts(0).min(noughts(1)) == 0;
    bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") || alternate
}

fn beginning(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") {
        let holds = |part: &[u8]| bytes.windows(part.len()).take(4_000).any(|window| window == part);
        let sheet = holds(b"xl/") || holds(b"opendocument.spreadsheet") || holds(b"[Content_Types].xml");
        return Some(if sheet { "un fichier de bureautique (.xlsx, .ods, .docx)" } else { "une archive ou un fichier de bureautique" });
    }
    BEGINNINGS.iter().find(|(beginning, _)| bytes.starts_with(beginning)).map(|(_, kind)| *kind)
}

fn not_utf_8(bytes: &[u8], at: usize) -> Misread {
    let control = |byte: &u8| *byte < 0x20 && !b"\t\r\n".contains(byte);
    let kind = beginning(bytes).or_else(|| bytes.iter().take(4_000).any(control).then_some("un fichier qui n’est pas du texte"));
    if let Some(kind) = kind {
        return seems(kind, DOSSIER);
    }
    let line = french::integer(1 + bytes[..at].iter().filter(|byte| **byte == b'\n').count() as i64);
    Misread::new(format!(
        "ce texte n’est pas en UTF-8 (premier caractère illisible à la ligne {line}), sans doute dans un ancien codage de Windows\u{a0}; \
         attendu\u{a0}: le même fichier enregistré en UTF-8"
    ))
}

/// The JSON of a text.
///
/// # Errors
/// What the text looks like where it is no JSON, else where its JSON is broken.
pub fn file_json(text: &str) -> Result<Value, Misread> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_str(text).map_err(|error| match text_kind(text) {
        Some((kind, expected)) => seems(kind, expected),
        None => broken_json(text, &error),
    })
}

/// What else people choose, and what to do with it.
fn text_kind(text: &str) -> Option<(&'static str, &'static str)> {
    let (start, first) = (text.trim_start(), text.lines().find(|line| !line.trim().is_empty())?.trim());
    let opens = |word: &str| start.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    let is_json = |line: &str| line.starts_with('{') && serde_json::from_str::<Value>(line).is_ok();
    Some(match () {
        () if opens("<!doctype html") || opens("<html") => ("une page web", DOSSIER),
        () if opens("<") => ("un fichier XML", DOSSIER),
        () if opens("BEGIN:VCALENDAR") => ("un agenda (.ics)", DOSSIER),
        () if opens("http://") || opens("https://") => {
            ("une adresse", "l’ouvrir dans le navigateur, ou choisir un dossier en JSON, comme dossier.json")
        }
        () if is_json(first) => ("plusieurs dossiers, un par ligne", "un seul dossier à la fois"),
        () if opens("{") || opens("[[") && !first.ends_with("]]") || opens("[{") || opens("[\"") => return None,
        () if first.contains(" = ") || opens("[") && first.ends_with(']') => ("un fichier TOML, comme ceux d’un catalogue", DOSSIER),
        () if first.contains([';', '\t']) || first.matches(',').count() > 1 => {
            ("un tableau (CSV)", "un dossier en JSON, comme dossier.json\u{a0}; les lignes d’un tableau se collent dans les dépenses")
        }
        () => return None,
    })
}

/// Where broken JSON is broken, in French: the parser speaks English.
pub fn broken_json(text: &str, error: &serde_json::Error) -> Misread {
    let (line, column) = (error.line(), error.column());
    let place = format!("ligne\u{a0}{}, colonne\u{a0}{}", french::integer(line as i64), french::integer(column as i64));
    if !text.trim_start().starts_with(['{', '[']) {
        return Misread::new(format!("ce n’est pas du JSON ({place})\u{a0}; attendu\u{a0}: un dossier, comme {{ \"facts\": {{ }} }}"));
    }
    if error.classify() == Category::Eof {
        return Misread::new(format!("ce JSON s’arrête avant la fin ({place})\u{a0}; le fichier a sans doute été coupé"));
    }
    let before = text.lines().nth(line.saturating_sub(1)).unwrap_or_default();
    let around: String = before.chars().skip(column.saturating_sub(20)).take(30).collect();
    let quoted = if around.trim().is_empty() { String::new() } else { format!(", près de «\u{a0}{}\u{a0}»", excerpt(around.trim())) };
    Misread::new(format!("ce JSON est abîmé ({place}{quoted})\u{a0}; attendu\u{a0}: des guillemets droits, une virgule entre deux valeurs"))
}

/// What a sound JSON is, where it is no dossier but something that people mistake for one.
pub fn mistaken_for_dossier(value: &Value) -> Option<Misread> {
    let held = |key: &str| value.get(key).and_then(Value::as_array);
    match value {
        Value::Object(fields) if fields.contains_key("facts") || fields.contains_key("expenses") => None,
        Value::Object(_) if held("programmes").is_some_and(|list| list.iter().any(|item| item.get("verdict").is_some())) => {
            Some(seems("une évaluation\u{a0}: elle dit les résultats, pas les réponses", DOSSIER))
        }
        Value::Object(fields) if fields.contains_key("catalogue.toml") || fields.contains_key("programmes") => {
            Some(seems("un catalogue de règles", DOSSIER))
        }
        Value::Object(_) => None,
        Value::Array(_) => Some(seems("une liste en JSON", "un seul dossier, comme { \"facts\": { } }")),
        _ => Some(seems("une simple valeur en JSON", "un dossier, comme { \"facts\": { } }")),
    }
}

fn refused<T>(kind: &str, expected: &str) -> Result<T, Misread> {
    Err(seems(kind, expected))
}

fn seems(kind: &str, expected: &str) -> Misread {
    Misread::new(format!("ce fichier semble être {kind}\u{a0}; attendu\u{a0}: {expected}"))
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
        assert!(words.iter().all(|word| said.contains(word)), "{said:?} lacks one of {words:?}");
        assert!(!said.contains('\u{fffd}') && said.chars().count() < 400, "{said}");
    }

    #[test]
    fn a_wrong_file_is_called_what_it_looks_like() {
        says(b"", &["vide", ".json"]);
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
        says(b"{}\n{}\n", &["plusieurs dossiers"]);
        says(b"{ \"facts\": { \"nom\": ", &["avant la fin", "ligne"]);
        says(b"{ \"facts\": { \"nom\" \"x\" } }", &["abîmé", "ligne", "nom"]);
        says("{ «\u{a0}facts\u{a0}»: {} }".as_bytes(), &["abîmé", "guillemets droits"]);
        says("[".repeat(100_000).as_bytes(), &["JSON"]);
        says(b"[]", &["une liste"]);
        says(b"null", &["une simple valeur"]);
        says(b"{\"format\":1,\"programmes\":[{\"id\":\"x\",\"verdict\":\"eligible\"}]}", &["une évaluation", "pas les réponses"]);
        says(b"{\"catalogue.toml\":{}}", &["un catalogue"]);
    }

    #[test]
    fn a_dossier_with_a_mark_in_front_is_read() {
        let text = file_text(b"\xef\xbb\xbf{\"facts\":{}}").map(file_json);
        assert!(matches!(text, Ok(Ok(value)) if value["facts"].is_object() && mistaken_for_dossier(&value).is_none()));
    }
}
