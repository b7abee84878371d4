//! The strict loader of the JSON form: every fault of a catalogue, each with its place.

mod addresses;
mod amounts;
mod areas;
mod bands;
mod bounds;
mod calendars;
mod circles;
mod conditions;
mod cursor;
mod error;
#[cfg(feature = "cli")]
mod examples;
mod facts;
mod fallbacks;
mod index;
mod json;
mod names;
mod notions;
mod programmes;
mod root;
mod size;
mod sound;
mod standins;
mod territories;
mod words;
mod written;

pub use bounds::LARGEST;
pub use error::CatalogueError;
// For folders, which only the command line and the build script read.
#[cfg_attr(not(feature = "cli"), allow(unused_imports))]
pub use {json::read as read_json, names::is_plain};

use crate::domain::{Catalogue, french_integer};

/// Loads a catalogue from its JSON form.
///
/// # Errors
/// Every fault of the catalogue, each with its place and, where one can be given, a hint.
pub fn load(text: &str) -> Result<Catalogue, Vec<CatalogueError>> {
    if text.len() > LARGEST {
        return Err(vec![too_large()]);
    }
    load_value(&json::read(text, "")?)
}

/// The fault of a catalogue that is too large to be read.
pub fn too_large() -> CatalogueError {
    let most = french_integer(LARGEST as i64);
    CatalogueError::new("catalogue", &format!("le catalogue dépasse {most} octets"), None)
}

/// Loads a catalogue already parsed as JSON.
///
/// # Errors
/// As [`load`].
pub fn load_value(value: &serde_json::Value) -> Result<Catalogue, Vec<CatalogueError>> {
    let faults = cursor::Faults::default();
    let catalogue = root::read(value, &faults);
    // Some values are read for two purposes.
    let mut told = index::Index::default();
    let mut faults = faults.into_inner();
    faults.retain(|fault| told.add(&fault.to_string(), 0).is_none());
    match catalogue {
        Some(catalogue) if faults.is_empty() => Ok(catalogue),
        _ => Err(faults),
    }
}
