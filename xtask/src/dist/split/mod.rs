//! The program cut in two modules that share one memory and one table of functions: what the first screen needs, and the
//! rest, which is fetched later.
//!
//! Entries are the functions of a few modules of the sources. All that the program reaches without passing through one of
//! them stays in the first module, as the linker's relocations tell it: the cut rests on no measure of what visitors do.
//! The program alone promises not to call an entry before the rest is there. It may take the address of one: slots of the
//! table do not move, and those of the rest are empty until it comes.

mod data;
mod first;
mod later;
mod linked;
mod rest;
mod table;
#[cfg(test)]
mod tests;

use anyhow::{Context, Result};
use later::Later;
use linked::Linked;
use walrus::Module;

/// Where the sources declare what comes later.
const ENTRIES: [&str; 2] = ["guichet::ui::later::", "guichet::browser::later::"];

/// What says why the program stops comes later too: it never returns, so that stopping at an empty slot changes one thing
/// only, the console's message.
const LAST_WORDS: [&str; 11] = [
    "<alloc::vec::Vec<_, _>>::insert_mut::assert_failed",
    "<alloc::vec::Vec<_, _>>::remove::assert_failed",
    "<alloc::vec::Vec<_, _>>::split_off::assert_failed",
    "core::cell::panic_already_",
    "core::panicking::",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "core::slice::index::slice_",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
];

pub struct Cut {
    pub first: Vec<u8>,
    pub rest: Rest,
    /// What moved, in a sentence.
    pub said: String,
}

/// `linked` is the program as the linker left it, `page` what wasm-bindgen made of it.
pub fn cut(linked: &[u8], page: &[u8]) -> Result<Cut> {
    cut_at(linked, page, &ENTRIES, &LAST_WORDS)
}

/// The starts of the names: all of `entries`, and those of `last_words` that are there.
fn cut_at(linked: &[u8], page: &[u8], entries: &[&str], last_words: &[&str]) -> Result<Cut> {
    let linked = Linked::read(linked).context("reading the linked program")?;
    let (mut first, mut rest) = (read(page)?, read(page)?);
    let later = Later::find(&linked, &first, entries, last_words)?;
    let needed = rest::cut(&mut rest, &later)?;
    first::cut(&mut first, &later, &needed)?;
    let (functions, entries) = later.count();
    let said = format!("{functions} functions come later, behind {entries} entries; they use {} things of the first ones.", needed.len());
    Ok(Cut { first: written(&mut first), rest: Rest(rest), said })
}

/// The program in one module, for the single file.
pub fn whole(page: &[u8]) -> Result<Vec<u8>> {
    read(page).map(|mut module| written(&mut module))
}

/// The second module, before it knows by which names the first one exports.
pub struct Rest(Module);

impl Rest {
    /// Written with the names that the first module has got since.
    pub fn named(mut self, name: impl Fn(&str) -> String) -> Vec<u8> {
        for import in self.0.imports.iter_mut() {
            import.name = name(&import.name);
        }
        written(&mut self.0)
    }
}

fn read(page: &[u8]) -> Result<Module> {
    Module::from_buffer(page).context("reading the page's program")
}

/// Without what the linker told of it; with names as people write them, which wasm-opt then sorts functions by.
fn written(module: &mut Module) -> Vec<u8> {
    for name in ["linking", "reloc.CODE", "reloc.DATA"] {
        while module.customs.remove_raw(name).is_some() {}
    }
    for function in module.funcs.iter_mut() {
        function.name = function.name.as_deref().map(|name| rustc_demangle::demangle(name).to_string());
    }
    module.emit_wasm()
}
