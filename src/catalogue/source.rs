//! A catalogue as its authors keep it: a folder of TOML files, with the line of every value.

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::loader::{CatalogueError, load_value};
use crate::assemble::{self, Part};
use crate::domain::Catalogue;

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
        let fault = |place: &Path, problem: String| vec![CatalogueError { place: place.display().to_string(), problem, hint: None }];
        if path.is_dir() {
            let (value, parts) = assemble::folder(path).map_err(|faults| {
                faults
                    .into_iter()
                    .map(|(file, problem)| CatalogueError { place: file.display().to_string(), problem, hint: None })
                    .collect::<Vec<_>>()
            })?;
            return Ok(Source { parts, value });
        }
        let text = std::fs::read_to_string(path).map_err(|error| fault(path, format!("ce fichier ne se lit pas : {error}")))?;
        let value = serde_json::from_str(&text).map_err(|error| fault(path, format!("ce n’est pas du JSON : {error}")))?;
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
            Some((file, line, rest)) => CatalogueError { place: format!("{}:{line} ({rest})", file.display()), ..fault },
            None => fault,
        }
    }

    fn locate<'p>(&self, place: &'p str) -> Option<(&PathBuf, usize, &'p str)> {
        for table in ["territoires", "zones"] {
            let line = place.strip_prefix(table).and_then(|rest| rest.strip_prefix('[')?.strip_suffix(']'));
            if let Some(line) = line {
                let part = self.parts.iter().find(|part| part.key == table)?;
                return Some((&part.file, line.parse().ok()?, table));
            }
        }
        let part = self.parts.iter().find(|part| place.starts_with(&part.key))?;
        let rest = place.strip_prefix(&part.key)?.trim_start_matches('.');
        let inside = if part.keeps_key { place } else { rest };
        let span = assemble::span(&part.text, inside).unwrap_or(Range { start: 0, end: 0 });
        let line = part.text.get(..span.start)?.matches('\n').count() + 1;
        Some((&part.file, line, inside))
    }
}
