//! Answers that contradict each other, both named, each with the way to its question.

use super::desk::Desk;
use super::question::way_to;
use super::tag::{Tag, all, tag};
use crate::engine::Contradiction;
use crate::wording;

/// Answers that contradict each other, above what follows from them.
pub(super) fn contradictions(desk: &Desk) -> Option<Tag> {
    let session = &desk.session;
    let found = session.view.assessment.contradictions(&session.catalogue);
    let said = |found: &Contradiction| {
        let ways = found.facts.iter().map(|id| tag("span").say(" ").with(way_to(desk, id)).html());
        tag("li").say(&wording::values::contradiction(&session.catalogue, found)).with(all(ways)).html()
    };
    let list = || tag("ul").with(all(found.iter().map(said)));
    (!found.is_empty()).then(|| tag("div").attrs(&[("class", "g-dropped"), ("role", "status")]).with(list()))
}
