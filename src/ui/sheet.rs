//! What paper shows in place of the form: the answers as text, and at the end the day of printing. The screen hides it.

use yew::prelude::*;

use super::desk::Desk;
use super::expenses::{place, same, totals};
use super::line::{problem, treatments};
use super::parts::{note, row};
use super::question::stand_in;
use super::still::{Draw, Part};
use super::tag::{Tag, all, tag};
use super::{later, still};
use crate::domain::{Group, Money, capitalised, french_money};
use crate::session::{Need, Question};
use crate::wording;

/// The reference date, the place and every answer, in the order of the questions.
pub(super) fn sheet(desk: &Desk) -> Html {
    still::of_the_rest("g-sheet", desk, 0, later::paper)
}

/// The sheet itself.
pub(super) fn draw(desk: &Desk) -> Html {
    let session = &desk.session;
    let stale = session.catalogue.is_stale(session.view.day);
    let member = |code| session.catalogue.territories.epci(code).map(|epci| wording::page::member_of(&epci.name));
    let place = session.answers.place.as_ref().map(|place| {
        let member = place.epci.as_ref().and_then(|code| member(code)).unwrap_or_default();
        row(wording::page::PLACE_LABEL, &format!("{}{member}", place.name))
    });
    let first = tag("dl").with(row(wording::page::DATE_REGION, &wording::days::day(session.view.day))).with(place);
    tag("section")
        .class("g-sheet")
        .with(tag("h2").say(wording::page::YOUR_PROJECT))
        .with(first)
        .with(stale.then(|| tag("p").say(wording::page::STALE)))
        .with(group(desk, Group::Porteur))
        .with(group(desk, Group::Projet))
        .with(tag("h3").say(wording::page::group(Group::Depenses)))
        .with(spending(desk))
        .with(answers(desk, Group::Depenses))
        .html()
}

/// When it was printed.
pub(super) fn printed(desk: &Desk) -> Tag {
    tag("p").class("g-sheet").say(&wording::page::printed(desk.session.today))
}

fn group(desk: &Desk, group: Group) -> Html {
    all([tag("h3").say(wording::page::group(group)).html(), answers(desk, group)])
}

fn answers(desk: &Desk, group: Group) -> Html {
    let session = &desk.session;
    let answer = |question: &Question| {
        let fact = session.catalogue.fact(&question.fact.0).filter(|fact| fact.group == group)?;
        let said = match (session.view.situation.facts.get(&fact.id), session.view.misread.get(&fact.id)) {
            (Some(value), _) => capitalised(&wording::values::value(fact, value)),
            (None, Some(misread)) => wording::page::misread(session.answers.text(&fact.id), &misread.problem),
            (None, None) if question.need == Need::Aside => wording::page::DO_NOT_KNOW.to_owned(),
            (None, None) => wording::page::NO_ANSWER.to_owned(),
        };
        let answer = tag("dd").say(&said).with(stand_in(desk, fact).map(|said| note(&said)));
        Some(tag("div").with(tag("dt").say(&fact.question)).with(answer).html())
    };
    tag("dl").with(all(session.view.questions.iter().filter_map(answer))).html()
}

/// The expense lines and their totals.
fn spending(desk: &Desk) -> Html {
    let (typed, read) = (&desk.session.answers.lines, &desk.session.view.situation.expenses);
    if typed.none {
        return tag("p").say(wording::page::NO_EXPENSE).html();
    }
    let total = read.as_ref().map(|read| french_money(read.iter().map(|expense| expense.amount).sum()));
    let total = row(wording::page::TOTAL, total.as_deref().unwrap_or(wording::page::NO_ANSWER)).class("g-strong");
    let part = |at| Part { desk: desk.clone(), at, draw: Draw::Later(later::paper_line), same };
    let lines = typed.drafts.iter().enumerate().map(|(at, draft)| still::still(&format!("g-sheet-{}", draft.id), part(at)));
    all([tag("dl").with(all(lines)).with(total).html(), totals(desk)])
}

/// One expense line, drawn again only when it changes.
pub(super) fn line(desk: &Desk, at: usize) -> Html {
    let place = place(desk, at);
    let Some(draft) = desk.session.answers.lines.drafts.get(at).filter(|draft| !draft.is_blank()) else { return Html::default() };
    let category = desk.session.catalogue.category(&draft.category).map(|category| note(&category.name));
    let amount = Money::from_french(&draft.amount).map_or_else(|_| draft.amount.clone(), french_money);
    let name = tag("dt").say(&draft.label).with(category).with(problem(desk, draft).map(|problem| note(&problem)));
    tag("div").with(name.with(place.map(|place| treatments(desk, place)))).with(tag("dd").say(&amount)).html()
}
