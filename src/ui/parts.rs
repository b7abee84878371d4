//! The small parts of which the page is made: buttons, notes, labels, boxes to tick.

use yew::prelude::*;

/// A plain button.
pub(super) fn button(text: &'static str, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" {onclick}>{ text }</button> }
}

/// A button beside what matters more.
pub(super) fn quiet(text: impl Into<AttrValue>, onclick: Callback<MouseEvent>) -> Html {
    labelled(text.into(), None, onclick)
}

/// A quiet button whose label says more than its text to those who hear it alone.
pub(super) fn labelled(text: AttrValue, label: Option<String>, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" class="g-quiet" {onclick} aria-label={label}>{ text }</button> }
}

/// A remark.
pub(super) fn note(text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { <p class="g-note">{ text }</p> }
}

/// Remarks, one below the other.
pub(super) fn notes(texts: Vec<String>) -> Html {
    texts.into_iter().map(note).collect()
}

/// A list entry that is only a text.
pub(super) fn item(text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { <li>{ text }</li> }
}

/// The help of a field, inside its label.
pub(super) fn hint(text: impl Into<AttrValue>) -> Html {
    let text: AttrValue = text.into();
    html! { <span class="g-hint">{ text }</span> }
}

/// A visible label with its help inside.
pub(super) fn label(id: &AttrValue, text: impl Into<AttrValue>, help: impl Into<AttrValue>) -> Html {
    let (text, help): (AttrValue, AttrValue) = (text.into(), help.into());
    html! { <label for={id.clone()}>{ text }{ hint(help) }</label> }
}

/// A box to tick or a choice among others.
pub(super) struct Tick {
    pub(super) id: AttrValue,
    /// The choices of which this is one; none for a box.
    pub(super) among: Option<AttrValue>,
    pub(super) text: AttrValue,
    pub(super) help: Option<AttrValue>,
    pub(super) checked: bool,
    pub(super) onchange: Callback<Event>,
}

/// A box or a choice, with its label behind it.
pub(super) fn tick(tick: Tick) -> Html {
    let Tick { id, among, text, help, checked, onchange } = tick;
    let kind = if among.is_some() { "radio" } else { "checkbox" };
    html! {
        <>
            <input type={kind} id={id.clone()} name={among} {checked} {onchange} />
            <label for={id}>{ text }{ help.map(hint) }</label>
        </>
    }
}

/// What is wrong with an answer, beside its field.
pub(super) fn error(id: &str, error: Option<&str>) -> Html {
    match error {
        Some(error) => html! { <p class="g-error" id={format!("{id}-error")}>{ error.to_owned() }</p> },
        None => Html::default(),
    }
}

/// The element that explains a field, where there is an error to explain.
pub(super) fn described(id: &str, wrong: bool) -> Option<String> {
    wrong.then(|| format!("{id}-error"))
}
