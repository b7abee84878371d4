//! Amounts, step by step, cut to the cent and never rounded up.

use super::base::Base;
use crate::domain::{AmountRule, Band, Cap, Catalogue, FactId, FactValue, Known, Money, Rate, Situation, sort_by_key};

/// A rate of the base under one reading of the page.
#[derive(Clone, Debug, PartialEq)]
pub struct RateReading {
    /// The number of the band in the table.
    pub band: usize,
    /// Its rate.
    pub rate: Rate,
    /// The amounts, once the expenses are known.
    pub sums: Option<Sums>,
}

/// What a rate makes of a base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sums {
    /// The floor before the cap, where a floor is stated.
    pub uncapped_low: Option<Money>,
    /// The floor within the cap.
    pub low: Option<Money>,
    /// The ceiling before the cap.
    pub uncapped: Money,
    /// The ceiling within the cap.
    pub high: Money,
    /// The same without the lines that are to be avoided, where there are some.
    pub without_discouraged: Option<Money>,
}

/// How much a programme may pay for a project.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// A rate of the base.
    Rate {
        /// The rates that the page allows, lowest first; none while the band is unknown, or when the project is not eligible.
        readings: Vec<RateReading>,
        /// True when one number falls in two bands.
        overlap: bool,
        /// True when the readings of the catalogue do not lead to the same bands.
        readings_differ: bool,
        /// True when a number is unknown: the bands that it may still fall in are among the readings.
        open: bool,
    },
    /// A bound: the share of the applicant, within the cap.
    Bound {
        /// The share.
        share: Money,
        /// The smaller of the share and the cap.
        bound: Money,
    },
    /// So much for each unit.
    PerUnit {
        /// How many.
        units: u32,
        /// At least.
        low: Money,
        /// At most.
        high: Money,
    },
}

impl Amount {
    /// The reading to announce: the lowest.
    pub fn headline(&self) -> Option<&RateReading> {
        match self {
            Amount::Rate { readings, .. } => readings.first(),
            _ => None,
        }
    }

    /// The reading to show beside it: the highest, when the page allows several.
    pub fn other(&self) -> Option<&RateReading> {
        match self {
            Amount::Rate { readings, .. } => readings.last().filter(|_| readings.len() > 1),
            _ => None,
        }
    }

    /// The amount by which programmes are compared: the headline.
    pub fn at_most(&self) -> Option<Money> {
        match self {
            Amount::Rate { .. } => self.headline()?.sums.map(|sums| sums.high),
            Amount::Bound { bound, .. } => Some(*bound),
            Amount::PerUnit { high, .. } => Some(*high),
        }
    }
}

/// Computes the amount, as far as the page gives a basis for it.
pub(super) fn compute(catalogue: &Catalogue, situation: &Situation, rule: &AmountRule, base: Option<&Base>) -> Option<Amount> {
    match rule {
        AmountRule::RateByBand { subject, bands, cap, .. } => {
            let readings = 0..catalogue.readings.len().max(1);
            let found: Vec<Held> = readings.map(|reading| held_by(catalogue, situation, subject.fact(reading), bands)).collect();
            Some(by_band(bands, cap, base, &found))
        }
        AmountRule::Share { fact, cap, .. } => match stated(catalogue, situation, fact)? {
            FactValue::Money(share) => Some(Amount::Bound { share, bound: share.min(cap.amount) }),
            _ => None,
        },
        AmountRule::PerUnit { fact, low, high, .. } => match stated(catalogue, situation, fact)? {
            FactValue::Integer(units) => {
                let units = u32::try_from(units).ok()?;
                Some(Amount::PerUnit { units, low: low.times(units), high: high.times(units) })
            }
            _ => None,
        },
    }
}

fn stated(catalogue: &Catalogue, situation: &Situation, fact: &FactId) -> Option<FactValue> {
    catalogue.see(situation, fact).map(|seen| seen.value)
}

/// The bands of a number.
enum Held {
    /// Those that hold it. Beyond the ends of the table it counts in the nearest band: a number that is refused there under
    /// one reading must not give a better rate than the last one that is not.
    Known(Vec<usize>),
    /// Those that it may still fall in.
    Possible(Vec<usize>),
}

fn held_by(catalogue: &Catalogue, situation: &Situation, id: &FactId, bands: &[Band]) -> Held {
    let among = |keep: &dyn Fn(&Band) -> bool| bands.iter().enumerate().filter(|(_, band)| keep(band)).map(|(at, _)| at).collect();
    let Some(FactValue::Integer(number)) = stated(catalogue, situation, id) else {
        let range = catalogue.fact(&id.0).map(|fact| catalogue.range(situation, fact));
        return Held::Possible(match range {
            Some(Known::Between(low, high)) => among(&|band| band.numbers.meets(low, high)),
            _ => among(&|_| true),
        });
    };
    let held: Vec<usize> = among(&|band| band.numbers.contains(number));
    if !held.is_empty() {
        return Held::Known(held);
    }
    let nearest = bands.iter().enumerate().min_by_key(|(_, band)| band.numbers.distance(number).abs());
    Held::Known(nearest.map(|(at, _)| at).into_iter().collect())
}

fn by_band(bands: &[Band], cap: &Cap, base: Option<&Base>, found: &[Held]) -> Amount {
    let known: Vec<&Vec<usize>> = found.iter().filter_map(|held| if let Held::Known(bands) = held { Some(bands) } else { None }).collect();
    let open = known.len() < found.len();
    // While nothing is known of the number, the whole table is no answer.
    let counted = found.iter().filter(|_| !known.is_empty());
    let mut indexes: Vec<usize> = counted
        .flat_map(|held| match held {
            Held::Known(bands) | Held::Possible(bands) => bands.iter().copied(),
        })
        .collect();
    sort_by_key(&mut indexes, |index| (bands[*index].rate.ceiling, bands[*index].rate.floor));
    indexes.dedup();
    let reading = |index: usize| {
        let rate = bands[index].rate.clone();
        let sums = base.map(|base| sums(base, &rate, cap));
        RateReading { band: index, rate, sums }
    };
    Amount::Rate {
        readings: indexes.into_iter().map(reading).collect(),
        overlap: known.iter().any(|bands| bands.len() > 1),
        readings_differ: known.windows(2).any(|pair| pair[0] != pair[1]),
        open: open && !known.is_empty(),
    }
}

fn sums(base: &Base, rate: &Rate, cap: &Cap) -> Sums {
    let uncapped = base.base.percent(rate.ceiling);
    let uncapped_low = rate.floor.map(|floor| base.base.percent(floor));
    Sums {
        uncapped_low,
        low: uncapped_low.map(|low| low.min(cap.amount)),
        uncapped,
        high: uncapped.min(cap.amount),
        without_discouraged: base.discouraged.map(|discouraged| base.base.less(discouraged).percent(rate.ceiling).min(cap.amount)),
    }
}
