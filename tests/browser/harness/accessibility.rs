//! What a machine can say of accessibility, with axe; and what overflows.

use super::page::Page;
use serde_json::{Value, json};
use std::{env, fs};

/// The criteria of WCAG up to 2.2 AA, and those of RGAA, the French reference.
const TAGS: [&str; 7] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "RGAAv4", "best-practice"];
/// A desk, and the narrowest screen that WCAG knows.
const WIDTHS: [u32; 2] = [1280, 320];

impl Page {
    /// Fails on any violation that axe finds in this state, by day and by night, on a desk and on a telephone.
    #[track_caller]
    pub fn assert_accessible(&self, state: &str) {
        let mut found = Vec::new();
        for night in [false, true] {
            self.night(night);
            for width in WIDTHS {
                self.resize(width, 900);
                let light = if night { "dark" } else { "light" };
                found.extend(self.violations().into_iter().map(|violation| format!("{light}, {width} px: {violation}")));
                found.extend(self.overflow().map(|by| format!("{width} px: the page is too wide by {by}")));
            }
        }
        self.night(false);
        self.resize(WIDTHS[0], 900);
        assert!(found.is_empty(), "{state}: {} violation(s)\n  {}", found.len(), found.join("\n  "));
    }

    /// Fails on any violation that axe finds in this state as it is shown now.
    #[track_caller]
    pub fn assert_accessible_here(&self, state: &str) {
        assert_eq!(self.violations(), Vec::<String>::new(), "{state}");
    }

    /// How far the page scrolls sideways, with the innermost elements that stick out; nothing where it does not.
    #[track_caller]
    pub fn overflow(&self) -> Option<String> {
        let out = self.script(
            // Without the bar that scrolls the page down, which takes its place where it is not laid over.
            "const wide = document.documentElement.clientWidth, by = document.documentElement.scrollWidth - wide;
            const out = element => element.getBoundingClientRect().right > wide + 0.5;
            const deepest = [...document.body.querySelectorAll('*')].filter(element => out(element) && ![...element.children].some(out));
            return by > 0 ? `${by} pixels: ` + deepest.slice(0, 5).map(element => element.outerHTML.slice(0, 150)).join(' | ') : null",
        );
        out.as_str().map(str::to_owned)
    }

    #[track_caller]
    fn violations(&self) -> Vec<String> {
        let file = env::var_os("GUICHET_AXE").expect("GUICHET_AXE names axe.min.js: run `cargo xtask test browser`");
        let axe = fs::read_to_string(file).expect("axe.min.js");
        let run = "
            // What sticks to the window covers what one scrolls away from it, and axe does not scroll.
            const all = root => [...root.querySelectorAll('*')].flatMap(element => [element, ...element.shadowRoot ? all(element.shadowRoot) : []]);
            const stuck = all(document).filter(element => ['sticky', 'fixed'].includes(getComputedStyle(element).position));
            stuck.forEach(element => element.style.position = 'static');
            const [tags, answer] = arguments;
            const done = found => (stuck.forEach(element => element.style.position = ''), answer(found));
            axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
                result => done(result.violations.map(found => `${found.id} (${found.help}): ` + found.nodes.map(node =>
                    `${node.target.join(' ')} ${node.any.concat(node.all, node.none).map(check => check.message).join(' ')}`).join(' | '))),
                error => done([String(error)]))";
        let found = self.wait(self.session.execute_async(format!("{axe};\n{run}"), vec![json!(TAGS)]));
        let found = found.json().as_array().cloned().expect("the answer of axe");
        found.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }
}
