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
        let field = self.eventually(&format!("the field {css}"), async || self.find(css).await);
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

    /// Runs a script as the page's own, whatever its policy: the scripts of WebDriver may live beside the page, where it sees
    /// nothing of them.
    #[track_caller]
    pub fn inject(&self, script: &str) {
        let context = self.wait(self.session.window()).to_string();
        let script = json!({ "expression": script, "target": { "context": context }, "awaitPromise": false });
        let answer = self.wait(self.requests.ask("script.evaluate", script));
        assert_eq!(answer["type"], "success", "{answer}");
    }

    /// From now on, what the page saves is kept in [`Page::saved`] instead of the downloads, and files read are counted.
    #[track_caller]
    pub fn catch_files(&self) {
        self.inject(
            "const real = URL.createObjectURL, read = FileReader.prototype.readAsArrayBuffer, kept = document.documentElement.dataset;
            kept.read = 0;
            FileReader.prototype.readAsArrayBuffer = function (file) {
                this.addEventListener('load', () => setTimeout(() => kept.read++));
                return read.call(this, file);
            };
            URL.createObjectURL = blob => {
                blob.text().then(text => kept.saved = text);
                return real.call(URL, blob);
            };
            HTMLAnchorElement.prototype.click = function () { kept.savedAs = this.download };",
        );
    }

    /// Waits until the page has read so many files since [`Page::catch_files`].
    #[track_caller]
    pub fn wait_for_reading(&self, files: usize) {
        self.wait_for(&format!("html[data-read='{files}']"));
    }

    /// The name and the text of the last file that the page saved, once there is one; the next call waits for the next one.
    #[track_caller]
    pub fn take_saved(&self) -> (String, String) {
        self.wait_for("html[data-saved][data-saved-as]");
        let saved = self.saved();
        self.script("delete document.documentElement.dataset.saved; delete document.documentElement.dataset.savedAs");
        saved
    }

    /// The name and the text of the last file that the page saved.
    #[track_caller]
    pub fn saved(&self) -> (String, String) {
        let got = self.script("const kept = document.documentElement.dataset; return [kept.savedAs ?? '', kept.saved ?? '']");
        let text = |at: usize| got[at].as_str().unwrap_or_default().to_owned();
        (text(0), text(1))
    }

    /// No cookie, no database, no cache, nothing for the time of the visit, and so many things that stay on the device.
    #[track_caller]
    pub fn assert_keeps(&self, things: usize) {
        let kept = "const answer = arguments[0];
            Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then(
                found => answer([document.cookie, sessionStorage.length, ...found.map(found => found.length), localStorage.length]),
                error => answer(String(error)))";
        let kept = self.wait(self.session.execute_async(kept, Vec::new())).json().clone();
        assert_eq!(kept, json!(["", 0, 0, 0, 0, things]), "cookie, session, databases, caches, workers, device");
        let cookies = self.wait(self.session.get_all_cookies());
        assert!(cookies.is_empty(), "cookies: {cookies:?}");
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
