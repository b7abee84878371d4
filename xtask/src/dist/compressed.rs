//! Copies compressed ahead of time, at levels no server can afford while someone waits.

use anyhow::Result;
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
