//! The header files of the servers, from the templates of `embed/headers/`.

use super::policy;
use anyhow::{Result, ensure};
use std::fmt::Write;

/// What nginx sends with every file. A location that adds one header inherits none: they are repeated in each.
const SHARED: [&str; 6] = [
    "Content-Security-Policy $guichet_csp",
    "Cache-Control $guichet_cache",
    "X-Content-Type-Options nosniff",
    "Referrer-Policy no-referrer",
    // A page of another site loads the module, the style and the program.
    "Access-Control-Allow-Origin *",
    "Cross-Origin-Resource-Policy cross-origin",
];

const TYPES: [(&str, &str); 6] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("webmanifest", "application/manifest+json"),
];

pub fn filled(template: &str, demo: &str, single: &str) -> Result<String> {
    let text = template
        .replace("{{csp.index}}", &policy::hosted())
        .replace("{{csp.demo}}", demo)
        .replace("{{csp.single}}", single)
        .replace("{{shared}}", &shared("    "))
        .replace("{{brotli}}", &brotli());
    ensure!(!text.contains("{{"), "a header file names something unknown: {text}");
    Ok(text)
}

fn shared(indent: &str) -> String {
    SHARED.map(|header| format!("{indent}add_header {header} always;")).join("\n")
}

/// nginx takes the type from the last ending, which is `.br`: one place for each type.
fn brotli() -> String {
    let mut text = String::new();
    for (end, kind) in TYPES {
        let headers = shared("        ");
        // Writing into a string does not fail.
        let _ = write!(
            text,
            "\n    location ~ \"\\.{end}\\.br$\" {{\n        internal;\n        types {{ }}\n        default_type \"{kind}\";\n        \
             add_header Content-Encoding br;\n        add_header Vary Accept-Encoding;\n{headers}\n    }}\n"
        );
    }
    text
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn every_place_of_a_template_is_filled() {
        let text = filled("{{csp.index}} {{csp.demo}} {{shared}} {{brotli}}", "D", "S").unwrap();
        assert!(text.contains("'wasm-unsafe-eval'") && text.contains(" D ") && text.contains("\\.wasm\\.br$"));
        assert!(filled("{{csp.other}}", "", "").is_err());
    }
}
