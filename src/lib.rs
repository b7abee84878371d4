//! Guichet: which funding programme fits a digital project, up to how much, and until when.
//!
//! Six floors, each of which may look down and never up: `domain`, `catalogue` and `engine`, `session`, `ui`, `browser`.

#[cfg(feature = "cli")]
mod assemble;
pub mod catalogue;
pub mod domain;
pub mod engine;
