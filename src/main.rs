//! The page's entry point: what it offers to scripts is `browser::mount`, and it does nothing by itself.

use guichet as _;

fn main() {}
