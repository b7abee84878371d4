//! Floor 5, the browser: mount, clock, events. The only floor that names it.

mod clock;
mod hands;
mod mount;

pub use mount::mount;
