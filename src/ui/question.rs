//! One question: its label with its help, its field, what is wrong with the answer, « je ne sais pas ».

use yew::prelude::*;

use super::app::Shared;
use super::field::{Boxes, Radios, Select, TextField};
use super::wording;
use crate::domain::{Fact, FactKind};
use crate::session::{Action, Need, Question};

/// From how many answers on a list reads better than buttons.
const LONG_LIST: usize = 7;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionFieldProps {
    pub(super) session: Shared,
    pub(super) question: Question,
    pub(super) act: Callback<Action>,
}

/// One question of the catalogue.
#[component]
pub(super) fn QuestionField(props: &QuestionFieldProps) -> Html {
    let session = &props.session;
    let Some(fact) = session.catalogue.fact(&props.question.fact.0) else { return Html::default() };
    let value = session.answers.text(&fact.id).to_owned();
    let error = session.view.misread.get(&fact.id).map(|misread| misread.problem.clone());
    let aside = props.question.need == Need::Aside;
    let answer = {
        let id = fact.id.clone();
        props.act.reform(move |text: String| Action::Answer(id.clone(), text))
    };
    let skip = {
        let id = fact.id.clone();
        props.act.reform(move |()| Action::SetAside(id.clone()))
    };
    let id = format!("g-{}", fact.id);
    let help = fact.help.to_string();
    let (label, note) = (fact.question.to_string(), note(session, fact));
    let choices = fact.choices().to_vec();
    html! {
        <div class={classes!("g-question", aside.then_some("g-aside"))} data-fact={fact.id.to_string()}>
            { match &fact.kind {
                FactKind::Choice(list) if list.len() >= LONG_LIST => html! { <Select {id} {label} {help} {choices} {value} {answer} {error} /> },
                FactKind::Choice(_) => html! { <Radios {id} {label} {help} {choices} {value} {answer} skip={skip} {aside} {error} /> },
                FactKind::Choices(_) => html! { <Boxes {id} {label} {help} {choices} {value} {answer} {error} /> },
                FactKind::Flag => html! { <Radios {id} {label} {help} choices={wording::values::yes_no()} {value} {answer} skip={skip} {aside} {error} /> },
                kind => html! {
                    <TextField {id} {label} {help} {value} {answer} skip={skip} {aside} {error} {note}
                        unit={fact.unit.as_deref().map(str::to_owned)} numeric={matches!(kind, FactKind::Integer { .. } | FactKind::Money)} />
                },
            } }
        </div>
    }
}

/// Where the value comes from when something stands in for the answer.
fn note(session: &Shared, fact: &Fact) -> Option<String> {
    let seen = session.catalogue.see(&session.view.situation, &fact.id)?;
    let source = session.catalogue.fact(&seen.drawn_from?.0)?;
    Some(wording::values::drawn_from(&wording::values::value(fact, &seen.value), &source.name))
}
