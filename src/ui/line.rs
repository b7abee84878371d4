//! One expense line: label, category, amount, and what each programme does with it.

use yew::prelude::*;

use super::desk::Desk;
use super::field::option;
use super::parts::{described, error, labelled};
use super::quote::clauses;
use super::wording;
use crate::domain::{Category, Effect};
use crate::session::{Action, Direction, Draft, LineFault};

/// One expense line, its number from 0, and its place among the lines that count.
pub(super) fn line(desk: &Desk, draft: &Draft, position: usize, place: Option<usize>) -> Html {
    let name = format!("g-line-{}", draft.id);
    let catalogue = &desk.session.catalogue;
    let problem = problem(desk, draft);
    html! {
        <li key={draft.id} class="g-line" aria-label={wording::page::line_number(position + 1)}>
            <div class="g-line-fields">
                { inputs(desk, draft, &name, problem.is_some()) }
                { buttons(desk, draft, position) }
            </div>
            if let Some(category) = catalogue.category(&draft.category) { <p class="g-hint">{ wording::page::category_help(category) }</p> }
            { error(&name, problem.as_deref()) }
            { treatments(desk, place) }
        </li>
    }
}

fn inputs(desk: &Desk, draft: &Draft, name: &str, wrong: bool) -> Html {
    let id = draft.id;
    let [label, category, amount] = ["label", "category", "amount"].map(|field| AttrValue::from(format!("{name}-{field}")));
    let entry = |category: &Category| option(&category.id, &category.name, &draft.category);
    html! {
        <>
            <div><label for={label.clone()}>{ wording::page::LINE_LABEL }</label>
                <input id={label} type="text" autocomplete="off" value={draft.label.clone()}
                    oninput={desk.typed(move |text| Action::Label(id, text))} onpaste={paste(desk, draft)} /></div>
            <div><label for={category.clone()}>{ wording::page::LINE_CATEGORY }</label>
                <select id={category} onchange={desk.changed(move |text| Action::Category(id, text))}>
                    { option("", wording::page::CHOOSE, &draft.category) }
                    { for desk.session.catalogue.categories.iter().map(entry) }
                </select></div>
            <div><label for={amount.clone()}>{ wording::page::LINE_AMOUNT }</label>
                <input id={amount} class="g-number" type="text" inputmode="decimal" autocomplete="off" value={draft.amount.clone()}
                    oninput={desk.typed(move |text| Action::Amount(id, text))}
                    aria-invalid={wrong.then_some("true")} aria-describedby={described(name, wrong)} /></div>
        </>
    }
}

/// Several lines at once, as a spreadsheet copies them; a single one is pasted as text by the browser itself.
fn paste(desk: &Desk, draft: &Draft) -> Callback<Event> {
    let (act, hands, id) = (desk.act.clone(), desk.hands, draft.id);
    Callback::from(move |event: Event| {
        let text = (hands.pasted)(&event);
        if text.trim().contains(['\n', '\t']) {
            event.prevent_default();
            act.emit(Action::Paste(id, text));
        }
    })
}

fn buttons(desk: &Desk, draft: &Draft, position: usize) -> Html {
    let (id, number) = (draft.id, position + 1);
    let several = desk.session.answers.lines.drafts.len() > 1;
    let button = |text: &'static str, label: String, action: Action| labelled(text.into(), Some(label), desk.does(action));
    html! {
        <div class="g-row">
            if several {
                { button(wording::page::UP, wording::page::move_line(true, number), Action::MoveLine(id, Direction::Up)) }
                { button(wording::page::DOWN, wording::page::move_line(false, number), Action::MoveLine(id, Direction::Down)) }
            }
            { button(wording::page::REMOVE, wording::page::remove_line(number), Action::RemoveLine(id)) }
        </div>
    }
}

fn problem(desk: &Desk, draft: &Draft) -> Option<String> {
    match draft.read(&desk.session.catalogue).err()? {
        LineFault::Amount(misread) => Some(misread.problem),
        LineFault::NoCategory => Some(wording::page::LINE_NEEDS_CATEGORY.into()),
        LineFault::NoAmount => None,
    }
}

/// What each programme that speaks of this category does with the line.
fn treatments(desk: &Desk, place: Option<usize>) -> Html {
    let session = &desk.session;
    let treated = session.view.assessment.answers.iter().filter(|answer| answer.applies()).filter_map(|answer| {
        let line = answer.base.as_ref()?.lines.get(place?)?;
        Some((session.catalogue.programme(&answer.programme)?, line)).filter(|_| !line.clauses.is_empty())
    });
    let items: Vec<Html> = treated
        .map(|(programme, line)| {
            html! {
                <li class={effect_class(line.effect)}>
                    { wording::verdicts::treatment(&programme.short, line.effect) }{ " " }
                    { clauses(desk, &line.clauses) }
                </li>
            }
        })
        .collect();
    if items.is_empty() {
        Html::default()
    } else {
        html! { <ul class="g-treatments">{ for items }</ul> }
    }
}

fn effect_class(effect: Effect) -> &'static str {
    match effect {
        Effect::Accepted => "g-effect-in",
        Effect::Excluded => "g-effect-out",
        Effect::Discouraged | Effect::ToConfirm => "g-effect-doubt",
    }
}
