//! Titles, labels and sentences of the page.
#![allow(missing_docs)]

use super::{COLON, count, days};
use crate::domain::{Catalogue, Category, ClauseId, Day, FactId, Group, Territories, excerpt};
use crate::session::{Reference, Session};

/// The question that the page answers; in the past once the page is old.
pub fn title(stale: bool) -> &'static str {
    if stale { "Quelle aide existait pour votre projet numérique\u{202f}?" } else { "Quelle aide pour votre projet numérique\u{202f}?" }
}

/// What to do here.
pub fn lead(stale: bool) -> &'static str {
    if stale {
        "Ces dispositifs sont passés. Décrivez un projet\u{a0}: les règles d’alors répondent à mesure. Chaque réponse cite la page."
    } else {
        "Décrivez le projet\u{a0}: les dispositifs de la page répondent à mesure. Chaque réponse cite la page."
    }
}

/// After the text of a link that leads out of the page and of its source.
pub const OUTSIDE: &str = " (site extérieur, qui n’est pas la page citée ici)";
pub const EXPENSES_TOTAL: &str = "total des dépenses";
pub const PROMISE: &str = "Rien de ce que vous saisissez ne quitte cette page.";
pub const PROMISE_UNLESS_ASKED: &str = "Rien de ce que vous saisissez ne quitte cette page, sauf si vous demandez à le transmettre.";
pub const GOOD_TO_KNOW: &str = "À savoir";
pub const READ_SOURCE: &str = "Lire la page";
pub const START_AGAIN: &str = "Tout effacer et recommencer";
pub const YOUR_PROJECT: &str = "Votre projet";
pub const PROGRAMMES: &str = "Les dispositifs";
pub const DATE_REGION: &str = "Date de référence";
pub const DATE_LABEL: &str = "Regarder à la date du";
pub const STALE: &str = "Ces dispositifs appartiennent au passé\u{a0}: vous lisez les règles d’alors.";
pub const BACK_TO_TODAY: &str = "Revenir à aujourd’hui";
pub const DO_NOT_KNOW: &str = "Je ne sais pas";
pub const NO_ANSWER: &str = "Sans réponse";
pub const SET_ASIDE: &str = "Laissé sans réponse. Vous pouvez répondre plus tard.";
pub const PLACE_LABEL: &str = "Commune ou intercommunalité";
pub const CHANGE_PLACE: &str = "Retirer ce choix";
pub const EXPENSES_HELP: &str = "Une ligne par dépense. Gardez la même base partout, HT ou TTC\u{a0}: la page ne précise pas laquelle.";
pub const FILLED: &str = "Rempli par ce choix";
pub const CORRECT: &str = "Corriger ces réponses";
pub const MOST_USEFUL: &str = " La plus utile\u{a0}: ";
pub const ADD_LINE: &str = "Ajouter une dépense";
pub const UNDO_REMOVE: &str = "Annuler le retrait";
pub const UNDO_PASTE: &str = "Annuler le collage";
pub const TAXES_MIXED: &str =
    "Certains montants sont HT, d’autres TTC\u{a0}: gardez la même base partout, sinon les totaux n’ont pas de sens.";
pub const NO_EXPENSE: &str = "Aucune dépense à déclarer";
pub const TOTAL: &str = "Total des dépenses";
pub const EXCLUDED: &str = "Dont exclues";
pub const LINE_LABEL: &str = "Dépense";
pub const LINE_CATEGORY: &str = "Catégorie";
pub const LINE_AMOUNT: &str = "Montant en euros";
pub const LINE_NEEDS_CATEGORY: &str = "Choisissez une catégorie pour que cette ligne compte.";
pub const CHOOSE: &str = "Choisir…";
pub const REMOVE: &str = "Retirer";
pub const MISSING: &str = "Pour conclure, il manque\u{a0}:";
pub const BLOCKING: &str = "Ce qui bloque";
pub const TO_CONFIRM: &str = "Ce qui est à confirmer";
pub const NO_PROMISE: &str = "Cela ne vaut pas accord.";
pub const TO_KNOW: &str = "À savoir";
pub const APPRECIATED: &str = "Points appréciés";
pub const NEXT: &str = "Et ensuite\u{202f}?";
pub const OBLIGATIONS: &str = "Si le projet est retenu";
pub const TRACE: &str = "Tout le détail, critère par critère";
pub const THE_PAGE: &str = "page de la préfecture";
pub const BEST_REGION: &str = "Meilleur résultat";
pub const CALM: &str = "Mode calme";
pub const CALM_HELP: &str = "Ni annonce, ni changement d’ordre tant que vous ne le demandez pas.";
pub const LICENCES: &str = "Licences des logiciels utilisés";
pub const REORDER: &str = "Reclasser les dispositifs";
pub const BY_EPCI: &str = "Et si mon intercommunalité portait le projet\u{202f}?";
pub const UP: &str = "Monter";
pub const DOWN: &str = "Descendre";
pub const PASTE_HELP: &str = "Vous pouvez coller plusieurs lignes d’un tableur dans le nom d’une dépense";
pub const BROKEN: &str = "Les règles n’ont pas pu être chargées";
pub const BROKEN_WHY: &str =
    "Aucune réponse n’est donnée plutôt qu’une réponse fausse. Écrivez à l’éditeur de ce service en joignant la liste ci-dessous.";

/// After the program had stopped, and was started again.
pub const RESTARTED: &str = "La page s’était arrêtée sur une erreur. Elle vient d’être relancée avec vos réponses\u{a0}: vérifiez-les.";

/// When the rest of the program did not come.
pub const REST_MISSING: &str = "La suite de la page n’a pas pu être chargée\u{a0}: la recherche de communes et le détail des réponses manquent. Vos réponses sont gardées. Vérifiez la connexion.";
/// Asks for it again.
pub const TRY_AGAIN: &str = "Réessayer";

/// Whose rules the page shows, where they are not its own.
pub fn lender(title: &str, site: &str) -> String {
    // The site first: the title is whatever its author wanted it to be.
    let from = if site.is_empty() { "fournies par le site qui montre cette page".to_owned() } else { format!("chargées depuis {site}") };
    format!("Règles {from}\u{a0}: «\u{a0}{}\u{a0}». Ce ne sont pas celles que publie ce guichet.", excerpt(title))
}

/// Where the rules that could not be loaded come from.
pub fn broken_lender(site: &str) -> String {
    if site.is_empty() { "Elles sont fournies par le site qui montre cette page.".to_owned() } else { format!("Elles viennent de {site}.") }
}

/// The title of a group of questions.
pub fn group(group: Group) -> &'static str {
    match group {
        Group::Porteur => "Qui porte le projet",
        Group::Projet => "Le projet",
        Group::Depenses => "Les dépenses",
    }
}

/// How many questions can still change a verdict.
pub fn remaining(number: usize) -> String {
    match number {
        0 => "Toutes les questions utiles ont une réponse.".to_owned(),
        number => format!("Il reste {} qui peuvent changer un résultat.", count(number, "question", "questions"))
            .replace("1\u{a0}question qui peuvent", "1\u{a0}question qui peut"),
    }
}

/// The name of a fact, or of the expenses, which are none.
pub fn fact(catalogue: &Catalogue, id: &FactId) -> String {
    catalogue.fact(&id.0).map_or_else(|| "les dépenses".to_owned(), |fact| fact.name.to_string())
}

/// The day for which the answers hold.
pub fn answers_of(day: Day) -> String {
    format!("Réponses telles qu’au {}.", days::day(day))
}

/// What looking at that day means.
pub fn day_note(session: &Session, stale: bool) -> String {
    let day = session.view.day;
    let named = days::day(day);
    let when = match session.view.reference {
        Reference::Unfinished => return format!("Date en cours de saisie\u{a0}: les réponses restent celles du {named}."),
        Reference::Empty => format!("Aucune date n’est choisie\u{a0}: les réponses valent pour aujourd’hui, {named}."),
        _ if session.turned => format!("Le jour a changé depuis l’ouverture de cette page\u{a0}: nous sommes le {named}."),
        _ if day == session.today => format!("Nous sommes le {named}."),
        _ => answers_of(day),
    };
    if stale {
        return format!("{when} {STALE} Changez la date pour voir «\u{a0}et si j’avais déposé plus tôt\u{202f}?\u{a0}».");
    }
    when
}

/// A reference date that cannot be read.
pub fn date_misread(problem: &str) -> String {
    format!("Date non comprise\u{a0}: {problem}. En attendant, les réponses valent pour aujourd’hui.")
}

/// What may be typed to find a place, with one of the territory as an example.
pub fn place_help(territories: &Territories) -> String {
    let filled = "Le choix remplit les réponses ci-dessous, que vous pouvez corriger.";
    match &territories.sample[..] {
        [name, code] => format!("Par exemple «\u{a0}{name}\u{a0}» ou «\u{a0}{code}\u{a0}». {filled}"),
        _ => filled.to_owned(),
    }
}

/// An answer that cannot be read, on paper.
pub fn misread(typed: &str, problem: &str) -> String {
    format!("{} (réponse non comprise{COLON}{problem})", quoted(typed))
}

/// The day on which the page was opened, and printed.
pub fn printed(today: Day) -> String {
    format!("Imprimé le {}.", days::day(today))
}

/// The EPCI of a commune.
pub fn member_of(epci: &str) -> String {
    format!(", membre de\u{a0}: {epci} ")
}

pub fn line_number(number: usize) -> String {
    format!("Dépense {number}")
}

pub fn by_commune(name: &str) -> String {
    format!("Revenir à la commune{COLON}{name}")
}

pub fn move_line(up: bool, number: usize) -> String {
    format!("{} la dépense {number}", if up { UP } else { DOWN })
}

pub fn remove_line(number: usize) -> String {
    format!("Retirer la dépense {number}")
}

/// The help of a category, with its examples.
pub fn category_help(category: &Category) -> String {
    let examples = if category.examples.is_empty() { String::new() } else { format!(" Exemples{COLON}{}.", category.examples.join(", ")) };
    format!("{}{examples}", category.help)
}

pub fn totals_of(programme: &str) -> String {
    format!("Totaux pour\u{a0}: {programme}")
}

pub fn base_of(programme: &str) -> String {
    format!("Assiette ({programme})")
}

/// `Clause V1-04`.
pub fn clause(id: &ClauseId) -> String {
    format!("Clause\u{a0}{id}")
}

/// `Clauses V1-16a et V1-16b`.
pub fn clause_numbers(ids: &[ClauseId]) -> String {
    let numbers: Vec<String> = ids.iter().map(ToString::to_string).collect();
    match numbers.split_last() {
        Some((last, [])) => format!("Clause\u{a0}{last}"),
        Some((last, others)) => format!("Clauses\u{a0}{} et {last}", others.join(", ")),
        None => String::new(),
    }
}

/// The words of the page between French quotation marks.
pub fn quoted(text: &str) -> String {
    format!("«\u{a0}{text}\u{a0}»")
}

pub const SHOW_ALL: &str = "Voir tous les dispositifs";

/// Only some programmes are shown.
pub fn only(shown: usize, of: usize) -> String {
    format!("{} sur {of}\u{a0}: les autres ne sont pas affichés ici.", count(shown, "dispositif affiché", "dispositifs affichés"))
}

/// How many programmes the project does not concern.
pub fn apart(number: usize) -> String {
    let several = "dispositifs ne concernent pas ce projet";
    count(number, "dispositif ne concerne pas ce projet", several)
}

/// What stood in the way of a call that is over.
pub const MISSING_THEN: &str = "Pour conclure, il manquait\u{a0}:";
/// Over the addresses of a call that is over.
pub const ADDRESSES_THEN: &str = "Les adresses d’alors";

pub fn ask(question: &str) -> String {
    format!("Question à poser{COLON}{question}")
}

/// A mailbox with a prepared subject.
pub fn mail(address: &str, programme: &str) -> String {
    let subject: String =
        format!("Question sur : {programme}").chars().map(|c| if c.is_ascii_alphanumeric() { c.to_string() } else { encoded(c) }).collect();
    format!("{address}?subject={subject}")
}

fn encoded(c: char) -> String {
    let mut bytes = [0; 4];
    c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")).collect()
}

pub fn source(source: &str) -> String {
    format!("Source{COLON}{source}.")
}

/// Where the populations come from.
pub fn populations(source: &str) -> String {
    format!("Populations{COLON}{source}.")
}

pub fn version(id: &str, version: &str) -> String {
    format!("Catalogue {id}, version {version}.")
}

pub fn faults(number: usize) -> String {
    format!("{}\u{a0}:", count(number, "erreur trouvée", "erreurs trouvées"))
}
