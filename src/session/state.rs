//! The reducer: answers, then what follows from them. One parse, one evaluation for each action.

use std::sync::Arc;

use super::action::Action;
use super::answers::Answers;
use super::lines::Lines;
use super::questions::{self, Question};
use super::shifts::{Shift, between};
use super::view::{Days, Reference, View};
use crate::domain::{Catalogue, Day};
use crate::engine::assess;

/// The answers so far, with everything that follows from them.
#[derive(Clone, Debug)]
pub struct Session {
    /// The rules.
    pub catalogue: Arc<Catalogue>,
    /// The rules with every programme, where only some are shown.
    pub whole: Option<Arc<Catalogue>>,
    /// Today, in Paris.
    pub today: Day,
    /// Whether today has become another day under the eyes of the visitor, who looks at today.
    pub turned: bool,
    /// The last reference day that someone had chosen: while another one is typed, it is what changes are held against.
    pub settled: Day,
    /// What was typed.
    pub answers: Answers,
    /// What follows from it.
    pub view: View,
    /// What the last change of the reference date changed.
    pub travelled: Vec<Shift>,
    /// No announcement, and no reordering until asked.
    pub calm: bool,
}

impl Session {
    /// A session without any answer, opened on `today`.
    pub fn new(catalogue: Arc<Catalogue>, today: Day) -> Session {
        Session::with(catalogue, today, Answers::default())
    }

    /// A session with these answers.
    pub fn with(catalogue: Arc<Catalogue>, today: Day, answers: Answers) -> Session {
        let view = View::of(&catalogue, today, &answers);
        let settled = view.day;
        Session { catalogue, whole: None, today, turned: false, settled, answers, view, travelled: Vec::new(), calm: false }
    }

    /// The session after an action.
    pub fn after(&self, action: Action) -> Session {
        // Browsers tell each part of a date as it is typed: only who goes on has settled on a day.
        let settles = !matches!(action, Action::Date(_));
        let travels = matches!(action, Action::Date(_) | Action::FollowToday | Action::Today(_));
        let reorders = matches!(action, Action::Reorder | Action::ShowAll);
        let calm = if let Action::Calm(calm) = action { calm } else { self.calm };
        let kept = if self.calm && !reorders { &self.view.questions } else { self.kept(&action) };
        let shows_all = matches!(action, Action::ShowAll);
        let (whole, catalogue) = match &self.whole {
            Some(whole) if shows_all => (None, whole),
            whole => (whole.clone(), &self.catalogue),
        };
        let today = if let Action::Today(today) = action { today } else { self.today };
        let mut answers = self.answers.clone();
        let looks = matches!(action, Action::LeaveDate | Action::Today(_) | Action::Calm(_) | Action::Reorder | Action::ShowAll);
        if !looks && !matches!(action, Action::Open(_)) {
            answers.made = None;
        }
        apply(catalogue, &mut answers, action);
        let mut view = View::of(catalogue, Days { today, settled: self.settled }, &answers);
        let travelled = if travels { self.since_settled(&view) } else { self.travelled.clone() };
        questions::arrange(&self.catalogue, &mut view.questions, kept);
        if self.calm && !reorders {
            view.order.clone_from(&self.view.order);
        }
        let turned = view.reference == Reference::Today && (self.turned || today != self.today);
        let settled = if settles && view.reference.is_settled() { view.day } else { self.settled };
        Session { catalogue: catalogue.clone(), whole, today, turned, settled, answers, view, travelled, calm }
    }

    /// The days that the reference date may fall back on.
    pub fn days(&self) -> Days {
        Days { today: self.today, settled: self.settled }
    }

    /// What the reference day changes, held against the last one that was settled: the years met while one is typed are nobody's.
    fn since_settled(&self, view: &View) -> Vec<Shift> {
        if self.view.day == self.settled {
            return between(&self.view.assessment, &view.assessment);
        }
        between(&assess(&self.catalogue, &self.view.situation, self.settled), &view.assessment)
    }

    /// What has changed since the day on which the opened link or file was made; nothing where nothing has, or where it names
    /// the day for which it stands.
    pub fn since_made(&self) -> Option<(Day, Vec<Shift>)> {
        let made = self.answers.made.filter(|made| *made != self.view.day && self.answers.date.is_none())?;
        let shifts = between(&assess(&self.catalogue, &self.view.situation, made), &self.view.assessment);
        (!shifts.is_empty()).then_some((made, shifts))
    }

    /// The questions that an action leaves where they are: down to the one it answers, and all of them above the expense lines.
    fn kept(&self, action: &Action) -> &[Question] {
        let questions = &self.view.questions;
        match action {
            Action::Answer(fact, _) | Action::SetAside(fact) => {
                let place = questions.iter().position(|question| question.fact == *fact);
                place.map_or(&[], |place| &questions[..=place])
            }
            Action::Reread => questions,
            action if action.is_about_lines() => questions,
            _ => &[],
        }
    }
}

fn apply(catalogue: &Catalogue, answers: &mut Answers, action: Action) {
    answers.lines.too_many = None;
    answers.lines.cut = None;
    match action {
        Action::Answer(fact, text) => answers.answer(fact, text),
        Action::SetAside(fact) => answers.set_aside(fact),
        Action::Choose(kind, code) => answers.choose(catalogue, kind, &code),
        Action::Leave => answers.leave(),
        Action::CarryByEpci => answers.carry_by_epci(catalogue),
        Action::CarryByCommune => answers.carry_by_commune(catalogue),
        Action::Apply(changes) => answers.apply_within_bounds(&changes),
        Action::TakeBack => answers.take_back(),
        Action::Date(text) => answers.date = Some(text),
        Action::AddLine => answers.lines.within_bounds(Lines::add),
        Action::Label(id, text) => answers.lines.edit(id, |draft| draft.label = text),
        Action::Category(id, text) => answers.lines.edit(id, |draft| draft.category = text),
        Action::Amount(id, text) => answers.lines.edit(id, |draft| draft.amount = text),
        Action::MoveLine(id, direction) => answers.lines.shift(id, direction),
        Action::Look(table) => answers.lines.table = table,
        Action::Paste(id, new) => answers.lines.within_bounds(|lines| lines.paste(id, new)),
        Action::TooMany(number) => answers.lines.too_many = Some(number),
        Action::Unpaste => answers.lines.unpaste(),
        Action::RemoveLine(id) => answers.lines.remove(id),
        Action::RestoreLine => answers.lines.within_bounds(Lines::restore),
        Action::NoExpense(none) => answers.lines.none = none,
        Action::FollowToday => answers.date = None,
        Action::Reread | Action::LeaveDate | Action::Today(_) | Action::Calm(_) | Action::Reorder | Action::ShowAll => {}
        Action::Open(opened) => {
            *answers = *opened;
            answers.lines.within_bounds(|_| ());
        }
        Action::Clear => *answers = Answers { date: answers.date.clone(), ..Answers::default() },
    }
}
