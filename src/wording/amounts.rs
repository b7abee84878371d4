//! Amounts and their calculation.

use rust_decimal::Decimal;

use super::COLON;
use super::verdicts::said;
use crate::domain::{AmountRule, Cap, CapKind, Catalogue, french_money, lowercase};
use crate::engine::{Amount, Answer, Base, RateReading};

/// One line of a calculation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// What it is.
    pub name: String,
    /// How much.
    pub value: String,
    /// Whether it is the one to remember.
    pub strong: bool,
}

fn step(name: &str, value: impl Into<String>) -> Step {
    Step { name: name.to_owned(), value: value.into(), strong: false }
}

fn strong(name: &str, value: impl Into<String>) -> Step {
    Step { strong: true, ..step(name, value) }
}

/// The most that may be paid, in a few words.
pub fn at_most(amount: &Amount) -> Option<String> {
    amount.at_most().map(|money| most(&french_money(money)))
}

/// `au plus 32 000 €`.
pub fn most(money: &str) -> String {
    format!("au plus {money}")
}

/// The amount as a heading; in the year of the rules once nothing can be filed any more.
pub fn heading(catalogue: &Catalogue, answer: &Answer, rule: &AmountRule, amount: &Amount) -> String {
    let said = headline(rule, amount);
    match catalogue.staleness.year.as_ref().filter(|_| answer.is_over() && amount.at_most().is_some()) {
        Some(year) => format!("En {year}{COLON}{}", lowered(&said)),
        None => said,
    }
}

fn lowered(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", lowercase(&first.to_string()), letters.as_str())).unwrap_or_default()
}

/// The amount in a sentence: what bounds it, where that is not the rate.
fn headline(rule: &AmountRule, amount: &Amount) -> String {
    let most = amount.at_most().map(french_money);
    match (amount, amount.headline(), most) {
        (Amount::Rate { open: true, .. }, Some(reading), _) => open_headline(reading, amount.other()),
        (Amount::Rate { .. }, Some(reading), Some(most)) => match reading.sums.filter(|sums| sums.uncapped != sums.high) {
            Some(sums) => {
                let uncapped = french_money(sums.uncapped);
                format!("Au plus {most}, {}\u{a0}: {} feraient {uncapped}", whole_cap(rule), ceiling(reading))
            }
            None => format!("Au plus {}, soit {most}", ceiling(reading)),
        },
        (Amount::Rate { .. }, Some(reading), None) => format!("Taux\u{a0}: {}", reading.rate),
        (Amount::Rate { .. }, None, _) => "Assiette".to_owned(),
        (Amount::Bound { .. }, _, most) => format!("Jamais plus de {}", most.unwrap_or_default()),
        (Amount::PerUnit { low, high, .. }, _, _) => format!("De {} à {}", french_money(*low), french_money(*high)),
    }
}

/// While a number is missing, from the lowest of the rates that are still possible to the highest.
fn open_headline(lowest: &RateReading, highest: Option<&RateReading>) -> String {
    let Some(highest) = highest else { return format!("Taux\u{a0}: {}", lowest.rate) };
    let sums =
        lowest.sums.zip(highest.sums).map(|(low, high)| format!(", soit de {} à {}", french_money(low.high), french_money(high.high)));
    let (low, high) = (percent(lowest.rate.ceiling), percent(highest.rate.ceiling));
    format!("De {low} à {high} de l’assiette au plus, selon une population qui manque{}", sums.unwrap_or_default())
}

fn ceiling(reading: &RateReading) -> String {
    format!("{} de l’assiette", percent(reading.rate.ceiling))
}

fn percent(rate: Decimal) -> String {
    format!("{}\u{a0}%", rate.normalize().to_string().replace('.', ","))
}

/// What bounds an aid that the rate alone would put higher.
fn whole_cap(rule: &AmountRule) -> &'static str {
    match rule.cap().map(|cap| cap.kind) {
        Some(CapKind::ProjectCeiling) => "le plafond d’un projet",
        _ => "l’enveloppe entière, que tous les projets se partagent",
    }
}

/// The name of what bounds the aid, as a step of the calculation.
pub fn cap_name(cap: &Cap) -> &'static str {
    match cap.kind {
        CapKind::SharedEnvelope => "Enveloppe, partagée par tous les projets",
        CapKind::ProjectCeiling => "Plafond d’un projet",
    }
}

/// The calculation, step by step; where the page has two readings, only what they share.
pub fn steps(rule: &AmountRule, amount: &Amount, base: Option<&Base>) -> Vec<Step> {
    match amount {
        Amount::Rate { .. } => {
            let mut steps: Vec<Step> = base.map(base_steps).unwrap_or_default();
            let alone = amount.headline().filter(|_| amount.other().is_none());
            steps.extend(alone.into_iter().flat_map(|reading| rate_steps(rule, reading, base)));
            steps
        }
        Amount::Bound { share, bound } => {
            let cap = rule.cap().map(|cap| step(cap_name(cap), french_money(cap.amount)));
            let share = step("Part à la charge de la collectivité", french_money(*share));
            [Some(share), cap, Some(strong("Aide\u{a0}: jamais plus de", french_money(*bound)))].into_iter().flatten().collect()
        }
        Amount::PerUnit { units, low, high } => vec![
            step("Conseillers", units.to_string()),
            strong("Soutien de l’État", format!("de {} à {}", french_money(*low), french_money(*high))),
        ],
    }
}

fn base_steps(base: &Base) -> Vec<Step> {
    let mut steps = Vec::new();
    if !base.excluded.is_zero() {
        steps.push(step("Total des dépenses", french_money(base.total)));
        steps.push(step("Dépenses exclues", format!("−\u{a0}{}", french_money(base.excluded))));
    }
    steps.push(step("Assiette admissible", french_money(base.base)));
    steps
}

/// The calculation under one reading of the page: every number that it names.
pub fn rate_steps(rule: &AmountRule, reading: &RateReading, base: Option<&Base>) -> Vec<Step> {
    let mut steps = vec![step("Taux affiché", reading.rate.to_string())];
    let (Some(sums), Some(base)) = (reading.sums, base) else { return steps };
    if let (Some(low), Some(floor)) = (sums.uncapped_low, reading.rate.floor) {
        steps.push(step(&format!("{} de l’assiette", percent(floor)), french_money(low)));
    }
    steps.push(step(&ceiling(reading), french_money(sums.uncapped)));
    steps.extend(rule.cap().filter(|_| sums.uncapped != sums.high).map(|cap| step(cap_name(cap), french_money(cap.amount))));
    steps.push(strong("Aide au plus", french_money(sums.high)));
    if let Some(without) = sums.without_discouraged {
        steps.push(step("Sans les licences « à éviter »", french_money(without)));
    }
    steps.push(step("Reste à votre charge, au moins", french_money(base.total.less(sums.high))));
    steps
}

/// The reading that gives the headline.
pub const HEADLINE_READING: &str = "Lecture retenue en titre, la plus basse";

/// The other reading.
pub const OTHER_READING: &str = "Autre lecture possible de la page";
/// The readings while a number is missing: the lowest rate, and the highest.
pub const OPEN_READINGS: [&str; 2] = ["Au taux le plus bas encore possible", "Au taux le plus haut encore possible"];

/// What must be said beside an amount.
pub fn remarks(rule: &AmountRule, amount: &Amount) -> Vec<String> {
    let mut remarks: Vec<String> = rule.principle().map(|principle| said(&principle.text, principle.ours)).into_iter().collect();
    let computed = amount.at_most().is_some();
    remarks.extend(rule.cap().filter(|_| computed).map(|cap| said(&cap.statement.text, cap.statement.ours)));
    remarks
}
