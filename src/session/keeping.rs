//! What a device keeps, as one page sees it: whether it may write there, and what it found that is not its own.

/// What was found on the device beside the answers of this page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The text, as it is kept.
    pub text: String,
    /// How it came there.
    pub origin: Origin,
}

/// Where what was found comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was there when the page opened with other answers.
    Before,
    /// It was there, and belongs to this questionnaire opened without options: it may be read, not replaced.
    Beside,
    /// Another tab has written it since.
    OtherTab,
}

/// Whether answers are kept, and what is in the way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keeping {
    /// The visitor has said that the answers may be kept.
    pub consent: bool,
    /// The text that this page last read on the device or wrote there.
    pub known: Option<String>,
    /// What else is there, until the visitor has chosen. Nothing is written meanwhile.
    pub found: Option<Found>,
    /// The browser refused the last writing.
    pub refused: bool,
    /// Another tab has forgotten everything: this page keeps nothing any more.
    pub forgotten: bool,
}

impl Keeping {
    /// Compares with what is on the device now, which another tab may have changed; true where the page may write.
    pub fn may_write(&mut self, stored: Option<String>) -> bool {
        self.consent && self.found.is_none() && {
            self.look(stored);
            self.consent && self.found.is_none()
        }
    }

    /// Takes note of what is on the device now.
    pub fn look(&mut self, stored: Option<String>) {
        if let (Some(found), Some(text)) = (&mut self.found, &stored) {
            if found.origin != Origin::Beside {
                found.text.clone_from(text);
            }
        } else if self.consent && stored != self.known {
            match stored {
                Some(text) => {
                    let origin = if self.known.is_some() { Origin::OtherTab } else { Origin::Before };
                    self.found = Some(Found { text, origin });
                }
                None => *self = Keeping { forgotten: true, ..Keeping::default() },
            }
        } else if stored.is_none() && self.found.as_ref().is_some_and(|found| found.origin != Origin::Beside) {
            self.found = None;
        }
    }

    /// A text was written, or the browser refused it.
    pub fn wrote(&mut self, text: String, done: bool) {
        self.refused = !done;
        if done {
            self.known = Some(text);
        }
    }

    /// The visitor ticks the box, or unticks it: then everything is forgotten.
    pub fn tick(&mut self, consent: bool) {
        let found = self.found.take().filter(|found| consent || found.origin == Origin::Beside);
        let known = self.known.take().filter(|_| consent);
        *self = Keeping { consent, found, known, ..Keeping::default() };
    }

    /// The page takes what was found: from now on it goes on with it.
    pub fn take(&mut self) -> Option<String> {
        let found = self.found.take()?;
        if found.origin != Origin::Beside {
            self.consent = true;
            self.known = Some(found.text.clone());
        }
        Some(found.text)
    }

    /// The page goes on with its own answers, which may replace what was found.
    pub fn leave(&mut self) {
        if let Some(found) = self.found.take().filter(|found| found.origin != Origin::Beside) {
            self.known = Some(found.text);
        }
    }

    /// Other answers are opened in this page: what it kept stays on the device, and is offered beside them.
    pub fn set_beside(&mut self) {
        if let (true, Some(text)) = (self.consent && self.found.is_none(), self.known.take()) {
            *self = Keeping { found: Some(Found { text, origin: Origin::Before }), ..Keeping::default() };
        }
    }
}
