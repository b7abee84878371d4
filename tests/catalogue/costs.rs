//! What a bad catalogue costs: twice as many faults take about twice the time. Ratios are held, not times.

use std::path::Path;
use std::time::{Duration, Instant};

use guichet::catalogue::{EMBEDDED, Source, load_value};
use serde_json::{Value, json};

use crate::broken_folder::copy;

/// The shortest of three runs: another program may have the processor meanwhile.
fn shortest(run: impl Fn()) -> Duration {
    let time = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    [time(), time(), time()].into_iter().min().unwrap_or_default()
}

/// Four times the size takes less than eight times as long; sixteen times is what a square would take.
#[track_caller]
fn grows_with_its_size(of: impl Fn(usize) -> Box<dyn Fn()>) {
    let (small, large) = (of(500), of(2_000));
    let (small, large) = (shortest(small), shortest(large));
    let most = small * 8 + Duration::from_millis(50);
    assert!(large < most, "500 take {small:?}, 2 000 take {large:?}");
}

#[test]
fn a_folder_with_two_thousand_faults_is_told_in_linear_time() {
    grows_with_its_size(|count| {
        let folder = copy(&format!("faults_{count}"));
        let file = folder.join("programmes/fitn-volet-1.toml");
        let lines = (0..count).map(|n| format!("\n[[rappels]]\ndit = \"Un rappel.\"\nclause = \"X-{n}\"\n"));
        let text = std::fs::read_to_string(&file).unwrap() + &lines.collect::<String>();
        std::fs::write(&file, text).unwrap();
        Box::new(move || {
            let faults = Source::open(Path::new(&folder)).unwrap().load().unwrap_err();
            let placed = faults.iter().filter(|fault| fault.place.contains("fitn-volet-1.toml:") && fault.problem.contains("« X-"));
            assert_eq!(placed.count(), count);
        })
    });
}

#[test]
fn facts_that_stand_in_for_one_another_in_a_long_chain_are_refused_in_linear_time() {
    grows_with_its_size(|count| {
        let mut catalogue: Value = serde_json::from_str(EMBEDDED).unwrap();
        let flag = catalogue["faits"].as_array().unwrap().iter().find(|fact| fact["id"] == "crte").unwrap().clone();
        let facts = catalogue["faits"].as_array_mut().unwrap();
        for n in 0..count {
            let mut fact = flag.clone();
            fact["id"] = json!(format!("lien-{n}"));
            if n > 0 {
                fact["a_defaut"] = json!(format!("lien-{}", n - 1));
            }
            facts.push(fact);
        }
        Box::new(move || {
            let faults = load_value(&catalogue).unwrap_err();
            assert!(faults.iter().any(|fault| fault.problem == format!("{count} faits se remplacent en chaîne")), "{faults:#?}");
        })
    });
}

#[test]
fn a_chain_of_a_few_facts_is_no_fault() {
    let mut catalogue: Value = serde_json::from_str(EMBEDDED).unwrap();
    let flag = catalogue["faits"].as_array().unwrap().iter().find(|fact| fact["id"] == "crte").unwrap().clone();
    let link = |n: usize| {
        let mut fact = flag.clone();
        fact["id"] = json!(format!("lien-{n}"));
        fact["a_defaut"] = json!(if n == 0 { "crte".to_owned() } else { format!("lien-{}", n - 1) });
        fact
    };
    catalogue["faits"].as_array_mut().unwrap().extend((0..7).map(link));
    let catalogue = load_value(&catalogue).unwrap();
    let feeds = catalogue.fact("crte").map(|fact| fact.feeds.len());
    assert_eq!(feeds, Some(7), "each of them is fed, directly or through another");
}
