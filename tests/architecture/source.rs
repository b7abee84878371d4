//! The files of `src/`, each with its floor and its tokens.

use std::path::{Path, PathBuf};

use crate::tokens::{self, Word};

/// One floor: how high it is, and which others it may name.
pub struct Floor {
    pub name: &'static str,
    pub level: u8,
    pub knows: &'static [&'static str],
}

pub const FLOORS: [Floor; 7] = [
    Floor { name: "domain", level: 0, knows: &[] },
    Floor { name: "catalogue", level: 1, knows: &["domain"] },
    Floor { name: "engine", level: 2, knows: &["domain"] },
    Floor { name: "session", level: 3, knows: &["domain", "catalogue", "engine"] },
    Floor { name: "wording", level: 4, knows: &["domain", "engine", "session"] },
    Floor { name: "ui", level: 5, knows: &["domain", "catalogue", "engine", "session", "wording"] },
    Floor { name: "browser", level: 6, knows: &["domain", "catalogue", "engine", "session", "wording", "ui"] },
];

/// Files that stand on no floor: the library's list of floors, the page's program, and what the build script shares.
pub const ENTRIES: [&str; 3] = ["lib.rs", "main.rs", "assemble.rs"];
/// The files of the command line stand on no floor either.
pub const COMMAND_LINE: &str = "bin/guichet/";

/// One source file, with its path from `src/`.
pub struct File {
    pub path: String,
    pub text: String,
    /// Everything but comments.
    pub words: Vec<Word>,
    /// The same without what only tests compile.
    pub shipped: Vec<Word>,
}

impl File {
    pub fn new(path: &str, text: &str) -> File {
        let stream = tokens::read(text);
        let words = tokens::flat(&stream);
        let shipped = tokens::flat(&tokens::without_tests(stream));
        File { path: path.into(), text: text.into(), words, shipped }
    }

    pub fn floor(&self) -> Option<&'static Floor> {
        let (first, _) = self.path.split_once('/')?;
        FLOORS.iter().find(|floor| floor.name == first)
    }

    /// The names of the path, without the extension: `["engine", "mod"]`.
    pub fn names(&self) -> Vec<&str> {
        self.path.trim_end_matches(".rs").split('/').collect()
    }

    /// How many `super` lead from this file's module to the root of the crate.
    pub fn depth(&self) -> usize {
        let names = self.names();
        if names.last() == Some(&"mod") { names.len() - 1 } else { names.len() }
    }
}

/// Every Rust file under `src/`.
pub fn all() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    gather(&root, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&root).unwrap().components().map(|part| part.as_os_str().to_str().unwrap()).collect::<Vec<_>>();
        File::new(&name.join("/"), &std::fs::read_to_string(path).unwrap())
    };
    paths.iter().map(read).collect()
}

fn gather(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}
