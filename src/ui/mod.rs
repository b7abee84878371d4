//! Floor 5, what people see: components and pictures.
//!
//! It does not know the browser: no clock, no storage, no address bar. What it needs of them comes in as [`Hands`].

mod announcer;
mod app;
mod broken;
mod calculation;
mod card;
mod combobox;
mod contradictions;
mod criterion;
mod day;
mod desk;
mod device;
mod expenses;
mod field;
mod found;
mod hands;
mod host;
mod keep;
mod later;
mod line;
mod notices;
mod offer;
mod parts;
mod paste;
mod pictures;
mod proposals;
mod question;
mod questions;
mod quote;
mod readers;
mod readings;
pub mod rest;
mod results;
mod said;
mod sheet;
mod still;
mod tag;
mod transmit;
mod window;

pub use app::{App, AppProps};
pub use hands::Hands;
pub use host::{Coming, Embedded, Host};
