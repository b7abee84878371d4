//! The processor, made slower.

use super::page::Page;
use serde_json::json;

impl Page {
    /// Makes the processor so many times slower, as an old office computer is. Chromium only.
    #[track_caller]
    // The bench calls it; the journeys do not.
    #[allow(dead_code)]
    pub fn slow_down(&self, times: f64) {
        self.wait(self.session.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": times })));
    }
}
