//! Amounts and their calculation.

use crate::domain::{AmountRule, french_money};
use crate::engine::{Amount, Base, RateReading};

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

/// The amount as a heading.
pub fn headline(amount: &Amount) -> String {
    let most = amount.at_most().map(french_money);
    match (amount, amount.headline(), most) {
        (Amount::Rate { .. }, Some(reading), Some(most)) => format!("Au plus {}, soit {most}", ceiling(reading)),
        (Amount::Rate { .. }, Some(reading), None) => format!("Taux\u{a0}: {}", reading.rate),
        (Amount::Rate { .. }, None, _) => "Assiette".to_owned(),
        (Amount::Bound { .. }, _, most) => format!("Jamais plus de {}", most.unwrap_or_default()),
        (Amount::PerUnit { low, high, .. }, _, _) => format!("De {} à {}", french_money(*low), french_money(*high)),
    }
}

fn ceiling(reading: &RateReading) -> String {
    format!("{}\u{a0}% de l’assiette", reading.rate.ceiling.normalize().to_string().replace('.', ","))
}

/// The calculation, step by step; where the page has two readings, only what they share.
pub fn steps(rule: &AmountRule, amount: &Amount, base: Option<&Base>) -> Vec<Step> {
    match amount {
        Amount::Rate { .. } => {
            let mut steps: Vec<Step> = base.map(base_steps).unwrap_or_default();
            let alone = amount.headline().filter(|_| amount.other().is_none());
            steps.extend(alone.into_iter().flat_map(|reading| rate_steps(reading, base)));
            steps
        }
        Amount::Bound { share, bound } => {
            let cap = rule.cap().map(|cap| step("Enveloppe, partagée par tous les projets", french_money(cap.amount)));
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

/// The calculation under one reading of the page.
pub fn rate_steps(reading: &RateReading, base: Option<&Base>) -> Vec<Step> {
    let mut steps = vec![step("Taux affiché", reading.rate.to_string())];
    let (Some(sums), Some(base)) = (reading.sums, base) else { return steps };
    if let Some(low) = sums.low {
        steps.push(step("Au taux minimal affiché", french_money(low)));
    }
    if sums.uncapped != sums.high {
        steps.push(step("Au taux maximal", french_money(sums.uncapped)));
        steps.push(step("Ramené à l’enveloppe", french_money(sums.high)));
    }
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

/// What must be said beside an amount.
pub fn remarks(rule: &AmountRule, amount: &Amount) -> Vec<String> {
    let mut remarks: Vec<String> = rule.principle().map(|principle| principle.text.to_string()).into_iter().collect();
    let computed = amount.at_most().is_some();
    remarks.extend(rule.cap().filter(|_| computed).map(|cap| cap.statement.text.to_string()));
    remarks
}
