//! Floor 1, from files to linked programmes: it refuses what it does not understand, naming the place.
//!
//! It does not know how a rule is evaluated, nor what a browser is.

mod amounts;
mod calendars;
mod conditions;
mod cursor;
mod error;
#[cfg(feature = "cli")]
mod examples;
mod facts;
mod programmes;
mod root;
#[cfg(feature = "cli")]
mod source;
mod territories;
mod words;

pub use error::CatalogueError;
#[cfg(feature = "cli")]
pub use source::Source;

use crate::domain::{Catalogue, nearest};

/// The largest catalogue that is read, in bytes: a bound against abuse.
pub const LARGEST: usize = 2_000_000;

/// The catalogue built into this program, as JSON.
pub const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

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
