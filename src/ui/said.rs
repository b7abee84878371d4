//! A sentence that says what has just been done. Said again, it is announced again: it comes in a new element each time.

use yew::prelude::*;

use super::tag::{Tag, tag};

/// What was said last, and how many sentences there have been.
#[derive(Clone)]
pub(super) struct Said(UseStateHandle<(u32, String)>);

/// Nothing said yet.
#[hook]
pub(super) fn use_said() -> Said {
    Said(use_state(|| (0, String::new())))
}

impl Said {
    /// Says it, even where it was said just before.
    pub(super) fn set(&self, sentence: impl Into<String>) {
        self.0.set((self.0.0 + 1, sentence.into()));
    }

    /// The place where it is said: it is there before the sentence is, or nobody would hear it.
    pub(super) fn status(&self) -> Tag {
        let (turn, sentence) = &*self.0;
        let sentence = (!sentence.is_empty()).then(|| tag("span").key(&turn.to_string()).say(sentence));
        tag("p").attrs(&[("role", "status"), ("aria-live", "polite")]).with(sentence)
    }
}
