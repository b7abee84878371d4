//! How far a batch is, on standard error, for those who watch.

use std::fs::File;
use std::io::{self, IsTerminal};
#[cfg(unix)]
use std::os::fd::AsFd as _;
#[cfg(windows)]
use std::os::windows::io::AsHandle as _;

use guichet::wording::terminal;
use indicatif::{ProgressBar, ProgressStyle};

use crate::output::say;

/// The bar, where it can be seen, and what it counts.
pub struct Progress {
    bar: Option<ProgressBar>,
    dossiers: usize,
    refused: usize,
}

impl Progress {
    /// A bar where standard error is a terminal, and nothing else is written or typed there.
    pub fn start() -> Progress {
        let alone = io::stderr().is_terminal() && !io::stdout().is_terminal() && !io::stdin().is_terminal();
        let bar = alone.then(|| match length() {
            Some(length) => styled(ProgressBar::new(length), "{bar:30} {percent:>3}\u{a0}%  {msg}"),
            None => styled(ProgressBar::new_spinner(), "{spinner} {msg}"),
        });
        Progress { bar, dossiers: 0, refused: 0 }
    }

    /// One more line, of so many bytes.
    pub fn advance(&mut self, bytes: usize, refused: bool) {
        self.dossiers += 1;
        self.refused += usize::from(refused);
        if let Some(bar) = &self.bar {
            bar.set_message(terminal::progress(self.dossiers, self.refused));
            bar.inc(bytes as u64 + 1);
        }
    }

    /// The last word, in place of the bar.
    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
            say(&terminal::progress(self.dossiers, self.refused));
        }
    }
}

fn styled(bar: ProgressBar, template: &str) -> ProgressBar {
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// How long standard input is, where it is a file.
fn length() -> Option<u64> {
    #[cfg(unix)]
    let file = File::from(io::stdin().as_fd().try_clone_to_owned().ok()?);
    #[cfg(windows)]
    let file = File::from(io::stdin().as_handle().try_clone_to_owned().ok()?);
    let about = file.metadata().ok()?;
    about.is_file().then_some(about.len())
}
