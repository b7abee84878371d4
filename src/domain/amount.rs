//! How much a programme may pay: the rules, not the calculation.

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::packed::packed;
use super::{ClauseId, FactId, Misread, Money, NoticeId, Span, Statement, Subject};

/// A rate in percent: from a floor, where one is stated, to a ceiling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// Lowest rate stated; `None` where the page states none.
    pub floor: Option<Decimal>,
    /// Highest rate.
    pub ceiling: Decimal,
}

impl Rate {
    /// Reads `de 20 % à 80 %` or `jusqu'à 20 %`.
    ///
    /// # Errors
    /// Any other phrase, a rate above 100 %, a floor above the ceiling.
    pub fn read(phrase: &str) -> Result<Rate, Misread> {
        let wrong = || Misread::new(format!("« {phrase} » n’est pas un taux ; attendu : « de 20 % à 80 % » ou « jusqu’à 20 % »"));
        let upper = phrase.strip_prefix("jusqu'à ").or(phrase.strip_prefix("jusqu’à "));
        let (floor, ceiling) = match upper {
            Some(upper) => (None, percent(upper).ok_or_else(wrong)?),
            None => {
                let (low, high) = phrase.strip_prefix("de ").and_then(|rest| rest.split_once(" à ")).ok_or_else(wrong)?;
                (Some(percent(low).ok_or_else(wrong)?), percent(high).ok_or_else(wrong)?)
            }
        };
        if floor.is_some_and(|floor| floor > ceiling) { Err(wrong()) } else { Ok(Rate { floor, ceiling }) }
    }
}

fn percent(text: &str) -> Option<Decimal> {
    let number = text.trim().strip_suffix('%')?.trim_end().replace(',', ".");
    let (whole, part) = number.split_once('.').unwrap_or((&number, "0"));
    let sound = |digits: &str, most: usize| (1..=most).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    if !sound(whole, 3) || !sound(part, 2) {
        return None;
    }
    let scale = number.len().saturating_sub(whole.len() + 1);
    let value = Decimal::new(number.replace('.', "").parse().ok()?, u32::try_from(scale).ok()?);
    (value <= Decimal::ONE_HUNDRED).then_some(value)
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = |rate: Decimal| rate.to_string().replace('.', ",");
        match self.floor {
            Some(floor) => write!(f, "de {} à {}\u{a0}%", said(floor), said(self.ceiling)),
            None => write!(f, "jusqu’à {}\u{a0}%", said(self.ceiling)),
        }
    }
}

/// One band of a table of rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The numbers that fall in it.
    pub numbers: Span,
    /// Its rate.
    pub rate: Rate,
    /// The clauses that state it.
    pub clauses: Vec<ClauseId>,
    /// The notices given when it is the one that counts.
    pub notices: Vec<NoticeId>,
}

/// A sum that the aid cannot exceed. The catalogue must say what it is: a shared envelope is no ceiling of a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cap {
    /// The sum.
    pub amount: Money,
    /// Whether several projects share it.
    pub kind: CapKind,
    /// What it is and what it bounds, in a sentence.
    pub statement: Statement,
    /// The notice given when the aid would exceed it.
    pub notice: Option<NoticeId>,
}

/// What a sum that bounds the aid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CapKind {
    /// An envelope that all projects share: no project may count on the whole.
    SharedEnvelope,
    /// The ceiling of one project.
    ProjectCeiling,
}

/// How a programme computes its amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountRule {
    /// A rate of the base, by bands of a number. Bands may overlap: each band that holds the number is a reading.
    RateByBand {
        /// The number that chooses the band.
        subject: Subject,
        /// The table.
        bands: Vec<Band>,
        /// What the aid cannot exceed.
        cap: Cap,
        /// The notice given when a number falls in more than one band.
        overlap: Option<NoticeId>,
        /// What the page says of the rate in general.
        principle: Option<Statement>,
    },
    /// A bound, no rate: the share of the applicant, within the cap.
    Share {
        /// The fact that states the share.
        fact: FactId,
        /// What the aid cannot exceed.
        cap: Cap,
        /// What the page says of it.
        principle: Statement,
    },
    /// So much for each unit.
    PerUnit {
        /// The fact that counts the units.
        fact: FactId,
        /// At least, for one.
        low: Money,
        /// At most, for one.
        high: Money,
        /// What the page says of it.
        principle: Statement,
    },
}

impl AmountRule {
    /// The sentence of the page that grounds the calculation.
    pub fn principle(&self) -> Option<&Statement> {
        match self {
            AmountRule::RateByBand { principle, .. } => principle.as_ref(),
            AmountRule::Share { principle, .. } | AmountRule::PerUnit { principle, .. } => Some(principle),
        }
    }

    /// What the aid cannot exceed, where something is stated.
    pub fn cap(&self) -> Option<&Cap> {
        match self {
            AmountRule::RateByBand { cap, .. } | AmountRule::Share { cap, .. } => Some(cap),
            AmountRule::PerUnit { .. } => None,
        }
    }

    /// The unit name used in messages: the identifier of the fact or notion that the amount depends on.
    pub fn depends_on(&self) -> Arc<str> {
        match self {
            AmountRule::RateByBand { subject, .. } => subject.id.0.clone(),
            AmountRule::Share { fact, .. } | AmountRule::PerUnit { fact, .. } => fact.0.clone(),
        }
    }
}

packed! { struct Rate { floor, ceiling } }
packed! { struct Band { numbers, rate, clauses, notices } }
packed! { enum CapKind { 1 ProjectCeiling {} else SharedEnvelope {} } }
packed! { struct Cap { amount, kind, statement, notice } }
packed! {
    enum AmountRule {
        1 RateByBand { subject: subject, bands: bands, cap: cap, overlap: overlap, principle: principle }
        2 Share { fact: fact, cap: cap, principle: principle }
        else PerUnit { fact: fact, low: low, high: high, principle: principle }
    }
}
