//! How far a condition is met, and how far it may still turn out.

/// How far a condition is met. *All* is the minimum of its parts, *any* the maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// It is not met.
    Unmet,
    /// Every answer is there, but the page is silent or can be read two ways.
    Doubtful,
    /// It is met.
    Met,
}

/// Everything a condition may still turn out: from `worst` to `best`. Equal ends are a settled outcome;
/// an unknown is `Unmet..Met`. An unknown is therefore never a no, and never a doubt of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlook {
    /// The least that unanswered facts can make of it.
    pub worst: Outcome,
    /// The most that they can make of it.
    pub best: Outcome,
}

impl Outlook {
    /// Nothing is known yet.
    pub const UNKNOWN: Outlook = Outlook { worst: Outcome::Unmet, best: Outcome::Met };

    /// A settled outcome.
    pub const fn settled(outcome: Outcome) -> Outlook {
        Outlook { worst: outcome, best: outcome }
    }

    /// The outlook of a plain yes or no.
    pub fn of(met: bool) -> Outlook {
        Outlook::settled(if met { Outcome::Met } else { Outcome::Unmet })
    }

    /// The outcome, once nothing can change it.
    pub fn outcome(self) -> Option<Outcome> {
        (self.worst == self.best).then_some(self.worst)
    }

    /// True when the outcome is settled and is `outcome`.
    pub fn is(self, outcome: Outcome) -> bool {
        self.outcome() == Some(outcome)
    }

    /// All of several.
    pub fn all(parts: impl Iterator<Item = Outlook>) -> Outlook {
        parts.fold(Outlook::settled(Outcome::Met), |a, b| Outlook { worst: a.worst.min(b.worst), best: a.best.min(b.best) })
    }

    /// At least one of several.
    pub fn any(parts: impl Iterator<Item = Outlook>) -> Outlook {
        parts.fold(Outlook::settled(Outcome::Unmet), |a, b| Outlook { worst: a.worst.max(b.worst), best: a.best.max(b.best) })
    }

    /// A doubt of the page: when what marks it is met, or is itself doubtful, the outcome is doubtful.
    pub fn doubt(self) -> Outlook {
        let turn = |mark: Outcome| if mark == Outcome::Unmet { Outcome::Met } else { Outcome::Doubtful };
        Outlook { worst: turn(self.best), best: turn(self.worst) }
    }

    /// The outlook over several readings of the page: where they agree it stands, where they differ it is doubtful.
    pub fn merged(readings: &[Outlook]) -> Outlook {
        let agree = |end: fn(&Outlook) -> Outcome| {
            let mut ends = readings.iter().map(end);
            let first = ends.next().unwrap_or(Outcome::Met);
            if ends.all(|other| other == first) { first } else { Outcome::Doubtful }
        };
        Outlook { worst: agree(|o| o.worst), best: agree(|o| o.best) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Outcome::{Doubtful, Met, Unmet};

    #[test]
    fn one_unmet_part_settles_all_and_one_met_part_settles_any() {
        let parts = [Outlook::UNKNOWN, Outlook::settled(Unmet), Outlook::settled(Doubtful)];
        assert!(Outlook::all(parts.into_iter()).is(Unmet));
        let parts = [Outlook::UNKNOWN, Outlook::settled(Met), Outlook::settled(Doubtful)];
        assert!(Outlook::any(parts.into_iter()).is(Met));
    }

    #[test]
    fn an_unknown_is_neither_a_no_nor_a_doubt() {
        let parts = [Outlook::UNKNOWN, Outlook::settled(Doubtful)];
        assert_eq!(Outlook::all(parts.into_iter()), Outlook { worst: Unmet, best: Doubtful });
        assert_eq!(Outlook::UNKNOWN.doubt(), Outlook { worst: Doubtful, best: Met });
    }

    #[test]
    fn readings_that_differ_are_a_doubt_and_an_unknown_reading_stays_open() {
        assert!(Outlook::merged(&[Outlook::of(true), Outlook::of(false)]).is(Doubtful));
        assert!(Outlook::merged(&[Outlook::of(false), Outlook::of(false)]).is(Unmet));
        assert_eq!(Outlook::merged(&[Outlook::of(false), Outlook::UNKNOWN]), Outlook { worst: Unmet, best: Doubtful });
        assert!(Outlook::merged(&[Outlook::of(false), Outlook { worst: Doubtful, best: Met }]).is(Doubtful));
    }
}
