//! Everything a visitor can do.

use std::sync::Arc;

use super::answers::Answers;
use super::lines::{Direction, Draft, DraftId};
use super::paste::Table;
use super::place::PlaceKind;
use crate::domain::{Day, FactId};
use crate::engine::Change;

/// One gesture of the visitor. Texts are carried as typed: nothing typed is ever lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Types or chooses an answer; an empty text takes it back.
    Answer(FactId, String),
    /// Says « je ne sais pas ».
    SetAside(FactId),
    /// Chooses a commune or an EPCI by its code.
    Choose(PlaceKind, String),
    /// Takes the chosen commune or EPCI back, with what it had filled.
    Leave,
    /// Lets the EPCI of the chosen commune carry the project.
    CarryByEpci,
    /// Goes back to the commune.
    CarryByCommune,
    /// Makes the changes that a programme proposes.
    Apply(Vec<Change>),
    /// Takes the last applied changes back.
    TakeBack,
    /// Types the reference date, or empties its field.
    Date(String),
    /// Leaves the field of the reference date: the day in it is settled.
    LeaveDate,
    /// Looks at today again, and follows it from then on.
    FollowToday,
    /// The day has changed while the page was open.
    Today(Day),
    /// Adds an empty expense line.
    AddLine,
    /// Changes the label of a line.
    Label(DraftId, String),
    /// Changes the category of a line.
    Category(DraftId, String),
    /// Changes the amount of a line.
    Amount(DraftId, String),
    /// Moves a line one place up or down.
    MoveLine(DraftId, Direction),
    /// Shows a pasted table before it becomes lines, changes what is understood of it, or sets it aside.
    Look(Option<Arc<Table>>),
    /// Refuses a pasted text of so many rows that it is not read at all.
    TooMany(usize),
    /// Adds the lines of a pasted table, from this line on.
    Paste(DraftId, Vec<Draft>),
    /// Reads everything again: what reads it has come.
    Reread,
    /// Takes the lines of the last paste back.
    Unpaste,
    /// Removes a line, which can be taken back.
    RemoveLine(DraftId),
    /// Takes the last removed line back.
    RestoreLine,
    /// Says that the project costs nothing, or takes that back.
    NoExpense(bool),
    /// Switches the calm mode: no announcement, and no reordering until asked.
    Calm(bool),
    /// Puts the programmes in order again, in calm mode.
    Reorder,
    /// Shows every programme where only some were shown.
    ShowAll,
    /// Puts other answers in place of all: an opened link, an imported dossier.
    Open(Box<Answers>),
    /// Starts again.
    Clear,
}

impl Action {
    /// Whether it touches the expense lines alone.
    pub(super) fn is_about_lines(&self) -> bool {
        matches!(
            self,
            Action::AddLine
                | Action::Label(..)
                | Action::Category(..)
                | Action::Amount(..)
                | Action::MoveLine(..)
                | Action::Look(_)
                | Action::TooMany(_)
                | Action::Paste(..)
                | Action::Unpaste
                | Action::RemoveLine(_)
                | Action::RestoreLine
                | Action::NoExpense(_)
        )
    }
}
