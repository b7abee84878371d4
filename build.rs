//! Embeds the catalogue: checks that its files are TOML and writes them as one compact JSON.

// The same reader serves the command line; the build script has no other way to share it.
#[path = "src/assemble.rs"]
#[allow(dead_code)]
mod assemble;

use serde_json::Value;
use std::path::{Path, PathBuf};

fn main() {
    let folder = Path::new("catalogue/haut-rhin-2021");
    println!("cargo::rerun-if-changed={}", folder.display());
    println!("cargo::rerun-if-changed=src/assemble.rs");
    tell_relocations();
    let (mut value, _) = match assemble::folder(folder) {
        Ok(read) => read,
        Err(faults) => {
            for (file, problem) in faults {
                println!("cargo::error={}: {}", file.display(), problem.replace('\n', " | "));
            }
            std::process::exit(1);
        }
    };
    if !has_feature("CLI") && has_feature("WEB") {
        without_examples(&mut value);
        without_comments(&mut value);
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join("catalogue.json");
    if let Err(error) = std::fs::write(&out, value.to_string()) {
        println!("cargo::error={}: {error}", out.display());
        std::process::exit(1);
    }
}

/// Has the linker say, beside the published page, what refers to what: by this `cargo xtask dist` cuts the program in two.
fn tell_relocations() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if has_feature("WEB") && is("CARGO_CFG_TARGET_FAMILY", "wasm") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=guichet-page=--emit-relocs");
    }
}

fn has_feature(name: &str) -> bool {
    std::env::var_os(format!("CARGO_FEATURE_{name}")).is_some()
}

/// Takes the worked examples out: the page does not play them, and they are a third of the whole.
fn without_examples(whole: &mut Value) {
    let programmes = whole.get_mut("programmes").and_then(Value::as_array_mut);
    for programme in programmes.into_iter().flatten().filter_map(Value::as_object_mut) {
        programme.shift_remove("exemples");
        programme.shift_remove("exemple_de_base");
    }
}

/// Takes the comments out of the table of territories: they are for its readers.
fn without_comments(whole: &mut Value) {
    if let Some(Value::String(table)) = whole.get_mut("territoires") {
        let lines: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
        *table = lines.join("\n");
    }
}
