//! The sites whose rules the published pages may be opened with: written into the pages and into their policies.

use super::Files;
use super::policy::{CONNECT, CONNECT_NOWHERE};
use anyhow::{Context, Result, bail, ensure};

/// What the pages carry, and `embed/catalogue.js` reads.
const META: &str = "<meta name=\"guichet-catalogues\" content=\"\">";

/// The origins that follow `--catalogues`.
pub fn asked(options: &[&str]) -> Result<Vec<String>> {
    let mut origins = Vec::new();
    let mut words = options.iter();
    while let Some(word) = words.next() {
        ensure!(*word == "--catalogues", "unknown option: {word}");
        let given = words.next().context("--catalogues is followed by sites, such as https://aides.example")?;
        for origin in given.split(',') {
            ensure!(
                is_origin(origin),
                "{origin} is no site: https:// and a name in small letters, nothing behind, such as https://aides.example"
            );
            origins.push(origin.to_owned());
        }
    }
    Ok(origins)
}

/// As browsers write an origin, and with nothing that would end a policy.
fn is_origin(text: &str) -> bool {
    let Some((host, port)) = text.strip_prefix("https://").map(|rest| rest.split_once(':').unwrap_or((rest, "1"))) else { return false };
    let label = |label: &str| !label.is_empty() && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    host.contains('.') && host.split('.').all(label) && port.len() <= 5 && port.bytes().all(|b| b.is_ascii_digit()) && !port.is_empty()
}

/// Lists the origins in every page and header file that has a policy of ours.
pub fn listed(files: &mut Files, origins: &[String]) -> Result<()> {
    let all = origins.join(" ");
    let (meta, own, alone) = (META.replace("\"\"", &format!("\"{all}\"")), format!("{CONNECT} {all}"), format!("connect-src {all}"));
    for name in ["index.html", "guichet.html", "demo.html", "_headers", ".htaccess", "nginx.conf"] {
        let Some(content) = files.get_mut(name) else { bail!("{name} is not among the files") };
        let text = std::str::from_utf8(content).with_context(|| format!("{name} is no text"))?;
        ensure!(text.contains(CONNECT) || text.contains(CONNECT_NOWHERE), "{name} has no policy to list sites in");
        ensure!(text.contains(META) || !["index.html", "guichet.html"].contains(&name), "{name} has lost its list of sites");
        if !origins.is_empty() {
            *content = text.replace(META, &meta).replace(CONNECT, &own).replace(CONNECT_NOWHERE, &alone).into();
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Files, META, asked, listed};

    fn files() -> Files {
        let mut files = Files::new();
        for (name, policy) in [("index.html", "'self'"), ("guichet.html", "'none'"), ("demo.html", "'self'"), ("_headers", "'self'")] {
            files.insert(name.into(), format!("{META} connect-src {policy}; img-src data:").into());
        }
        for name in [".htaccess", "nginx.conf"] {
            files.insert(name.into(), "connect-src 'self'; x; connect-src 'none'; y".into());
        }
        files
    }

    #[test]
    fn the_sites_are_in_the_pages_and_in_every_policy() {
        let mut with = files();
        listed(&mut with, &["https://a.example".into(), "https://b.example:8443".into()]).unwrap();
        let said = |name: &str| String::from_utf8(with[name].clone()).unwrap();
        assert!(said("index.html").contains("content=\"https://a.example https://b.example:8443\""));
        assert!(said("index.html").contains("connect-src 'self' https://a.example https://b.example:8443;"));
        assert!(said("guichet.html").contains("connect-src https://a.example https://b.example:8443;"));
        assert!(said("nginx.conf").contains("connect-src 'self' https://a.example") && !said("nginx.conf").contains("'none'"));
        let mut without = files();
        listed(&mut without, &[]).unwrap();
        assert_eq!(without, files());
        without.insert("index.html".into(), b"connect-src 'self'".to_vec());
        assert!(listed(&mut without, &[]).is_err(), "a page without its list would refuse every site in silence");
    }

    #[test]
    fn only_a_site_is_listed() {
        assert_eq!(asked(&["--catalogues", "https://a.example,https://b.example"]).unwrap().len(), 2);
        assert!(asked(&[]).unwrap().is_empty());
        for wrong in
            ["http://a.example", "https://*", "https:", "https://a.example/", "https://A.example", "https://a.example;", "'self'", ""]
        {
            assert!(asked(&["--catalogues", wrong]).is_err(), "{wrong} is taken");
        }
        assert!(asked(&["--catalogues"]).is_err() && asked(&["--other"]).is_err());
    }
}
