//! `test server`: what nginx and Apache send of the published folder, file by file, with the header files that we ship.

use crate::process::{command, run, target};
use crate::server::{Nginx, free_port, ten_thousand, wait_until_it_listens};
use crate::{browsers, dist};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Child;

/// A type for each kind of file.
const TYPES: [(&str, &str); 6] = [
    (".html", "text/html; charset=utf-8"),
    (".js", "text/javascript; charset=utf-8"),
    (".css", "text/css; charset=utf-8"),
    (".wasm", "application/wasm"),
    (".svg", "image/svg+xml"),
    (".webmanifest", "application/manifest+json"),
];
/// What a browser may accept, what it must be sent, and the ending of that copy.
const ENCODINGS: [(&str, &str, &str); 3] = [("identity", "", ""), ("gzip", "gzip", ".gz"), ("gzip, deflate, br, zstd", "br", ".br")];
/// What is in the folder and is nobody's business.
const HIDDEN: [&str; 4] = ["nginx.conf", "_headers", ".htaccess", "absent.js"];

pub fn check() -> Result<()> {
    let published = dist::for_tests()?;
    let nginx = Nginx::serving(&published)?;
    everything(&nginx.address, &published, "nginx")?;
    for file in ["index.html", "guichet.js", program(&published)?.as_str()] {
        println!("  {file}: {}", ten_thousand(&format!("{}{file}", nginx.address), "br")?);
    }
    let (apache, address) = apache(&published)?;
    let checked = everything(&address, &published, "Apache");
    stop(apache);
    checked
}

/// Every published file, in every encoding.
fn everything(address: &str, published: &Path, server: &str) -> Result<()> {
    let names = names(published)?;
    ensure!(names.len() > 10, "only {} files in {}", names.len(), published.display());
    for name in &names {
        let mut sent = Vec::new();
        for way in &ENCODINGS {
            let (bytes, faults) = one(address, published, name, way)?;
            ensure!(faults.is_empty(), "{server} sends {name} ({}) wrongly: {}", way.0, faults.join("; "));
            sent.push(bytes.to_string());
        }
        println!("  {server}: {name}: {} bytes", sent.join(", "));
    }
    for name in HIDDEN {
        let status = ask(&format!("{address}{name}"), "identity")?.status;
        ensure!(status == 404 || (status == 403 && server == "Apache"), "{server} answers {status} for {name}");
    }
    let root = ask(address, "br")?;
    ensure!(root.header("content-security-policy").contains("frame-ancestors *"), "{server} sends the folder without its policy");
    println!("  {server}: {} files, each whole and compressed, with their headers; sizes are plain, gzip, brotli", names.len());
    Ok(())
}

/// How many bytes came for a file, and what is wrong with them.
fn one(address: &str, published: &Path, name: &str, (accepted, encoding, ending): &(&str, &str, &str)) -> Result<(usize, Vec<String>)> {
    let got = ask(&format!("{address}{name}"), accepted)?;
    let content = fs::read(published.join(format!("{name}{ending}")))?;
    let kind = TYPES.iter().find(|(end, _)| name.ends_with(end)).map_or("", |(_, kind)| kind);
    let cache = if name.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut faults = Vec::new();
    let mut expect = |what: &str, found: String, expected: &str| {
        if found != expected {
            faults.push(format!("{what} is {found:?} and not {expected:?}"));
        }
    };
    expect("the status", got.status.to_string(), "200");
    // A type of the web has one charset, which may be said or not.
    expect("its type", got.header("content-type").replace("; charset=utf-8", ""), &kind.replace("; charset=utf-8", ""));
    if kind.contains("charset") {
        expect("its charset", got.header("content-type").replace("UTF-8", "utf-8"), kind);
    }
    expect("its encoding", got.header("content-encoding"), encoding);
    expect("its cache", got.header("cache-control"), cache);
    expect("nosniff", got.header("x-content-type-options"), "nosniff");
    expect("the referrer policy", got.header("referrer-policy"), "no-referrer");
    expect("CORS", got.header("access-control-allow-origin"), "*");
    expect("CORP", got.header("cross-origin-resource-policy"), "cross-origin");
    expect("COOP", got.header("cross-origin-opener-policy"), "same-origin");
    expect("the permissions", got.header("permissions-policy"), dist::PERMISSIONS);
    expect("its policy", policy_kind(&got.header("content-security-policy")), policy_of(name));
    if !encoding.is_empty() {
        expect("Vary", got.header("vary").to_lowercase(), "accept-encoding");
    }
    if got.body != content {
        faults.push(format!("{} bytes came, and not those {} of the file", got.body.len(), content.len()));
    }
    Ok((got.body.len(), faults))
}

/// The pages of the folder have a policy, each its own; the other files need none.
fn policy_of(name: &str) -> &'static str {
    match name {
        "index.html" | "guichet.html" => "for any host",
        "licences.html" => "to read",
        "demo.html" => "for itself",
        _ => "none",
    }
}

fn policy_kind(policy: &str) -> String {
    let strict = policy.starts_with("default-src 'none'; script-src ") && policy.contains("'wasm-unsafe-eval'");
    let still = policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("script-src");
    match policy {
        "" => "none".into(),
        policy if strict && policy.ends_with("; frame-ancestors *") => "for any host".into(),
        policy if strict && policy.ends_with("; frame-ancestors 'self'") => "for itself".into(),
        policy if still && policy.ends_with("; frame-ancestors *") => "to read".into(),
        other => other.into(),
    }
}

/// The published files, without their compressed copies and without those for servers.
fn names(published: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for folder in ["", "assets/"] {
        for entry in fs::read_dir(published.join(folder))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if TYPES.iter().any(|(end, _)| name.ends_with(end)) {
                names.push(format!("{folder}{name}"));
            }
        }
    }
    names.sort();
    Ok(names)
}

fn program(published: &Path) -> Result<String> {
    names(published)?.into_iter().find(|name| name.ends_with(".wasm")).context("no program is published")
}

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    /// All the values of a header, as one.
    fn header(&self, name: &str) -> String {
        let lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let values: Vec<&str> = lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).collect();
        values.join(", ")
    }
}

/// One request, as plain as can be: nothing is decoded on the way.
fn ask(address: &str, accepted: &str) -> Result<Answer> {
    let (host, path) = address.trim_start_matches("http://").split_once('/').context("an address")?;
    let mut connection = TcpStream::connect(host)?;
    write!(connection, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nAccept-Encoding: {accepted}\r\nConnection: close\r\n\r\n")?;
    let mut all = Vec::new();
    connection.read_to_end(&mut all)?;
    let end = all.windows(4).position(|bytes| bytes == b"\r\n\r\n").with_context(|| format!("no answer for {address}"))?;
    let head = String::from_utf8_lossy(&all[..end]).into_owned();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).context("a status")?;
    Ok(Answer { status, head, body: all.split_off(end + 4) })
}

/// Debian's Apache on the same folder, where the `.htaccess` does everything.
fn apache(published: &Path) -> Result<(Child, String)> {
    browsers::ensure(&["apache2"], "-v", &["apache2"])?;
    let folder = target().join("apache");
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(folder.join("www"))?;
    std::os::unix::fs::symlink(published, folder.join("www/guichet")).context("linking the published folder")?;
    let (port, file) = (free_port()?, folder.join("apache.conf"));
    let modules: String = ["mpm_event", "authz_core", "mime", "headers", "rewrite", "dir"]
        .iter()
        .map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n"))
        .collect();
    let at = folder.display();
    let configuration = format!(
        "{modules}ServerName 127.0.0.1\nListen 127.0.0.1:{port}\nPidFile {at}/pid\nErrorLog {at}/error.log\nMutex file:{at}\n\
         TypesConfig /etc/mime.types\nDocumentRoot {at}/www\n<Directory />\n  Options FollowSymLinks\n  AllowOverride All\n  Require all granted\n</Directory>\n"
    );
    fs::write(&file, configuration)?;
    let start = |word: &str| {
        let mut apache = command("apache2 -f");
        apache.arg(&file).args(word.split(' '));
        apache
    };
    run(&mut start("-t"))?;
    let mut process = start("-D FOREGROUND").spawn().context("Apache does not start")?;
    wait_until_it_listens(&mut process, port, "Apache")?;
    Ok((process, format!("http://127.0.0.1:{port}/guichet/")))
}

/// Asked to stop, it takes its own helpers along; killed, it would leave them.
fn stop(mut apache: Child) {
    let asked = run(&mut command(&format!("kill -TERM {}", apache.id())));
    if asked.is_err() {
        let _ = apache.kill();
    }
    let _ = apache.wait();
}

#[cfg(test)]
mod tests {
    use super::{Answer, policy_kind};

    #[test]
    fn a_header_is_found_whatever_its_case_and_all_of_its_values_count() {
        let answer = Answer { status: 200, head: "HTTP/1.1 200 OK\r\nVARY: a\r\nVary: b".into(), body: Vec::new() };
        assert_eq!((answer.header("vary").as_str(), answer.header("etag").as_str()), ("a, b", ""));
    }

    #[test]
    fn a_policy_that_is_not_ours_is_told() {
        assert_eq!(policy_kind("default-src *"), "default-src *");
        assert_eq!(policy_kind(""), "none");
    }
}
