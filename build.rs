//! Embeds the catalogue: holds its files against the strict loader, and writes what it makes of them in a compact form.

// The same code serves the programs; the build script has no other way to share it.
#[path = "src/assemble.rs"]
#[allow(dead_code)]
mod assemble;
#[path = "src/domain/mod.rs"]
#[allow(dead_code, unused_imports)]
mod domain;
#[path = "src/catalogue/files.rs"]
mod files;
#[path = "src/catalogue/loader/mod.rs"]
#[allow(dead_code, unused_imports)]
mod loader;
#[path = "src/catalogue/source.rs"]
mod source;

use std::path::{Path, PathBuf};

use loader::CatalogueError;

fn main() {
    let folder = Path::new("catalogue/haut-rhin-2021");
    tell_relocations();
    for read in [folder, Path::new("src/assemble.rs"), Path::new("src/domain"), Path::new("src/catalogue")] {
        println!("cargo::rerun-if-changed={}", read.display());
    }
    if let Err(faults) = embed(folder) {
        for fault in faults {
            println!("cargo::error={}", fault.to_string().replace('\n', " | "));
        }
        std::process::exit(1);
    }
}

/// Has the linker say, beside the published page, what refers to what: by this `cargo xtask dist` cuts the program in two.
fn tell_relocations() {
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|found| found == value);
    if is("CARGO_FEATURE_WEB", "1") && is("CARGO_CFG_TARGET_FAMILY", "wasm") && is("PROFILE", "release") {
        println!("cargo::rustc-link-arg-bin=guichet-page=--emit-relocs");
    }
}

fn embed(folder: &Path) -> Result<(), Vec<CatalogueError>> {
    let source = source::Source::open(folder)?;
    let catalogue = source.load()?;
    let (texts, numbers) = domain::pack(&catalogue);
    let (place_texts, place_numbers) = domain::pack_places(catalogue.territories.places.get().unwrap_or(&domain::Places::default()));
    let back = domain::unpack(&texts, &numbers).zip(domain::unpack_places(&place_texts, &place_numbers)).map(|(mut back, places)| {
        back.territories.places = std::sync::Arc::new(places.into());
        back
    });
    if back.as_ref() != Some(&catalogue) {
        return Err(vec![fault(folder, "la forme compacte ne rend pas ce catalogue".into())]);
    }
    write("catalogue.json", source.json().as_bytes())?;
    write("catalogue.txt", texts.as_bytes())?;
    write("catalogue.bin", &numbers)?;
    write("places.txt", place_texts.as_bytes())?;
    write("places.bin", &place_numbers)
}

fn write(name: &str, content: &[u8]) -> Result<(), Vec<CatalogueError>> {
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default()).join(name);
    std::fs::write(&out, content).map_err(|error| vec![fault(&out, error.to_string())])
}

fn fault(place: &Path, problem: String) -> CatalogueError {
    CatalogueError::new(&place.display().to_string(), &problem, None)
}
