//! Keep and pass on.

use super::{COLON, count};
use crate::domain::Misread;

/// The title of the section.
pub const TITLE: &str = "Garder et transmettre";
/// Copies the address of the page with its answers.
pub const COPY_LINK: &str = "Copier le lien";
/// Copies a summary as plain text.
pub const COPY_SUMMARY: &str = "Copier un résumé";
/// Prints the page.
pub const PRINT: &str = "Imprimer";
/// Offers everything as typed as a file, to be taken back here.
pub const STATE: &str = "Enregistrer mes réponses";
/// Offers the dossier as a file.
pub const DOSSIER: &str = "Enregistrer le dossier (JSON)";
/// Offers the assessment as a file.
pub const ASSESSMENT: &str = "Enregistrer l’évaluation (JSON)";
/// Offers the financing plan as a file.
pub const PLAN: &str = "Enregistrer le plan de financement (CSV)";
/// Offers the deadlines to come as a file.
pub const AGENDA: &str = "Enregistrer les échéances (agenda)";
/// Takes a dossier in.
pub const IMPORT: &str = "Reprendre un fichier enregistré (réponses ou dossier)";
/// What is said after a copy.
pub const COPIED: &str = "Copié.";
/// Consent to keep the answers.
pub const ON_DEVICE: &str = "Garder mes réponses sur cet appareil";
/// What keeping means.
pub const ON_DEVICE_HELP: &str = "Rien n’est gardé sans votre accord. Décochez pour tout oublier.";
/// The browser refuses to keep anything.
pub const REFUSED: &str = "Ce navigateur refuse de garder des données ici, ou n’a plus de place\u{a0}: vos derniers changements ne sont pas gardés. Utilisez le lien ou le fichier.";
/// What is kept already is not replaced before the visitor has chosen.
pub const WAITS: &str =
    "Rien n’est encore gardé\u{a0}: choisissez d’abord, en haut, entre ces réponses et celles que cet appareil garde déjà.";
/// What the host page would be given.
pub const TRANSMIT_WHAT: &str = "Le site qui affiche ce questionnaire peut recevoir votre dossier (toutes vos réponses et vos dépenses) et l’évaluation des dispositifs\u{a0}: rien ne lui est transmis sans ce bouton.";
/// Gives it.
pub const TRANSMIT: &str = "Transmettre ce résultat au site";
/// What is said once it is given.
pub const TRANSMITTED: &str = "Résultat transmis au site.";
/// The heading of what could not be read among the answers filled in beforehand.
pub const REFUSED_OPTIONS: &str =
    "Cette page devait s’ouvrir avec des réponses déjà remplies. Ce qui a pu être lu est repris\u{a0}; ceci a été laissé de côté\u{a0}:";
/// The heading of what a damaged link lost.
pub const DROPPED: &str = "Ce lien est ancien ou abîmé. Ce qui a pu être lu est repris\u{a0}; ceci a été laissé de côté\u{a0}:";

/// The browser did not print.
pub const NOT_PRINTED: &str =
    "L’impression n’a pas commencé\u{a0}: ce navigateur, ou le cadre qui affiche cette page, la refuse. Copiez le résumé à la place.";

/// A file was offered: a frame may be forbidden to save any, and nobody tells the page.
pub fn offered(name: &str) -> String {
    format!(
        "Fichier proposé{COLON}{name}. Si rien n’apparaît, le cadre qui affiche cette page refuse les fichiers{COLON}copiez le résumé à la place."
    )
}

/// A text that the browser would not copy.
pub fn not_copied(text: &str) -> String {
    format!("Ce navigateur refuse la copie. Voici le texte{COLON}{text}")
}

/// What is wrong with a dossier: the first faults, and how many more there are.
pub fn faults(faults: &[Misread]) -> String {
    const SHOWN: usize = 10;
    let mut said: Vec<String> = faults.iter().take(SHOWN).map(ToString::to_string).collect();
    if let Some(more) = faults.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        said.push(count(more, "autre erreur", "autres erreurs"));
    }
    said.join("\u{a0}; ")
}

/// A file that is not a dossier.
pub fn not_imported(problem: &str) -> String {
    let end = if problem.ends_with(['.', '?', '…']) { "" } else { "." };
    format!("Ce fichier n’a pas été repris{COLON}{problem}{end} Vos réponses n’ont pas changé.")
}
