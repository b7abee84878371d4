//! Form fields: a visible label with its help inside, the error beside the field.

use yew::prelude::*;

use super::desk::Desk;
use super::parts::{Tick, described, error, hint, label, note as remark, quiet, tick};
use super::wording;
use crate::domain::{Choice, Fact, FactKind};
use crate::session::Action;

/// One field of the form.
pub(super) struct Field<'d> {
    pub(super) desk: &'d Desk,
    pub(super) id: AttrValue,
    pub(super) fact: &'d Fact,
    /// The answer as typed; the codes of several answers are separated by commas.
    pub(super) value: &'d str,
    pub(super) error: Option<&'d str>,
    /// Whether the visitor has said « je ne sais pas ».
    pub(super) aside: bool,
    pub(super) answer: Callback<String>,
}

impl Field<'_> {
    fn label(&self) -> Html {
        label(&self.id, self.fact.question.to_string(), self.fact.help.to_string())
    }

    fn error(&self) -> Html {
        error(&self.id, self.error)
    }

    fn skip(&self) -> Action {
        Action::SetAside(self.fact.id.clone())
    }
}

/// A line of text or a number.
pub(super) fn text(field: &Field, note: Option<String>) -> Html {
    let hands = field.desk.hands;
    let numeric = matches!(field.fact.kind, FactKind::Integer { .. } | FactKind::Money);
    let oninput = field.answer.reform(move |event: InputEvent| (hands.text)(&event));
    html! {
        <>
            { field.label() }
            <div class="g-row">
                <input id={field.id.clone()} type="text" autocomplete="off" inputmode={numeric.then_some("decimal")}
                    class={numeric.then_some("g-number")} value={field.value.to_owned()} {oninput}
                    aria-invalid={field.error.is_some().then_some("true")} aria-describedby={described(&field.id, field.error.is_some())} />
                if let Some(unit) = &field.fact.unit { <span class="g-unit">{ &**unit }</span> }
                if !field.aside { { quiet(wording::page::DO_NOT_KNOW, field.desk.does(field.skip())) } }
            </div>
            if field.aside { { remark(wording::page::SET_ASIDE) } }
            { note.map(remark) }
            { field.error() }
        </>
    }
}

/// One answer out of a long list.
pub(super) fn select(field: &Field) -> Html {
    let hands = field.desk.hands;
    let onchange = field.answer.reform(move |event: Event| (hands.text)(&event));
    let choices = field.fact.choices().iter().map(|choice| option(&choice.code, &choice.name, field.value));
    html! {
        <>
            { field.label() }
            <select id={field.id.clone()} {onchange}>
                { option("", wording::page::DO_NOT_KNOW, field.value) }
                { for choices }
            </select>
            { field.error() }
        </>
    }
}

/// One entry of a list, selected where it is the value of its field.
pub(super) fn option(code: &str, name: &str, value: &str) -> Html {
    html! { <option value={code.to_owned()} selected={value == code}>{ name }</option> }
}

/// One answer out of a few, with « je ne sais pas » among them.
pub(super) fn radios(field: &Field, choices: &[Choice]) -> Html {
    let radio = |choice: &Choice| {
        let code = choice.code.to_string();
        let onchange = field.answer.reform(move |_: Event| code.clone());
        one_of(field, choice, true, field.value == &*choice.code, onchange)
    };
    let (act, skip) = (field.desk.act.clone(), field.skip());
    let unknown = Choice { code: "inconnu".into(), name: wording::page::DO_NOT_KNOW.into(), help: None };
    let mut all: Vec<Html> = choices.iter().map(radio).collect();
    all.push(one_of(field, &unknown, true, field.aside, Callback::from(move |_| act.emit(skip.clone()))));
    several(field, all)
}

/// Any number of answers.
pub(super) fn boxes(field: &Field) -> Html {
    let hands = field.desk.hands;
    let ticked: Vec<String> = field.value.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect();
    let choice = |choice: &Choice| {
        let (code, list) = (choice.code.to_string(), ticked.clone());
        let checked = ticked.contains(&code);
        let onchange = field.answer.reform(move |event: Event| toggled(&list, &code, (hands.ticked)(&event)));
        one_of(field, choice, false, checked, onchange)
    };
    several(field, field.fact.choices().iter().map(choice).collect())
}

/// One of the answers on offer.
fn one_of(field: &Field, choice: &Choice, alone: bool, checked: bool, onchange: Callback<Event>) -> Html {
    let choice = Tick {
        id: format!("{}-{}", field.id, choice.code).into(),
        among: alone.then(|| field.id.clone()),
        text: choice.name.to_string().into(),
        help: choice.help.as_ref().map(|help| help.to_string().into()),
        checked,
        onchange,
    };
    html! { <div class="g-choice">{ tick(choice) }</div> }
}

/// The answers on offer, under the question.
fn several(field: &Field, choices: Vec<Html>) -> Html {
    html! {
        <fieldset id={field.id.clone()} class="g-choices">
            <legend>{ &*field.fact.question }{ hint(field.fact.help.to_string()) }</legend>
            { for choices }
            { field.error() }
        </fieldset>
    }
}

fn toggled(list: &[String], code: &str, ticked: bool) -> String {
    let others = list.iter().filter(|item| *item != code).cloned();
    others.chain(ticked.then(|| code.to_owned())).collect::<Vec<_>>().join(",")
}
