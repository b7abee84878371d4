//! A browser under test, in plain blocking calls; it knows nothing of what the page says.

mod accessibility;
mod browser;
mod console;
mod driver;
mod files;
mod gestures;
mod hosting;
mod keyboard;
mod media;
mod page;
mod pixels;
mod readings;
mod requests;
mod site;
mod speed;

pub use page::Page;
pub use site::Site;
pub use thirtyfour::Key;
