//! A catalogue as its authors keep it: a folder of TOML files, with the line of every value.

use std::path::Path;

use serde_json::Value;

use super::files;
use super::loader::{CatalogueError, LARGEST, is_plain, load_value, read_json};
use crate::assemble::{self, Bounds, Part};
use crate::domain::{Catalogue, shown};

/// The files of one catalogue.
pub struct Source {
    parts: Vec<Part>,
    value: Value,
}

impl Source {
    /// Reads a folder of TOML files, or a single JSON file.
    ///
    /// # Errors
    /// Files that cannot be read or are not TOML, each with its place.
    pub fn open(path: &Path) -> Result<Source, Vec<CatalogueError>> {
        if path.is_dir() {
            let bounds = Bounds { plain: is_plain, largest: LARGEST };
            let (value, parts) = assemble::folder(path, &bounds)
                .map_err(|faults| faults.iter().map(|(file, fault)| files::said(file, fault)).collect::<Vec<_>>())?;
            return Ok(Source { parts, value });
        }
        let text = assemble::read(path, LARGEST).and_then(assemble::text).map_err(|fault| vec![files::said(path, &fault)])?;
        let value = read_json(&text, &shown(&path.display().to_string()))?;
        Ok(Source { parts: Vec::new(), value })
    }

    /// The whole, as one JSON.
    pub fn json(&self) -> String {
        self.value.to_string()
    }

    /// Loads the catalogue.
    ///
    /// # Errors
    /// Every fault, with its file and line where they can be found.
    pub fn load(&self) -> Result<Catalogue, Vec<CatalogueError>> {
        load_value(&self.value).map_err(|faults| faults.into_iter().map(|fault| self.located(fault)).collect())
    }

    /// `programmes[0].conditions[2].attendu` becomes `programmes/fitn-volet-1.toml:31 (conditions[2].attendu)`.
    fn located(&self, fault: CatalogueError) -> CatalogueError {
        match self.locate(&fault.place) {
            Some((file, line, "")) => CatalogueError { place: format!("{}:{line}", shown(&file.display().to_string())), ..fault },
            Some((file, line, rest)) => {
                CatalogueError { place: format!("{}:{line} ({rest})", shown(&file.display().to_string())), ..fault }
            }
            None => fault,
        }
    }

    fn locate<'p>(&self, place: &'p str) -> Option<(&Path, usize, &'p str)> {
        let (part, rest) = self.parts.iter().find_map(|part| {
            let rest = part.keys.iter().find_map(|key| place.strip_prefix(key.as_str()).filter(|rest| begins_a_step(rest)))?;
            Some((part, rest.trim_start_matches('.')))
        })?;
        for table in ["territoires", "zones"] {
            if let Some(line) = place.strip_prefix(table).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']')) {
                return Some((&part.file, line.parse().ok()?, table));
            }
        }
        let inside = if part.keeps_key { place } else { rest };
        Some((&part.file, part.line(inside), inside))
    }
}

/// `programmes[1]` is not the start of `programmes[10]`.
fn begins_a_step(rest: &str) -> bool {
    rest.is_empty() || rest.starts_with(['.', '['])
}
