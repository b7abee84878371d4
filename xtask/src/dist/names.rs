//! The names by which the program and its glue call each other: long ones, with fingerprints, that weigh in both.

use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;

/// Its one module is named by the first letter.
const MODULE: &str = "\"a\": ";

/// The short names, as wasm-opt tells what it has renamed.
pub struct Names(BTreeMap<String, Vec<Vec<String>>>);

impl Names {
    /// Reads what it tells, or nothing where it had nothing to rename:
    /// `{ "imports": [["module", "long", "short"], …], "exports": [["long", "short"], …] }`.
    pub fn read(told: &str) -> Result<Self> {
        if told.is_empty() {
            return Ok(Self(BTreeMap::new()));
        }
        serde_json::from_str(told).map(Self).context("wasm-opt does not say what it has renamed")
    }

    /// The name that an export has now.
    pub fn export(&self, long: &str) -> String {
        let mut pairs = self.0.get("exports").into_iter().flatten();
        let short = pairs.find(|pair| pair.first().is_some_and(|name| name == long)).and_then(|pair| pair.get(1));
        short.map_or(long, String::as_str).to_owned()
    }

    /// The glue with the same names: what it offers the program are keys, what the program offers it are fields of `wasm`.
    pub fn shorten(&self, glue: &str) -> Result<String> {
        let (mut text, mut renamed) = (glue.to_owned(), Vec::new());
        for name in self.0.values().flatten() {
            match name.as_slice() {
                [module, long, short] => {
                    text = text.replace(&format!("\"{module}\": "), MODULE);
                    renamed.push((format!("{long}: function"), format!("{short}: function")));
                }
                [long, short] => renamed.push((format!("wasm.{long}"), format!("wasm.{short}"))),
                other => anyhow::bail!("wasm-opt names something else: {other:?}"),
            }
        }
        // A name that starts like another one comes after it.
        renamed.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
        for (long, short) in renamed {
            ensure!(long.starts_with("wasm.") || text.matches(&long).count() == 1, "the glue has no `{long}`");
            text = text.replace(&long, &short);
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Names;

    const TOLD: &str = r#"{"imports": [["./m.js", "__wbg_focus_1", "a"]], "exports": [["run", "b"], ["run_twice", "c"]]}"#;

    #[test]
    fn both_sides_get_the_same_names() {
        let glue = "export function run() { wasm.run(); wasm.run_twice(); }\n\"./m.js\": {__wbg_focus_1: function(e) {}}";
        let short = "export function run() { wasm.b(); wasm.c(); }\n\"a\": {a: function(e) {}}";
        assert_eq!(Names::read(TOLD).unwrap().shorten(glue).unwrap(), short);
    }

    #[test]
    fn the_rest_learns_the_new_names_of_exports() {
        let names = Names::read(TOLD).unwrap();
        assert_eq!([names.export("run_twice"), names.export("kept")], ["c", "kept"]);
        assert_eq!(Names::read("").unwrap().export("run"), "run");
    }

    #[test]
    fn a_glue_that_offers_something_else_is_refused() {
        assert!(Names::read(TOLD).unwrap().shorten("__wbg_other_2: function() {}").is_err());
        assert!(Names::read("renamed nothing").is_err());
    }
}
