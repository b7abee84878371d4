//! `dist`: everything a webmaster publishes, in `dist/`: stable public names, hashed assets, compressed copies.

mod assets;
mod catalogues;
mod compressed;
mod headers;
mod letters;
mod licences;
mod names;
mod pages;
mod policy;
mod programs;
mod sizes;
mod split;

use crate::process::{root, run, target};
use crate::{cli, page};
use anyhow::{Context, Result};
use assets::{Assets, fingerprint, short_hash};
pub use headers::PERMISSIONS;
use programs::{Bundle, Programs};
use std::fs;
use std::path::{Path, PathBuf};

pub fn dist(options: &[&str]) -> Result<()> {
    let over = build(&root().join("dist"), &catalogues::asked(options)?)?;
    sizes::none_over(&over)
}

/// The same files where the browser tests find them. Their budgets are the matter of a step of its own.
pub fn for_tests() -> Result<PathBuf> {
    Ok(published()?.0)
}

/// Holds the same files to their budgets.
///
/// # Errors
/// Whatever is over its budget.
pub fn within_budgets() -> Result<()> {
    sizes::none_over(&published()?.1)
}

/// The folder of the tests, and what is over its budget there.
fn published() -> Result<(PathBuf, Vec<String>)> {
    let folder = target().join("published");
    let over = build(&folder, &[])?;
    Ok((folder, over))
}

/// What is over its budget.
fn build(folder: &Path, lenders: &[String]) -> Result<Vec<String>> {
    let staging = target().join("staging");
    println!("Building the page with the profile `page`.");
    let mut trunk = page::trunk("build")?;
    run(cli::without_paths(&mut trunk)?.args(["--release", "--public-url", "./", "--dist"]).arg(staging.join("trunk")))?;
    println!("Assembling.");
    let files = assemble(&staging, lenders)?;
    write(folder, &files)?;
    sizes::print(folder, &files)
}

/// Every file of `dist/`, by name.
pub type Files = std::collections::BTreeMap<String, Vec<u8>>;

fn assemble(staging: &Path, lenders: &[String]) -> Result<Files> {
    let embed = root().join("embed");
    let source = fs::read_to_string(root().join("index.html")).context("reading index.html")?;
    let trunk = staging.join("trunk");
    fs::write(staging.join("fallback.json"), pages::fallback(&source)?.to_string())?;
    let programs = Programs::ready(staging)?;

    let linked = target().join("wasm32-unknown-unknown/page/guichet-page.wasm");
    let wasm = programs.wasm(&linked, &only(&trunk, "guichet-page-", ".wasm")?, &only(&trunk, "guichet-page-", ".js")?)?;
    let css = programs.css(&pages::styles(&source))?;
    let mut assets = Assets::default();
    assets.add("guichet", "wasm", wasm.first);
    assets.add("rest", "wasm", wasm.rest);
    assets.add("guichet", "css", css.clone());
    assets.add("icon", "svg", fs::read(embed.join("icon.svg"))?);
    let named = assets.defines();
    assets.add("page", "js", programs.script("page.js", Bundle::Module, &named)?);
    assets.add("watch", "js", programs.script("watch.js", Bundle::Classic, &named)?);

    let mut files = Files::new();
    let read = |name: &str| fs::read_to_string(embed.join(name)).with_context(|| format!("reading embed/{name}"));
    let alone = programs.script("alone.js", Bundle::Alone, &named)?;
    let notices = licences::notices()?;
    let single = pages::single(&source, &String::from_utf8(css)?, &String::from_utf8(alone)?, &compressed::lzma(&wasm.whole)?, &notices)?;
    let demo = pages::demo(&read("demo.html")?, &read("demo.css")?)?;
    let licences = licences::page(&notices, &read("demo.css")?);
    files.insert("index.html".into(), pages::hosted(&source, &assets)?.into());
    files.insert("guichet.js".into(), programs.script("guichet.js", Bundle::Classic, &[])?);
    files.insert("guichet-eligibilite.js".into(), programs.script("guichet-eligibilite.js", Bundle::Module, &named)?);
    files.insert("manifest.webmanifest".into(), read("manifest.webmanifest")?.replace("{{icon}}", assets.name("icon.svg")?).into());
    let policies = [("index", policy::hosted()), ("demo", demo.policy), ("single", single.policy), ("licences", licences.policy)];
    for name in ["_headers", ".htaccess", "nginx.conf"] {
        let template = read(&format!("headers/{name}"))?;
        files.insert(name.into(), headers::filled(&template, &policies)?.into());
    }
    files.insert("guichet.html".into(), single.html.into());
    files.insert("demo.html".into(), demo.html.into());
    files.insert("licences.html".into(), licences.html.into());
    files.extend(assets.files());
    catalogues::listed(&mut files, lenders)?;
    let worker = programs.script("sw.js", Bundle::Classic, &precached(&files, &read("sw.js")?))?;
    files.insert("sw.js".into(), worker);
    Ok(files)
}

/// What the page needs without a network, each with its fingerprint, and the name of this very set and worker.
fn precached(files: &Files, worker: &str) -> Vec<(String, String)> {
    let whole = ["index.html", "licences.html", "manifest.webmanifest"];
    let kept = files.iter().filter(|(name, _)| name.starts_with("assets/") || whole.contains(&name.as_str()));
    let pairs = kept.map(|(name, content)| (name.clone(), fingerprint(content).into()));
    let list = serde_json::Value::Object(pairs.collect()).to_string();
    vec![("BUILD".into(), format!("\"{}\"", short_hash(format!("{worker}{list}").as_bytes()))), ("FILES".into(), list)]
}

/// The one file of a folder with such a name.
fn only(folder: &Path, start: &str, end: &str) -> Result<PathBuf> {
    let mut found = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
    let named = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with(start) && name.ends_with(end)
    };
    found.find(named).with_context(|| format!("Trunk wrote no {start}*{end}"))
}

/// Written anew: a file that an earlier build left would be published too.
fn write(folder: &Path, files: &Files) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("emptying {}", folder.display()))?;
    }
    fs::create_dir_all(folder.join("assets"))?;
    for (name, content) in files {
        fs::write(folder.join(name), content)?;
        if compressed::worth_it(name) {
            fs::write(folder.join(format!("{name}.br")), compressed::brotli(content)?)?;
            fs::write(folder.join(format!("{name}.gz")), compressed::gzip(content)?)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Files, precached};

    #[test]
    fn the_worker_keeps_the_page_and_its_assets_and_its_name_follows_them() {
        let mut files = Files::new();
        for name in ["index.html", "assets/a.js", "demo.html", "guichet.js"] {
            files.insert(name.into(), name.into());
        }
        let one = precached(&files, "worker");
        assert!(one[1].1.contains("index.html") && one[1].1.contains("assets/a.js") && !one[1].1.contains("demo"));
        files.insert("index.html".into(), b"other".to_vec());
        let two = precached(&files, "worker");
        assert!(one[0] != two[0] && two[0] != precached(&files, "another worker")[0]);
    }
}
