//! The page as a guest: other addresses than its own, and conditions that scripts can tell.

use super::page::Page;

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
}
