//! The header files of the servers, from the templates of `embed/headers/`.

use anyhow::{Result, ensure};
use std::fmt::Write;

/// What every file is sent with. nginx: a location that adds one header inherits none, so they are repeated in each.
const SHARED: [(&str, &str); 6] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    // A page of another site loads the module, the style and the program.
    ("Access-Control-Allow-Origin", "*"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    // A page opened by another site has no hold on it, nor it on that page. Frames are not concerned.
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
];

/// Nothing of the device is of use, but the clipboard to copy a link.
pub const PERMISSIONS: &str = "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(self), \
    display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), hid=(), magnetometer=(), microphone=(), \
    midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
    xr-spatial-tracking=()";

const TYPES: [(&str, &str); 6] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("webmanifest", "application/manifest+json"),
];

/// A template with what is shared, and the policies of the pages by name.
pub fn filled(template: &str, policies: &[(&str, String)]) -> Result<String> {
    let text = policies.iter().fold(template.to_owned(), |text, (name, policy)| text.replace(&format!("{{{{csp.{name}}}}}"), policy));
    let text = text
        .replace("{{shared.nginx}}", &nginx("    "))
        .replace("{{shared.apache}}", &apache())
        .replace("{{shared.plain}}", &plain())
        .replace("{{brotli}}", &brotli());
    ensure!(!text.contains("{{"), "a header file names something unknown: {text}");
    Ok(text)
}

fn nginx(indent: &str) -> String {
    let varying = ["Content-Security-Policy $guichet_csp", "Cache-Control $guichet_cache"].map(str::to_owned);
    let shared = SHARED.map(|(name, value)| format!("{name} \"{value}\""));
    let lines: Vec<String> = varying.iter().chain(&shared).map(|header| format!("{indent}add_header {header} always;")).collect();
    lines.join("\n")
}

fn apache() -> String {
    SHARED.map(|(name, value)| format!("  Header always set {name} \"{value}\"")).join("\n")
}

fn plain() -> String {
    SHARED.map(|(name, value)| format!("  {name}: {value}")).join("\n")
}

/// nginx takes the type from the last ending, which is `.br`: one place for each type.
fn brotli() -> String {
    let mut text = String::new();
    for (end, kind) in TYPES {
        let headers = nginx("        ");
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
    use super::{SHARED, filled};

    #[test]
    fn every_place_of_a_template_is_filled() {
        let text = filled("{{csp.index}} {{shared.nginx}} {{brotli}}", &[("index", "default-src".into())]).unwrap();
        assert!(text.starts_with("default-src ") && text.contains("\\.wasm\\.br$"));
        assert!(filled("{{csp.other}}", &[("index", String::new())]).is_err());
    }

    #[test]
    fn every_server_is_told_every_header() {
        let templates = [
            include_str!("../../../embed/headers/nginx.conf"),
            include_str!("../../../embed/headers/.htaccess"),
            include_str!("../../../embed/headers/_headers"),
        ];
        let policies = ["index", "demo", "single", "licences"].map(|name| (name, format!("policy-of-{name}")));
        for template in templates {
            let text = filled(template, &policies).unwrap();
            for (name, value) in SHARED {
                let said = text.lines().any(|line| line.contains(name) && line.contains(value));
                assert!(said, "{name} is not in {text}");
            }
            for (_, policy) in &policies {
                assert!(text.contains(policy.as_str()), "no {policy} in {text}");
            }
        }
    }
}
