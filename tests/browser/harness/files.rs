//! Files given to the page and taken from it, and everything that it asked of the network.

use super::gestures::said;
use super::page::Page;
use serde_json::json;
use std::path::Path;
use thirtyfour::By;

impl Page {
    /// Chooses a file, as in the window that the field opens.
    #[track_caller]
    pub fn give_file(&self, css: &str, file: &Path) {
        let file = file.to_str().expect("a path in plain text").to_owned();
        let field = self.wait(self.session.find(By::Css(css)));
        self.wait(field.send_keys(file));
    }

    /// Clicks on the button that says this.
    #[track_caller]
    pub fn click_button(&self, says: &str) {
        let path = format!("//button[normalize-space(translate(., '\u{a0}\u{202f}', '  ')) = '{says}']");
        self.eventually(&format!("a click on the button « {says} »"), async || {
            let button = self.session.find(By::XPath(&path)).await.map_err(|_| "no such button".to_owned())?;
            let handle = button.to_json().map_err(said)?;
            self.session.execute("arguments[0].scrollIntoView({ block: 'center' })", vec![handle]).await.map_err(said)?;
            button.click().await.map_err(said)
        });
    }

    /// Runs a script as the page's own: a driver's scripts may live beside it, where the page sees nothing of them.
    #[track_caller]
    pub fn inject(&self, script: &str) {
        let add = "const own = document.createElement('script'); own.textContent = arguments[0]; document.head.append(own)";
        self.script_with(add, vec![json!(script)]);
    }

    /// From now on, what the page saves is kept in [`Page::saved`] instead of the downloads.
    #[track_caller]
    pub fn catch_files(&self) {
        self.inject(
            "const real = URL.createObjectURL;
            URL.createObjectURL = blob => {
                blob.text().then(text => document.documentElement.dataset.saved = text);
                return real.call(URL, blob);
            };
            HTMLAnchorElement.prototype.click = function () { document.documentElement.dataset.savedAs = this.download };",
        );
    }

    /// The name and the text of the last file that the page saved.
    #[track_caller]
    pub fn saved(&self) -> (String, String) {
        let got = self.script("const kept = document.documentElement.dataset; return [kept.savedAs ?? '', kept.saved ?? '']");
        let text = |at: usize| got[at].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    }

    /// Everything that the page asked for came from its own folder.
    #[track_caller]
    pub fn assert_asks_nobody(&self) {
        let asked = self.script("return performance.getEntriesByType('resource').map(entry => entry.name)");
        let asked = asked.as_array().cloned().unwrap_or_default();
        assert!(asked.len() >= 2, "the program and the style at least: {asked:?}");
        let own = |address: &&serde_json::Value| address.as_str().is_some_and(|address| address.starts_with(self.address()));
        let foreign: Vec<_> = asked.iter().filter(|address| !own(address)).collect();
        assert!(foreign.is_empty(), "asked elsewhere: {foreign:?}");
    }
}
