//! The examples of the guides, as they stand there.

use std::fs;
use std::path::{Path, PathBuf};

/// Text between two fences.
#[derive(Clone, Debug)]
pub struct Snippet {
    /// The file and the line, to be told when the example fails.
    pub place: String,
    /// What follows the opening fence: `html`, `toml`, or nothing.
    pub language: String,
    pub text: String,
}

/// The guides: the front page of the project and everything in `docs/`.
pub fn guides() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let docs = fs::read_dir(root.join("docs")).expect("docs").flatten().map(|entry| entry.path());
    let mut guides: Vec<PathBuf> = docs.filter(|path| path.extension().is_some_and(|end| end == "md")).collect();
    guides.push(root.join("README.md"));
    guides.sort();
    assert!(guides.len() >= 4, "{guides:?}");
    guides
}

/// Every text between fences, of every guide.
pub fn snippets() -> Vec<Snippet> {
    guides().iter().flat_map(|guide| fenced(guide)).collect()
}

/// Those in one language.
pub fn written_in(language: &str) -> Vec<Snippet> {
    let found: Vec<Snippet> = snippets().into_iter().filter(|snippet| snippet.language == language).collect();
    assert!(!found.is_empty(), "no guide has an example in {language:?}");
    found
}

fn fenced(guide: &Path) -> Vec<Snippet> {
    let (name, text) = (guide.file_name().unwrap_or_default().to_string_lossy(), fs::read_to_string(guide).expect("a guide"));
    let (mut found, mut open): (Vec<Snippet>, Option<Snippet>) = (Vec::new(), None);
    for (number, line) in (1..).zip(text.lines()) {
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some(done)) => found.push(done),
            (Some(language), None) => {
                open = Some(Snippet { place: format!("{name}:{number}"), language: language.into(), text: String::new() });
            }
            (None, Some(mut inside)) => {
                inside.text += &format!("{line}\n");
                open = Some(inside);
            }
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "{name} does not close its last example");
    found
}
