//! The catalogue built into this program. The build script has held it against the strict loader: here it is only unpacked.

use super::CatalogueError;
use crate::domain::{Catalogue, unpack};

/// Its JSON form, as a host would write it. The programs do without it.
pub const EMBEDDED: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.json"));

const TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/catalogue.txt"));
const NUMBERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/catalogue.bin"));

/// The embedded catalogue. The worked examples come along in the command line only.
///
/// # Errors
/// A program that was damaged.
pub fn embedded() -> Result<Catalogue, Vec<CatalogueError>> {
    let damaged = || vec![CatalogueError { place: "catalogue".into(), problem: "ce programme est abîmé".into(), hint: None }];
    unpack(TEXTS, NUMBERS).ok_or_else(damaged)
}
