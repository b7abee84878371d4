//! Where a criterion hangs on how the page is read: what each reading looks at, and what follows from it.

use super::card::Card;
use super::tag::{Tag, all, tag};
use crate::domain::Rule;
use crate::engine::Trace;
use crate::wording;

/// The readings side by side; nothing where they agree.
pub(super) fn readings(card: &Card) -> Option<Tag> {
    let conditions = &card.answer.conditions;
    let differ = |trace: &&Trace| trace.outlooks.windows(2).any(|pair| pair[0] != pair[1]);
    let torn: Vec<&Trace> = conditions.criteria().into_iter().filter(differ).collect();
    if torn.is_empty() {
        return None;
    }
    let readings = card.desk.session.catalogue.readings.iter().enumerate();
    let columns = readings.map(|(index, reading)| {
        let criteria = all(torn.iter().map(|trace| criterion(card, trace, index)));
        tag("div").class("g-reading").with(tag("h5").say(&wording::verdicts::reading(&reading.name))).with(tag("ul").with(criteria)).html()
    });
    let title = tag("h4").say(wording::verdicts::TWO_READINGS);
    Some(tag("div").class("g-torn").with(title).with(tag("div").class("g-readings").with(all(columns))))
}

/// A criterion under one reading: what was seen, what is expected, what follows.
fn criterion(card: &Card, trace: &Trace, reading: usize) -> yew::Html {
    let catalogue = &card.desk.session.catalogue;
    let mut seen = Vec::new();
    trace.walk(&mut |part| {
        if let Rule::Fact { subject, accepted } = &part.condition.rule
            && part.outlooks.windows(2).any(|pair| pair[0] != pair[1])
        {
            let value = part.seen.get(reading).and_then(Option::as_ref);
            seen.extend(
                catalogue.fact(&subject.fact(reading).0).map(|fact| wording::values::comparison(catalogue, fact, value, accepted, false)),
            );
        }
    });
    let outlook = trace.outlooks.get(reading).copied().unwrap_or(trace.outlook());
    let says = tag("strong").say(wording::verdicts::outlook(&trace.condition.rule, outlook));
    tag("li").with(says).with(super::parts::notes(&seen)).html()
}
