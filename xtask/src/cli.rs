//! The command line as it is handed out: optimised, and without a path of the machine that built it.

use crate::process::{answer, command, root, run, target};
use crate::tools;
use anyhow::{Context, Result, ensure};
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// Builds it, and says where it is.
pub fn cli() -> Result<()> {
    println!("{} is written.", build()?.display());
    Ok(())
}

/// Builds it, and reads it again: no folder of this machine may be named in it.
pub fn build() -> Result<PathBuf> {
    let mut cargo = command("cargo build --profile cli --bin guichet");
    run(without_paths(&mut cargo)?)?;
    let program = target().join("cli/guichet").with_extension(env::consts::EXE_EXTENSION);
    let content = fs::read(&program).with_context(|| format!("reading {}", program.display()))?;
    for folder in folders()? {
        ensure!(!holds(&content, &folder), "{} names {folder}", program.display());
    }
    Ok(program)
}

/// Where this machine keeps crates, sources and compiler is in every message of a panic: the program would tell it, and be
/// another one elsewhere. Cargo has a setting for this from 1.101 on, `trim-paths`.
pub fn without_paths(cargo: &mut Command) -> Result<&mut Command> {
    let remapped = folders()?.into_iter().map(|folder| format!("--remap-path-prefix={folder}="));
    Ok(cargo.env("CARGO_ENCODED_RUSTFLAGS", remapped.collect::<Vec<_>>().join("\u{1f}")))
}

/// The longest last: of two that fit, the compiler takes the last one.
fn folders() -> Result<Vec<String>> {
    let sysroot = answer(&mut command("rustc --print sysroot")).context("rustc does not answer")?;
    let mut folders: Vec<String> = env::home_dir().into_iter().map(|home| home.join("").display().to_string()).collect();
    folders.extend([sysroot + "/", root().join("").display().to_string(), tools::crates()?.display().to_string()]);
    folders.sort_by_key(String::len);
    Ok(folders)
}

fn holds(content: &[u8], folder: &str) -> bool {
    content.windows(folder.len()).any(|window| window == folder.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::{folders, holds, without_paths};
    use std::process::Command;

    #[test]
    fn every_folder_of_this_machine_is_left_out_the_longest_last() {
        let mut cargo = Command::new("cargo");
        let flags = without_paths(&mut cargo).unwrap().get_envs().find_map(|(_, flags)| Some(flags?.to_owned())).unwrap();
        let flags = flags.to_string_lossy().into_owned();
        assert_eq!(flags.split('\u{1f}').count(), folders().unwrap().len());
        assert!(flags.ends_with("registry/src/=") || flags.contains("registry/src/=\u{1f}"), "{flags}");
        let lengths: Vec<_> = folders().unwrap().iter().map(String::len).collect();
        assert!(lengths.is_sorted(), "{lengths:?}");
    }

    #[test]
    fn a_path_is_found_wherever_it_stands() {
        assert!(holds(b"\0/home/a/x.rs\0", "/home/a/") && !holds(b"/home/b/", "/home/a/"));
    }
}
