//! Who may name whom.

use crate::source::{COMMAND_LINE, ENTRIES, FLOORS, File};
use crate::tokens::{Word, closing, places};

/// A file is part of a floor or of the command line, or one of the known entries.
pub fn stands_somewhere(file: &File) -> Vec<String> {
    let known = file.floor().is_some() || file.path.starts_with(COMMAND_LINE) || ENTRIES.contains(&file.path.as_str());
    if known { Vec::new() } else { vec!["this file is on no floor".into()] }
}

/// The floors that `crate::…` (for the command line: `guichet::…`) names are among those that the file's floor knows.
pub fn looks_down(file: &File) -> Vec<String> {
    let (root, own, knows): (&str, &str, &[&str]) = match (file.floor(), file.path.as_str()) {
        (Some(floor), _) => ("crate", floor.name, floor.knows),
        (None, path) if path.starts_with(COMMAND_LINE) => ("guichet", "", &["domain", "catalogue", "engine", "session", "wording"]),
        (None, "assemble.rs") => ("crate", "", &[]),
        (None, _) => return Vec::new(),
    };
    let mut faults: Vec<String> = named_from(&file.words, root)
        .into_iter()
        .filter(|(name, _)| FLOORS.iter().any(|floor| floor.name == name) && name != own && !knows.contains(&name.as_str()))
        .map(|(name, line)| format!("line {line}: it names `{name}`, which it may not know"))
        .collect();
    faults.extend(climbs(file));
    faults
}

/// The modules named right behind `root::`, one by one or in braces.
fn named_from(words: &[Word], root: &str) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    for start in places(words, &[root, ":", ":"]) {
        let Some(next) = words.get(start + 3) else { continue };
        if next.text != "{" {
            found.push((next.text.clone(), next.line));
            continue;
        }
        let end = closing(words, start + 3);
        let inside = &words[start + 3..end];
        let leads = inside.windows(2).filter(|pair| pair[0].text == "{" || pair[0].text == ",").map(|pair| &pair[1]);
        found.extend(leads.map(|word| (word.text.clone(), word.line)));
    }
    found
}

/// `super::super::…` far enough to leave the floor.
fn climbs(file: &File) -> Vec<String> {
    if file.floor().is_none() {
        return Vec::new();
    }
    let chain = vec![["super", ":", ":"]; file.depth()].concat();
    let found = places(&file.shipped, &chain);
    found.into_iter().map(|at| format!("line {}: it climbs to the root with super", file.shipped[at].line)).collect()
}

/// `yew` from the interface up, the browser's crates on the top floor only, none of them in the command line.
pub fn names_its_crates(file: &File) -> Vec<String> {
    const BROWSER: [&str; 4] = ["gloo", "web_sys", "js_sys", "wasm_bindgen"];
    let level = match (file.floor(), file.path.as_str()) {
        (Some(floor), _) => floor.level,
        (None, "main.rs") => return Vec::new(),
        (None, _) => 0,
    };
    let foreign = |word: &&Word| {
        let name = word.text.as_str();
        !word.literal && ((name == "yew" && level < 5) || (BROWSER.contains(&name) && level < 6))
    };
    file.words.iter().filter(foreign).map(|word| format!("line {}: it names `{}`", word.line, word.text)).collect()
}

/// No `use crate::…::*`, and no module of common names to import wholesale.
pub fn glob_imports(file: &File) -> Vec<String> {
    let mut faults = Vec::new();
    for root in ["crate", "guichet"] {
        for start in places(&file.shipped, &["use", root, ":", ":"]) {
            let line = file.shipped[start].line;
            let path: Vec<&str> = file.shipped[start..].iter().map(|word| word.text.as_str()).take_while(|text| *text != ";").collect();
            if path.contains(&"*") {
                faults.push(format!("line {line}: it imports everything with a glob"));
            }
            if path.contains(&"prelude") {
                faults.push(format!("line {line}: it imports a prelude"));
            }
        }
    }
    faults
}
