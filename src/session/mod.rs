//! Floor 3, the answers so far: a pure reducer from actions to answers, and what follows from them.
//!
//! It does not know how anything looks, nor that a browser exists.

mod action;
mod agenda;
mod answers;
mod apply;
mod columns;
mod export;
mod keeping;
mod kept;
mod lines;
mod link;
mod link_reader;
mod options;
mod paste;
mod percent;
mod place;
mod plan;
mod questions;
mod search;
mod shifts;
mod state;
mod table;
mod taxes;
mod view;

pub use action::Action;
pub use agenda::{Event, Revision, calendar};
pub use answers::Answers;
pub use apply::Replaced;
pub use export::{NotInDossier, assessment_json, dossier_json, from_dossier, whole_assessment_json};
pub use keeping::{Found, Keeping, Origin};
pub use kept::{LARGEST_FILE, from_file, from_kept, to_kept};
pub use lines::{Direction, Draft, DraftId, LineFault, Lines};
pub use link::{Link, is_link, to_dated_fragment, to_fragment};
pub use link_reader::from_fragment;
pub use options::{Options, from_query, theme, told_apart};
pub use paste::{Column, LeftOut, Role, Row, Table, pasted};
pub use place::{Place, PlaceKind};
pub use plan::{Cell, decimal, sheet};
pub use questions::{Need, Question};
pub use search::{Entry, elsewhere, entries, exact, find, near};
pub use shifts::{Shift, between};
pub use state::Session;
pub use view::{Days, Ranked, Reference, View, best_first};
