//! The page's entry point: what it offers to scripts is `browser::mount`, and it does nothing by itself.

use guichet as _;

/// Half the size of the allocator that Rust brings for WebAssembly.
#[cfg(all(target_family = "wasm", not(target_feature = "atomics")))]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {}
