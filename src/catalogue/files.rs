//! What is wrong with the files of a catalogue themselves, in French: place, cause, and what stands there.

use std::io::ErrorKind;
use std::path::Path;

use super::loader::{CatalogueError, too_large};
use crate::assemble::{Fault, SHARED};
use crate::domain::{position, shown};

/// How many characters of a line are shown on each side of a fault.
const AROUND: usize = 40;

/// The fault of a file, as its author reads it.
pub(super) fn said(file: &Path, fault: &Fault) -> CatalogueError {
    let name = file.display().to_string();
    let new = |place: &str, problem: &str, hint: Option<&str>| CatalogueError::new(place, problem, hint.map(str::to_owned));
    match fault {
        Fault::Unreadable(error) => new(&name, unreadable(error.kind()), None),
        Fault::NoFile => new(&name, "ce n’est pas un fichier", Some("un fichier de texte est attendu ici")),
        Fault::Outside => {
            new(&name, "ce lien mène hors du dossier du catalogue : rien n’y est lu", Some("copiez le fichier dans le dossier"))
        }
        Fault::TooLarge => CatalogueError { place: shown(&name), ..too_large() },
        Fault::NoText(start) => {
            let wide = start.starts_with(&[0xff, 0xfe]) || start.starts_with(&[0xfe, 0xff]);
            let problem = if wide { "ce fichier est en UTF-16" } else { "ce fichier n’est pas un texte en UTF-8" };
            new(&name, problem, Some("enregistrez-le en UTF-8"))
        }
        Fault::NoToml(text, at, message) => {
            let (line, column) = position(text, *at);
            let fault = new(
                &format!("{name}:{line}:{column}"),
                &format!("ce n’est pas du TOML : {}", cause(message, text.get(*at..).unwrap_or_default())),
                None,
            );
            CatalogueError { problem: format!("{}\n{}", fault.problem, marked(text, *at)), ..fault }
        }
        Fault::StrangeKey(line, key) => {
            let home = SHARED.iter().find(|(_, keys)| keys.contains(&key.as_str())).map(|(file, _)| *file);
            let hint = match home {
                Some(home) => format!("elle s’écrit dans {home}"),
                None => "retirez-la".to_owned(),
            };
            CatalogueError::new(&format!("{name}:{line} ({key})"), "cette clé n’est pas connue ici", Some(hint))
        }
    }
}

fn unreadable(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "ce fichier n’existe pas",
        ErrorKind::PermissionDenied => "ce fichier ne s’ouvre pas : la permission manque",
        ErrorKind::IsADirectory => "ce n’est pas un fichier, mais un dossier",
        _ => "ce fichier ne se lit pas",
    }
}

/// The line of a fault, cut around it, and a mark below.
fn marked(text: &str, at: usize) -> String {
    let (line, column) = position(text, at);
    let line: Vec<char> = text.lines().nth(line - 1).unwrap_or_default().chars().collect();
    let at = (column - 1).min(line.len());
    let (from, to) = (at.saturating_sub(AROUND), (at + AROUND).min(line.len()));
    let part = |from: usize, to: usize| shown(&line.iter().skip(from).take(to - from).collect::<String>());
    let before = format!("{}{}", if from > 0 { "…" } else { "" }, part(from, at));
    let after = format!("{}{}", part(at, to), if to < line.len() { "…" } else { "" });
    format!("    {before}{after}\n    {}^", " ".repeat(before.chars().count()))
}

/// What the parser's message means, where `rest` follows.
fn cause(message: &str, rest: &str) -> &'static str {
    if message.starts_with("string values must be quoted") && rest.lines().next().is_none_or(|rest| rest.trim().is_empty()) {
        return "une valeur manque après « = »";
    }
    let found = CAUSES.iter().find(|(start, _)| message.starts_with(start));
    found.map_or("cette ligne n’est pas comprise ; attendu : clé = valeur, [table] ou [[liste]]", |(_, french)| french)
}

/// How the messages begin, and the sentences.
const CAUSES: [(&str, &str); 35] = [
    ("duplicate key", "cette clé est écrite deux fois"),
    ("cannot extend value", "cette clé a déjà une valeur, qui n’est pas une table"),
    ("string values must be quoted", "un texte s’écrit entre guillemets"),
    ("missing opening quote", "un guillemet manque au début de ce texte"),
    ("invalid multi-line", "trois guillemets manquent à la fin de ce texte, ou il contient un caractère qui n’y va pas"),
    ("invalid basic string", "un guillemet manque à la fin de ce texte, ou il contient un caractère qui n’y va pas"),
    ("invalid literal string", "une apostrophe manque à la fin de ce texte, ou il contient un caractère qui n’y va pas"),
    ("missing escaped value", "« \\ » n’est suivi que de \", \\, b, f, n, r, t ou u ; pour « \\ » seul, écrivez \\\\"),
    ("too few unicode value digits", "ce code de caractère est incomplet : \\x et deux chiffres, \\u et quatre, ou \\U et huit"),
    ("unexpected leading zero", "un nombre ne commence pas par zéro ; un code s’écrit entre guillemets"),
    ("invalid float", "ce nombre est mal écrit ; un texte s’écrit entre guillemets"),
    ("invalid integer", "ce nombre est mal écrit ; un texte s’écrit entre guillemets"),
    ("`_` may only", "ce nombre est mal écrit ; un texte s’écrit entre guillemets"),
    ("invalid date", "cette date n’existe pas ; une date s’écrit \"2021-08-27\""),
    ("invalid time", "cette heure n’existe pas ; une date s’écrit \"2021-08-27\""),
    ("invalid boolean", "true ou false est attendu ici ; un texte s’écrit entre guillemets"),
    ("invalid key-value pair", "« clé = valeur » est attendu ici"),
    ("missing key for inline", "une clé ou « } » manque dans cette table"),
    ("carriage return", "cette fin de ligne est mal formée"),
    ("unclosed array table", "« ]] » manque à la fin de ce titre de liste"),
    ("unclosed array", "« ] » manque à la fin de cette liste"),
    ("unclosed inline table", "« } » manque à la fin de cette table"),
    ("unclosed table", "« ] » manque à la fin de ce titre de table"),
    ("missing comma", "une virgule manque avant cette valeur"),
    ("extra comma", "une virgule de trop"),
    ("missing assignment", "« = » manque entre la clé et sa valeur"),
    ("key with no value", "« = » et une valeur manquent après cette clé"),
    ("missing value", "une valeur manque après « = »"),
    ("extra", "« = » de trop"),
    ("invalid unquoted key", "une clé s’écrit en lettres sans accent, chiffres, « - » et « _ », ou entre guillemets"),
    ("unquoted keys cannot be empty", "une clé manque avant « = »"),
    ("unexpected content", "du texte de trop sur cette ligne"),
    ("unexpected key or value", "du texte de trop sur cette ligne"),
    ("recursion limit", "trop de niveaux les uns dans les autres"),
    ("cannot recurse further", "trop de niveaux les uns dans les autres"),
];
