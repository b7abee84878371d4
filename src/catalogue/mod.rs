//! Floor 1, from files to linked programmes: it refuses what it does not understand, naming the place.
//!
//! It does not know how a rule is evaluated, nor what a browser is.

mod embedded;
#[cfg(feature = "cli")]
mod files;
mod loader;
#[cfg(feature = "cli")]
mod source;

pub use embedded::{EMBEDDED, bring_places, embedded};
pub use loader::{CatalogueError, LARGEST, load, load_value};
#[cfg(feature = "cli")]
pub use source::Source;
