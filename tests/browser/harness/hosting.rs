//! The page as a guest: other addresses than its own, frames, shadow roots, and conditions that scripts can tell.

use super::browser::Browser;
use super::gestures::said;
use super::page::Page;
use serde_json::json;
use thirtyfour::WebElement;

impl Page {
    /// Opens any address.
    #[track_caller]
    pub fn go(&self, address: &str) {
        self.wait(self.session.goto(address));
    }

    /// Waits until an expression of JavaScript, which may be a promise, is true.
    #[track_caller]
    pub fn wait_until(&self, expression: &str) {
        let body = format!("return Promise.resolve({expression}).then(Boolean, error => String(error))");
        self.eventually(expression, async || {
            let answer = self.session.execute(&body, Vec::new()).await.map_err(|error| error.to_string())?;
            if answer.json() == true { Ok(()) } else { Err(answer.json().to_string()) }
        });
    }

    /// From now on, everything happens inside this frame.
    #[track_caller]
    pub fn enter_frame(&self, css: &str) {
        self.eventually(&format!("the frame {css}"), async || self.find(css).await?.enter_frame().await.map_err(said));
    }

    /// Back to the page that holds the frames.
    #[track_caller]
    pub fn leave_frame(&self) {
        self.wait(self.session.enter_default_frame());
    }

    /// From now on, what is looked for is looked for in the shadow root of this element; in the page again with none.
    pub fn look_inside(&self, element: Option<&str>) {
        self.inside.replace(element.map(str::to_owned));
    }

    /// What scripts look for things in: the document, or the shadow root that the test looks inside.
    pub(super) fn root(&self) -> String {
        match &*self.inside.borrow() {
            None => "document".into(),
            Some(element) => format!("document.querySelector({element:?}).shadowRoot"),
        }
    }

    pub(super) async fn find_inside(&self, css: &str) -> Result<WebElement, String> {
        let find = format!("return {}.querySelector(arguments[0])", self.root());
        let found = self.session.execute(find, vec![json!(css)]).await.map_err(said)?;
        found.element().map_err(|_| format!("no element {css} inside"))
    }

    /// The visitor has chosen this size for texts, in pixels; 16 for those who have chosen nothing.
    #[track_caller]
    pub fn text_size(&self, pixels: u32) {
        match self.browser {
            Browser::Chromium => {
                let sizes = json!({ "fontSizes": { "standard": pixels } });
                drop(self.wait(self.session.cdp().send_raw("Page.setFontSizes", sizes)));
            }
            Browser::Firefox => drop(self.chrome(&format!("Services.prefs.setIntPref('font.size.variable.x-western', {pixels})"))),
        }
    }

    /// The network of the machine is gone, or back.
    #[track_caller]
    pub fn network(&self, on: bool) {
        match self.browser {
            Browser::Chromium => {
                let conditions = json!({ "offline": !on, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                self.wait(self.session.cdp().send_raw("Network.enable", json!({})));
                self.wait(self.session.cdp().send_raw("Network.emulateNetworkConditions", conditions));
            }
            Browser::Firefox => drop(self.chrome(&format!("Services.io.offline = {}", !on))),
        }
    }
}
