//! Amounts of euros: decimal, never negative, never finer than the cent.

use std::fmt;

use rust_decimal::Decimal;

use super::packed::{Packed, Packer, Unpacker};
use super::{Misread, Tax, euros, excerpt, french};

/// An amount of euros with exactly two decimals, between zero and [`Money::LARGEST_LINE`] when read from outside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(Decimal);

impl Money {
    /// No euro at all.
    pub const ZERO: Money = Money(Decimal::ZERO);

    /// The largest amount that one field may hold, in euros: a bound against overflow, not a rule of any programme.
    pub const LARGEST_LINE: i64 = 999_999_999_999;

    /// Reads the canonical notation of a dossier: digits, then at most two decimals after a point (`18000.00`).
    ///
    /// # Errors
    /// Negative amounts, more than two decimals, exponents, separators, anything that is not a number.
    pub fn read(text: &str) -> Result<Money, Misread> {
        let sound = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if text.strip_prefix('-').is_some_and(|rest| sound(&rest.replace('.', ""))) {
            return Err(Misread::new("un montant ne peut pas être négatif"));
        }
        let (euros, cents) = text.split_once('.').unwrap_or((text, "0"));
        if !sound(euros) || !sound(cents) {
            return Err(Misread::new(format!("« {} » n’est pas un montant ; attendu : des euros comme \"18000.00\"", excerpt(text))));
        }
        if cents.len() > 2 {
            return Err(Misread::new("un montant a deux décimales au plus"));
        }
        let amount = euros.parse::<i64>().ok().filter(|euros| *euros <= Self::LARGEST_LINE);
        let euros = amount.ok_or_else(|| Misread::new("ce montant est trop grand"))?;
        let cents = format!("{cents:0<2}").parse::<i64>().unwrap_or_default();
        Ok(Money(Decimal::new(euros * 100 + cents, 2)))
    }

    /// Reads what a person types: `12 500,50`, `12.500,50 €`, `12 k€`, `12 500 € HT`.
    ///
    /// # Errors
    /// Anything else, with an example of what is understood.
    pub fn from_french(text: &str) -> Result<Money, Misread> {
        Money::typed(text).map(|(amount, _)| amount)
    }

    /// What [`Money::typed`] makes of a text, in every notation.
    pub(super) fn read_written(text: &str) -> Result<(Money, Option<Tax>), Misread> {
        let euros::Amount { digits, tax } = euros::amount(text)?;
        let amount = Money::read(&digits).map_err(|misread| Misread::new(format!("{}.", french::capitalised(&misread.problem))))?;
        Ok((amount, tax))
    }

    /// A whole number of euros.
    pub fn euros(euros: u32) -> Money {
        Money(Decimal::new(i64::from(euros) * 100, 2))
    }

    /// The share `percent` of this amount, cut to the cent and never rounded up.
    pub fn percent(self, percent: Decimal) -> Money {
        Money((self.0 * percent * Decimal::new(1, 2)).trunc_with_scale(2))
    }

    /// This amount, `count` times.
    pub fn times(self, count: u32) -> Money {
        Money(self.0 * Decimal::from(count))
    }

    /// What is left when `other` is taken away; zero when it is more than there is.
    pub fn less(self, other: Money) -> Money {
        Money::of_cents((self.cents() - other.cents()).max(0))
    }

    /// Every amount has two decimals: sums and differences are those of the cents, which weigh far less in the page than
    /// those of decimals of any scale.
    pub fn cents(self) -> i128 {
        self.0.mantissa()
    }

    fn of_cents(cents: i128) -> Money {
        Money(Decimal::try_from_i128_with_scale(cents, 2).unwrap_or(Decimal::MAX))
    }

    /// True for no euro at all.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// This amount as a share of `whole`, in thousandths rounded down: for pictures only. Zero when `whole` is zero.
    pub fn thousandths_of(self, whole: Money) -> u32 {
        let [part, whole] = [self, whole].map(|amount| u64::try_from(amount.cents()).unwrap_or_default());
        let Some(mut share) = part.checked_div(whole) else { return 0 };
        let mut rest = part % whole;
        // One digit after the other: all three at once would overflow on the longest lists of the largest lines.
        for _ in 0..3 {
            share = share.saturating_mul(10) + rest * 10 / whole;
            rest = rest * 10 % whole;
        }
        u32::try_from(share).unwrap_or_default()
    }
}

impl std::iter::Sum for Money {
    fn sum<I: Iterator<Item = Money>>(amounts: I) -> Money {
        Money::of_cents(amounts.map(Money::cents).sum())
    }
}

impl fmt::Display for Money {
    /// The canonical notation: `18000.00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2}", self.0)
    }
}

/// As cents. What is read from outside is far below the largest number of them.
impl Packed for Money {
    fn pack(&self, out: &mut Packer) {
        i64::try_from(self.cents()).unwrap_or(i64::MAX).pack(out);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        Money::of_cents(i64::unpack(from).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_amounts_are_read_and_said_back_with_two_decimals() {
        for (text, said) in [("18000.00", "18000.00"), ("7", "7.00"), ("0.5", "0.50"), ("0", "0.00")] {
            assert_eq!(Money::read(text).map(|m| m.to_string()), Ok(said.to_owned()));
        }
    }

    #[test]
    fn whatever_is_not_euros_and_cents_is_refused() {
        for text in ["", "-1", "-1.50", "1.234", "NaN", "inf", "1e3", "1,5", " 1", "1.", ".5", "+1", "1000000000000", "٣"] {
            assert!(Money::read(text).is_err(), "{text:?} was accepted");
        }
    }

    #[test]
    fn french_notation_is_understood() {
        for text in ["12 500,50", "12.500,50 €", "12500.5", "12\u{202f}500,5\u{a0}€", "12500,50 euros"] {
            assert_eq!(Money::from_french(text).map(|m| m.to_string()), Ok("12500.50".to_owned()), "{text:?}");
        }
        for text in ["", "douze", "12,345,6", "1 2,3456", "-5", "€"] {
            assert!(Money::from_french(text).is_err(), "{text:?} was accepted");
        }
    }

    #[test]
    fn amounts_are_added_and_taken_away_to_the_cent_and_never_fall_below_zero() {
        let read = |text: &str| Money::read(text).unwrap_or_default();
        let sum: Money = ["0.99", "999999999999.01", "7"].map(read).into_iter().sum();
        assert_eq!(sum.to_string(), "1000000000007.00");
        assert_eq!((sum.less(read("0.01")).to_string(), read("1").less(sum)), ("1000000000006.99".to_owned(), Money::ZERO));
        assert_eq!([].into_iter().sum::<Money>(), Money::ZERO);
    }

    #[test]
    fn a_part_is_a_number_of_thousandths_rounded_down() {
        let read = |text: &str| Money::read(text).unwrap_or_default();
        let largest = read("999999999999.99").times(10_000);
        for (part, whole, said) in [
            (read("1"), read("3"), 333),
            (read("2"), read("3"), 666),
            (read("5"), read("5"), 1000),
            (read("9.99"), read("10"), 999),
            (read("30"), read("2"), 15_000),
            (read("1"), Money::ZERO, 0),
            (largest.less(read("0.01")), largest, 999),
        ] {
            assert_eq!(part.thousandths_of(whole), said);
        }
    }

    #[test]
    fn a_share_is_cut_to_the_cent_and_never_rounded_up() {
        let base = Money::read("33333.33").unwrap_or_default();
        assert_eq!(base.percent(Decimal::from(80)).to_string(), "26666.66");
        assert_eq!(Money::read("37345.67").unwrap_or_default().percent(Decimal::from(20)).to_string(), "7469.13");
    }
}
