//! What the page weighs: as files, and as a server sends them, compressed.

use anyhow::Result;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// One line a file, and their sum.
pub fn print(folder: &Path, files: &[PathBuf]) -> Result<()> {
    let mut sum = (0, 0);
    println!("\n{:<48} {:>10} {:>10}", "dist/", "bytes", "brotli");
    for file in files {
        let content = fs::read(file)?;
        let sizes = (content.len(), compressed(&content)?);
        sum = (sum.0 + sizes.0, sum.1 + sizes.1);
        let name = file.strip_prefix(folder).unwrap_or(file);
        println!("{}", line(&name.to_string_lossy(), sizes));
    }
    println!("{}", line("total", sum));
    Ok(())
}

fn line(name: &str, (raw, compressed): (usize, usize)) -> String {
    format!("{name:<48} {raw:>10} {compressed:>10}")
}

/// The size at brotli's highest level, at which a server compresses files ahead of time.
fn compressed(content: &[u8]) -> Result<usize> {
    let (level, window) = (11, 22);
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, level, window);
    writer.write_all(content)?;
    drop(writer);
    Ok(out.len())
}
