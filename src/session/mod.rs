//! Floor 3, the answers so far: a pure reducer from actions to answers, and what follows from them.
//!
//! It does not know how anything looks, nor that a browser exists.

mod action;
mod answers;
mod apply;
mod lines;
mod paste;
mod place;
mod questions;
mod search;
mod shifts;
mod state;
mod view;

pub use action::Action;
pub use answers::Answers;
pub use apply::Replaced;
pub use lines::{Direction, Draft, DraftId, LineFault};
pub use place::{Place, PlaceKind};
pub use questions::{Need, Question};
pub use search::{Entry, entries, find, fold};
pub use shifts::{Shift, between};
pub use state::Session;
pub use view::{Ranked, View};
