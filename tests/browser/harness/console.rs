//! The errors of the browser's console: a page that complains there is broken, whatever it shows.

use super::browser::Browser;
use super::page::Page;

impl Page {
    /// The errors since the last call: those logged, those thrown, the files that failed to load.
    #[track_caller]
    pub fn console_errors(&self) -> Vec<String> {
        match self.browser {
            Browser::Chromium => {
                let entries = self.wait(self.session.browser_log()).into_iter();
                let severe = entries.filter(|entry| entry.level == "SEVERE");
                severe.map(|entry| entry.message).collect()
            }
            Browser::Firefox => {
                // A message reaches the driver by another way than the answer to this call.
                std::thread::sleep(std::time::Duration::from_millis(200));
                let mut lines = self.driver.said();
                lines.retain(|line| is_error_of_the_page(line));
                lines
            }
        }
    }
}

/// Firefox complains in the same voice of its own affairs: settings without a network, its own scripts.
fn is_error_of_the_page(line: &str) -> bool {
    let own = ["RSLoader", "resource://", "chrome://"].iter().any(|mark| line.contains(mark));
    !own && (line.starts_with("console.error:") || line.starts_with("JavaScript error:"))
}
