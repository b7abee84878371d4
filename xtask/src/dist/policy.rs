//! The content security policies of our own pages, without `frame-ancestors`, which only a header may carry.

/// Our own folder. `catalogues` adds the sites that lend their rules; nothing ever leaves.
pub const CONNECT: &str = "connect-src 'self'";
/// What stands for it in a single file.
pub const CONNECT_NOWHERE: &str = "connect-src 'none'";
const CLOSED: &str = "base-uri 'none'; form-action 'none'";

pub fn hosted() -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; {CONNECT}; img-src 'self' data:; \
         manifest-src 'self'; worker-src 'self'; {CLOSED}"
    )
}

/// One file: its script and its style by their hashes, and not even its own site to fetch from.
pub fn single(script: &str, style: &str) -> String {
    format!("default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; {CONNECT_NOWHERE}; img-src data:; {CLOSED}")
}

/// A page to read.
pub fn still(style: &str) -> String {
    format!("default-src 'none'; style-src {style}; img-src data:; {CLOSED}")
}

/// The demonstration is a host: what it needs is what we tell hosts to allow.
pub fn demo(script: &str, style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' {script} 'wasm-unsafe-eval'; style-src {style}; {CONNECT}; frame-src 'self'; \
         img-src 'self' data:; {CLOSED}"
    )
}

#[cfg(test)]
mod tests {
    use super::hosted;

    #[test]
    fn the_policy_that_the_guide_writes_is_the_one_that_is_sent() {
        let guide = include_str!("../../../docs/integrer.md");
        let written = guide.split("```").find(|text| text.trim_start().starts_with("default-src")).unwrap_or_default();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(words(written), words(&format!("{}; frame-ancestors *", hosted())));
    }
}
