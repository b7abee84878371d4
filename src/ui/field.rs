//! Form fields: a visible label with its help inside, the error beside the field.

use yew::prelude::*;

use super::{Hands, wording};
use crate::domain::Choice;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TextFieldProps {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) help: String,
    pub(super) value: String,
    pub(super) answer: Callback<String>,
    pub(super) skip: Callback<()>,
    pub(super) aside: bool,
    pub(super) error: Option<String>,
    pub(super) note: Option<String>,
    pub(super) unit: Option<String>,
    pub(super) numeric: bool,
}

/// A line of text or a number.
#[component]
pub(super) fn TextField(props: &TextFieldProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let oninput = props.answer.reform(move |event: InputEvent| (hands.text)(&event));
    let skip = props.skip.reform(|_: MouseEvent| ());
    html! {
        <>
            <label for={props.id.clone()}>{ props.label.clone() }<span class="g-hint">{ props.help.clone() }</span></label>
            <div class="g-row">
                <input id={props.id.clone()} type="text" autocomplete="off" inputmode={props.numeric.then_some("decimal")}
                    class={props.numeric.then_some("g-number")} value={props.value.clone()} {oninput}
                    aria-invalid={props.error.is_some().then_some("true")} aria-describedby={described(&props.id, props.error.is_some())} />
                if let Some(unit) = &props.unit { <span class="g-unit">{ unit.clone() }</span> }
                if !props.aside { <button type="button" class="g-quiet" onclick={skip}>{ wording::page::DO_NOT_KNOW }</button> }
            </div>
            if props.aside { <p class="g-note">{ wording::page::SET_ASIDE }</p> }
            if let Some(note) = &props.note { <p class="g-note">{ note.clone() }</p> }
            <ErrorText id={props.id.clone()} error={props.error.clone()} />
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChoiceProps {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) help: String,
    pub(super) choices: Vec<Choice>,
    pub(super) value: String,
    pub(super) answer: Callback<String>,
    #[prop_or_default]
    pub(super) skip: Callback<()>,
    #[prop_or_default]
    pub(super) aside: bool,
    pub(super) error: Option<String>,
}

/// One answer out of a long list.
#[component]
pub(super) fn Select(props: &ChoiceProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let onchange = props.answer.reform(move |event: Event| (hands.text)(&event));
    let option = |choice: &Choice| {
        html! { <option value={choice.code.to_string()} selected={props.value == *choice.code}>{ &*choice.name }</option> }
    };
    html! {
        <>
            <label for={props.id.clone()}>{ props.label.clone() }<span class="g-hint">{ props.help.clone() }</span></label>
            <select id={props.id.clone()} {onchange}>
                <option value="" selected={props.value.is_empty()}>{ wording::page::DO_NOT_KNOW }</option>
                { for props.choices.iter().map(option) }
            </select>
            <ErrorText id={props.id.clone()} error={props.error.clone()} />
        </>
    }
}

/// One answer out of a few, with « je ne sais pas » among them.
#[component]
pub(super) fn Radios(props: &ChoiceProps) -> Html {
    let radio = |code: &str, name: &str, help: Option<&str>, checked: bool, onchange: Callback<Event>| {
        let id = format!("{}-{code}", props.id);
        html! {
            <div class="g-choice">
                <input type="radio" id={id.clone()} name={props.id.clone()} {checked} {onchange} />
                <label for={id}>{ name.to_owned() }if let Some(help) = help { <span class="g-hint">{ help.to_owned() }</span> }</label>
            </div>
        }
    };
    let choice = |choice: &Choice| {
        let code = choice.code.to_string();
        radio(&choice.code, &choice.name, choice.help.as_deref(), props.value == *choice.code, props.answer.reform(move |_| code.clone()))
    };
    html! {
        <fieldset class="g-choices">
            <legend>{ props.label.clone() }<span class="g-hint">{ props.help.clone() }</span></legend>
            { for props.choices.iter().map(choice) }
            { radio("inconnu", wording::page::DO_NOT_KNOW, None, props.aside, props.skip.reform(|_| ())) }
            <ErrorText id={props.id.clone()} error={props.error.clone()} />
        </fieldset>
    }
}

/// Any number of answers.
#[component]
pub(super) fn Boxes(props: &ChoiceProps) -> Html {
    let hands = use_context::<Hands>().unwrap_or_default();
    let ticked: Vec<String> = props.value.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let choice = |choice: &Choice| {
        let (id, code, list) = (format!("{}-{}", props.id, choice.code), choice.code.to_string(), ticked.clone());
        let checked = ticked.contains(&code);
        let onchange = props.answer.reform(move |event: Event| toggled(&list, &code, (hands.ticked)(&event)));
        html! {
            <div class="g-choice">
                <input type="checkbox" id={id.clone()} {checked} {onchange} />
                <label for={id}>{ &*choice.name }if let Some(help) = &choice.help { <span class="g-hint">{ &**help }</span> }</label>
            </div>
        }
    };
    html! {
        <fieldset class="g-choices">
            <legend>{ props.label.clone() }<span class="g-hint">{ props.help.clone() }</span></legend>
            { for props.choices.iter().map(choice) }
            <ErrorText id={props.id.clone()} error={props.error.clone()} />
        </fieldset>
    }
}

fn toggled(list: &[String], code: &str, ticked: bool) -> String {
    let others = list.iter().filter(|item| *item != code).cloned();
    others.chain(ticked.then(|| code.to_owned())).collect::<Vec<_>>().join(",")
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ErrorTextProps {
    pub(super) id: String,
    pub(super) error: Option<String>,
}

/// What is wrong with an answer, beside its field.
#[component]
pub(super) fn ErrorText(props: &ErrorTextProps) -> Html {
    match &props.error {
        Some(error) => html! { <p class="g-error" id={format!("{}-error", props.id)}>{ error.clone() }</p> },
        None => Html::default(),
    }
}

/// The element that explains a field, where there is an error to explain.
pub(super) fn described(id: &str, wrong: bool) -> Option<String> {
    wrong.then(|| format!("{id}-error"))
}
