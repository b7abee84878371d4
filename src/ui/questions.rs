//! The questions, in three groups.

use yew::prelude::*;

use super::app::Shared;
use super::combobox::PlacePicker;
use super::expenses::Expenses;
use super::question::QuestionField;
use super::wording;
use crate::domain::Group;
use crate::session::{Action, Question};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionsProps {
    pub(super) session: Shared,
    pub(super) act: Callback<Action>,
}

/// Every question that can still change something, and those already answered.
#[component]
pub(super) fn Questions(props: &QuestionsProps) -> Html {
    let session = &props.session;
    let field = |question: &&Question| {
        html! { <QuestionField key={question.fact.to_string()} session={session.clone()} question={(*question).clone()} act={props.act.clone()} /> }
    };
    let of_group = |group: Group| {
        session
            .view
            .questions
            .iter()
            .filter(move |question| session.catalogue.fact(&question.fact.0).is_some_and(|fact| fact.group == group))
    };
    let group = |group: Group| of_group(group).map(|question| field(&question)).collect::<Html>();
    let is_filled = |question: &&Question| session.answers.is_filled(&session.catalogue, &question.fact);
    let (filled, asked): (Vec<&Question>, Vec<&Question>) = of_group(Group::Porteur).partition(is_filled);
    html! {
        <section class="g-questions" aria-labelledby="g-questions-title">
            <h2 id="g-questions-title">{ wording::page::YOUR_PROJECT }</h2>
            <p class="g-remaining">{ wording::page::remaining(session.view.remaining()) }</p>
            <fieldset class="g-group">
                <legend>{ wording::page::group(Group::Porteur) }</legend>
                <PlacePicker session={session.clone()} act={props.act.clone()} />
                if !filled.is_empty() {
                    <details class="g-filled">
                        <summary>{ wording::values::filled(&session.catalogue, &session.view.situation, &filled) }</summary>
                        { for filled.iter().map(field) }
                    </details>
                }
                { for asked.iter().map(field) }
            </fieldset>
            <fieldset class="g-group">
                <legend>{ wording::page::group(Group::Projet) }</legend>
                { group(Group::Projet) }
            </fieldset>
            <fieldset class="g-group">
                <legend>{ wording::page::group(Group::Depenses) }</legend>
                <Expenses session={session.clone()} act={props.act.clone()} />
                { group(Group::Depenses) }
            </fieldset>
        </section>
    }
}
