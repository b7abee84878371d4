//! Floor 2, one evaluation and many readings of its trace.
//!
//! It does not know the clock, any file, any sentence, nor where the catalogue comes from. It never fails.

mod amount;
mod assess;
mod base;
mod changes;
mod classes;
mod combined;
mod contradictions;
mod diagram;
mod examples;
mod interner;
mod missing;
mod notices;
mod outcome;
mod probe;
mod programme_diagram;
mod prospects;
mod report;
mod trace;
mod verdict;
mod window;

pub use amount::{Amount, RateReading};
pub use assess::{Answer, Assessment, assess};
pub use base::{Base, Line};
pub use changes::{Change, Changes, changed};
pub use contradictions::{Contradicted, Contradiction, contradictions};
pub use examples::{Mismatch, play};
pub use missing::EXPENSES;
pub use notices::GivenNotice;
pub use outcome::{Outcome, Outlook};
pub use prospects::tell_prospects_exactly;
pub use report::{FORMAT, to_json};
pub use trace::{Scope, Trace, evaluate};
pub use verdict::{Verdict, failing};
pub use window::{Window, WindowState, window};
