//! The text of a file, or what the file looks like where it is none or holds something else than a dossier.

use super::{Misread, excerpt};

/// How to save a file again so that it can be read.
const SAVE_AGAIN: &str = "enregistrez-le de nouveau en UTF-8 (Bloc-notes\u{a0}: Enregistrer sous, Encodage UTF-8\u{a0}; PowerShell\u{a0}: Out-File -Encoding utf8)";

/// How files of other programs begin, and what they are.
const SIGNATURES: [(&[u8], &str); 15] = [
    (b"%PDF", "un document PDF"),
    (b"\xD0\xCF\x11\xE0", "un document Word ou Excel d’avant 2007"),
    (b"\x1F\x8B", "une archive gzip"),
    (b"BZh", "une archive bzip2"),
    (b"\xFD7zXZ", "une archive xz"),
    (b"\x28\xB5\x2F\xFD", "une archive zstd"),
    (b"7z\xBC\xAF", "une archive 7z"),
    (b"Rar!", "une archive RAR"),
    (b"\x89PNG", "une image PNG"),
    (b"\xFF\xD8\xFF", "une image JPEG"),
    (b"GIF8", "une image GIF"),
    (b"\x7FELF", "un programme"),
    (b"MZ\x90\0", "un programme"),
    (b"SQLite format 3\0", "une base de données SQLite"),
    (b"\0asm", "un programme WebAssembly"),
];

/// The text of a file, without the byte order mark that some editors put in front.
///
/// # Errors
/// What the file looks like, and how to save it so that it can be read.
pub fn text_of(bytes: &[u8]) -> Result<&str, Misread> {
    if let Some(encoding) = wide(bytes) {
        return Err(Misread::new(format!("ce texte est en {encoding}, pas en UTF-8\u{a0}; {SAVE_AGAIN}")));
    }
    if let Some(kind) = signature(bytes) {
        return Err(Misread::new(format!("c’est {kind}, pas un texte\u{a0}; attendu\u{a0}: un texte en UTF-8")));
    }
    std::str::from_utf8(bytes).map(|text| text.trim_start_matches('\u{feff}')).map_err(|error| not_utf8(bytes, error))
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
        let inside: [(&[u8], &str); 3] =
            [(b"xl/", "un classeur Excel"), (b"word/", "un document Word"), (b"opendocument", "un document LibreOffice")];
        return Some(inside.into_iter().find(|(name, _)| holds(name)).map_or("une archive ZIP", |(_, kind)| kind));
    }
    SIGNATURES.into_iter().find(|(start, _)| bytes.starts_with(start)).map(|(_, kind)| kind)
}

fn not_utf8(bytes: &[u8], error: std::str::Utf8Error) -> Misread {
    let before = &bytes[..error.valid_up_to()];
    let head = &bytes[..bytes.len().min(1024)];
    let controls = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=31)).count();
    if controls * 20 > head.len() {
        return Misread::new("ce sont des données binaires, pas un texte\u{a0}; attendu\u{a0}: un texte en UTF-8");
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

/// What a text looks like that is not JSON at all.
pub(super) fn other_text(text: &str) -> Option<&'static str> {
    let text = text.trim_start();
    let first = text.lines().next().unwrap_or_default();
    let starts = |start: &str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    let kind = match text.chars().next() {
        None => "un fichier vide",
        Some('<') => "une page HTML ou un fichier XML",
        Some('{') if starts("{\\rtf") => "un document RTF",
        Some('{' | '"') => return None,
        Some('[') if first.trim_end().ends_with(']') && first.contains(char::is_alphabetic) && !first.contains(['"', '{', ',']) => {
            "un fichier TOML"
        }
        Some('[') => return None,
        _ if starts("begin:vcalendar") => "un fichier d’agenda",
        _ if starts("http://") || starts("https://") => "une adresse",
        _ if starts("---") => "un fichier YAML",
        _ if first.contains([';', '\t']) => "un tableau (CSV)",
        _ if first.contains(" = ") => "un fichier TOML",
        _ => return None,
    };
    Some(kind)
}
