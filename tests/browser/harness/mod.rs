//! A browser under test, in plain blocking calls; it knows nothing of what the page says.

mod browser;
mod console;
mod driver;
mod gestures;
mod page;
mod readings;
mod site;

pub use page::Page;
pub use thirtyfour::Key;
