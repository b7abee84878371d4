//! Verdicts, outcomes and treatments.

use super::{COLON, amounts, days};
use crate::domain::{Condition, Effect, Rule};
use crate::engine::{Answer, Outcome, Outlook, Verdict};

/// The verdict in plain words: never « vous aurez ».
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "Remplit les conditions écrites",
        Verdict::ToConfirm => "À confirmer auprès de la préfecture",
        Verdict::Incomplete => "Il manque des réponses",
        Verdict::NotEligible => "Ne remplit pas les conditions",
        Verdict::NotApplicable => "Ne concerne pas ce projet",
    }
}

/// The verdict of an answer: in the past once nothing can be filed any more.
pub fn answered(answer: &Answer) -> &'static str {
    match (answer.verdict, answer.is_over()) {
        (Verdict::Incomplete, _) if answer.can_only_be_refused() => "Exclu, quoi que vous répondiez",
        (Verdict::Eligible, true) => "Remplissait les conditions écrites",
        (Verdict::ToConfirm, true) => "Restait à confirmer",
        (Verdict::NotEligible, true) => "Ne remplissait pas les conditions",
        (Verdict::NotApplicable, true) => "Ne concernait pas ce projet",
        (now, _) => verdict(now),
    }
}

/// What the verdict means, and what it does not.
pub fn note(answer: &Answer) -> &'static str {
    match (answer.verdict, answer.is_over()) {
        (Verdict::Eligible, false) => "D’après la page de la préfecture. Cela ne vaut pas accord.",
        (Verdict::Eligible, true) => "D’après la page de la préfecture, selon les règles d’alors. Cela ne vaut pas accord.",
        (Verdict::ToConfirm, _) => "Rien d’écrit ne l’exclut, mais la page est muette, ou se lit de deux façons, sur un point.",
        (Verdict::Incomplete, _) if answer.can_only_be_refused() => {
            "Une condition écrite n’est pas remplie\u{a0}: les réponses qui manquent n’y changent rien."
        }
        (Verdict::Incomplete, _) if answer.possible.contains(&Verdict::Eligible) => "Tout dépend des réponses qui manquent.",
        (Verdict::Incomplete, _) => "Au mieux à confirmer, selon les réponses qui manquent.",
        (Verdict::NotEligible, false) => "Au moins une condition écrite n’est pas remplie.",
        (Verdict::NotEligible, true) => "Au moins une condition écrite n’était pas remplie.",
        (Verdict::NotApplicable, false) => "Le projet décrit ne contient pas ce que ce dispositif finance.",
        (Verdict::NotApplicable, true) => "Le projet décrit ne contient pas ce que ce dispositif finançait.",
    }
}

/// The best result in a line.
pub fn summary(answer: &Answer) -> String {
    let state = days::state(answer.window.state);
    let amount = answer.amount.as_ref().and_then(amounts::at_most).map(|amount| format!(", {amount}")).unwrap_or_default();
    if answer.applies() { format!("{}{amount} ({state})", answered(answer)) } else { answered(answer).to_owned() }
}

/// The outcome of one criterion, as a leading word.
pub fn outlook(rule: &Rule, outlook: Outlook) -> &'static str {
    match (outlook.outcome(), rule) {
        (Some(Outcome::Met), Rule::Doubt(_)) => "Sans objet\u{a0}:",
        (Some(Outcome::Met), _) => "Rempli\u{a0}:",
        (Some(Outcome::Doubtful), _) => "À confirmer\u{a0}:",
        (Some(Outcome::Unmet), _) => "Non rempli\u{a0}:",
        (None, _) => "Sans réponse\u{a0}:",
    }
}

/// Over the readings of the page, where a condition hangs on them.
pub const TWO_READINGS: &str = "La page se lit de deux façons";

/// One way to read the page.
pub fn reading(name: &str) -> String {
    format!("En {name}")
}

/// A condition that fails, as a heading: what the page asks, or what we read in it.
pub fn unmet(condition: &Condition) -> String {
    match (&condition.otherwise, &condition.says) {
        (Some(otherwise), _) => otherwise.to_string(),
        (None, Some(says)) if condition.ours => says.to_string(),
        (None, Some(says)) => format!("La page demande{COLON}{says}"),
        (None, None) => String::new(),
    }
}

/// What stands before a sentence that is ours, and not the page's.
pub const OURS: &str = "Notre remarque\u{a0}: ";

/// A sentence of the catalogue, marked where it is ours.
pub fn said(text: &str, ours: bool) -> String {
    if ours { format!("{OURS}{text}") } else { text.to_owned() }
}

/// A quality appreciated, with whether the dossier states it.
pub fn point(says: &str, outcome: Option<Outcome>) -> String {
    match outcome {
        Some(Outcome::Met) => format!("Oui{COLON}{says}"),
        Some(_) => format!("Non{COLON}{says}"),
        None => format!("À montrer{COLON}{says}"),
    }
}

/// What a programme does with an expense line.
pub fn treatment(programme: &str, effect: Effect) -> String {
    let said = match effect {
        Effect::Accepted => "comptée",
        Effect::Excluded => "exclue",
        Effect::Discouraged => "comptée, mais « à éviter »",
        Effect::ToConfirm => "comptée, à confirmer",
    };
    format!("{programme}{COLON}{said}.")
}
