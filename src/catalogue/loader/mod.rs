//! The strict loader of the JSON form: every fault of a catalogue, each with its place.

mod amounts;

mod areas;
mod calendars;
mod conditions;
mod cursor;
mod error;
#[cfg(feature = "cli")]
mod examples;
mod facts;
mod fallbacks;
mod programmes;
mod root;
mod territories;
mod words;
mod written;

pub use error::CatalogueError;

use crate::domain::{Catalogue, nearest};

/// The largest catalogue that is read, in bytes: a bound against abuse.
pub const LARGEST: usize = 2_000_000;

/// Loads a catalogue from its JSON form.
///
/// # Errors
/// Every fault of the catalogue, each with its place and, where one can be given, a hint.
pub fn load(text: &str) -> Result<Catalogue, Vec<CatalogueError>> {
    let whole = |problem: String| vec![CatalogueError { place: "catalogue".into(), problem, hint: None }];
    if text.len() > LARGEST {
        return Err(whole(format!("le catalogue dépasse {LARGEST} octets")));
    }
    let value = serde_json::from_str(text).map_err(|error| whole(format!("ce n’est pas du JSON : {error}")))?;
    load_value(&value)
}

/// Loads a catalogue already parsed as JSON.
///
/// # Errors
/// As [`load`].
pub fn load_value(value: &serde_json::Value) -> Result<Catalogue, Vec<CatalogueError>> {
    let faults = cursor::Faults::default();
    let catalogue = root::read(value, &faults);
    let faults = faults.into_inner();
    match catalogue {
        Some(catalogue) if faults.is_empty() => Ok(catalogue),
        _ => Err(faults),
    }
}
