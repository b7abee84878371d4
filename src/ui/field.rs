//! Form fields: a visible label with its help inside, the error beside the field.

use yew::prelude::*;

use super::desk::Desk;
use super::parts::{Tick, error, flawed, hint, label, note as remark, quiet, tick};
use super::tag::{Tag, all, tag};
use crate::domain::{Choice, Fact, FactKind};
use crate::session::Action;
use crate::wording;

/// One field of the form.
pub(super) struct Field<'d> {
    pub(super) desk: &'d Desk,
    pub(super) id: &'d str,
    pub(super) fact: &'d Fact,
    /// The answer as typed; the codes of several answers are separated by commas.
    pub(super) value: &'d str,
    pub(super) error: Option<&'d str>,
    /// Whether the visitor has said « je ne sais pas ».
    pub(super) aside: bool,
    pub(super) answer: Callback<String>,
}

impl Field<'_> {
    fn label(&self) -> Tag {
        label(self.id, &self.fact.question).with(hint(&self.fact.help))
    }

    fn error(&self) -> Option<Tag> {
        error(self.id, self.error)
    }

    fn skip(&self) -> Action {
        Action::SetAside(self.fact.id.clone())
    }
}

/// A line of text or a number.
pub(super) fn text(field: &Field, holder: Tag, note: Option<String>) -> Tag {
    let hands = field.desk.hands;
    let numeric = matches!(field.fact.kind, FactKind::Integer { .. } | FactKind::Money);
    let oninput = field.answer.reform(move |event: InputEvent| (hands.text)(&event));
    let input = line_of_text(field.id, field.value).on_input(oninput);
    let input = if numeric { number(input) } else { input };
    let row = tag("div")
        .class("g-row")
        .with(flawed(input, field.id, field.error.is_some()))
        .with(field.fact.unit.as_ref().map(|unit| tag("span").class("g-unit").say(unit)))
        .with(suggestions(field))
        .with((!field.aside).then(|| quiet(wording::page::DO_NOT_KNOW, field.desk.moves(field.skip(), field.id))));
    holder
        .with(field.label())
        .with(row)
        .with(field.aside.then(|| remark(wording::page::SET_ASIDE)))
        .with(note.map(|note| remark(&note)))
        .with(field.error())
}

/// Answers by name, one click each; several can be given where the question takes several.
fn suggestions(field: &Field) -> Html {
    let given: Vec<&str> = field.value.split(',').map(str::trim).filter(|code| !code.is_empty()).collect();
    let several = field.fact.kind == FactKind::Codes;
    if !several && !given.is_empty() {
        return Html::default();
    }
    let button = |choice: &Choice| {
        let mut codes = if several { given.clone() } else { Vec::new() };
        codes.push(&choice.code);
        quiet(&choice.name, field.desk.moves(Action::Answer(field.fact.id.clone(), codes.join(", ")), field.id)).html()
    };
    all(field.fact.suggestions.iter().filter(|choice| !given.contains(&&*choice.code)).map(button))
}

/// A field for a line of text.
pub(super) fn line_of_text(id: &str, value: &str) -> Tag {
    tag("input").id(id).attrs(&[("type", "text"), ("autocomplete", "off")]).value(value)
}

/// A field for a number, with the keys of one where the screen has them.
pub(super) fn number(field: Tag) -> Tag {
    field.attrs(&[("inputmode", "decimal"), ("class", "g-number")])
}

/// One answer out of a long list.
pub(super) fn select(field: &Field, holder: Tag) -> Tag {
    let hands = field.desk.hands;
    let onchange = field.answer.reform(move |event: Event| (hands.text)(&event));
    let choices = field.fact.choices().iter().map(|choice| option(&choice.code, &choice.name, field.value));
    let list = tag("select").id(field.id).chosen(field.value).on_change(onchange).with(option("", wording::page::DO_NOT_KNOW, field.value));
    holder.with(field.label()).with(list.with(all(choices))).with(field.error())
}

/// One entry of a list, selected where it is the value of its field.
pub(super) fn option(code: &str, name: &str, value: &str) -> Html {
    tag("option").attr("value", code).flag("selected", value == code).say(name).html()
}

/// One answer out of a few, with « je ne sais pas » among them.
pub(super) fn radios(field: &Field, holder: Tag, choices: &[Choice]) -> Tag {
    let radio = |choice: &Choice| {
        let code = choice.code.to_string();
        let onchange = field.answer.reform(move |_: Event| code.clone());
        one_of(field, choice, true, field.value == &*choice.code, onchange)
    };
    let (act, skip) = (field.desk.act.clone(), field.skip());
    let unknown = Choice { code: "inconnu".into(), name: wording::page::DO_NOT_KNOW.into(), help: None };
    let mut answers: Vec<Html> = choices.iter().map(radio).collect();
    answers.push(one_of(field, &unknown, true, field.aside, Callback::from(move |_| act.emit(skip.clone()))));
    several(field, holder, answers)
}

/// Any number of answers.
pub(super) fn boxes(field: &Field, holder: Tag) -> Tag {
    let hands = field.desk.hands;
    let ticked: Vec<String> = field.value.split(',').map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect();
    let choice = |choice: &Choice| {
        let (code, list) = (choice.code.to_string(), ticked.clone());
        let checked = ticked.contains(&code);
        let onchange = field.answer.reform(move |event: Event| toggled(&list, &code, (hands.ticked)(&event)));
        one_of(field, choice, false, checked, onchange)
    };
    several(field, holder, field.fact.choices().iter().map(choice).collect())
}

/// One of the answers on offer.
fn one_of(field: &Field, choice: &Choice, alone: bool, checked: bool, onchange: Callback<Event>) -> Html {
    let (id, help) = (format!("{}-{}", field.id, choice.code), choice.help.as_deref());
    tick(Tick { id: &id, among: alone.then_some(field.id), text: &choice.name, help, checked, onchange }).html()
}

/// The answers on offer, under the question.
fn several(field: &Field, holder: Tag, choices: Vec<Html>) -> Tag {
    let legend = tag("legend").say(&field.fact.question).with(hint(&field.fact.help));
    let brief = field.fact.choices().iter().all(|choice| choice.help.is_none());
    let class = if brief { "g-choices g-brief" } else { "g-choices" };
    holder.with(tag("fieldset").id(field.id).class(class).with(legend).with(choices).with(field.error()))
}

fn toggled(list: &[String], code: &str, ticked: bool) -> String {
    let others = list.iter().filter(|item| *item != code).cloned();
    others.chain(ticked.then(|| code.to_owned())).collect::<Vec<_>>().join(",")
}
