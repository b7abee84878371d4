//! What a person does: click, type, press keys. Each gesture waits for what it is made on.

use super::page::Page;
use serde_json::json;
use thirtyfour::TypingData;

impl Page {
    /// Clicks once the element is there, visible and not covered.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.eventually(&format!("a click on {css}"), async || {
            let element = self.find(css).await?;
            // A person scrolls until nothing covers what they mean; the driver stops at the first visible pixel.
            let handle = element.to_json().map_err(said)?;
            let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.session.execute(centre, vec![handle]).await.map_err(said)?;
            element.click().await.map_err(said)
        });
    }

    /// Replaces the text of a field, key by key.
    #[track_caller]
    pub fn type_into(&self, css: &str, text: &str) {
        self.eventually(&format!("typing into {css}"), async || {
            let field = self.find(css).await?;
            // Selected, then typed over: a field emptied by the driver tells the page nothing.
            let select = "arguments[0].focus(); arguments[0].select()";
            let handle = field.to_json().map_err(said)?;
            self.session.execute(select, vec![handle]).await.map_err(said)?;
            let keys = match text {
                "" => TypingData::from(thirtyfour::Key::Delete),
                text => TypingData::from(text),
            };
            field.send_keys(keys).await.map_err(said)
        });
    }

    /// Sets a date field, `2021-05-12`: the keys to type it differ from one language to another.
    #[track_caller]
    pub fn set_date(&self, css: &str, day: &str) {
        self.wait_for(css);
        let set = "
            field.value = arguments[1];
            for (const event of ['input', 'change'])
                field.dispatchEvent(new Event(event, { bubbles: true }));
            return field.value";
        let set = format!("const field = {}.querySelector(arguments[0]); {set}", self.root());
        let got = self.script_with(&set, vec![json!(css), json!(day)]);
        assert_eq!(got, day, "{css} does not take this date");
    }

    /// Presses keys wherever the focus is: `press(Key::Tab)`, `press(" ")`.
    #[track_caller]
    pub fn press(&self, keys: impl Into<TypingData>) {
        let keys = keys.into().to_string();
        self.eventually("keys where the focus is", async || {
            // An element that the page has just replaced refuses all keys: its successor is asked.
            let focused = self.session.active_element().await.map_err(said)?;
            focused.send_keys(keys.as_str()).await.map_err(said)
        });
    }
}

/// The driver's answer, without the driver's own stack.
pub(super) fn said(error: impl std::fmt::Display) -> String {
    let error = error.to_string();
    let told = error.split("Stacktrace").next().unwrap_or_default();
    told.split_whitespace().collect::<Vec<_>>().join(" ")
}
