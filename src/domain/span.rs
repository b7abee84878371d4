//! Sets of whole numbers as French phrases: « moins de 100 000 », « de 1 000 à 80 000 ».

use std::fmt;

use super::packed::packed;
use super::{Misread, french};

/// An interval of whole numbers; an absent end is open. Each end is kept as it was written, inside or outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    low: Option<End>,
    high: Option<End>,
}

/// One end of an interval, as the phrase names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// The number itself is in: « au moins », « au plus », « de … à ».
    In(i64),
    /// The number itself is out: « plus de », « moins de ».
    Out(i64),
}

impl Span {
    /// Reads a phrase: `moins de N`, `au plus N`, `plus de N`, `au moins N`, `exactement N`, `de N à M`,
    /// `de N à moins de M`. The phrase in the catalogue is the phrase on the screen.
    ///
    /// # Errors
    /// Any other phrase, with the list of those understood; an interval that holds no number.
    pub fn read(phrase: &str) -> Result<Span, Misread> {
        let phrase = phrase.trim();
        let starts = |lead: &str| phrase.strip_prefix(lead).map(french::read_integer);
        let span = if let Some(n) = starts("moins de ") {
            Span { low: None, high: Some(End::Out(n?)) }
        } else if let Some(n) = starts("au plus ") {
            Span { low: None, high: Some(End::In(n?)) }
        } else if let Some(n) = starts("plus de ") {
            Span { low: Some(End::Out(n?)), high: None }
        } else if let Some(n) = starts("au moins ") {
            Span { low: Some(End::In(n?)), high: None }
        } else if let Some(n) = starts("exactement ") {
            let n = n?;
            Span { low: Some(End::In(n)), high: Some(End::In(n)) }
        } else {
            Span::between(phrase)?
        };
        let empty = matches!((span.min(), span.max()), (Some(min), Some(max)) if min > max);
        if empty { Err(Misread::new(format!("« {phrase} » ne contient aucun nombre"))) } else { Ok(span) }
    }

    fn between(phrase: &str) -> Result<Span, Misread> {
        let unknown = || {
            Misread::new(format!(
                "« {phrase} » n’est pas compris ; attendu : « moins de N », « au plus N », « plus de N », « au moins N », « exactement N », « de N à M » ou « de N à moins de M »"
            ))
        };
        let (low, high) = phrase.strip_prefix("de ").and_then(|rest| rest.split_once(" à ")).ok_or_else(unknown)?;
        let high = match high.strip_prefix("moins de ") {
            Some(limit) => End::Out(french::read_integer(limit)?),
            None => End::In(french::read_integer(high)?),
        };
        Ok(Span { low: Some(End::In(french::read_integer(low)?)), high: Some(high) })
    }

    fn min(self) -> Option<i64> {
        self.low.map(|end| match end {
            End::In(n) => n,
            End::Out(n) => n.saturating_add(1),
        })
    }

    fn max(self) -> Option<i64> {
        self.high.map(|end| match end {
            End::In(n) => n,
            End::Out(n) => n.saturating_sub(1),
        })
    }

    /// The smallest and the largest number inside, where there is one.
    pub fn ends(self) -> (Option<i64>, Option<i64>) {
        (self.min(), self.max())
    }

    /// True when `value` lies in the interval.
    pub fn contains(self, value: i64) -> bool {
        self.min().is_none_or(|min| min <= value) && self.max().is_none_or(|max| value <= max)
    }

    /// How far `value` is from the interval, in units: negative when it is too large, zero inside.
    pub fn distance(self, value: i64) -> i64 {
        match (self.min(), self.max()) {
            (Some(min), _) if value < min => min - value,
            (_, Some(max)) if value > max => max - value,
            _ => 0,
        }
    }

    /// The number inside the interval that is nearest to `value`.
    pub fn nearest(self, value: i64) -> i64 {
        value + self.distance(value)
    }

    /// The number outside that is nearest to a number inside; none for a number outside, or where nothing is outside.
    pub fn way_out(self, value: i64) -> Option<i64> {
        let (below, above) = (self.min().map(|min| min - 1), self.max().map(|max| max + 1));
        below.into_iter().chain(above).filter(|_| self.contains(value)).min_by_key(|out| out.abs_diff(value))
    }

    /// Whether the interval holds every number from `low` to `high`.
    pub fn covers(self, low: i64, high: i64) -> bool {
        self.contains(low) && self.contains(high)
    }

    /// Whether the interval holds some number from `low` to `high`.
    pub fn meets(self, low: i64, high: i64) -> bool {
        self.min().is_none_or(|min| min <= high) && self.max().is_none_or(|max| low <= max)
    }

    /// The first number inside, and the first number beyond: where an answer flips on the way up.
    pub fn starts(self) -> impl Iterator<Item = i64> {
        self.min().into_iter().chain(self.max().and_then(|max| max.checked_add(1)))
    }

    /// The numbers on both sides of each end: where an answer may flip.
    pub fn edges(self) -> Vec<i64> {
        let low = self.min().into_iter().flat_map(|min| [min - 1, min]);
        let high = self.max().into_iter().flat_map(|max| [max, max + 1]);
        low.chain(high).collect()
    }
}

impl fmt::Display for Span {
    /// The phrase that was read, with the separators of French typography.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let said = french::integer;
        match (self.low, self.high) {
            (Some(End::In(min)), Some(End::In(max))) if min == max => write!(f, "exactement {}", said(min)),
            (Some(End::In(min)), Some(End::In(max))) => write!(f, "de {} à {}", said(min), said(max)),
            (Some(End::In(min)), Some(End::Out(max))) => write!(f, "de {} à moins de {}", said(min), said(max)),
            (Some(End::In(min)), None) => write!(f, "au moins {}", said(min)),
            (Some(End::Out(min)), _) => write!(f, "plus de {}", said(min)),
            (None, Some(End::In(max))) => write!(f, "au plus {}", said(max)),
            (None, Some(End::Out(max))) => write!(f, "moins de {}", said(max)),
            (None, None) => f.write_str("n’importe quel nombre"),
        }
    }
}

packed! { struct Span { low, high } }
packed! { enum End { 1 Out { 0: number } else In { 0: number } } }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_read_and_said_back() {
        for phrase in [
            "moins de 100\u{202f}000",
            "de 1\u{202f}000 à 80\u{202f}000",
            "au moins 500\u{202f}000",
            "au plus 24",
            "plus de 24",
            "moins de 999",
            "de 80\u{202f}000 à moins de 100\u{202f}000",
            "exactement 3",
        ] {
            assert_eq!(Span::read(phrase).map(|span| span.to_string()), Ok(phrase.to_owned()));
        }
    }

    #[test]
    fn strict_and_included_ends_differ_by_one() {
        let holds = |phrase: &str, value| Span::read(phrase).is_ok_and(|span| span.contains(value));
        assert!(holds("moins de 1000", 999) && !holds("moins de 1000", 1000));
        assert!(holds("au plus 24", 24) && !holds("au plus 24", 25));
        assert!(holds("plus de 24", 25) && !holds("plus de 24", 24));
        assert!(holds("de 1000 à 80000", 1000) && holds("de 1000 à 80000", 80000));
        assert!(holds("de 80000 à moins de 100000", 80000) && !holds("de 80000 à moins de 100000", 100000));
    }

    #[test]
    fn the_distance_leads_to_the_nearest_number_inside() {
        let span = Span::read("au moins 500 000").ok();
        assert_eq!(span.map(|s| (s.distance(475_889), s.nearest(475_889))), Some((24_111, 500_000)));
        assert_eq!(span.map(|s| s.edges()), Some(vec![499_999, 500_000]));
    }

    #[test]
    fn the_way_out_of_an_interval_is_the_nearest_one() {
        let out = |phrase: &str, value| Span::read(phrase).ok().and_then(|span| span.way_out(value));
        assert_eq!(out("moins de 100 000", 1_803), Some(100_000));
        assert_eq!(out("de 1 000 à 80 000", 1_803), Some(999));
        assert_eq!(out("de 1 000 à 80 000", 79_000), Some(80_001));
        assert_eq!(out("moins de 1 000", 999), Some(1_000));
        assert_eq!(out("au moins 500 000", 475_889), None);
    }

    #[test]
    fn other_phrases_are_refused() {
        for phrase in ["", "environ 100", "de 5 à", "de 80 000 à 1 000", "100 000", "moins de beaucoup"] {
            assert!(Span::read(phrase).is_err(), "{phrase:?} was accepted");
        }
    }
}
