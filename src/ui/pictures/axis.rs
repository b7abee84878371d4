//! The axis of a calendar: whole quarters, from the first date to the last, in thousandths of the width.

use crate::domain::{Day, Month};

/// Days from `first` on, up to and without `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Axis {
    pub(super) first: Day,
    end: Day,
}

/// On which side of an axis a day falls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Before,
    Within,
    After,
}

/// A day on an axis, held at its end when it falls outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) at: u32,
    pub(super) side: Side,
}

impl Axis {
    /// The shortest axis that holds these days; `None` without any.
    pub(super) fn around(days: impl Iterator<Item = Day>) -> Option<Axis> {
        let (first, last) = days
            .fold(None, |ends: Option<(Day, Day)>, day| Some(ends.map_or((day, day), |(first, last)| (first.min(day), last.max(day)))))?;
        let quarter = |day: Day| Month { year: day.year(), month: (day.month() - 1) / 3 * 3 + 1 };
        let end = next(next(next(quarter(last))));
        Some(Axis { first: first_of(quarter(first))?, end: first_of(end)? })
    }

    /// The last day.
    pub(super) fn last(&self) -> Day {
        self.end.plus(-1).unwrap_or(self.end)
    }

    /// Where a day is.
    pub(super) fn mark(&self, day: Day) -> Mark {
        let side = match day {
            day if day < self.first => Side::Before,
            day if day >= self.end => Side::After,
            _ => Side::Within,
        };
        Mark { at: self.at(day), side }
    }

    /// The thousandth where a day starts.
    pub(super) fn at(&self, day: Day) -> u32 {
        let length = self.first.days_to(self.end).max(1);
        let at = self.first.days_to(day).clamp(0, length) * 1000 / length;
        u32::try_from(at).unwrap_or_default()
    }

    /// Every month of the axis, with the thousandth where it starts.
    pub(super) fn months(&self) -> Vec<(u32, Month)> {
        let months = std::iter::successors(Some(Month::of(self.first)), |month| Some(next(*month)));
        let starts = months.map_while(|month| first_of(month).filter(|day| *day < self.end).map(|day| (day, month)));
        starts.map(|(day, month)| (self.at(day), month)).collect()
    }

    /// Every year of the axis, with the thousandth where it starts.
    pub(super) fn years(&self) -> Vec<(u32, i32)> {
        let months = self.months().into_iter().enumerate();
        months.filter(|(index, (_, month))| *index == 0 || month.month == 1).map(|(_, (at, month))| (at, month.year)).collect()
    }
}

/// The days from the first of a month to the first of the next one.
pub(super) fn span_of(month: Month) -> Option<(Day, Day)> {
    Some((first_of(month)?, first_of(next(month))?))
}

fn first_of(month: Month) -> Option<Day> {
    Day::read(&format!("{:04}-{:02}-01", month.year, month.month)).ok()
}

fn next(month: Month) -> Month {
    if month.month == 12 { Month { year: month.year + 1, month: 1 } } else { Month { month: month.month + 1, ..month } }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::read(text).unwrap()
    }

    #[test]
    fn an_axis_holds_whole_quarters_and_names_each_year_once() {
        let axis = Axis::around([day("2030-12-31"), day("2029-11-17")].into_iter()).unwrap();
        assert_eq!((axis.first, axis.last()), (day("2029-10-01"), day("2030-12-31")));
        assert_eq!(axis.months().len(), 15);
        assert_eq!(axis.years().iter().map(|(_, year)| *year).collect::<Vec<_>>(), [2029, 2030]);
        assert!(Axis::around(std::iter::empty()).is_none());
    }

    #[test]
    fn a_day_outside_is_held_at_the_end_and_said_to_be_outside() {
        let axis = Axis::around([day("2030-02-01")].into_iter()).unwrap();
        assert_eq!(axis.mark(day("2029-12-31")), Mark { at: 0, side: Side::Before });
        assert_eq!(axis.mark(day("2030-01-01")), Mark { at: 0, side: Side::Within });
        assert_eq!(axis.mark(day("2030-03-31")).side, Side::Within);
        assert_eq!(axis.mark(day("2099-01-01")), Mark { at: 1000, side: Side::After });
    }
}
