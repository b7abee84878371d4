//! What a device holds, what a file or a link leaves out, and what has changed since they were made.

use super::{COLON, amounts, count, days, verdicts};
use crate::domain::{Catalogue, Day, MAX_LINES, MAX_TEXT, french_integer, french_money, lowercase};
use crate::session::{Answers, Link, NotInDossier, Shift};

/// Takes what the device holds.
pub const TAKE: &str = "Reprendre les réponses gardées";
/// Takes what can be read of it.
pub const TAKE_SOME: &str = "Reprendre ce qui se lit";
/// Takes what another tab has written.
pub const TAKE_THEIRS: &str = "Reprendre ses réponses";
/// Goes on without what the device holds.
pub const LEAVE: &str = "Continuer avec celles de cette page";
/// Puts the answers of this page in place of those of another tab.
pub const KEEP_MINE: &str = "Garder les miennes";
/// Saves what the device holds, as it stands there.
pub const SAVE_AS_IT_IS: &str = "L’enregistrer dans un fichier";
/// Another tab has written.
pub const OTHER_TAB: &str = "Un autre onglet a modifié les réponses gardées sur cet appareil. Celles de cette page ne sont plus gardées tant que vous n’avez pas choisi.";
/// Another tab has forgotten everything.
pub const FORGOTTEN: &str = "Les réponses gardées sur cet appareil ont été oubliées, depuis un autre onglet ou dans les réglages du navigateur. Celles de cette page ne sont plus gardées\u{a0}: cochez de nouveau «\u{a0}Garder mes réponses sur cet appareil\u{a0}» si vous le voulez.";

/// Other answers than those of the page are kept on the device.
pub fn found(answers: &Answers) -> String {
    let since = answers.made.map(|day| format!(" du {}", days::day(day))).unwrap_or_default();
    let place = answers.place.as_ref().map(|place| format!(" ({})", place.name)).unwrap_or_default();
    format!(
        "D’autres réponses sont gardées sur cet appareil\u{a0}: réponses gardées{since}{place}. Elles y restent tant que vous n’avez pas choisi."
    )
}

/// Something is kept on the device that cannot be read, or not whole.
pub fn unreadable(problem: Option<&str>) -> String {
    let why = problem.map(|problem| format!("{COLON}{problem}")).unwrap_or_default();
    format!(
        "Des données sont gardées sur cet appareil, que cette version ne sait pas lire en entier{why}. Elles y restent telles quelles tant que vous n’avez pas choisi."
    )
}

/// A link was copied: what is not in it.
pub fn copied_link(link: &Link, lines: usize) -> String {
    let mut said = vec![super::keep::COPIED.to_owned()];
    if link.lines_left_out > 0 {
        let out = count(link.lines_left_out, "dépense n’y tient pas", "dépenses n’y tiennent pas");
        said.push(format!(
            "Ce lien ne contient pas tout. Un lien plus long ne s’ouvre pas partout\u{a0}: sur {}, {out}.",
            french_integer(lines as i64)
        ));
    }
    if !link.lost.is_empty() {
        said.push(format!("Qui l’ouvrira lira\u{a0}: {}", link.lost.join(" ")));
    }
    if said.len() > 1 {
        said.push(format!("Pour tout transmettre, utilisez «\u{a0}{}\u{a0}».", super::keep::STATE));
    }
    said.join(" ")
}

/// A dossier was saved: what is not in it.
pub fn not_in_dossier(out: NotInDossier) -> String {
    let parts = [
        (out.lines, "dépense inachevée ou mise de côté", "dépenses inachevées ou mises de côté"),
        (out.misread, "réponse non comprise", "réponses non comprises"),
        (out.aside, "«\u{a0}Je ne sais pas\u{a0}»", "«\u{a0}Je ne sais pas\u{a0}»"),
    ];
    let said: Vec<String> =
        parts.into_iter().filter(|(number, ..)| *number > 0).map(|(number, one, several)| count(number, one, several)).collect();
    format!(
        "Ce dossier ne contient pas\u{a0}: {}. Pour tout retrouver ici, utilisez «\u{a0}{}\u{a0}».",
        said.join(", "),
        super::keep::STATE
    )
}

/// What a file lost on the way.
pub fn partly_imported(lost: &[String]) -> String {
    format!("Ce fichier a été repris, sauf ceci\u{a0}: {}", lost.join(" "))
}

/// A gesture would have made more lines than a project may have.
pub fn too_many(number: usize) -> String {
    format!(
        "Cela ferait {}\u{a0}dépenses. {}\u{a0}: rien n’a été ajouté. Regroupez celles de même catégorie.",
        french_integer(number as i64),
        most_lines()
    )
}

/// How many lines a project may have.
pub fn most_lines() -> String {
    format!("{}\u{a0}dépenses au plus", french_integer(MAX_LINES as i64))
}

/// How to fill in the expense lines, and how many there may be.
pub fn expenses_help() -> String {
    format!("{} {}\u{a0}: {}.", super::page::EXPENSES_HELP, super::page::PASTE_HELP, most_lines())
}

/// A label has as many characters as are kept.
pub fn full_label() -> String {
    format!("{}\u{a0}caractères au plus\u{a0}: ce qui dépasse n’est pas gardé.", french_integer(MAX_TEXT as i64))
}

/// The heading of what has changed since a link or a file was made.
pub fn since(made: Day) -> String {
    format!("Ces réponses datent du {}. Depuis, ceci a changé\u{a0}:", days::day(made))
}

/// Looks at the project as on the day on which the link was made.
pub fn as_then(made: Day) -> String {
    format!("Voir les résultats tels qu’au {}", days::day(made))
}

/// What was true of a programme then, and what is true now.
pub fn shift(catalogue: &Catalogue, shift: &Shift, made: Day) -> String {
    let name = catalogue.programme(&shift.programme).map_or(&*shift.programme, |programme| &*programme.short);
    let verdict = shift.verdict.map(|(was, now)| (lowercase(verdicts::verdict(was)), lowercase(verdicts::verdict(now))));
    let state = shift.state.map(|(was, now)| (days::state(was).to_owned(), days::state(now).to_owned()));
    let money = |most: Option<_>| most.map_or_else(|| "sans montant".to_owned(), |most| amounts::most(&french_money(most)));
    let amount = shift.amount.map(|(was, now)| (money(was), money(now)));
    let (was, now): (Vec<String>, Vec<String>) = [verdict, state, amount].into_iter().flatten().unzip();
    format!("{name}{COLON}le {}, {}\u{a0}; maintenant, {}.", days::day(made), was.join(", "), now.join(", "))
}
