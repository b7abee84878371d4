//! The pages of `dist/`, all from the one `index.html` of the source: its texts are written once.

use super::assets::{Assets, policy_hash};
use super::policy;
use anyhow::{Context, Result, ensure};
use roxmltree::{Document, Node};
use serde_json::{Value, json};

/// A page with inline script or style, and the policy that names them.
pub struct Page {
    pub html: String,
    pub policy: String,
}

/// The text that stands until the program starts, with the hidden sentences of its refusals: a list of elements, each with
/// its name, its attributes and its content. A script makes elements of it, without reading markup in the page of a host.
pub fn fallback(source: &str) -> Result<Value> {
    let inside = between(source, "<main id=\"guichet\">", "</main>")?;
    // The one attribute without a value, which the reader of XML wants to see.
    let text = format!("<main>{}</main>", inside.replace(" hidden>", " hidden=\"\">"));
    let read = Document::parse(&text).context("the fallback text of index.html is not as plain as the element needs it")?;
    Ok(content(read.root_element()))
}

fn content(node: Node) -> Value {
    node.children().filter_map(element).collect()
}

fn element(node: Node) -> Option<Value> {
    if let Some(text) = node.text().filter(|_| node.is_text()) {
        // Between blocks there is nothing to say; inside a sentence, a line break is a space.
        let between_blocks = text.trim().is_empty() && node.parent_element().is_some_and(|parent| parent.has_tag_name("main"));
        return (!between_blocks).then(|| spaced(text).into());
    }
    let attributes: serde_json::Map<_, _> = node.attributes().map(|one| (one.name().to_owned(), one.value().into())).collect();
    node.is_element().then(|| json!([node.tag_name().name(), attributes, content(node)]))
}

/// The style sheets that Trunk is given, in order.
pub fn styles(source: &str) -> Vec<String> {
    let lines = source.lines().filter(|line| line.contains("data-trunk rel=\"css\""));
    lines.filter_map(|line| line.split("href=\"").nth(1)?.split('"').next()).map(str::to_owned).collect()
}

fn spaced(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { c }) {
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// `index.html`: files only, each with its integrity.
pub fn hosted(source: &str, assets: &Assets) -> Result<String> {
    let linked = |plain: &str| -> Result<String> {
        Ok(format!("\"{}\" integrity=\"{}\" crossorigin=\"anonymous\"", assets.name(plain)?, assets.integrity(plain)?))
    };
    let head = [
        meta(&policy::hosted()),
        format!("<link rel=\"icon\" href=\"{}\" type=\"image/svg+xml\">", assets.name("icon.svg")?),
        "<link rel=\"manifest\" href=\"manifest.webmanifest\">".into(),
        format!("<script src={}></script>", linked("watch.js")?),
        format!("<link rel=\"stylesheet\" href={}>", linked("guichet.css")?),
        format!("<script type=\"module\" src={}></script>", linked("page.js")?),
    ];
    filled(source, &head, "")
}

/// `guichet.html`: everything inside. The program is in a block of data, which no policy on scripts concerns.
pub fn single(source: &str, css: &str, script: &str, program: &[u8], notices: &str) -> Result<Page> {
    let css = &format!("{css}{NOTICES_STYLE}");
    ensure!(!script.contains("</script") && !css.contains("</style"), "an inline script or style would end early");
    let policy = policy::single(&policy_hash(script), &policy_hash(css));
    let head = [meta(&policy), "<link rel=\"icon\" href=\"data:,\">".into(), format!("<style>{css}</style>")];
    let data = super::letters::written(program);
    let tail = format!(
        "<details id=\"licences\"><summary>Licences des logiciels utilisés</summary>\n{notices}</details>\n<script type=\"application/octet-stream\" id=\"programme\">{data}</script>\n<script>{script}</script>\n"
    );
    Ok(Page { html: filled(source, &head, &tail)?, policy })
}

/// The notices of the single file come with it, folded under the page, and not on its paper.
const NOTICES_STYLE: &str = "#licences{padding:1rem;color:#23272f;background:#fff;font:1rem/1.5 system-ui,sans-serif}\
    @media print{#licences{display:none}}";

/// The policy and the head of a page without script, whose one style is inside.
pub fn inline(css: &str) -> (String, String) {
    let policy = policy::still(&policy_hash(css));
    let head = format!("{}\n<style>{css}</style>", meta(&policy));
    (policy, head)
}

/// `demo.html`, with the style and the one script that it has inside.
pub fn demo(template: &str, css: &str) -> Result<Page> {
    let script = between(template, "<script type=\"module\">", "</script>")?;
    let policy = policy::demo(&policy_hash(script), &policy_hash(css));
    let head = format!("{}\n    <style>{css}</style>", meta(&policy));
    ensure!(template.contains("{{head}}"), "embed/demo.html has no {{{{head}}}}");
    Ok(Page { html: template.replace("{{head}}", &head), policy })
}

fn meta(policy: &str) -> String {
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// The source without what only Trunk reads; the policy comes first, for it binds what follows it.
fn filled(source: &str, head: &[String], tail: &str) -> Result<String> {
    let mut html = String::new();
    for line in source.lines().filter(|line| !is_trunk(line)) {
        html.push_str(line);
        html.push('\n');
        if line.contains("<meta charset") {
            html.extend(head.iter().take(1).map(|line| format!("    {line}\n")));
        } else if line.contains("<title>") {
            html.extend(head.iter().skip(1).map(|line| format!("    {line}\n")));
        } else if line.contains("</main>") {
            html.push_str(tail);
        }
    }
    let whole = [&head[0], head.last().unwrap_or(&head[0])].iter().all(|line| html.contains(line.as_str()));
    ensure!(whole && html.contains(tail), "index.html has lost its charset, its title or its main");
    Ok(html)
}

fn is_trunk(line: &str) -> bool {
    line.contains("data-trunk") || line.contains("data-serve") || line.trim_start().starts_with("<!--")
}

pub fn between<'a>(text: &'a str, start: &str, end: &str) -> Result<&'a str> {
    let found = text.split_once(start).and_then(|(_, rest)| rest.split_once(end));
    found.map(|(inside, _)| inside).with_context(|| format!("no {start}…{end}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Assets, fallback, hosted, single, styles};

    const SOURCE: &str = "<html>\n<meta charset=\"utf-8\">\n<title>T</title>\n<link data-trunk rel=\"css\" href=\"a.css\">\n\
        <script data-serve src=\"x.js\"></script>\n<main id=\"guichet\">\n<p>Repli</p>\n</main>\n<!-- note -->\n</html>";

    #[test]
    fn the_hosted_page_names_every_file_with_its_integrity_and_nothing_of_trunk() {
        let mut assets = Assets::default();
        for (stem, end) in [("icon", "svg"), ("watch", "js"), ("guichet", "css"), ("page", "js")] {
            assets.add(stem, end, stem.into());
        }
        let html = hosted(SOURCE, &assets).unwrap();
        assert_eq!(html.matches("integrity=\"sha384-").count(), 3);
        assert!(html.contains("Repli") && !html.contains("trunk") && !html.contains("x.js") && !html.contains("note"));
        assert!(html.find("Content-Security-Policy") < html.find("<script"), "the policy binds what follows it");
        assert!(hosted("<title>T</title>", &assets).is_err());
    }

    #[test]
    fn the_single_file_names_nothing_outside() {
        let page = single(SOURCE, "a{}", "run()", b"wasm", "<p>MIT</p>").unwrap();
        assert!(
            page.html.contains("<style>a{}") && page.html.contains("<p>MIT</p></details>") && page.html.contains("<script>run()</script>")
        );
        assert!(!page.html.contains("src=") && !page.policy.contains("'self'"));
        assert!(single(SOURCE, "", "'</script>'", b"", "").is_err());
    }

    #[test]
    fn the_fallback_keeps_its_links_its_spaces_and_its_hidden_sentences() {
        let source = "<main id=\"guichet\">\n <p>Voir\n <a href=\"https://a.fr/?x\">la page</a>.</p>\n<p data-refus=\"panne\" hidden>Non : non</p> </main>";
        let said = json!([
            ["p", {}, ["Voir ", ["a", {"href": "https://a.fr/?x"}, ["la page"]], "."]],
            ["p", {"data-refus": "panne", "hidden": ""}, ["Non : non"]],
        ]);
        assert_eq!(fallback(source).unwrap(), said);
        assert!(fallback("<main id=\"guichet\"><p>Un<br>deux</p></main>").is_err());
    }

    #[test]
    fn texts_and_styles_are_those_of_the_source() {
        assert_eq!(fallback(SOURCE).unwrap().to_string(), "[[\"p\",{},[\"Repli\"]]]");
        assert_eq!(styles(SOURCE), ["a.css"]);
    }
}
