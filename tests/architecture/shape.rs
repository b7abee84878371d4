//! Budgets, openings and names.

use crate::source::File;
use crate::tokens::{Word, closing, places};

const FILE_LINES: usize = 250;
const WORDING_LINES: usize = 300;
const FUNCTION_LINES: usize = 40;
const COMPONENT_LINES: usize = 60;

/// A file fits in its budget; files of wording have a larger one.
pub fn file_length(file: &File) -> Vec<String> {
    let wording = file.names().iter().any(|name| name.starts_with("wording"));
    let (lines, most) = (file.text.lines().count(), if wording { WORDING_LINES } else { FILE_LINES });
    if lines > most { vec![format!("{lines} lines, at most {most}")] } else { Vec::new() }
}

/// Every function fits in its budget; components have a larger one.
pub fn function_lengths(file: &File) -> Vec<String> {
    let words = &file.words;
    let mut faults = Vec::new();
    for start in places(words, &["fn"]) {
        let Some((name, end)) = body_end(words, start) else { continue };
        let most = if is_component(words, start) { COMPONENT_LINES } else { FUNCTION_LINES };
        let lines = words[end].line - words[start].line + 1;
        if lines > most {
            faults.push(format!("line {}: fn {name} has {lines} lines, at most {most}", words[start].line));
        }
    }
    faults
}

/// The name of the function at `start` and the index of its closing brace; `None` for a pointer type or a bare signature.
fn body_end(words: &[Word], start: usize) -> Option<(&str, usize)> {
    let name = words.get(start + 1).filter(|word| word.text != "(")?;
    let mut index = start + 2;
    while index < words.len() {
        match words[index].text.as_str() {
            "{" => return Some((&name.text, closing(words, index))),
            ";" => return None,
            "(" | "[" => index = closing(words, index) + 1,
            _ => index += 1,
        }
    }
    None
}

/// True when one of the attributes right above the function makes it a component.
fn is_component(words: &[Word], start: usize) -> bool {
    let before = &words[..start];
    let from = before.iter().rposition(|word| !word.literal && matches!(word.text.as_str(), "}" | ";")).map_or(0, |at| at + 1);
    ["function_component", "component"].iter().any(|name| !places(&before[from..], &["[", name]).is_empty())
}

/// The ways into the second module of the program (files `later.rs`) stay functions, and ask for the proof that it is there.
pub fn ways_in(file: &File) -> Vec<String> {
    let (mut faults, mut before) = (Vec::new(), "");
    if file.names().last() != Some(&"later") {
        return faults;
    }
    for line in file.text.lines().filter(|line| !line.starts_with("//")) {
        if line.starts_with("pub") && line.contains(" fn ") {
            let asks = line.contains("(_: Rest") || line.contains("(rest: Rest");
            if before != "#[inline(never)]" || !asks {
                faults.push(format!("a way in must be #[inline(never)] and take a Rest first: {line}"));
            }
        }
        before = line;
    }
    faults
}

/// The file opens with a `//!` sentence; a floor's `mod.rs` says what the floor does not know.
pub fn opening(file: &File) -> Vec<String> {
    let header: Vec<&str> = file.text.lines().map_while(|line| line.strip_prefix("//!")).map(str::trim).collect();
    let sentence = header.iter().take_while(|line| !line.is_empty()).copied().collect::<Vec<_>>().join(" ");
    let mut faults = Vec::new();
    let sound = sentence.starts_with(|c: char| c.is_uppercase()) && sentence.ends_with('.') && sentence.split(' ').count() > 2;
    if !sound {
        faults.push(format!("it does not open with a `//!` sentence: {sentence:?}"));
    }
    let whole = header.join(" ");
    let humble = whole.contains("not know") || (file.path.starts_with("browser/") && whole.contains("knows every"));
    if file.floor().is_some() && file.names().len() == 2 && file.path.ends_with("/mod.rs") && !humble {
        faults.push("it does not say what its floor does not know".into());
    }
    faults
}

/// No file, folder or inline module has a name that says nothing of what it is for.
pub fn names(file: &File) -> Vec<String> {
    const EMPTY: [&str; 9] = ["util", "utils", "helper", "helpers", "services", "models", "common", "misc", "prelude"];
    let inline = places(&file.words, &["mod"]).into_iter().filter_map(|at| file.words.get(at + 1)).map(|word| word.text.as_str());
    let found = file.names().into_iter().chain(inline).filter(|name| EMPTY.contains(name));
    found.map(|name| format!("a module is named `{name}`")).collect()
}
