//! What the command line says of itself: help, refused arguments, files that cannot be read, answers that cannot be written.
#![allow(missing_docs)]

use std::io::ErrorKind;

use super::COLON;
use crate::domain::{Catalogue, shown};

pub const ABOUT: &str = "Guichet\u{a0}: quelle aide pour quel projet numérique, d’après la page d’une préfecture.";
pub const ASSESS: &str = "Évalue un dossier, ou un lot de dossiers";
pub const CHECK: &str = "Vérifie un catalogue et joue ses exemples";
pub const HELP: &str = "Affiche l’aide, ou celle d’une commande";
pub const HELP_OPTION: &str = "Affiche cette aide";
pub const VERSION_OPTION: &str = "Affiche la version";

pub const USAGE_ASSESS: [&str; 2] = [
    "guichet assess [--catalogue CHEMIN] [--date DATE] [--json | --texte] [--brief] FICHIER|-",
    "guichet assess [--catalogue CHEMIN] [--date DATE] [--brief] --jsonl < LOT",
];
pub const USAGE_CHECK: &str = "guichet check [CHEMIN]";
pub const USAGE_HELP: &str = "guichet help [COMMANDE]";
pub const USAGE_VERSION: &str = "guichet --version";

pub const FILE: &str = "Le dossier, en JSON\u{a0}; «\u{a0}-\u{a0}» lit l’entrée standard";
pub const CATALOGUE: &str =
    "Les règles\u{a0}: un dossier de fichiers TOML ou un fichier JSON\u{a0}; sans cette option, celles du programme";
pub const DATE: &str =
    "Le jour de référence, comme 2021-06-10, ou un instant, comme 2021-06-10T09:30:00Z\u{a0}; il remplace celui du dossier";
pub const JSON: &str = "Répond en JSON, même sur un terminal";
pub const TEXT: &str = "Répond par un résumé à lire, même hors d’un terminal";
pub const BRIEF: &str = "Laisse hors du JSON le détail critère par critère";
pub const BATCH: &str = "Lit un dossier par ligne sur l’entrée standard et répond par une évaluation par ligne";
pub const TO_CHECK: &str = "Le catalogue à vérifier\u{a0}; sans lui, celui du programme";
pub const ABOUT_COMMAND: &str = "La commande dont on veut l’aide";

pub const EXIT_CODES: &str =
    "Codes de sortie\u{a0}: 0 tout va bien, 1 un dossier du lot ou le catalogue vérifié a des erreurs, 2 entrée ou arguments refusés.";
pub const OUTPUT: &str =
    "Sur un terminal, la réponse est un résumé à lire\u{a0}; ailleurs, du JSON. Un fait absent du dossier est inconnu, jamais un non.";

/// The layout of the help of every command.
pub const TEMPLATE: &str = "{about}\n\nUsage\u{a0}:\n  {usage}\n\n{all-args}{after-help}\n";
/// clap puts the colon.
pub const COMMANDS: &str = "Commandes\u{a0}";
pub const ARGUMENTS: &str = "Arguments\u{a0}";
pub const OPTIONS: &str = "Options\u{a0}";

/// Arguments that the command does not take.
pub fn refused(problem: &str, usage: &str, help: &str) -> String {
    format!("guichet{COLON}{problem}\n\nUsage\u{a0}:\n  {usage}\n\nPour en savoir plus{COLON}{help}")
}

pub fn unknown_option(option: &str, near: Option<&str>) -> String {
    format!("option inconnue{COLON}{}{}", shown(option), meant(near))
}

pub fn unknown_command(word: &str, near: Option<&str>) -> String {
    format!("commande inconnue{COLON}{}{}", shown(word), meant(near))
}

fn meant(near: Option<&str>) -> String {
    near.map(|near| format!("\u{a0}; vouliez-vous dire «\u{a0}{near}\u{a0}»\u{a0}?")).unwrap_or_default()
}

pub fn one_too_many(argument: &str) -> String {
    format!("«\u{a0}{}\u{a0}» est de trop", shown(argument))
}

pub const COMMAND_MISSING: &str = "une commande est attendue\u{a0}: assess, check ou help";
pub const FILE_MISSING: &str = "un dossier est attendu\u{a0}: FICHIER, - ou --jsonl";
pub const BATCH_WITH_FILE: &str =
    "--jsonl lit l’entrée standard\u{a0}: pas de fichier (écrivez «\u{a0}guichet assess --jsonl < FICHIER\u{a0}»)";
pub const EMPTY_NAME: &str = "le nom du fichier est vide\u{a0}; attendu\u{a0}: un nom comme dossier.json";
pub const NOT_UNICODE: &str = "un argument n’est pas en UTF-8";
pub const NOT_UNDERSTOOD: &str = "ces arguments n’ont pas été compris";
pub const NO_CLOCK: &str = "l’horloge de cette machine n’a pas de date\u{a0}; donnez-la, comme --date 2021-06-10";

pub fn twice(option: &str) -> String {
    format!("{option} est donné deux fois")
}

pub fn not_together(one: &str, other: &str) -> String {
    format!("{one} et {other} ne vont pas ensemble")
}

pub fn value_missing(option: &str) -> String {
    let example = if option == "--date" { "2021-06-10" } else { "mon-catalogue/" };
    format!("une valeur est attendue après {option}, comme {option} {example}")
}

pub fn no_value(option: &str) -> String {
    format!("{option} ne prend pas de valeur")
}

/// What standard input is called beside a fault.
pub const STANDARD_INPUT: &str = "entrée standard";

/// Why a file cannot be read.
pub fn unreadable(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::NotFound => "ce fichier n’existe pas",
        ErrorKind::PermissionDenied => "la lecture de ce fichier est refusée",
        ErrorKind::IsADirectory => "c’est un répertoire\u{a0}; attendu\u{a0}: un fichier",
        ErrorKind::NotADirectory | ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "ce nom n’est pas celui d’un fichier",
        _ => "ce fichier ne se lit pas jusqu’au bout",
    }
}

/// Why the answers cannot be written.
pub fn unwritable(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "la réponse n’a pas pu être écrite en entier\u{a0}: le disque est plein",
        ErrorKind::PermissionDenied => "la réponse n’a pas pu être écrite\u{a0}: l’écriture est refusée",
        _ => "la réponse n’a pas pu être écrite en entier",
    }
}

/// A file beyond the bound, in millions of bytes.
pub fn too_large(millions: u64) -> String {
    format!("ce fichier dépasse {millions}\u{a0}millions d’octets\u{a0}; un dossier en compte bien moins")
}

/// A line of a batch beyond the bound, in millions of bytes.
pub fn line_too_long(millions: u64) -> String {
    format!("cette ligne est trop longue{COLON}{millions}\u{a0}millions d’octets au plus")
}

pub const LINE_CUT: &str = "ce dossier tient sur plusieurs lignes\u{a0}; avec --jsonl, écrivez-le sur une seule";

pub fn catalogue_faults(number: usize) -> String {
    format!("{number} erreur(s) dans le catalogue.")
}

pub fn example_differs(programme: &str, example: &str, problem: &str) -> String {
    format!("{programme}{COLON}«\u{a0}{example}\u{a0}»{COLON}{problem}")
}

/// What a sound catalogue holds, and how many of its examples give something else than they say.
pub fn checked(catalogue: &Catalogue, differing: usize) -> String {
    let examples: usize = catalogue.programmes.iter().map(|programme| programme.examples.len()).sum();
    let (programmes, clauses) = (catalogue.programmes.len(), catalogue.clauses.len());
    let held = format!("{programmes} programmes, {clauses} clauses, {examples} exemples joués, {differing} écart(s)");
    format!("{} {}{COLON}{held}.", catalogue.id, catalogue.version)
}
