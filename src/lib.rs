//! Guichet: which funding programme fits a digital project, up to how much, and until when.
