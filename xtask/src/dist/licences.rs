//! The notices that the licences of what is inside the program ask for, from what Cargo knows of it.

use super::pages::{Page, between, inline};
use crate::process::{answer, command, root};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// What the program is built from.
const METADATA: &str =
    "cargo metadata --format-version 1 --locked --filter-platform wasm32-unknown-unknown --no-default-features --features web";

/// One piece of software inside the program.
struct Piece {
    name: String,
    licence: String,
    texts: Vec<String>,
}

/// The notices as the inside of a page.
pub fn notices() -> Result<String> {
    let metadata = answer(&mut command(METADATA)).context("cargo metadata fails")?;
    let mut pieces = pieces(&serde_json::from_str(&metadata)?)?;
    pieces.push(standard_library()?);
    let catalogue = fs::read_to_string(root().join("catalogue/haut-rhin-2021/catalogue.toml")).context("reading the catalogue")?;
    let populations = between(&catalogue, "population_source = \"", "\"")?;
    let count = pieces.len();
    Ok(format!(
        "<p>Guichet est publié sous licence MIT ou Apache 2.0, au choix. Son programme peut contenir {count} autres logiciels : voici leurs \
         auteurs et le texte de leurs licences, en anglais. Aucun paquet npm n’est dans la page.</p>\n<section><h2>Données</h2><p>Populations : \
         {}. Texte de la licence : <a href=\"https://www.etalab.gouv.fr/licence-ouverte-open-licence/\">Licence Ouverte</a>. Les citations sont \
         celles de la page de la préfecture.</p></section>\n{}",
        escaped(populations),
        sections(&pieces)
    ))
}

/// `licences.html`.
pub fn page(notices: &str, css: &str) -> Page {
    let (policy, head) = inline(css);
    let title = "Licences des logiciels utilisés";
    let html = format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n{head}\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{title} : guichet</title>\n<link rel=\"icon\" href=\"data:,\">\n</head>\n<body>\n\
         <main>\n<h1>{title}</h1>\n{notices}<p><a href=\"index.html\">Retour au guichet</a></p>\n</main>\n</body>\n</html>\n"
    );
    Page { html, policy }
}

/// What can be inside the program: what its packages need to run. What only takes part in the build is not, nor are the
/// packages that run inside the compiler.
fn pieces(metadata: &Value) -> Result<Vec<Piece>> {
    let named = |list: &'static str, key: &'static str| -> BTreeMap<&str, &Value> {
        let all = metadata.pointer(list).and_then(Value::as_array).into_iter().flatten();
        all.filter_map(|one| Some((one[key].as_str()?, one))).collect()
    };
    let (packages, nodes) = (named("/packages", "id"), named("/resolve/nodes", "id"));
    let ours = packages.iter().find(|(_, package)| package["name"] == "guichet").context("cargo metadata does not name the program")?;
    let (mut waiting, mut seen) = (vec![*ours.0], BTreeSet::new());
    while let Some(id) = waiting.pop() {
        let in_compiler = packages.get(id).is_none_or(|package| package["targets"].to_string().contains("\"proc-macro\""));
        if in_compiler || !seen.insert(id) {
            continue;
        }
        let needs = nodes.get(id).and_then(|node| node["deps"].as_array()).into_iter().flatten();
        let runs = |need: &&Value| need["dep_kinds"].as_array().is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()));
        waiting.extend(needs.filter(runs).filter_map(|need| need["pkg"].as_str()));
    }
    let found = seen.iter().filter(|id| *id != ours.0).filter_map(|id| packages.get(id));
    let mut pieces = found.map(|package| piece(package)).collect::<Result<Vec<_>>>()?;
    pieces.sort_by(|one, other| one.name.cmp(&other.name));
    ensure!(!pieces.is_empty(), "cargo metadata names nothing inside the program");
    Ok(pieces)
}

fn piece(package: &Value) -> Result<Piece> {
    let text = |key: &str| package[key].as_str().unwrap_or_default();
    let name = format!("{} {}", text("name"), text("version"));
    let folder = Path::new(text("manifest_path")).parent().context("a package without a folder")?;
    let texts = texts(folder, text("license")).with_context(|| format!("no text for the licence of {name}, {}", text("license")))?;
    Ok(Piece { name, licence: text("license").to_owned(), texts })
}

/// The texts in a package: where one licence may be chosen, the shortest to fulfil; where all hold, all. A package without
/// its text, published by a workspace, is used under the Apache licence, which is the same for everyone.
fn texts(folder: &Path, licence: &str) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        let upper = name.to_uppercase();
        if ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter().any(|start| upper.starts_with(start)) {
            names.push(name);
        }
    }
    let rank = |name: &String| {
        let upper = name.to_uppercase();
        (!upper.contains("MIT"), upper.contains("APACHE"), name.clone())
    };
    names.sort_by_key(rank);
    if licence.contains("AND") {
        names.retain(|name| !name.to_uppercase().contains("APACHE"));
    } else {
        // A NOTICE goes with its licence, whichever is chosen.
        let first = names.iter().find(|name| !name.to_uppercase().starts_with("NOTICE")).cloned();
        names.retain(|name| Some(name) == first.as_ref() || name.to_uppercase().starts_with("NOTICE"));
    }
    if names.is_empty() {
        ensure!(licence.contains("Apache-2.0"), "the package holds no text");
        return Ok(vec![fs::read_to_string(root().join("LICENSE-APACHE"))?]);
    }
    names.iter().map(|name| Ok(fs::read_to_string(folder.join(name))?)).collect()
}

/// It is in every program, and Cargo does not name it.
fn standard_library() -> Result<Piece> {
    let version = answer(&mut command("rustc --version")).context("rustc does not answer")?;
    let ours = fs::read_to_string(root().join("LICENSE-MIT")).context("reading LICENSE-MIT")?;
    let (_, body) = parts(&ours);
    Ok(Piece {
        name: format!("bibliothèque standard de Rust ({version})"),
        licence: "MIT OR Apache-2.0".into(),
        texts: vec![format!("Copyright (c) The Rust Project Contributors\n\n{}", body.join("\n\n"))],
    })
}

/// Each text once, under those who use it.
fn sections(pieces: &[Piece]) -> String {
    let mut groups: BTreeMap<Vec<String>, Vec<String>> = BTreeMap::new();
    for piece in pieces {
        for text in &piece.texts {
            let (authors, body) = parts(text);
            let item = format!("<li>{} ({}). {}</li>\n", escaped(&piece.name), escaped(&piece.licence), escaped(&authors.join(" ")));
            groups.entry(body).or_default().push(item);
        }
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, items)| std::cmp::Reverse(items.len()));
    let section = |(body, items): (Vec<String>, Vec<String>)| {
        let text: String = body.iter().map(|paragraph| format!("<p>{}</p>\n", escaped(paragraph))).collect();
        format!("<section>\n<h2>{}</h2>\n<ul>\n{}</ul>\n<div lang=\"en\">\n{text}</div>\n</section>\n", title(&body), items.concat())
    };
    groups.into_iter().map(section).collect()
}

fn title(body: &[String]) -> &'static str {
    let text = body.join(" ");
    let marks = [
        ("Apache License", "Licence Apache 2.0"),
        ("Boost Software License", "Licence Boost"),
        ("UNICODE LICENSE", "Licence Unicode"),
        ("provided 'as-is'", "Licence zlib"),
        ("Permission is hereby granted, free of charge", "Licence MIT"),
    ];
    marks.iter().find(|(mark, _)| text.contains(mark)).map_or("Autre licence", |(_, title)| title)
}

/// The lines that name the authors, and the paragraphs of the licence, without the line breaks that differ from one copy to
/// another.
fn parts(text: &str) -> (Vec<String>, Vec<String>) {
    let names = |line: &&str| line.starts_with("Copyright ") && line.contains(|c: char| c.is_ascii_digit() || c == '©' || c == '(');
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let authors = lines.iter().filter(|line| names(line)).map(ToString::to_string).collect();
    let rest: Vec<&str> =
        lines.into_iter().filter(|line| !names(line) && !line.trim_matches(['#', ' ']).ends_with("MIT License")).collect();
    let paragraph = |lines: &[&str]| lines.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    let title = |paragraph: &String| paragraph.is_empty() || paragraph == "The MIT License (MIT)";
    (authors, rest.split(|line| line.is_empty()).map(paragraph).filter(|text| !title(text)).collect())
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{Piece, notices, parts, sections};

    #[test]
    fn the_same_text_stands_once_under_all_its_authors() {
        let piece = |name: &str, text: &str| Piece { name: name.into(), licence: "MIT".into(), texts: vec![text.into()] };
        let one = piece("a 1.0", "MIT License\n\nCopyright (c) 2020 A <a@a.fr>\n\nPermission is\nhereby granted, free of charge");
        let two = piece("b 2.0", "Copyright 2021 B\n\n\nPermission is hereby\n granted, free of charge\n");
        let html = sections(&[one, two]);
        assert_eq!((html.matches("Permission").count(), html.matches("<li>").count()), (1, 2), "{html}");
        assert!(html.contains("<h2>Licence MIT</h2>") && html.contains("A &lt;a@a.fr&gt;") && html.contains("Copyright 2021 B"));
    }

    #[test]
    fn what_a_licence_says_of_copyright_is_no_author() {
        let (authors, body) = parts("Copyright [yyyy] [name]\n\nThe above copyright notice");
        assert_eq!((authors.len(), body.len()), (0, 2));
    }

    #[test]
    fn everything_that_the_program_needs_has_its_text() {
        let html = notices().unwrap();
        for name in ["yew 0.", "rust_decimal 1.", "wasm-bindgen 0.", "talc 5.", "serde_json 1.", "bibliothèque standard de Rust"] {
            assert!(html.contains(name), "{name} has no notice");
        }
        for absent in ["yew-macro", "syn ", "toml ", "proptest", "thirtyfour"] {
            assert!(!html.contains(&format!("<li>{absent}")), "{absent} is not inside the program");
        }
        for text in
            ["Permission is hereby granted, free of charge", "TERMS AND CONDITIONS FOR USE", "Licence Ouverte 2.0", "millésime 2018"]
        {
            assert!(html.contains(text), "{text} is missing");
        }
        assert!(!html.contains("Autre licence"), "a licence that we do not know");
        for path in [env!("CARGO_MANIFEST_DIR"), "/.cargo/"] {
            assert!(!html.contains(path), "a path of this machine");
        }
    }
}
