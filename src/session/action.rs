//! Everything a visitor can do.

use super::lines::DraftId;
use super::place::PlaceKind;
use crate::domain::FactId;

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
    /// Changes the reference date.
    Date(String),
    /// Adds an empty expense line.
    AddLine,
    /// Changes the label of a line.
    Label(DraftId, String),
    /// Changes the category of a line.
    Category(DraftId, String),
    /// Changes the amount of a line.
    Amount(DraftId, String),
    /// Removes a line, which can be taken back.
    RemoveLine(DraftId),
    /// Takes the last removed line back.
    RestoreLine,
    /// Says that the project costs nothing, or takes that back.
    NoExpense(bool),
    /// Starts again.
    Clear,
}
