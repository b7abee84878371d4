//! What no floor may hold: floats, clocks, ways to give up.

use crate::source::File;
use crate::tokens::{Word, places};

/// No `f32`, no `f64` and no literal of theirs where money and rules are.
pub fn floats(file: &File) -> Vec<String> {
    if file.floor().is_none_or(|floor| floor.level > 4) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (index, word) in file.words.iter().enumerate() {
        let field = index > 0 && file.words[index - 1].text == ".";
        if (!word.literal && matches!(word.text.as_str(), "f32" | "f64")) || (!field && is_float(word)) {
            faults.push(format!("line {}: `{}`", word.line, word.text));
        }
    }
    faults
}

fn is_float(word: &Word) -> bool {
    let digits = word.text.starts_with(|c: char| c.is_ascii_digit()) && !word.text.starts_with("0x");
    word.literal && digits && (word.text.contains('.') || word.text.ends_with("f32") || word.text.ends_with("f64"))
}

/// The day comes in as an argument: only the top floor and the programs look at a clock.
pub fn clocks(file: &File) -> Vec<String> {
    if file.floor().is_none_or(|floor| floor.level > 5) {
        return Vec::new();
    }
    const CLOCKS: [&[&str]; 6] =
        [&["SystemTime"], &["Instant"], &["now_utc"], &["now_local"], &["Date", ":", ":", "now"], &["Date", ":", ":", "new_0"]];
    found(&file.words, &CLOCKS)
}

/// No `unwrap`, `expect`, `panic!`, `todo!` or `unimplemented!` in what is shipped.
pub fn panics(file: &File) -> Vec<String> {
    const PANICS: [&[&str]; 5] = [&[".", "unwrap", "("], &[".", "expect", "("], &["panic", "!"], &["todo", "!"], &["unimplemented", "!"]];
    found(&file.shipped, &PANICS)
}

fn found(words: &[Word], wanted: &[&[&str]]) -> Vec<String> {
    let of = |wanted: &&[&str]| {
        let said = wanted.concat();
        places(words, wanted).into_iter().map(|at| format!("line {}: `{said}`", words[at].line)).collect::<Vec<_>>()
    };
    wanted.iter().flat_map(of).collect()
}
