//! What would make a project eligible: each proposal applied by one click, and taken back by another.

use super::card::Card;
use super::parts::{folded, labelled};
use super::tag::{Tag, all, tag};
use crate::engine::Change;
use crate::session::Action;
use crate::wording;

/// How many proposals are shown before the others are folded.
const SHOWN: usize = 3;

/// The smallest changes that would make the project eligible.
pub(super) fn proposals(card: &Card) -> Option<Tag> {
    // Nothing that is over can be tried.
    if card.answer.is_over() {
        return None;
    }
    let catalogue = &card.desk.session.catalogue;
    let changes = card.desk.session.view.assessment.changes(catalogue, card.answer);
    if changes.sets.is_empty() && changes.fixed.is_empty() {
        return None;
    }
    let (first, others) = changes.sets.split_at(changes.sets.len().min(SHOWN));
    let fixed = changes.sets.is_empty().then(|| tag("p").say(&wording::changes::fixed(catalogue, &changes.fixed)));
    let folded = (!others.is_empty()).then(|| folded("g-others", &wording::changes::others(others.len())).with(list(card, others)));
    let title = tag("h4").say(wording::changes::TITLE);
    Some(tag("div").class("g-proposals").with(title).with(fixed).with(list(card, first)).with(folded))
}

fn list(card: &Card, sets: &[Vec<Change>]) -> Tag {
    let proposal = |set: &Vec<Change>| {
        let text = wording::changes::set(&card.desk.session.catalogue, &card.desk.session.view.situation, set);
        let label = wording::changes::try_this(&text);
        let button = labelled(wording::changes::TRY, &label, card.desk.moves(Action::Apply(set.clone()), "g-take-back"));
        tag("li").with(tag("span").say(&text)).with(button).html()
    };
    tag("ul").with(all(sets.iter().map(proposal)))
}
