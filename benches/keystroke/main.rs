//! From a keystroke to the updated answers, on a processor six times slower: no task may last more than 50 ms.
//!
//! `cargo xtask bench` builds the optimised page and runs this in Chromium. Prints the longest tasks seen; fails beyond.

// A failure of the measure is a failure of the bench.
#![allow(missing_docs, dead_code, clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../../tests/browser/harness/mod.rs"]
mod harness;

use std::thread::sleep;
use std::time::Duration;

use harness::Page;

/// How many times slower the processor is made.
const SLOWDOWN: f64 = 6.0;
/// The longest task that nobody feels, in milliseconds: what browsers call a long task.
const BOUND: f64 = 50.0;

/// What is typed and chosen, as a mayor does it.
fn describe(page: &Page) {
    page.set_date("#g-date", "2021-05-12");
    page.type_into("#g-place", "wettolsheim");
    page.press(harness::Key::Down + harness::Key::Enter);
    page.click("#g-objets-demarches");
    page.click("#g-engagement-aucun");
    page.type_into("#g-effet_mois", "12");
    page.click("#g-laboratoire-non");
    page.type_into("#g-line-1-label", "Portail de démarches en ligne");
    page.type_into("#g-line-1-amount", "40 000,50");
}

fn main() {
    // `cargo bench` and `cargo test --benches` pass arguments of their own: only the environment counts.
    let page = Page::start();
    page.open("");
    page.wait_for("[data-programme='fitn-volet-1']");
    page.slow_down(SLOWDOWN);
    page.script(
        "window.tasks = [];
         new PerformanceObserver(list => list.getEntries().forEach(entry => tasks.push(entry.duration))).observe({ type: 'longtask' });
         window.keys = [];
         new PerformanceObserver(list => list.getEntries().forEach(entry => keys.push(entry.duration))).observe({ type: 'event', durationThreshold: 16 });",
    );
    describe(&page);
    sleep(Duration::from_secs(2));
    let of = |name: &str| -> Vec<f64> {
        let mut found: Vec<f64> =
            page.script(&format!("return {name}")).as_array().unwrap().iter().filter_map(|value| value.as_f64()).collect();
        found.sort_by(f64::total_cmp);
        found
    };
    let (tasks, events) = (of("tasks"), of("keys"));
    println!("processor slowed down {SLOWDOWN} times; {} events of 16 ms or more, longest {:?} ms", events.len(), events.last());
    println!("{} tasks over {BOUND} ms: {tasks:?}", tasks.len());
    assert!(tasks.iter().all(|duration| *duration <= BOUND), "a keystroke holds the page for more than {BOUND} ms");
}
