//! What a person sees. Texts are as displayed, with ordinary spaces for the non-breaking ones.

use super::gestures::said;
use super::page::Page;
use serde_json::Value;
use thirtyfour::{By, WebElement};

impl Page {
    #[track_caller]
    pub fn title(&self) -> String {
        self.wait(self.session.title())
    }

    /// The text of the first element that matches, once there is one.
    #[track_caller]
    pub fn text(&self, css: &str) -> String {
        self.eventually(&format!("an element {css}"), async || self.read(css).await)
    }

    /// How many elements match now.
    #[track_caller]
    pub fn count(&self, css: &str) -> usize {
        self.wait(self.session.find_all(By::Css(css))).len()
    }

    /// Waits until an element is there.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.eventually(&format!("an element {css}"), async || self.find(css).await);
    }

    /// Waits until a script answers this.
    #[track_caller]
    pub fn wait_for_value(&self, script: &str, expected: &Value) {
        self.eventually(&format!("{expected} from {script:?}"), async || {
            let got = self.session.execute(script, Vec::new()).await.map_err(said)?.json().clone();
            if got == *expected { Ok(()) } else { Err(format!("it was {got}")) }
        });
    }

    /// Waits until the text of the first element that matches contains this one.
    #[track_caller]
    pub fn wait_for_text(&self, css: &str, expected: &str) {
        let awaited = format!("{expected:?} in {css}");
        let expected = plain(expected);
        self.eventually(&awaited, async || {
            let text = self.read(css).await?;
            match text.contains(&expected) {
                true => Ok(()),
                false => Err(format!("the text was {text:?}")),
            }
        });
    }

    pub(super) async fn find(&self, css: &str) -> Result<WebElement, String> {
        if self.inside.borrow().is_some() {
            return self.find_inside(css).await;
        }
        let found = self.session.find(By::Css(css)).await;
        found.map_err(|_| format!("no element {css}"))
    }

    async fn read(&self, css: &str) -> Result<String, String> {
        let text = self.find(css).await?.text().await;
        text.map(|text| plain(&text)).map_err(said)
    }
}

/// French puts unbreakable spaces in numbers and before colons; a test need not know where.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}
