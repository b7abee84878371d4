//! Guichet: which funding programme fits a digital project, up to how much, and until when.
//!
//! Seven floors, each of which may look down and never up: `domain`, `catalogue` and `engine`, `session`, `wording`, `ui`,
//! `browser`.

#[cfg(feature = "cli")]
mod assemble;
#[cfg(feature = "web")]
pub mod browser;
pub mod catalogue;
pub mod domain;
pub mod engine;
pub mod session;
#[cfg(feature = "ui")]
pub mod ui;
pub mod wording;
