//! The catalogue built into this program. The build script has held it against the strict loader: here it is only unpacked.

use std::sync::{Arc, OnceLock};

use super::CatalogueError;
use crate::domain::{Catalogue, Places, unpack, unpack_places};

/// Its JSON form, as a host would write it. The programs do without it.
pub const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

const TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.txt"));
const NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));
const PLACE_TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/places.txt"));
const PLACE_NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places.bin"));

thread_local! {
    /// The communes and EPCI, shared by every copy of the embedded catalogue: they are of no use to a page on which nothing is
    /// typed yet, and in a browser they come with the rest of the program.
    static PLACES: Arc<OnceLock<Places>> = Arc::default();
}

/// The embedded catalogue. The worked examples come along in the command line only.
///
/// # Errors
/// A program that was damaged.
pub fn embedded() -> Result<Catalogue, Vec<CatalogueError>> {
    let damaged = || vec![CatalogueError { place: "catalogue".into(), problem: "ce programme est abîmé".into(), hint: None }];
    let mut catalogue = unpack(TEXTS, NUMBERS).ok_or_else(damaged)?;
    if cfg!(not(target_family = "wasm")) {
        bring_places();
    }
    catalogue.territories.places = PLACES.with(Clone::clone);
    Ok(catalogue)
}

/// From now on the embedded catalogue, and every copy of it, has its communes and EPCI: the rest of the program is there.
pub fn bring_places() {
    let places = || unpack_places(PLACE_TEXTS, PLACE_NUMBERS).unwrap_or_default();
    PLACES.with(|shared| {
        shared.get_or_init(places);
    });
}
