//! The options that guides write: in addresses, in attributes, in scripts, in the table that explains them.

use std::fs;
use std::sync::LazyLock;

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::Catalogue;
use guichet::session::{Answers, from_query, theme};

use crate::snippets::{guides, snippets};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| load(EMBEDDED).expect("the embedded catalogue loads"));

/// What changes no answer: looks, other rules, what a frame asks of its host.
const OTHERS: [&str; 4] = ["theme", "accent", "catalogue", "hote"];
/// What only the loader reads, and what only a script gives.
const HOST: [&str; 8] = ["titre", "repli", "hauteur-min", "hauteur-max", "resultat", "guichet", "slot", "surResultat"];

/// An option is read, changes something, and drops nothing.
#[track_caller]
fn understood(name: &str, value: &str, place: &str) {
    let query = format!("{name}={value}");
    let read = from_query(&CATALOGUE, &query);
    assert_eq!(read.dropped, Vec::<String>::new(), "{place}: {query}");
    let changes = read.answers != Answers::default() || !read.only.is_empty();
    match name {
        "theme" => assert!(value == "auto" || theme(&query).is_some(), "{place}: {query}"),
        name if OTHERS.contains(&name) => assert!(!value.is_empty(), "{place}: {query}"),
        _ => assert!(changes, "{place}: {query} changes nothing"),
    }
}

/// `name="value"` or `name: "value"`, in what a guide shows of a tag or of a script.
fn attributes(tag: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (at, _) in tag.match_indices("=\"") {
        let name = tag[..at].rsplit(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).next().unwrap_or_default();
        let value = tag[at + 2..].split('"').next().unwrap_or_default();
        found.push((name.to_owned(), value.to_owned()));
    }
    found
}

#[test]
fn every_query_of_every_guide_is_read_without_loss() {
    let mut seen = 0;
    let demonstration = concat!(env!("CARGO_MANIFEST_DIR"), "/embed/demo.html").into();
    for guide in guides().into_iter().chain([demonstration]) {
        let text = fs::read_to_string(&guide).unwrap();
        for address in text.split(['"', '`', ' ', '(', ')', '\n', '<', '>']).filter(|word| word.contains('?') && word.contains('=')) {
            let (path, query) = address.split_once('?').unwrap();
            if !(path.ends_with("guichet/") || path.ends_with("index.html")) {
                continue;
            }
            for pair in query.split('#').next().unwrap().split('&') {
                let (name, value) = pair.split_once('=').unwrap();
                understood(name, value, &guide.display().to_string());
                seen += 1;
            }
        }
    }
    assert!(seen >= 3, "only {seen} options are in addresses");
}

#[test]
fn every_attribute_of_every_example_is_an_option() {
    let mut seen = 0;
    for snippet in snippets().iter().filter(|snippet| snippet.language == "html") {
        let tags =
            snippet.text.split('<').filter(|tag| tag.starts_with("guichet-") || tag.contains("guichet.js") || tag.contains("data-guichet"));
        for (name, value) in tags.flat_map(attributes).filter(|(name, _)| !["src", "type", "href"].contains(&&**name)) {
            let name = name.strip_prefix("data-").unwrap_or(&name);
            if !HOST.contains(&name) {
                understood(name, &value, &snippet.place);
                seen += 1;
            }
        }
    }
    for snippet in snippets().iter().filter(|snippet| snippet.language == "js" && snippet.text.contains("mount(")) {
        let given = snippet.text.lines().filter_map(|line| line.trim().trim_end_matches(',').split_once(": \""));
        for (name, value) in given {
            understood(name, value.trim_end_matches('"'), &snippet.place);
            seen += 1;
        }
    }
    assert!(seen >= 4, "only {seen} options are in tags and scripts");
}

#[test]
fn every_value_of_the_table_of_options_is_understood() {
    let guide = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/integrer.md")).unwrap();
    let table = guide.split("| Option | Valeur |").nth(1).expect("a table of options").split("\n\n").next().unwrap();
    let mut names = Vec::new();
    for row in table.lines().filter(|row| row.starts_with("| `")) {
        let mut codes = row.split('`').skip(1).step_by(2);
        let name = codes.next().unwrap();
        names.push(name.to_owned());
        // Forms, and signs that addresses spell otherwise, are no values.
        for value in codes.filter(|code| !code.contains('#') && !code.contains('%')) {
            understood(name, value, "docs/integrer.md");
        }
    }
    assert_eq!(names, ["programme", "departement", "commune", "porteur", "date", "theme", "accent", "catalogue"]);
}
