//! From a keystroke to the updated answers, on a processor six times slower: no task may last more than 50 ms.
//!
//! `cargo xtask bench` builds the optimised page and runs this in Chromium. Prints, for each kind of gesture, what it costs.

// A failure of the measure is a failure of the bench.
#![allow(missing_docs, dead_code, unused_imports, clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../../tests/browser/harness/mod.rs"]
mod harness;

use std::thread::sleep;
use std::time::Duration;

use harness::{Key, Page};
use thirtyfour::TypingData;

/// How many times slower the processor is made.
const SLOWDOWN: f64 = 6.0;
/// The longest task that nobody feels, in milliseconds: what browsers call a long task.
const BOUND: f64 = 50.0;

/// From one key to the next, as one types quickly: keys sent at once would reach the page in one task.
const BETWEEN: Duration = Duration::from_millis(250);
/// After a gesture, long enough for all that follows from it: the announcement comes after a pause.
const AFTER: Duration = Duration::from_millis(1500);

/// What a mayor fills in, the field, and the keys: real keys only, for a driver that clicks runs long scripts in the page.
fn gestures() -> [(&'static str, &'static str, Vec<TypingData>); 12] {
    let letters = |text: &str| text.chars().map(|letter| letter.to_string().into()).collect();
    let down = || TypingData::from(Key::Down);
    [
        ("letters of a place", "#g-place", letters("wettolsheim")),
        ("a place, chosen", "#g-place", vec![down(), Key::Enter.into()]),
        ("a purpose, ticked", "#g-objets-demarches", letters(" ")),
        ("a purpose more", "#g-objets-inclusion", letters(" ")),
        ("an answer among several", "#g-engagement-aucun", letters(" ")),
        ("digits of a number", "#g-effet_mois", letters("12")),
        ("a yes or no", "#g-laboratoire-non", letters(" ")),
        ("letters of a label", "#g-line-1-label", letters("Portail de démarches")),
        ("a kind of expense", "#g-line-1-category", vec![down(), down()]),
        ("digits of an amount", "#g-line-1-amount", letters("40 000,50")),
        ("a population, corrected", "#g-population_totale", letters("1739")),
        ("a day more", "#g-date", vec![Key::Up.into(), Key::Up.into()]),
    ]
}

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

/// How many times the whole is done: what else the machine does can only lengthen a task, so the least of them counts.
const ROUNDS: usize = 3;

fn main() {
    // `cargo bench` and `cargo test --benches` pass arguments of their own: only the environment counts.
    let rounds: Vec<Vec<Cost>> = (0..ROUNDS).map(|_| round()).collect();
    println!(
        "The processor is {SLOWDOWN} times slower. In milliseconds, the calmest of {ROUNDS} rounds for each gesture: the longest work"
    );
    println!("for one event and the longest wait for it to show, by the clock; then the processor's time for one key, on average; then");
    println!("the long tasks.");
    println!("{:<24}{}", "", ["work", "shown", "program", "style", "layout", "all"].map(|title| format!("{title:>9}")).concat());
    let (of_the_browser, of_the_page) = ("on an empty page", gestures());
    let mut long: Vec<f64> = Vec::new();
    let names = [of_the_browser, "the first gesture"].into_iter().chain(of_the_page.iter().map(|(name, ..)| *name));
    for (at, name) in names.enumerate() {
        let of_gesture = rounds.iter().map(|round| &round[at]);
        let calmest = of_gesture.min_by(|one, other| one.longest().total_cmp(&other.longest())).unwrap();
        let numbers: Vec<String> = calmest.numbers.iter().map(|number| format!("{number:>9.1}")).collect();
        println!("{name:<24}{}  {:?}", numbers.concat(), calmest.tasks);
        long.extend(calmest.tasks.iter().filter(|task| **task > BOUND && name != of_the_browser));
    }
    assert!(long.is_empty(), "{} task(s) hold the page for more than {BOUND} ms: {long:?}", long.len());
}

/// What one gesture costs.
struct Cost {
    numbers: Vec<f64>,
    /// The tasks that browsers call long.
    tasks: Vec<f64>,
}

impl Cost {
    fn longest(&self) -> f64 {
        self.tasks.iter().copied().fold(0.0, f64::max)
    }
}

/// A page that does nothing: what it takes there is the browser's own, and the driver's.
const EMPTY: &str = "data:text/html,<input id=nothing>";

/// All the gestures, in a browser of their own; letters on an empty page first, then the gesture that brings the rest of the
/// program.
fn round() -> Vec<Cost> {
    let page = Page::start();
    page.go(EMPTY);
    page.slow_down(SLOWDOWN);
    page.script(LISTEN);
    let nothing = measure(&page, "#nothing", "wettolsheim".chars().map(|letter| letter.to_string().into()).collect());
    opened(&page, "");
    let first = cost(&page, 1, || focus(&page, "#g-place"));
    opened(&page, "#date=2021-05-12");
    let others = gestures().into_iter().map(|(_, field, keys)| measure(&page, field, keys));
    [nothing, first].into_iter().chain(others).collect()
}

/// The page opened on this address, and listened to.
fn opened(page: &Page, fragment: &str) {
    page.go(EMPTY);
    page.open(fragment);
    page.wait_for("[data-programme='fitn-volet-1']");
    page.slow_down(SLOWDOWN);
    page.script(LISTEN);
}

fn measure(page: &Page, field: &str, keys: Vec<TypingData>) -> Cost {
    focus(page, field);
    page.script("document.activeElement.type == 'text' && document.activeElement.select()");
    let count = keys.len();
    cost(page, count, || {
        for key in keys {
            page.keys(key);
            sleep(BETWEEN);
        }
    })
}

fn focus(page: &Page, field: &str) {
    page.script(&format!(
        "const field = document.querySelector({field:?}); field.closest('details')?.setAttribute('open', ''); field.focus()"
    ));
}

/// What something costs, once what came before it has calmed down; what the processor spends is divided by this count.
fn cost(page: &Page, count: usize, does: impl FnOnce()) -> Cost {
    sleep(AFTER);
    page.script(COUNT);
    let before = page.spent();
    does();
    sleep(AFTER);
    let (after, counted) = (page.spent(), page.script(COUNT));
    let tasks = counted[0].as_array().unwrap().iter().filter_map(|task| task.as_f64()).collect();
    let clock = [1, 2].map(|at| counted[at].as_f64().unwrap());
    let spent = [0, 1, 2, 3].map(|at| (after[at] - before[at]) / f64::from(u32::try_from(count).unwrap()));
    Cost { numbers: clock.into_iter().chain(spent).collect(), tasks }
}
