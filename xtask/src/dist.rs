//! `dist`: the page optimised into `dist/`, a folder that any static server publishes, at any address.

use crate::process::{root, run};
use crate::{page, sizes, tools};
use anyhow::{Context, Result, ensure};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha384};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Debian's wasm-opt cannot read what Rust writes today; npm's can.
const BINARYEN: &str = "binaryen@132.0.0";

/// Trunk's own minifier stumbles on today's glue code.
const ESBUILD: &str = "esbuild@0.28.2";

pub fn dist() -> Result<()> {
    let folder = root().join("dist");
    println!("Building the page with the profile `page`.");
    run(page::trunk("build")?.args(["--release", "--public-url", "./", "--dist"]).arg(&folder))?;

    println!("Optimising.");
    let programs = tools::npm(&[BINARYEN, ESBUILD])?.join("node_modules/.bin");
    let page = folder.join("index.html");
    let mut html = fs::read_to_string(&page).context("Trunk wrote no index.html")?;
    for file in files(&folder)? {
        html = replace(&file, &programs, &html)?;
    }
    fs::write(&page, &html)?;
    sizes::print(&folder, &files(&folder)?)
}

/// Optimises one file and tells the page its new name and its new fingerprint.
fn replace(file: &Path, programs: &Path, html: &str) -> Result<String> {
    let name = name(file);
    let before = fs::read(file)?;
    if !optimise(file, programs)? {
        return Ok(html.to_owned());
    }
    let after = fs::read(file)?;
    let mut html = html.replace(&fingerprint(&before), &fingerprint(&after));
    if name.ends_with(".wasm") {
        html = guarded(&html, &name, &fingerprint(&after))?;
    }
    // Only what the page itself names can change name; what a script imports keeps its own.
    if !html.contains(&format!("./{name}")) {
        return Ok(html);
    }
    let renamed = named_after(&name, &after);
    fs::rename(file, file.with_file_name(&renamed))?;
    Ok(html.replace(&name, &renamed))
}

/// False where the file is of a kind that is published as it is.
fn optimise(file: &Path, programs: &Path) -> Result<bool> {
    let minify = "--minify --charset=utf8 --legal-comments=none --allow-overwrite --log-level=warning";
    let (program, options, output) = match file.extension().and_then(|end| end.to_str()) {
        // The names of functions and the compiler's signature weigh, and the page never reads them.
        Some("wasm") => ("wasm-opt", "-Oz --strip-debug --strip-producers", "--output"),
        Some("js" | "css") => ("esbuild", minify, "--outfile"),
        _ => return Ok(false),
    };
    let mut command = Command::new(programs.join(program));
    run(command.arg(file).args(options.split_whitespace()).arg(format!("{output}={}", file.display())))?;
    Ok(true)
}

/// Browsers check the fingerprint of a preloaded script, but not of preloaded WebAssembly:
/// the one who fetches it must ask.
fn guarded(html: &str, wasm: &str, fingerprint: &str) -> Result<String> {
    let plain = format!("module_or_path: './{wasm}'");
    let asked = format!("module_or_path: fetch('./{wasm}', {{ integrity: '{fingerprint}' }})");
    ensure!(html.contains(&plain), "Trunk's starting script has changed: `{plain}` is not in index.html");
    Ok(html.replace(&plain, &asked))
}

fn fingerprint(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

/// Trunk names a file after its content, so that caches never mix two versions:
/// the content having changed, so does the name.
fn named_after(name: &str, content: &[u8]) -> String {
    let digest = Sha384::digest(content);
    let new: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    // Trunk drops the zeros in front.
    let is_digest = |part: &str| (12..=16).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit());
    match name.split(['-', '_', '.']).find(|part| is_digest(part)) {
        Some(old) => name.replace(old, &new),
        None => name.to_owned(),
    }
}

fn name(file: &Path) -> String {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// All files under a folder, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        match path.is_dir() {
            true => found.extend(files(&path)?),
            false => found.push(path),
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::{guarded, named_after};

    #[test]
    fn a_name_follows_the_content() {
        let one = named_after("page-0123456789abcdef_bg.wasm", b"one");
        assert_eq!(one.len(), "page-0123456789abcdef_bg.wasm".len());
        assert!(one.starts_with("page-") && one.ends_with("_bg.wasm"));
        assert_ne!(one, named_after("page-0123456789abcdef_bg.wasm", b"two"));
        assert_ne!(named_after("base-dd226dce6d1b7b3.css", b"one"), "base-dd226dce6d1b7b3.css");
        assert_eq!(named_after("logo.svg", b"one"), "logo.svg");
    }

    #[test]
    fn a_starting_script_that_is_not_recognised_is_an_error() {
        let script = "await init({ module_or_path: './a.wasm' });";
        let asked = "await init({ module_or_path: fetch('./a.wasm', { integrity: 'sha384-x' }) });";
        assert_eq!(guarded(script, "a.wasm", "sha384-x").unwrap(), asked);
        assert!(guarded(script, "b.wasm", "sha384-x").is_err());
    }
}
