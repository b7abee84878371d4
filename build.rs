//! Embeds the catalogue: checks that its files are TOML and writes them as one compact JSON.

// The same reader serves the command line; the build script has no other way to share it.
#[path = "src/assemble.rs"]
#[allow(dead_code)]
mod assemble;

use std::path::{Path, PathBuf};

fn main() {
    let folder = Path::new("catalogue/haut-rhin-2021");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/assemble.rs");
    let (value, _) = match assemble::folder(folder) {
        Ok(read) => read,
        Err(faults) => {
            for (file, problem) in faults {
                println!("cargo::error={}: {}", file.display(), problem.replace('\n', " | "));
            }
            std::process::exit(1);
        }
    };
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("catalogue.json");
    if let Err(error) = std::fs::write(&out, value.to_string()) {
        println!("cargo::error={}: {error}", out.display());
        std::process::exit(1);
    }
}
