//! Copies compressed ahead of time, at levels no server can afford while someone waits.

use anyhow::Result;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use std::io::Write;

/// Whether a server would compress it. Header files are never sent.
pub fn worth_it(name: &str) -> bool {
    ["html", "js", "css", "wasm", "svg", "webmanifest"].iter().any(|end| name.ends_with(&format!(".{end}")))
}

pub fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let (level, window) = (11, 22);
    let mut out = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut out, 4096, level, window);
    writer.write_all(content)?;
    drop(writer);
    Ok(out)
}

pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(content)?;
    Ok(writer.finish()?)
}

/// A `.lzma` file, for the page that unpacks by itself: a fifth less than gzip of a program. `embed/lzma.js` reads this one
/// set of parameters: four bits of literal context, none of position.
pub fn lzma(content: &[u8]) -> Result<Vec<u8>> {
    let thorough = LzmaOptions { lc: 4, lp: 0, pb: 0, nice_len: 273, depth_limit: 1000, ..LzmaOptions::with_preset(9) };
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &thorough, Some(content.len() as u64))?;
    writer.write_all(content)?;
    Ok(writer.finish()?)
}
