//! The optimisers: wasm-opt for the program, esbuild for scripts and style.

use super::names::Names;
use super::split;
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

/// The names of imports and exports become short ones.
const BARE: [&str; 1] = ["--minify-imports-and-exports-and-modules"];

/// Without the names of functions and the compiler's signature.
const NAMELESS: [&str; 2] = ["--strip-debug", "--strip-producers"];

pub struct Programs {
    folder: PathBuf,
    staging: PathBuf,
}

/// The program in one module, for the single file, and in two, the second of which is fetched later.
pub struct Wasm {
    pub whole: Vec<u8>,
    pub first: Vec<u8>,
    pub rest: Vec<u8>,
}

/// How a script is loaded.
#[derive(Clone, Copy)]
pub enum Bundle {
    Module,
    Classic,
    /// With the whole program beside it.
    Alone,
}

impl Programs {
    pub fn ready(staging: &Path) -> Result<Self> {
        let folder = tools::npm(&[BINARYEN, ESBUILD])?.join("node_modules/.bin");
        Ok(Self { folder, staging: staging.to_owned() })
    }

    /// The program made small, whole and in two, and beside it the glues that call it by the same names.
    pub fn wasm(&self, linked: &Path, page: &Path, glue: &Path) -> Result<Wasm> {
        let read = |file: &Path| fs::read(file).with_context(|| format!("reading {}", file.display()));
        let page = read(page)?;
        let glue = String::from_utf8(read(glue)?).context("the glue is not text")?;
        let cut = split::cut(&read(linked)?, &page)?;
        println!("{}", cut.said);
        let (first, names) = self.optimised("guichet", &cut.first, &BARE)?;
        fs::write(self.glue(), names.shorten(&glue)?)?;
        // Its memory is the first module's, where nobody has written yet what it brings.
        let (rest, _) = self.optimised("rest", &cut.rest.named(|long| names.export(long)), &["--zero-filled-memory"])?;
        let (whole, names) = self.optimised("whole", &split::whole(&page)?, &BARE)?;
        fs::write(self.whole_glue(), names.shorten(&glue)?)?;
        Ok(Wasm { whole, first, rest })
    }

    /// Made small by wasm-opt, with what it has renamed.
    fn optimised(&self, name: &str, program: &[u8], options: &[&str]) -> Result<(Vec<u8>, Names)> {
        let (file, out) = (self.staging.join(format!("{name}.cut.wasm")), self.staging.join(format!("{name}.wasm")));
        fs::write(&file, program)?;
        let mut command = Command::new(self.folder.join("wasm-opt"));
        command.arg(file).args(SMALL).args(options).args(NAMELESS).arg("--output").arg(&out);
        let told = answer(&mut command).with_context(|| format!("wasm-opt failed on {name}.cut.wasm"))?;
        Ok((fs::read(&out).context("wasm-opt wrote nothing")?, Names::read(&told)?))
    }

    fn glue(&self) -> PathBuf {
        self.staging.join("glue.js")
    }

    fn whole_glue(&self) -> PathBuf {
        self.staging.join("glue-whole.js")
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
        let (format, glue) = match bundle {
            Bundle::Module => ("esm", self.glue()),
            Bundle::Classic => ("iife", self.glue()),
            Bundle::Alone => ("iife", self.whole_glue()),
        };
        let mut options = vec![
            "--bundle".to_owned(),
            format!("--format={format}"),
            "--target=es2022".into(),
            format!("--alias:guichet-glue={}", glue.display()),
            format!("--alias:guichet-fallback={}", self.staging.join("fallback.json").display()),
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
