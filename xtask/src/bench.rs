//! `bench`: the optimised page, measured in Chromium on a slowed down processor.

use crate::process::{command, root, run};
use crate::{browsers, dist};
use anyhow::Result;

pub fn bench() -> Result<()> {
    browsers::chromium()?;
    dist::dist(&[])?;
    run(command("cargo bench --features browser-tests --bench keystroke").env("GUICHET_DIST", root().join("dist")))
}
