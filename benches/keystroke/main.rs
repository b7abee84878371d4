//! From a keystroke to the updated answers, on a processor six times slower: no task may last more than 50 ms.
//!
//! `cargo xtask bench` builds the optimised page and runs this in Chromium. Prints, for each kind of gesture, what it costs.

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

/// After a gesture, long enough for all that follows from it: the pause before an announcement, at six times its length.
const AFTER: Duration = Duration::from_millis(1200);

type Gesture = (&'static str, fn(&Page));

/// What is typed and chosen, as a mayor does it.
const GESTURES: [Gesture; 12] = [
    ("a date", |page| page.set_date("#g-date", "2021-05-12")),
    ("letters of a place", |page| page.type_into("#g-place", "wettolsheim")),
    ("a place, chosen", |page| page.press(harness::Key::Down + harness::Key::Enter)),
    ("a purpose, ticked", |page| page.click("#g-objets-demarches")),
    ("a purpose more, ticked", |page| page.click("#g-objets-inclusion")),
    ("an answer among several", |page| page.click("#g-engagement-aucun")),
    ("digits of a number", |page| page.type_into("#g-effet_mois", "12")),
    ("a yes or no", |page| page.click("#g-laboratoire-non")),
    ("letters of a label", |page| page.type_into("#g-line-1-label", "Portail de démarches en ligne")),
    ("a kind of expense", |page| page.click("#g-line-1-category option[value='deploiement']")),
    ("digits of an amount", |page| page.type_into("#g-line-1-amount", "40 000,50")),
    ("another date", |page| page.set_date("#g-date", "2021-08-28")),
];

/// Counts tasks that browsers call long, and events: what the page does for them, and how long until it shows.
const LISTEN: &str = "
    window.tasks = [], window.events = [];
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({ type: 'longtask' });
    new PerformanceObserver(list => events.push(...list.getEntries().map(entry => [entry.processingEnd - entry.processingStart, entry.duration])))
        .observe({ type: 'event', durationThreshold: 16 });";

/// The tasks over the bound, the longest work for an event, the longest time until an event shows; all is then forgotten.
const COUNT: &str = "
    const most = at => events.reduce((most, event) => Math.max(most, event[at]), 0);
    const counted = [tasks, most(0), most(1)];
    tasks = [], events = [];
    return counted";

fn main() {
    // `cargo bench` and `cargo test --benches` pass arguments of their own: only the environment counts.
    let page = Page::start();
    page.open("");
    page.wait_for("[data-programme='fitn-volet-1']");
    page.slow_down(SLOWDOWN);
    page.script(LISTEN);
    sleep(AFTER);
    page.script(COUNT);
    println!("The processor is {SLOWDOWN} times slower. In milliseconds:");
    println!("{:<26}{:>12}{:>12}  tasks over {BOUND}", "", "work", "shown after");
    let mut long = Vec::new();
    for (name, gesture) in GESTURES {
        gesture(&page);
        sleep(AFTER);
        let counted = page.script(COUNT);
        let tasks: Vec<f64> = counted[0].as_array().unwrap().iter().filter_map(|task| task.as_f64()).collect();
        println!("{name:<26}{:>12.1}{:>12.0}  {tasks:?}", counted[1].as_f64().unwrap(), counted[2].as_f64().unwrap());
        long.extend(tasks.into_iter().filter(|task| *task > BOUND));
    }
    assert!(long.is_empty(), "{} task(s) hold the page for more than {BOUND} ms: {long:?}", long.len());
}
