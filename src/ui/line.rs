//! One expense line: label, category, amount, and what each programme does with it.

use yew::prelude::*;

use super::app::Shared;
use super::field::{ErrorText, described};
use super::quote::Clauses;
use super::{Hands, wording};
use crate::domain::{Category, Effect};
use crate::session::{Action, Direction, Draft, LineFault};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LineFieldProps {
    pub(super) session: Shared,
    pub(super) draft: Draft,
    /// The number of the line, from 0.
    pub(super) position: usize,
    /// Its place among the lines that count.
    pub(super) place: Option<usize>,
    pub(super) act: Callback<Action>,
}

/// One expense line.
#[component]
pub(super) fn LineField(props: &LineFieldProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let (draft, id, act) = (&props.draft, props.draft.id, &props.act);
    let name = format!("g-line-{id}");
    let label = act.reform(move |event: InputEvent| Action::Label(id, (hands.text)(&event)));
    let category = act.reform(move |event: Event| Action::Category(id, (hands.text)(&event)));
    let amount = act.reform(move |event: InputEvent| Action::Amount(id, (hands.text)(&event)));
    let chosen = props.session.catalogue.category(&draft.category);
    let error = error(props);
    let option = |category: &Category| {
        html! { <option value={category.id.to_string()} selected={*category.id == *draft.category}>{ &*category.name }</option> }
    };
    html! {
        <li class="g-line" aria-label={wording::page::line_number(props.position + 1)}>
            <div class="g-line-fields">
                <div><label for={format!("{name}-label")}>{ wording::page::LINE_LABEL }</label>
                    <input id={format!("{name}-label")} type="text" autocomplete="off" value={draft.label.clone()} oninput={label} onpaste={paste(props, hands)} /></div>
                <div><label for={format!("{name}-category")}>{ wording::page::LINE_CATEGORY }</label>
                    <select id={format!("{name}-category")} onchange={category}>
                        <option value="" selected={draft.category.is_empty()}>{ wording::page::CHOOSE }</option>
                        { for props.session.catalogue.categories.iter().map(option) }
                    </select></div>
                <div><label for={format!("{name}-amount")}>{ wording::page::LINE_AMOUNT }</label>
                    <input id={format!("{name}-amount")} class="g-number" type="text" inputmode="decimal" autocomplete="off" value={draft.amount.clone()} oninput={amount}
                        aria-invalid={error.is_some().then_some("true")} aria-describedby={described(&name, error.is_some())} /></div>
                { buttons(props) }
            </div>
            if let Some(category) = chosen { <p class="g-hint">{ wording::page::category_help(category) }</p> }
            <ErrorText id={name} {error} />
            { treatments(props) }
        </li>
    }
}

/// Several lines at once, as a spreadsheet copies them; a single one is pasted as text by the browser itself.
fn paste(props: &LineFieldProps, hands: Hands) -> Callback<Event> {
    let (act, id) = (props.act.clone(), props.draft.id);
    Callback::from(move |event: Event| {
        let text = (hands.pasted)(&event);
        if text.trim().contains(['\n', '\t']) {
            event.prevent_default();
            act.emit(Action::Paste(id, text));
        }
    })
}

fn buttons(props: &LineFieldProps) -> Html {
    let (id, number) = (props.draft.id, props.position + 1);
    let several = props.session.answers.lines.drafts.len() > 1;
    let button = |text: &'static str, label: String, action: Action| {
        let onclick = props.act.reform(move |_: MouseEvent| action.clone());
        html! { <button type="button" class="g-quiet" {onclick} aria-label={label}>{ text }</button> }
    };
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

fn error(props: &LineFieldProps) -> Option<String> {
    match props.draft.read(&props.session.catalogue).err()? {
        LineFault::Amount(misread) => Some(misread.problem),
        LineFault::NoCategory => Some(wording::page::LINE_NEEDS_CATEGORY.into()),
        LineFault::NoAmount => None,
    }
}

/// What each programme that speaks of this category does with the line.
fn treatments(props: &LineFieldProps) -> Html {
    let catalogue = &props.session.catalogue;
    let treated = props.session.view.assessment.answers.iter().filter(|answer| answer.applies()).filter_map(|answer| {
        let line = answer.base.as_ref()?.lines.get(props.place?)?;
        Some((catalogue.programme(&answer.programme)?, line)).filter(|_| !line.clauses.is_empty())
    });
    let items: Vec<Html> = treated
        .map(|(programme, line)| {
            html! {
                <li class={effect_class(line.effect)}>
                    { wording::verdicts::treatment(&programme.short, line.effect) }{ " " }
                    <Clauses session={props.session.clone()} ids={line.clauses.clone()} />
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
