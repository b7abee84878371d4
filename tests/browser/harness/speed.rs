//! The processor, made slower, and what the page makes it do.

// The bench measures; the journeys do not.
#![allow(dead_code)]

use super::page::Page;
use serde_json::json;

impl Page {
    /// Makes the processor so many times slower, as an old office computer is. Chromium only.
    #[track_caller]
    pub fn slow_down(&self, times: f64) {
        self.wait(self.session.cdp().send_raw("Emulation.setCPUThrottlingRate", json!({ "rate": times })));
        // The time of the processor, not of the clock: what other programs take does not count.
        self.wait(self.session.cdp().send_raw("Performance.enable", json!({ "timeDomain": "threadTicks" })));
    }

    /// What the page has taken of the processor so far, in milliseconds: its program, its styles, its layout, all tasks.
    #[track_caller]
    pub fn spent(&self) -> [f64; 4] {
        let answer = self.wait(self.session.cdp().send_raw("Performance.getMetrics", json!({})));
        let metrics = answer["metrics"].as_array().expect("the metrics");
        ["ScriptDuration", "RecalcStyleDuration", "LayoutDuration", "TaskDuration"].map(|name| {
            let metric = metrics.iter().find(|metric| metric["name"] == name);
            metric.and_then(|metric| metric["value"].as_f64()).expect("a metric") * 1000.0
        })
    }
}
