//! The questions, in three groups.

use yew::prelude::*;

use super::combobox::PlacePicker;
use super::desk::Desk;
use super::expenses::expenses;
use super::question::question;
use super::wording;
use crate::domain::Group;
use crate::session::Question;

/// Every question that can still change something, and those already answered.
pub(super) fn questions(desk: &Desk) -> Html {
    let session = &desk.session;
    let is_filled = |question: &&Question| session.answers.is_filled(&session.catalogue, &question.fact);
    let (filled, asked): (Vec<&Question>, Vec<&Question>) = of_group(desk, Group::Porteur).into_iter().partition(is_filled);
    html! {
        <section class="g-questions" aria-labelledby="g-questions-title">
            <h2 id="g-questions-title">{ wording::page::YOUR_PROJECT }</h2>
            <p class="g-remaining">{ wording::page::remaining(session.view.remaining()) }</p>
            <fieldset class="g-group">
                <legend>{ wording::page::group(Group::Porteur) }</legend>
                <PlacePicker desk={desk.clone()} />
                if !filled.is_empty() {
                    <details class="g-filled">
                        <summary>{ wording::values::filled(&session.catalogue, &session.view.situation, &filled) }</summary>
                        { fields(desk, &filled) }
                    </details>
                }
                { fields(desk, &asked) }
            </fieldset>
            <fieldset class="g-group">
                <legend>{ wording::page::group(Group::Projet) }</legend>
                { fields(desk, &of_group(desk, Group::Projet)) }
            </fieldset>
            <fieldset class="g-group">
                <legend>{ wording::page::group(Group::Depenses) }</legend>
                { expenses(desk) }
                { fields(desk, &of_group(desk, Group::Depenses)) }
            </fieldset>
        </section>
    }
}

fn of_group(desk: &Desk, group: Group) -> Vec<&Question> {
    let session = &desk.session;
    let is_in = |question: &&Question| session.catalogue.fact(&question.fact.0).is_some_and(|fact| fact.group == group);
    session.view.questions.iter().filter(is_in).collect()
}

/// A list of its own, all of whose entries have a key: a field keeps the focus when others come and go.
fn fields(desk: &Desk, questions: &[&Question]) -> Html {
    questions.iter().map(|asked| question(desk, asked)).collect()
}
