//! Outcomes inside decision diagrams: one number holds the outcome under each reading of the catalogue.

use super::outcome::{Outcome, Outlook};
use super::verdict::Verdict;

/// Answers that cannot go together, or that settle nothing.
pub(super) const IMPOSSIBLE: u32 = 1 << 20;
/// No answer, in the first half of a choice between two functions or where two do not agree.
pub(super) const NEITHER: u32 = 1 << 21;
/// Bits of one outcome.
const BITS: usize = 2;
/// Outcomes in a value: one for each reading of the catalogue, the last one repeated where there are fewer readings.
const LANES: usize = 10;

/// How two functions of a diagram are combined.
#[derive(Clone, Copy)]
pub(super) enum Op {
    /// The worst outcome under each reading.
    All,
    /// The best outcome under each reading.
    Any,
    /// The doubt that an outcome marks.
    Doubt,
    /// The verdict of what a programme is about and of its conditions.
    Verdict,
    /// The first, where the second allows it.
    Where,
    /// Whether both hold.
    Both,
    /// The second, where the first holds.
    Then,
    /// The second, where the first has no answer.
    Else,
    /// Whether the first is at most the second.
    AtMost,
    /// Whether both are the same.
    Same,
    /// Whether both have an answer, and not the same.
    Differ,
    /// What both are, leaving aside what cannot be; no answer where they are not the same.
    Agree,
}

impl Op {
    /// What it does to two values.
    pub(super) fn operation(self) -> fn(u32, u32) -> u32 {
        match self {
            Op::All => |one, other| by_lane(one, other, u32::min),
            Op::Any => |one, other| by_lane(one, other, u32::max),
            Op::Doubt => {
                |one, _| by_lane(one, 0, |mark, _| if mark == Outcome::Unmet as u32 { Outcome::Met } else { Outcome::Doubtful } as u32)
            }
            Op::Verdict => verdict,
            Op::Where => |value, allowed| if allowed == 1 { value } else { IMPOSSIBLE },
            Op::Both => |one, other| if one == IMPOSSIBLE || other == IMPOSSIBLE { IMPOSSIBLE } else { one & other },
            Op::Then => |applies, value| match applies {
                1 => value,
                0 => NEITHER,
                _ => IMPOSSIBLE,
            },
            Op::Else => |first, next| if first == NEITHER { next } else { first },
            Op::AtMost => |one, other| u32::from(one == IMPOSSIBLE || other == IMPOSSIBLE || one <= other),
            Op::Same => |one, other| u32::from(one == IMPOSSIBLE || other == IMPOSSIBLE || one == other),
            Op::Differ => |one, other| u32::from(one < IMPOSSIBLE && other < IMPOSSIBLE && one != other),
            Op::Agree => |one, other| match (one, other) {
                (IMPOSSIBLE, other) => other,
                (one, IMPOSSIBLE) => one,
                (one, other) if one == other => one,
                _ => NEITHER,
            },
        }
    }
}

/// Combines the outcomes of each reading.
fn by_lane(one: u32, other: u32, combine: impl Fn(u32, u32) -> u32) -> u32 {
    if one == IMPOSSIBLE || other == IMPOSSIBLE {
        return IMPOSSIBLE;
    }
    let outcome = |value: u32, lane: usize| value >> (lane * BITS) & 3;
    (0..LANES).fold(0, |value, lane| value | combine(outcome(one, lane), outcome(other, lane)) << (lane * BITS))
}

/// The verdict that settled outcomes lead to.
fn verdict(concerns: u32, conditions: u32) -> u32 {
    let merged = |value: u32| {
        let lanes = (0..LANES).map(|lane| match value >> (lane * BITS) & 3 {
            0 => Outcome::Unmet,
            1 => Outcome::Doubtful,
            _ => Outcome::Met,
        });
        Outlook::merged(&lanes.map(Outlook::settled).collect::<Vec<_>>())
    };
    if concerns == IMPOSSIBLE || (conditions == IMPOSSIBLE && !merged(concerns).is(Outcome::Unmet)) {
        return IMPOSSIBLE;
    }
    Verdict::settled(merged(concerns), merged(conditions)) as u32
}

/// One value for all readings, from the outcome of each.
pub(super) fn lanes(readings: usize, outcome: impl Fn(usize) -> Outcome) -> u32 {
    let last = readings.saturating_sub(1);
    (0..LANES).fold(0, |value, lane| value | (outcome(lane.min(last)) as u32) << (lane * BITS))
}
