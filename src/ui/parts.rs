//! The small parts of which the page is made: buttons, notes, labels, boxes to tick.

use yew::prelude::*;

use super::tag::{Tag, all, tag};

/// A plain button.
pub(super) fn button(text: &str, does: Callback<MouseEvent>) -> Tag {
    tag("button").attr("type", "button").on_click(does).say(text)
}

/// A button beside what matters more.
pub(super) fn quiet(text: &str, does: Callback<MouseEvent>) -> Tag {
    button(text, does).class("g-quiet")
}

/// A quiet button whose label says more than its text to those who hear it alone.
pub(super) fn labelled(text: &str, label: &str, does: Callback<MouseEvent>) -> Tag {
    quiet(text, does).attr("aria-label", label)
}

/// A remark.
pub(super) fn note(text: &str) -> Tag {
    tag("p").class("g-note").say(text)
}

/// Remarks, one below the other.
pub(super) fn notes(texts: &[String]) -> Html {
    all(texts.iter().map(|text| note(text).html()))
}

/// A list entry that is only a text.
pub(super) fn item(text: &str) -> Html {
    tag("li").say(text).html()
}

/// A name and what is said of it, in a list of such rows.
pub(super) fn row(name: &str, said: &str) -> Tag {
    tag("div").with(tag("dt").say(name)).with(tag("dd").say(said))
}

/// The help of a field, inside its label.
pub(super) fn hint(text: &str) -> Tag {
    tag("span").class("g-hint").say(text)
}

/// The label of a field.
pub(super) fn label(id: &str, text: &str) -> Tag {
    tag("label").attr("for", id).say(text)
}

/// A box to tick or a choice among others.
pub(super) struct Tick<'t> {
    pub(super) id: &'t str,
    /// The choices of which this is one; none for a box.
    pub(super) among: Option<&'t str>,
    pub(super) text: &'t str,
    pub(super) help: Option<&'t str>,
    pub(super) checked: bool,
    pub(super) onchange: Callback<Event>,
}

/// A box or a choice, with its label behind it.
pub(super) fn tick(tick: Tick) -> Tag {
    let Tick { id, among, text, help, checked, onchange } = tick;
    let kind = if among.is_some() { "radio" } else { "checkbox" };
    let field = tag("input").attr("type", kind).id(id).attr_if("name", among).checked(checked).on_change(onchange);
    tag("div").class("g-choice").with(field).with(label(id, text).with(help.map(hint)))
}

/// What is wrong with an answer, beside its field.
pub(super) fn error(id: &str, error: Option<&str>) -> Option<Tag> {
    error.map(|error| tag("p").class("g-error").id(&format!("{id}-error")).say(error))
}

/// Tells a field where its error stands, when it has one.
pub(super) fn flawed(field: Tag, id: &str, wrong: bool) -> Tag {
    if wrong { field.attr("aria-invalid", "true").attr("aria-describedby", &format!("{id}-error")) } else { field }
}

/// What folds out under its title.
pub(super) fn folded(class: &str, title: &str) -> Tag {
    tag("details").class(class).with(tag("summary").say(title))
}
