//! The files whose name carries their content: cached for ever, never mixed.

use super::Files;
use anyhow::{Context, Result};
use base64::prelude::{BASE64_STANDARD, Engine};
use sha2::{Digest, Sha256, Sha384};

/// One hashed file, known by its plain name: `guichet.wasm`.
struct Asset {
    plain: String,
    name: String,
    content: Vec<u8>,
}

/// All of them.
#[derive(Default)]
pub struct Assets(Vec<Asset>);

impl Assets {
    pub fn add(&mut self, stem: &str, end: &str, content: Vec<u8>) {
        let name = format!("assets/{stem}-{}.{end}", short_hash(&content));
        self.0.push(Asset { plain: format!("{stem}.{end}"), name, content });
    }

    /// The published name, from the root of `dist/`.
    pub fn name(&self, plain: &str) -> Result<&str> {
        self.get(plain).map(|asset| asset.name.as_str())
    }

    pub fn integrity(&self, plain: &str) -> Result<String> {
        self.get(plain).map(|asset| fingerprint(&asset.content))
    }

    /// What scripts know of them: of `guichet.wasm`, `WASM_FILE` and `WASM_INTEGRITY`; of `rest.wasm`, `REST_FILE`, and so on.
    pub fn defines(&self) -> Vec<(String, String)> {
        let values = self.0.iter().flat_map(|asset| {
            let (stem, end) = asset.plain.split_once('.').unwrap_or_default();
            let kind = if stem == "guichet" { end } else { stem }.to_uppercase();
            [(format!("{kind}_FILE"), asset.name.clone()), (format!("{kind}_INTEGRITY"), fingerprint(&asset.content))]
        });
        values.map(|(name, value)| (name, format!("\"{value}\""))).collect()
    }

    pub fn files(self) -> Files {
        self.0.into_iter().map(|asset| (asset.name, asset.content)).collect()
    }

    fn get(&self, plain: &str) -> Result<&Asset> {
        self.0.iter().find(|asset| asset.plain == plain).with_context(|| format!("no asset {plain}"))
    }
}

/// As `integrity` attributes want it.
pub fn fingerprint(content: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)))
}

/// As a content security policy names an inline script or style.
pub fn policy_hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

pub fn short_hash(content: &[u8]) -> String {
    Sha384::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{Assets, policy_hash};

    #[test]
    fn a_name_follows_the_content_and_scripts_learn_it() {
        let mut assets = Assets::default();
        assets.add("guichet", "wasm", b"one".to_vec());
        let name = assets.name("guichet.wasm").unwrap().to_owned();
        assert!(name.starts_with("assets/guichet-") && name.ends_with(".wasm") && name.len() == "assets/guichet-.wasm".len() + 16);
        assert_eq!(assets.defines()[0], ("WASM_FILE".into(), format!("\"{name}\"")));
        assets.add("rest", "wasm", b"more".to_vec());
        assert_eq!(assets.defines()[2].0, "REST_FILE");
        let mut other = Assets::default();
        other.add("guichet", "wasm", b"two".to_vec());
        assert_ne!(other.name("guichet.wasm").unwrap(), name);
        assert!(assets.name("page.js").is_err());
    }

    #[test]
    fn the_hash_of_a_policy_is_the_browsers() {
        // The example of the specification of CSP level 2.
        assert_eq!(policy_hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
