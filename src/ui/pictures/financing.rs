//! The financing of a project, as a stacked bar.

use yew::prelude::*;

use super::super::tag::{Tag, all, tag};
use super::{drawing, entry, percent, texture, textures};
use crate::domain::Money;
use crate::engine::{Amount, Answer, Base, RateReading};
use crate::wording;
use crate::wording::pictures::{Share, Whole};

/// One bar: a whole, and its shares from left to right.
struct Bar {
    whole: Whole,
    total: Money,
    shares: Vec<(Share, Money)>,
}

impl Bar {
    /// The shares that are something, when there is something to share.
    fn new(whole: Whole, total: Money, shares: Vec<(Share, Money)>) -> Option<Bar> {
        let shares: Vec<(Share, Money)> = shares.into_iter().filter(|(_, amount)| !amount.is_zero()).collect();
        (!total.is_zero()).then_some(Bar { whole, total, shares })
    }

    /// The left edge and the width of each share, in thousandths. Edges are cut, not widths: they add up to the whole.
    fn widths(&self) -> Vec<(u32, u32)> {
        let edge = |count: usize| self.shares[..count].iter().map(|(_, amount)| *amount).sum::<Money>().thousandths_of(self.total);
        (0..self.shares.len()).map(|index| (edge(index), edge(index + 1) - edge(index))).collect()
    }
}

/// The bars of an amount: one for each reading of a rate; none while the sums are unknown.
fn bars(amount: &Amount, base: Option<&Base>) -> Vec<Bar> {
    let bar = match amount {
        Amount::Rate { .. } => {
            let Some(base) = base else { return Vec::new() };
            let other = amount.other().and_then(|reading| of_rate(reading, base, Whole::OtherReading(reading.rate.clone())));
            let whole = |reading: &RateReading| match amount.other() {
                Some(_) => Whole::Reading(reading.rate.clone()),
                None => Whole::Project,
            };
            return amount.headline().and_then(|reading| of_rate(reading, base, whole(reading))).into_iter().chain(other).collect();
        }
        Amount::Bound { share, bound } => {
            Bar::new(Whole::OwnShare, *share, vec![(Share::Bound, *bound), (Share::Rest, share.less(*bound))])
        }
        Amount::PerUnit { low, high, .. } => Bar::new(Whole::Support, *high, vec![(Share::Low, *low), (Share::Range, high.less(*low))]),
    };
    bar.into_iter().collect()
}

fn of_rate(reading: &RateReading, base: &Base, whole: Whole) -> Option<Bar> {
    let sums = reading.sums?;
    let mut shares = match sums.low {
        Some(low) => vec![(Share::Floor, low), (Share::Range, sums.high.less(low))],
        None => vec![(Share::AtMost, sums.high)],
    };
    shares.extend([(Share::Left, base.base.less(sums.high)), (Share::Excluded, base.excluded)]);
    Bar::new(whole, base.total, shares)
}

/// The financing of the project by one programme; nothing while the amount is unknown.
pub(in crate::ui) fn financing(answer: &Answer, amount: &Amount) -> Html {
    let bars = bars(amount, answer.base.as_ref());
    let prefix = |index: usize| format!("g-financing-{}-{index}", answer.programme);
    all(bars.iter().enumerate().map(|(index, bar)| drawn(bar, &prefix(index))))
}

fn drawn(bar: &Bar, prefix: &str) -> Html {
    let rect = |((share, _), (x, width)): (&(Share, Money), (u32, u32))| {
        shape(*share, prefix).attrs(&[("x", &percent(x)), ("width", &percent(width)), ("y", "1"), ("height", "34")]).html()
    };
    let legend = |(share, amount): &(Share, Money)| {
        let sample = shape(*share, prefix).attrs(&[("x", "1"), ("y", "1"), ("width", "22"), ("height", "14")]);
        entry(sample, &wording::pictures::share(*share, *amount))
    };
    let stack = drawing("100%", "36")
        .attrs(&[("class", "g-stack"), ("role", "img")])
        .attr("aria-label", &wording::pictures::financing(&bar.whole, bar.total, &bar.shares))
        .with(textures(prefix))
        .with(all(bar.shares.iter().zip(bar.widths()).map(rect)));
    tag("figure")
        .class("g-picture g-financing")
        .with(tag("figcaption").say(&wording::pictures::whole(&bar.whole, bar.total)))
        .with(stack)
        .with(tag("ul").class("g-legend").with(all(bar.shares.iter().map(legend))))
        .html()
}

/// The rectangle of a share, in its colour or texture.
fn shape(share: Share, prefix: &str) -> Tag {
    tag("rect").class(class(share)).attr_if("fill", fill(share, prefix).as_deref())
}

/// The texture of a share, where it has one.
fn fill(share: Share, prefix: &str) -> Option<String> {
    match share {
        Share::Range | Share::AtMost | Share::Bound => Some(texture(prefix, "hatch")),
        Share::Excluded => Some(texture(prefix, "dots")),
        Share::Floor | Share::Low | Share::Left | Share::Rest => None,
    }
}

fn class(share: Share) -> &'static str {
    match share {
        Share::Floor | Share::Low => "g-share g-share-floor",
        Share::Left | Share::Rest => "g-share g-share-left",
        Share::Range | Share::AtMost | Share::Bound | Share::Excluded => "g-share",
    }
}
