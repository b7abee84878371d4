//! The fragments of rules: each stands in a catalogue that loads, and whose worked examples hold.

use std::fs;

use crate::{folder, run, snippets};

#[test]
fn every_fragment_of_rules_is_taken_by_the_loader_and_plays() {
    for snippet in snippets::written_in("toml") {
        let folder = folder(&format!("rules-{}", snippet.place.replace([':', '.'], "-")), "catalogue");
        let file = folder.join("catalogue/programmes/fitn-volet-1.toml");
        let text = fs::read_to_string(&file).unwrap();
        let with = format!("{}\n{}", without(&text, snippet.text.lines().next().unwrap_or_default()), snippet.text);
        fs::write(&file, with).unwrap();
        let checked = run(env!("CARGO_BIN_EXE_guichet"), &["check", "catalogue"], &folder, "");
        let said = String::from_utf8_lossy(&checked.stdout).into_owned() + &String::from_utf8_lossy(&checked.stderr);
        assert!(checked.status.success(), "{}:\n{}\n{said}", snippet.place, snippet.text);
    }
}

/// A table may stand once: that of the example takes the place of ours. Lists of tables grow.
fn without(text: &str, header: &str) -> String {
    assert!(header.starts_with('['), "an example starts by what it is: {header:?}");
    let at = text.find(&format!("\n{header}\n")).filter(|_| !header.starts_with("[["));
    let Some(at) = at else { return text.to_owned() };
    let end = text[at + 2..].find("\n[").map_or(text.len(), |next| at + 2 + next);
    format!("{}{}", &text[..at], &text[end..])
}
