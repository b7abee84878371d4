//! One expense line: label, category, amount, and what each programme does with it.

use yew::prelude::*;

use super::desk::Desk;
use super::field::{line_of_text, number, option};
use super::parts::{error, flawed, label, labelled};
use super::quote::clauses;
use super::tag::{Child, Tag, all, tag};
use super::{later, still};
use crate::domain::{Category, Effect};
use crate::session::{Action, Direction, Draft, LineFault};
use crate::wording;

/// One expense line, its number from 0, and its place among the lines that count.
pub(super) fn line(desk: &Desk, draft: &Draft, position: usize, place: Option<usize>) -> Html {
    let name = format!("g-line-{}", draft.id);
    let catalogue = &desk.session.catalogue;
    let problem = problem(desk, draft);
    let cut = desk.session.answers.lines.cut == Some(draft.id);
    let help = catalogue.category(&draft.category).map(|category| tag("p").class("g-hint").say(&wording::page::category_help(category)));
    tag("li")
        .key(&name)
        .id(&name)
        .class("g-line")
        .attr("aria-label", &wording::page::line_number(position + 1))
        .with(inputs(desk, draft, &name, problem.is_some()).with(buttons(desk, draft, position)))
        .with(help)
        .with(cut.then(|| tag("p").attrs(&[("class", "g-error"), ("role", "alert")]).say(&wording::kept::full_label())))
        .with(error(&name, problem.as_deref()))
        .with(place.map(|place| still::of_the_rest("g-treatments", desk, place, later::treatments)))
        .html()
}

fn inputs(desk: &Desk, draft: &Draft, name: &str, wrong: bool) -> Tag {
    let id = draft.id;
    let entry = |category: &Category| option(&category.id, &category.name, &draft.category);
    let cell = |id: &str, text: &str, field: Tag| tag("div").with(label(id, text)).with(field);
    let (label, category, amount) = (format!("{name}-label"), format!("{name}-category"), format!("{name}-amount"));
    let labelling =
        line_of_text(&label, &draft.label).on_input(desk.typed(move |text| Action::Label(id, text))).on_paste(paste(desk, draft));
    let categories = tag("select")
        .id(&category)
        .chosen(&draft.category)
        .on_change(desk.changed(move |text| Action::Category(id, text)))
        .with(option("", wording::page::CHOOSE, &draft.category))
        .with(all(desk.session.catalogue.categories.iter().map(entry)));
    let costing = number(line_of_text(&amount, &draft.amount))
        .on_input(desk.typed(move |text| Action::Amount(id, text)))
        .on_paste(paste(desk, draft));
    tag("div")
        .class("g-line-fields")
        .with(cell(&label, wording::page::LINE_LABEL, labelling))
        .with(cell(&category, wording::page::LINE_CATEGORY, categories))
        .with(cell(&amount, wording::page::LINE_AMOUNT, flawed(costing, name, wrong)))
}

/// Several cells at once, as a spreadsheet copies them; a single one is pasted as text by the browser itself.
fn paste(desk: &Desk, draft: &Draft) -> Callback<Event> {
    let (desk, id) = (desk.clone(), draft.id);
    Callback::from(move |event: Event| {
        let text = (desk.hands.pasted)(&event);
        if text.trim().contains(['\n', '\t']) {
            event.prevent_default();
            desk.with_rest(move |rest, desk| desk.act.emit(later::pasted(rest, desk, id, &text)));
        }
    })
}

fn buttons(desk: &Desk, draft: &Draft, position: usize) -> Tag {
    let (id, number) = (draft.id, position + 1);
    let several = desk.session.answers.lines.drafts.len() > 1;
    let drafts = &desk.session.answers.lines.drafts;
    let beside = position.checked_sub(1).or(Some(1)).and_then(|at| drafts.get(at));
    let beside = beside.map(|draft| format!("g-line-{} ", draft.id)).unwrap_or_default();
    let moving = |direction: Direction| {
        let up = direction == Direction::Up;
        let (text, name) = if up { (wording::page::UP, "up") } else { (wording::page::DOWN, "down") };
        let (own, label) = (format!("g-line-{id}-{name}"), wording::page::move_line(up, number));
        labelled(text, &label, desk.moves(Action::MoveLine(id, direction), &own)).id(&own)
    };
    let (up, down) = (|| moving(Direction::Up), || moving(Direction::Down));
    let taken = desk.moves(Action::RemoveLine(id), &format!("{beside}g-add-line"));
    let remove = labelled(wording::page::REMOVE, &wording::page::remove_line(number), taken);
    tag("div").class("g-row").with(several.then(up)).with(several.then(down)).with(remove)
}

/// What keeps a line from counting, where that is worth a word.
pub(super) fn problem(desk: &Desk, draft: &Draft) -> Option<String> {
    match draft.read(&desk.session.catalogue).err()? {
        LineFault::Amount(misread) => Some(misread.problem).filter(|problem| !problem.is_empty()),
        LineFault::NoCategory => Some(wording::page::LINE_NEEDS_CATEGORY.into()),
        LineFault::NoAmount => None,
    }
}

/// What each programme that speaks of its category does with the line at this place among those that count.
pub(super) fn treatments(desk: &Desk, place: usize) -> Html {
    let session = &desk.session;
    let treated = session.view.assessment.answers.iter().filter(|answer| answer.applies()).filter_map(|answer| {
        let line = answer.base.as_ref()?.lines.get(place)?;
        Some((session.catalogue.programme(&answer.programme)?, line)).filter(|_| !line.clauses.is_empty())
    });
    let items: Vec<Html> = treated
        .map(|(programme, line)| {
            let says = wording::verdicts::treatment(&programme.short, line.effect);
            tag("li").class(effect_class(line.effect)).say(&says).say(" ").with(clauses(desk, &line.clauses)).html()
        })
        .collect();
    (!items.is_empty()).then(|| tag("ul").class("g-treatments").with(items)).node()
}

fn effect_class(effect: Effect) -> &'static str {
    match effect {
        Effect::Accepted => "g-effect-in",
        Effect::Excluded => "g-effect-out",
        Effect::Discouraged | Effect::ToConfirm => "g-effect-doubt",
    }
}
