//! The thresholds of the catalogue, and the examples that stand just below, at and just above each of them.

use std::fmt;

use guichet::domain::{Accepted, AmountRule, Catalogue, Condition, Day, Example, FactValue, Money, Programme, Rule, Subject};
use guichet::engine::{Amount, assess};

/// A place where an answer may flip.
#[derive(Clone, Debug, PartialEq)]
pub enum Threshold {
    /// Two numbers that follow one another, for a subject: of a condition, or of the table of bands.
    Number { subject: Subject, inside: i64, outside: i64, of_amount: bool },
    /// A day whose eve or morrow is otherwise.
    Day(Day),
    /// The last day on which the page is taken at its word: it changes the notice, or the state of what has no date.
    Staleness(Day),
    /// The sum that no aid exceeds.
    Cap(Money),
}

/// One side of a threshold on which a programme must have an example.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    pub programme: String,
    pub threshold: Threshold,
    pub at: At,
}

/// Where an example stands: on a number, on a day, or beside a sum.
#[derive(Clone, Debug, PartialEq)]
pub enum At {
    Number(i64),
    Either(i64, i64),
    Day(Day),
    CentBelow,
    Exactly,
    CentAbove,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match &self.threshold {
            Threshold::Number { subject, of_amount: true, .. } => format!("bands of {}", subject.id),
            Threshold::Number { subject, .. } => subject.id.to_string(),
            Threshold::Day(day) => format!("day {day}"),
            Threshold::Staleness(day) => format!("staleness {day}"),
            Threshold::Cap(sum) => format!("envelope {sum}"),
        };
        let at = match &self.at {
            At::Number(number) => number.to_string(),
            At::Either(low, high) => format!("{low} or {high}"),
            At::Day(day) => day.to_string(),
            beside => format!("{beside:?}"),
        };
        write!(f, "{}: {what}: no example at {at}", self.programme)
    }
}

/// Every side of every threshold of a programme.
pub fn sides(catalogue: &Catalogue, programme: &Programme) -> Vec<Side> {
    let around = |threshold: &Threshold| match threshold {
        Threshold::Number { inside, outside, .. } => {
            let (low, high) = (*inside.min(outside), *inside.max(outside));
            vec![At::Number(low), At::Number(high), At::Either(low - 1, high + 1)]
        }
        Threshold::Day(day) | Threshold::Staleness(day) => [-1, 0, 1].map(|days| At::Day(day.plus(days).unwrap())).to_vec(),
        Threshold::Cap(_) => vec![At::CentBelow, At::Exactly, At::CentAbove],
    };
    let of = |threshold: Threshold| {
        let programme = programme.id.to_string();
        around(&threshold).into_iter().map(move |at| Side { programme: programme.clone(), threshold: threshold.clone(), at })
    };
    thresholds(catalogue, programme).into_iter().flat_map(of).collect()
}

fn thresholds(catalogue: &Catalogue, programme: &Programme) -> Vec<Threshold> {
    let mut found = Vec::new();
    let mut number = |subject: &Subject, edges: Vec<i64>, of_amount: bool| {
        found.extend(edges.chunks_exact(2).map(|pair| {
            let (inside, outside) = (pair[0], pair[1]);
            Threshold::Number { subject: subject.clone(), inside, outside, of_amount }
        }));
    };
    for condition in [&programme.concerns, &programme.conditions] {
        condition.walk(&mut |part: &Condition| {
            if let Rule::Fact { subject, accepted: Accepted::Numbers(span) } = &part.rule {
                number(subject, span.edges(), false);
            }
        });
    }
    if let Some(AmountRule::RateByBand { subject, bands, .. }) = &programme.amount {
        bands.iter().for_each(|band| number(subject, band.numbers.edges(), true));
    }
    let calendar = &programme.calendar;
    found.extend(calendar.opens.iter().map(|(day, _)| Threshold::Day(*day)));
    found.extend(calendar.sessions.iter().map(|session| Threshold::Day(session.closes)));
    found.extend(calendar.sequel.iter().map(|sequel| Threshold::Day(sequel.until)));
    // Where there is a session, the page's age changes a notice only: one programme shows it for all.
    if calendar.sessions.is_empty() || &*programme.id == "fitn-volet-1" {
        found.push(Threshold::Staleness(catalogue.staleness.after));
    }
    found.extend(programme.amount.iter().filter_map(AmountRule::cap).map(|cap| Threshold::Cap(cap.amount)));
    found
}

/// True when the example stands on that side and expects something that the threshold decides.
pub fn shows(catalogue: &Catalogue, example: &Example, side: &Side) -> bool {
    let expected = &example.expected;
    let amount = |names: &[&str]| expected.amount.values.iter().any(|(name, _)| names.contains(&&**name));
    match (&side.threshold, &side.at) {
        (Threshold::Number { subject, of_amount, .. }, at) => {
            let decided = if *of_amount { amount(&["high", "rate"]) || expected.verdict.is_some() } else { expected.verdict.is_some() };
            decided && subject.facts.iter().all(|fact| sees(catalogue, example, fact, at))
        }
        (Threshold::Day(_), At::Day(day)) => example.day == *day && expected.window.is_some(),
        (Threshold::Staleness(_), At::Day(day)) => {
            example.day == *day && (expected.window.is_some() || !expected.notices.is_empty() || !expected.no_notices.is_empty())
        }
        (Threshold::Cap(cap), at) => amount(&["high", "bound"]) && beside(catalogue, example, &side.programme, *cap) == Some(at.clone()),
        _ => false,
    }
}

fn sees(catalogue: &Catalogue, example: &Example, fact: &guichet::domain::FactId, at: &At) -> bool {
    let seen = catalogue.see(&example.situation, fact).map(|seen| seen.value);
    let Some(FactValue::Integer(number)) = seen else { return false };
    match at {
        At::Number(wanted) => number == *wanted,
        At::Either(low, high) => number == *low || number == *high,
        _ => false,
    }
}

/// On which side of the cap the sum of an example falls, when it is within a cent of it.
fn beside(catalogue: &Catalogue, example: &Example, programme: &str, cap: Money) -> Option<At> {
    let assessment = assess(catalogue, &example.situation, example.day);
    let sum = match assessment.answer(programme)?.amount.as_ref()? {
        rate @ Amount::Rate { .. } => rate.headline()?.sums?.uncapped,
        Amount::Bound { share, .. } => *share,
        Amount::PerUnit { .. } => return None,
    };
    let cent = Money::read("0.01").unwrap();
    match (cap.less(sum), sum.less(cap)) {
        (below, _) if below == cent => Some(At::CentBelow),
        (_, above) if above == cent => Some(At::CentAbove),
        (below, above) => (below.is_zero() && above.is_zero()).then_some(At::Exactly),
    }
}
