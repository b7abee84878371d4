//! The page in a real browser: what a person does and sees, driven over WebDriver.
//!
//! `cargo xtask test browser` builds the page, then runs this with what it needs; a feature keeps
//! it out of plain `cargo test`, where a missing browser could otherwise pass for a success.

// A failure of the harness is a failure of the test that uses it.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod alive;
mod embedding;
mod exports;
mod harness;
mod journeys;
mod main_job;
mod opening;
mod picture;
mod trying_the_harness;
