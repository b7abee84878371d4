//! Whether an amount is with or without tax: a remark on what was typed, never part of the number.

/// What was said of the tax of an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tax {
    /// « HT », without tax.
    Excluded,
    /// « TTC », with tax.
    Included,
}
