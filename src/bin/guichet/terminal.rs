//! The summary laid out for the terminal at hand: its width, its colours.

use std::io::{self, IsTerminal};

use console::{Style, Term};
use guichet::domain::shown;
use guichet::engine::Verdict;
use guichet::wording::terminal::{Line, Tone};
use textwrap::{Options, WordSeparator, WordSplitter};

/// Longer lines are hard to follow, whatever the width of the window.
const WIDEST: usize = 100;
/// Narrower, nothing could be set in.
const NARROWEST: usize = 30;
/// Where nothing says how wide it is.
const USUAL: usize = 80;

/// The lines, cut to the width and coloured where colours are seen.
pub fn laid_out(lines: &[Line]) -> String {
    let (width, coloured) = (width(), coloured());
    let mut out = String::new();
    for line in lines {
        let style = style(line.tone).force_styling(coloured);
        for part in wrapped(line, width) {
            let (indent, text) = part.split_at(part.len() - part.trim_start_matches(' ').len());
            let text = if text.is_empty() { String::new() } else { style.apply_to(text).to_string() };
            out.push_str(&format!("{indent}{text}\n"));
        }
    }
    out
}

/// An item of a list goes on under its first word.
fn wrapped(line: &Line, width: usize) -> Vec<String> {
    let first = " ".repeat(line.depth * 2);
    let hanging = if line.text.starts_with("- ") || matches!(line.tone, Tone::Answer(_)) { 2 } else { 0 };
    let next = " ".repeat(line.depth * 2 + hanging);
    // Only plain spaces may be cut: « 27 août 2021 » and « Attendu : » stay whole.
    let options = Options::new(width)
        .initial_indent(&first)
        .subsequent_indent(&next)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation);
    textwrap::wrap(&shown(&line.text), options).into_iter().map(String::from).collect()
}

fn style(tone: Tone) -> Style {
    let plain = Style::new();
    match tone {
        Tone::Plain => plain,
        Tone::Title => plain.bold(),
        Tone::Answer(Verdict::Eligible) => plain.bold().green(),
        Tone::Answer(Verdict::ToConfirm) => plain.bold().yellow(),
        Tone::Answer(Verdict::Incomplete) => plain.bold().cyan(),
        Tone::Answer(Verdict::NotEligible) => plain.bold().red(),
        Tone::Answer(Verdict::NotApplicable) => plain.dim(),
    }
}

fn width() -> usize {
    let stated = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok()).filter(|columns| *columns > 0);
    let seen = || Term::stdout().size_checked().map(|(_, columns)| usize::from(columns)).filter(|columns| *columns > 0);
    stated.or_else(seen).unwrap_or(USUAL).clamp(NARROWEST, WIDEST)
}

/// No colour in a file or a pipe, nor where the person (`NO_COLOR`) or the terminal does not want any.
fn coloured() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    io::stdout().is_terminal() && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}
