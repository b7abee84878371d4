//! The command lines and the dossiers that guides show.

use std::fs;
use std::path::Path;

use crate::{folder, run, snippets};

/// The dossier of the guides.
fn dossier() -> String {
    let mut dossiers = snippets::written_in("json");
    assert_eq!(dossiers.len(), 1, "a second dossier would need its own test");
    dossiers.remove(0).text
}

/// The lines of the examples that name no language: commands, or the policy of a page.
fn lines() -> Vec<(String, String)> {
    let plain = snippets::written_in("").into_iter();
    let lines = plain.flat_map(|snippet| snippet.text.lines().map(|line| (snippet.place.clone(), line.to_owned())).collect::<Vec<_>>());
    lines.filter(|(_, line)| !line.is_empty()).collect()
}

#[test]
fn the_dossier_is_assessed_as_the_guide_says() {
    let folder = folder("dossier", "rules");
    fs::write(folder.join("dossier.json"), dossier()).unwrap();
    let assessed = run(env!("CARGO_BIN_EXE_guichet"), &["assess", "dossier.json"], &folder, "");
    let said = String::from_utf8(assessed.stdout).unwrap();
    assert!(assessed.status.success(), "{}", String::from_utf8_lossy(&assessed.stderr));
    assert!(said.contains("\"eligible\"") && said.contains("32000.00"), "{said}");
}

#[test]
fn every_command_line_runs() {
    let mut run_so_far = 0;
    for (place, line) in lines() {
        let command = line.split(" #").next().unwrap_or_default().trim();
        let words: Vec<&str> = command.split_whitespace().collect();
        match words.as_slice() {
            ["guichet", arguments @ ..] | ["cargo", "run", "-q", "--release", "--bin", "guichet", "--", arguments @ ..] => {
                guichet(&place, arguments);
            }
            ["cargo", "xtask", ..] => is_known(&place, &words[2..]),
            ["openssl", ..] => fingerprint(&place, command),
            [first, ..] if first.ends_with("-src") => is_a_policy(&place, command),
            other => panic!("{place}: nothing runs {other:?}"),
        }
        run_so_far += 1;
    }
    assert!(run_so_far >= 8, "only {run_so_far} lines");
}

/// The folder that the line names is a copy of ours.
fn guichet(place: &str, arguments: &[&str]) {
    let rules = arguments.iter().find_map(|word| word.strip_suffix('/')).unwrap_or("rules");
    let folder = folder(&format!("command-{}", arguments.concat().replace(['/', '.'], "-")), rules);
    fs::write(folder.join("dossier.json"), dossier()).unwrap();
    let one_line = dossier().split_whitespace().collect::<Vec<_>>().join(" ") + "\n";
    let output = run(env!("CARGO_BIN_EXE_guichet"), arguments, &folder, &one_line);
    assert!(output.status.success(), "{place}: {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    assert!(!output.stdout.is_empty(), "{place}: {arguments:?} says nothing");
}

/// The developer's commands take minutes and install tools: here, they must be those that `cargo xtask` lists.
fn is_known(place: &str, words: &[&str]) {
    let usage = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("xtask/src/main.rs")).unwrap();
    let line = usage.lines().find(|line| line.starts_with(&format!("  {} ", words[0])));
    let line = line.unwrap_or_else(|| panic!("{place}: no command `{}`", words[0]));
    for option in words[1..].iter().filter(|word| word.starts_with('-')) {
        assert!(line.contains(option), "{place}: `{}` has no {option}", words[0]);
    }
}

#[test]
fn every_developers_command_that_a_guide_names_is_one() {
    for guide in snippets::guides() {
        let text = fs::read_to_string(&guide).unwrap();
        for found in text.split("`cargo xtask ").skip(1) {
            let words: Vec<&str> = found.split('`').next().unwrap_or_default().split_whitespace().collect();
            is_known(&guide.display().to_string(), &words);
        }
    }
}

/// The fingerprint of the guide is that of an `integrity`.
fn fingerprint(place: &str, command: &str) {
    let folder = folder("fingerprint", "rules");
    fs::write(folder.join("guichet-eligibilite.js"), "alert('Hello, world.');").unwrap();
    let output = run("sh", &["-c", command], &folder, "");
    // The example of the specification of subresource integrity.
    let expected = "H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), expected, "{place}: {}", String::from_utf8_lossy(&output.stderr));
}

/// Which policy is ours, and whether it is enough, is held elsewhere: here, that it is one.
fn is_a_policy(place: &str, line: &str) {
    for directive in line.split(';').map(str::trim).filter(|directive| !directive.is_empty()) {
        let (name, sources) = directive.split_once(' ').unwrap_or((directive, ""));
        assert!(name.ends_with("-src") || ["base-uri", "form-action", "frame-ancestors"].contains(&name), "{place}: {directive}");
        assert!(!sources.is_empty(), "{place}: {directive}");
    }
}
