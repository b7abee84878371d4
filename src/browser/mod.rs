//! Floor 6, the browser: mount, clock, events. The only floor that names it.
//!
//! It does not know any rule, nor what a sentence says.
mod address;
mod clock;
mod coming;
mod device;
mod drawing;
mod events;
mod files;
mod hands;
mod inside;
mod later;
mod mount;

pub use mount::{mount, needs_rest};
