//! Verdicts, outcomes and treatments.

use super::{COLON, amounts, days};
use crate::domain::{Effect, Rule};
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

/// What the verdict means, and what it does not.
pub fn note(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Eligible => "D’après la page de la préfecture. Cela ne vaut pas accord\u{a0}: les dossiers étaient sélectionnés.",
        Verdict::ToConfirm => "Tout est répondu, mais la page est muette ou se lit de deux façons sur un point.",
        Verdict::Incomplete => "Rien ne s’y oppose à ce stade.",
        Verdict::NotEligible => "Au moins une condition écrite n’est pas remplie.",
        Verdict::NotApplicable => "Le projet décrit ne contient pas ce que ce dispositif finance.",
    }
}

/// The best result in a line.
pub fn summary(answer: &Answer) -> String {
    let state = days::state(answer.window.state);
    let amount = answer.amount.as_ref().and_then(amounts::at_most).map(|amount| format!(", {amount}")).unwrap_or_default();
    if answer.applies() { format!("{}{amount} ({state})", verdict(answer.verdict)) } else { verdict(answer.verdict).to_owned() }
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

/// A condition that fails, as a heading.
pub fn unmet(condition: &str) -> String {
    format!("Condition non remplie{COLON}{condition}")
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
