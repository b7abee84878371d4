//! Civil days in Europe/Paris.

use std::fmt;

use time::{Date, Duration, Month, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::packed::{Packed, Packer, Unpacker};
use super::typed::plain;
use super::{Misread, excerpt, written_day};

/// The first year that is read.
const FIRST_YEAR: i32 = 1900;

/// A civil day in Paris. Deadlines of the catalogue include their last day, whatever the visitor's own time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(Date);

impl Day {
    /// 1 January 1970: the day of a clock that was never set.
    pub const EPOCH: Day = Day(OffsetDateTime::UNIX_EPOCH.date());

    /// Reads `2021-08-27`, or an RFC 3339 instant (`2021-08-27T22:00:00Z`), which is turned into its day in Paris.
    ///
    /// # Errors
    /// Any other form, a day that does not exist, an instant without an offset, a year that nobody means.
    pub fn read(text: &str) -> Result<Day, Misread> {
        let day = if text.len() == 10 { civil(text).map(Day) } else { instant(text).map(Day::in_paris) };
        let day = day.ok_or_else(|| {
            let shown = excerpt(text);
            Misread::new(format!("« {shown} » n’est pas une date ; attendu : 2021-06-10, ou un instant comme 2021-06-10T09:30:00+02:00"))
        })?;
        day.within_reach()
    }

    /// What [`Day::from_french`] makes of a text, in every notation.
    pub(super) fn read_written(text: &str) -> Result<Day, Misread> {
        let text = plain(text);
        match civil(&text).or_else(|| instant(&text).map(|instant| Day::in_paris(instant).0)) {
            Some(date) => Day(date).within_reach(),
            None => written_day::read(&text),
        }
    }

    /// A day of the calendar, in a year that is read.
    pub(super) fn of(year: i32, month: u8, day: u8) -> Option<Day> {
        let month = Month::try_from(month).ok()?;
        Date::from_calendar_date(year, month, day).ok().map(Day)
    }

    /// Whether the year is still being typed: a browser tells each digit of it, 0002, 0020, 0202, then 2021.
    pub fn is_unfinished(text: &str) -> bool {
        civil(text).is_some_and(|date| date.year() < FIRST_YEAR)
    }

    /// Beyond these years is a slip, or a date half typed.
    pub(super) fn within_reach(self) -> Result<Day, Misread> {
        if (FIRST_YEAR..=2200).contains(&self.year()) {
            return Ok(self);
        }
        Err(Misread::new("l’année doit être comprise entre 1900 et 2200\u{a0}; exemple\u{a0}: 2021-06-10"))
    }

    /// The day in Paris at an instant given in milliseconds since 1970 (the browser's clock); `None` beyond year 9999.
    pub fn at_epoch_millis(millis: i64) -> Option<Day> {
        let instant = OffsetDateTime::from_unix_timestamp(millis.div_euclid(1000)).ok()?;
        Some(Day::in_paris(instant))
    }

    /// Since 1996 summer time runs from the last Sunday of March to the last Sunday of October, changing at 01:00 UTC.
    /// Instants before 1996 are read with the same rule.
    fn in_paris(instant: OffsetDateTime) -> Day {
        let utc = instant.to_offset(UtcOffset::UTC);
        let utc = PrimitiveDateTime::new(utc.date(), utc.time());
        let summer = change(utc.year(), Month::March) <= utc && utc < change(utc.year(), Month::October);
        let paris = utc.saturating_add(Duration::hours(if summer { 2 } else { 1 }));
        Day(paris.date())
    }

    /// The calendar year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of the month, 1 to 31.
    pub fn day_of_month(self) -> u8 {
        self.0.day()
    }

    /// Days from this one to `other`: positive when `other` comes later.
    pub fn days_to(self, other: Day) -> i64 {
        (other.0 - self.0).whole_days()
    }

    /// The day `days` later (earlier when negative); `None` outside the calendar.
    pub fn plus(self, days: i64) -> Option<Day> {
        self.0.checked_add(Duration::days(days)).map(Day)
    }
}

impl fmt::Display for Day {
    /// `2021-08-27`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day_of_month())
    }
}

/// The instant, in UTC, at which the clocks change in `month`: its last Sunday at 01:00.
fn change(year: i32, month: Month) -> PrimitiveDateTime {
    let last = Date::from_calendar_date(year, month, 31).unwrap_or(Date::MIN);
    let back = i64::from(last.weekday().number_days_from_sunday());
    PrimitiveDateTime::new(last.saturating_sub(Duration::days(back)), Time::MIDNIGHT).saturating_add(Duration::hours(1))
}

fn civil(text: &str) -> Option<Date> {
    let (year, rest) = (text.get(..4)?, text.get(4..)?);
    let (month, day) = rest.strip_prefix('-')?.split_once('-')?;
    let month = Month::try_from(number::<u8>(month, 2)?).ok()?;
    Date::from_calendar_date(number(year, 4)?, month, number(day, 2)?).ok().filter(|date| date.year() >= 1)
}

/// Digits only, of exactly `width` characters: `parse` alone would also take a sign.
fn number<T: std::str::FromStr>(text: &str, width: usize) -> Option<T> {
    let sound = text.len() == width && text.bytes().all(|b| b.is_ascii_digit());
    if sound { text.parse().ok() } else { None }
}

/// RFC 3339: `date T time [fraction] (Z | ±hh:mm)`. A leap second counts as the second before it.
fn instant(text: &str) -> Option<OffsetDateTime> {
    let date = civil(text.get(..10)?)?;
    let rest = text.get(10..)?.strip_prefix(['T', 't', ' '])?;
    let (clock, rest) = rest.split_at_checked(8)?;
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => Some(fraction.trim_start_matches(|c: char| c.is_ascii_digit())).filter(|zone| zone.len() < fraction.len())?,
        None => rest,
    };
    let mut parts = clock.split(':');
    let (hour, minute, second) = (number(parts.next()?, 2)?, number(parts.next()?, 2)?, number::<u8>(parts.next()?, 2)?);
    if parts.next().is_some() || second > 60 {
        return None;
    }
    let time = Time::from_hms(hour, minute, second.min(59)).ok()?;
    let utc = PrimitiveDateTime::new(date, time).checked_sub(offset(zone)?)?;
    Some(utc.assume_utc())
}

fn offset(zone: &str) -> Option<Duration> {
    if matches!(zone, "Z" | "z") {
        return Some(Duration::ZERO);
    }
    let sign = match zone.get(..1)? {
        "+" => 1,
        "-" => -1,
        _ => return None,
    };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    let (hours, minutes) = (number::<i64>(hours, 2)?, number::<i64>(minutes, 2)?);
    (hours < 24 && minutes < 60).then(|| Duration::minutes(sign * (hours * 60 + minutes)))
}

/// As the number of days since 1970.
impl Packed for Day {
    fn pack(&self, out: &mut Packer) {
        Day::EPOCH.days_to(*self).pack(out);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        Day::EPOCH.plus(i32::unpack(from).into()).unwrap_or(Day::EPOCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        Day::read(text).map_or_else(|misread| misread.problem, |day| day.to_string())
    }

    #[test]
    fn an_instant_falls_on_its_day_in_paris() {
        assert_eq!(said("2021-08-27T23:59:59+02:00"), "2021-08-27");
        assert_eq!(said("2021-08-27T22:00:00Z"), "2021-08-28");
        assert_eq!(said("2021-08-27T21:59:59.999Z"), "2021-08-27");
        assert_eq!(said("2021-01-15T23:00:00Z"), "2021-01-16");
        assert_eq!(said("2021-08-27T12:00:00-10:00"), "2021-08-28");
    }

    #[test]
    fn summer_time_changes_on_the_last_sundays_at_one_utc() {
        let late = |day: &str| said(&format!("{day}T22:30:00Z"));
        assert_eq!(late("2021-03-27"), "2021-03-27");
        assert_eq!(late("2021-03-28"), "2021-03-29");
        assert_eq!(late("2021-10-30"), "2021-10-31");
        assert_eq!(late("2021-10-31"), "2021-10-31");
    }

    #[test]
    fn the_clock_of_a_browser_gives_the_same_day() {
        assert_eq!(Day::at_epoch_millis(1_630_101_600_000), Day::read("2021-08-28").ok());
        assert_eq!(Day::at_epoch_millis(1_630_101_599_999), Day::read("2021-08-27").ok());
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for text in [
            "",
            "2021-02-29",
            "2021-13-01",
            "27/08/2021",
            "2021-8-27",
            "+021-08-27",
            "2021-08-27T10:00:00",
            "2021-08-27T25:00:00Z",
            "2021-08-27T10:00:00.Z",
            "é021-08-27",
            "0001-01-01T00:00:00+23:59",
            "1899-12-31",
            "2201-01-01",
        ] {
            assert!(Day::read(text).is_err(), "{text:?} was accepted");
        }
        assert!(Day::read("2024-02-29").is_ok());
    }

    #[test]
    fn days_are_counted_across_years() {
        let (a, b) = (Day::read("2021-08-27"), Day::read("2026-11-23"));
        assert_eq!(a.and_then(|a| b.map(|b| a.days_to(b))), Ok(1914));
    }
}
