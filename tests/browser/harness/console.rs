//! The errors of the browser's console: a page that complains there is broken, whatever it shows.

use super::browser::Browser;
use super::page::Page;
use std::cell::RefCell;
use std::sync::atomic::{AtomicUsize, Ordering};

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
                let mut lines = self.said_until_now();
                lines.retain(|line| is_error_of_the_page(line));
                lines
            }
        }
    }

    /// What Firefox has written. A message reaches the driver by another way than the answers to our calls, and not in an
    /// order of ours: one of each kind is sent after all others, and awaited.
    #[track_caller]
    fn said_until_now(&self) -> Vec<String> {
        static MARKS: AtomicUsize = AtomicUsize::new(0);
        let number = MARKS.fetch_add(1, Ordering::Relaxed);
        let marks = ["logged", "thrown"].map(|way| format!("mark {number}, {way}."));
        let [logged, thrown] = &marks;
        self.script(&format!("setTimeout(() => {{ throw new Error({thrown:?}) }}); console.error({logged:?})"));
        let lines = RefCell::new(Vec::new());
        self.eventually("the marks in the output of Firefox", async || {
            let mut lines = lines.borrow_mut();
            lines.extend(self.driver.said());
            let lost = marks.iter().find(|mark| !lines.iter().any(|line: &String| line.contains(*mark)));
            lost.map_or(Ok(()), |mark| Err(format!("{mark:?} is not in {lines:?}")))
        });
        let mut lines = lines.into_inner();
        lines.retain(|line| !marks.iter().any(|mark| line.contains(mark)));
        lines
    }
}

/// Firefox complains in the same voice of its own affairs: settings without a network, its own scripts.
fn is_error_of_the_page(line: &str) -> bool {
    // The last one is of the second connection of its driver, on a page that is just going.
    let own =
        ["RSLoader", "resource://", "chrome://", "JSWindowActorChild cannot send at the moment"].iter().any(|mark| line.contains(mark));
    !own && (line.starts_with("console.error:") || line.starts_with("JavaScript error:"))
}
