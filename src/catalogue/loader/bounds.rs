//! How large a catalogue may be, so that whoever wrote it, the page answers between two keys.
//!
//! The cost of one evaluation grows with the square of what a programme asks; the shipped catalogue is a tenth of these bounds.

/// The largest catalogue that is read, in bytes.
pub const LARGEST: usize = 2_000_000;

/// Questions of a catalogue.
pub(super) const FACTS: usize = 300;

/// Programmes of a catalogue.
pub(super) const PROGRAMMES: usize = 60;

/// Conditions of one programme, their parts and those of its notices and preferences included.
pub(super) const CONDITIONS: usize = 300;

/// Conditions of all programmes together.
pub(super) const CONDITIONS_IN_ALL: usize = 3_000;

/// Levels of « toutes » and « au moins une » in one another.
pub(super) const LEVELS: usize = 8;

/// Facts that stand in for one another in a row, and facts among which one of them chooses.
pub(super) const FALLBACKS: usize = 8;

/// Entries of any other list.
pub(super) const ENTRIES: usize = 1_000;

/// Levels of tables and lists in one another, whatever they are.
pub(super) const NESTING: usize = 32;

/// Characters of one text.
pub(super) const TEXT: usize = 4_000;

/// The largest number of a rule, on both sides of zero: what is computed with it stays far from the end of whole numbers.
pub(super) const NUMBER: i64 = 1_000_000_000_000;

/// Faults for which near words are looked for: beyond them the list is read for other reasons than a slip of the pen.
pub(super) const HINTS: usize = 100;
