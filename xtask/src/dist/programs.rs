//! The optimisers: wasm-opt for the program, esbuild for scripts and style.

use super::names::Names;
use crate::process::{answer, root, run};
use crate::tools;
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian's wasm-opt cannot read what Rust writes today; npm's can.
const BINARYEN: &str = "binaryen@132.0.0";

/// Trunk's own minifier stumbles on today's glue code.
const ESBUILD: &str = "esbuild@0.28.2";

/// What compresses best: twice over, once flattened; only short functions put into their one caller; those with neighbouring
/// names, which look alike, side by side. Nothing of ours is below the first kilobyte.
const SMALL: [&str; 7] = [
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=30",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--reorder-functions-by-name",
];

/// Without the names of functions and the compiler's signature; the names of imports and exports become short ones.
const BARE: [&str; 3] = ["--minify-imports-and-exports-and-modules", "--strip-debug", "--strip-producers"];

pub struct Programs {
    folder: PathBuf,
    staging: PathBuf,
}

/// How a script is loaded.
#[derive(Clone, Copy)]
pub enum Bundle {
    Module,
    Classic,
}

impl Programs {
    pub fn ready(staging: &Path) -> Result<Self> {
        let folder = tools::npm(&[BINARYEN, ESBUILD])?.join("node_modules/.bin");
        Ok(Self { folder, staging: staging.to_owned() })
    }

    /// The program made small, and beside it the glue that calls it by the same names.
    pub fn wasm(&self, file: &Path, glue: &Path) -> Result<Vec<u8>> {
        let out = self.staging.join("guichet.wasm");
        let mut command = Command::new(self.folder.join("wasm-opt"));
        let told = answer(command.arg(file).args(SMALL).args(BARE).arg("--output").arg(&out)).context("wasm-opt failed")?;
        let glue = fs::read_to_string(glue).with_context(|| format!("reading {}", glue.display()))?;
        fs::write(self.glue(), Names::read(&told)?.shorten(&glue)?)?;
        fs::read(&out).context("wasm-opt wrote nothing")
    }

    fn glue(&self) -> PathBuf {
        self.staging.join("glue.js")
    }

    /// One sheet from several, in their order.
    pub fn css(&self, sheets: &[String]) -> Result<Vec<u8>> {
        let read = |sheet: &String| fs::read_to_string(root().join(sheet)).with_context(|| format!("reading {sheet}"));
        let all = sheets.iter().map(read).collect::<Result<String>>()?;
        let file = self.staging.join("all.css");
        fs::write(&file, all)?;
        self.esbuild(&file, "guichet.css", &[])
    }

    /// One script of `embed/` with everything it imports, and the constants that only the build knows.
    pub fn script(&self, name: &str, bundle: Bundle, defines: &[(String, String)]) -> Result<Vec<u8>> {
        let format = match bundle {
            Bundle::Module => "esm",
            Bundle::Classic => "iife",
        };
        let mut options = vec![
            "--bundle".to_owned(),
            format!("--format={format}"),
            "--target=es2022".into(),
            "--loader:.html=text".into(),
            format!("--alias:guichet-glue={}", self.glue().display()),
            format!("--alias:guichet-fallback={}", self.staging.join("fallback.html").display()),
            // Only met where the glue would look for the program by itself, and we always hand it over.
            "--log-override:empty-import-meta=silent".into(),
        ];
        options.extend(defines.iter().map(|(name, value)| format!("--define:{name}={value}")));
        self.esbuild(&root().join("embed").join(name), name, &options)
    }

    fn esbuild(&self, file: &Path, name: &str, options: &[String]) -> Result<Vec<u8>> {
        let out = self.staging.join(name);
        let minify = ["--minify", "--charset=utf8", "--legal-comments=none", "--log-level=warning"];
        let mut command = Command::new(self.folder.join("esbuild"));
        run(command.arg(file).args(minify).args(options).arg(format!("--outfile={}", out.display())))?;
        fs::read(&out).with_context(|| format!("esbuild wrote no {name}"))
    }
}
