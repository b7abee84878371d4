//! What everything weighs, as files and as sent, and the budgets.

use super::{Files, compressed};
use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;

/// The loader runs on every page that has a widget, even unread.
const LOADER: usize = 3_000;
/// The single file goes by e-mail.
const SINGLE: usize = 400_000;
/// A first visit over a slow line.
const FIRST_LOAD: usize = 150_000;

#[derive(Clone, Copy, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

impl Size {
    fn and(self, other: Self) -> Self {
        Self { raw: self.raw + other.raw, gzip: self.gzip + other.gzip, brotli: self.brotli + other.brotli }
    }
}

/// Prints one line a file of the folder, the first load and what comes after it; answers what is over its budget.
///
/// # Errors
/// A compressed copy that cannot be read.
pub fn print(folder: &Path, files: &Files) -> Result<Vec<String>> {
    println!("\n{:<42} {:>9} {:>9} {:>9}", "dist/", "bytes", "gzip", "brotli");
    let (mut first, mut later) = (Size::default(), Size::default());
    let mut found = Vec::new();
    for (name, content) in files {
        let size = measure(folder, name, content.len())?;
        println!("{}", line(name, size));
        if is_first_load(name) {
            first = first.and(size);
        } else if is_later(name) {
            later = later.and(size);
        }
        match name.as_str() {
            "guichet.js" => found.extend(over("guichet.js, brotli", size.brotli, LOADER)),
            "guichet.html" => found.extend(over("guichet.html, bytes", size.raw, SINGLE)),
            _ => {}
        }
    }
    println!("{}", line("first load of index.html", first));
    println!("{}", line("later, the rest of the program", later));
    found.extend(over("first load, brotli", first.brotli, FIRST_LOAD));
    Ok(found)
}

/// # Errors
/// Whatever is over its budget.
pub fn none_over(over: &[String]) -> Result<()> {
    ensure!(over.is_empty(), "over budget: {}", over.join("; "));
    Ok(())
}

fn over(what: &str, size: usize, budget: usize) -> Option<String> {
    (size > budget).then(|| format!("{what}: {size} of {budget}, {} too many", size - budget))
}

/// What a browser fetches before a bare page can be used: the rest of the program, the worker and the icon come after.
fn is_first_load(name: &str) -> bool {
    name == "index.html" || (name.starts_with("assets/") && !name.ends_with(".svg") && !is_later(name))
}

/// What it fetches at the first gesture, or at once for a page that opens with answers.
fn is_later(name: &str) -> bool {
    name.starts_with("assets/rest-")
}

/// The copies are in the folder: compressing again would take as long as the first time.
fn measure(folder: &Path, name: &str, raw: usize) -> Result<Size> {
    if !compressed::worth_it(name) {
        return Ok(Size { raw, gzip: raw, brotli: raw });
    }
    let copy = |end: &str| -> Result<usize> { Ok(fs::metadata(folder.join(format!("{name}.{end}")))?.len().try_into()?) };
    Ok(Size { raw, gzip: copy("gz")?, brotli: copy("br")? })
}

fn line(name: &str, size: Size) -> String {
    format!("{name:<42} {:>9} {:>9} {:>9}", size.raw, size.gzip, size.brotli)
}

#[cfg(test)]
mod tests {
    use super::{is_first_load, is_later, over};

    #[test]
    fn a_budget_is_kept_to_the_last_byte() {
        assert_eq!(over("a", 3_000, 3_000), None);
        assert_eq!(over("a", 3_001, 3_000).unwrap(), "a: 3001 of 3000, 1 too many");
    }

    #[test]
    fn the_first_load_is_the_page_and_what_it_needs() {
        assert!(is_first_load("index.html") && is_first_load("assets/guichet-0.wasm"));
        assert!(!is_first_load("sw.js") && !is_first_load("assets/icon-0.svg") && !is_first_load("guichet.js"));
        assert!(is_later("assets/rest-0.wasm") && !is_first_load("assets/rest-0.wasm") && !is_later("assets/guichet-0.wasm"));
    }
}
