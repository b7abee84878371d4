//! Whether the rest of the program is there: what lies behind [`super::later`] comes after the first screen.

use std::cell::Cell;

use super::later;

/// The proof that the rest of the program is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rest(());

thread_local! {
    /// Outside a browser the program is never cut.
    static HERE: Cell<bool> = const { Cell::new(cfg!(not(target_family = "wasm"))) };
}

/// The rest of the program, where it is there.
pub fn here() -> Option<Rest> {
    HERE.get().then_some(Rest(()))
}

/// Says that the rest of the program has come, or was never cut off.
pub fn arrived() {
    HERE.set(true);
    later::ready(Rest(()));
}
