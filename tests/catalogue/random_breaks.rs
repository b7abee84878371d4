//! Valid catalogues with something taken away, doubled or replaced at random: never a panic, and every fault has its place.

use guichet::catalogue::{EMBEDDED, load, load_value};
use guichet::domain::acts;
use serde_json::{Value, json};

/// How many are broken.
const CATALOGUES: u64 = 150;

/// A generator of numbers that starts from a seed: a failure names it, and it happens again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (end.max(1) as u64)).unwrap_or_default()
    }
}

/// Every place of a value, as a pointer of JSON.
fn places(value: &Value, here: &str, found: &mut Vec<String>) {
    let mut inside = |step: &str, value: &Value| {
        let here = format!("{here}/{}", step.replace('~', "~0").replace('/', "~1"));
        found.push(here.clone());
        places(value, &here, found);
    };
    match value {
        Value::Array(items) => items.iter().enumerate().for_each(|(index, item)| inside(&index.to_string(), item)),
        Value::Object(fields) => fields.iter().for_each(|(key, item)| inside(key, item)),
        _ => {}
    }
}

fn anything(dice: &mut Dice) -> Value {
    let choices = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(""),
        json!(" "),
        json!("oui"),
        json!("de 5 à 3"),
        json!("au moins 99 999 999 999 999"),
        json!("2021-02-30"),
        json!("\u{1b}[2J\u{202e}"),
        json!("x".repeat(10_000)),
        json!("porteur"),
        json!("V1-04"),
        json!([]),
        json!(["porteur", "porteur"]),
        json!([[], [null]]),
        json!({}),
        json!({ "fait": "porteur", "attendu": ["commune"] }),
        json!({ "autre_que": [] }),
        json!({ "\u{7}": { "": [1, 2] } }),
    ];
    choices[dice.below(choices.len())].clone()
}

/// Takes away, doubles, moves or replaces what stands at one place.
fn spoil(catalogue: &mut Value, place: &str, dice: &mut Dice) {
    let (above, last) = place.rsplit_once('/').unwrap();
    let replaced = anything(dice);
    let gesture = dice.below(4);
    match catalogue.pointer_mut(above).unwrap() {
        Value::Array(items) => {
            let index: usize = last.parse().unwrap();
            match gesture {
                0 => drop(items.remove(index)),
                1 => items.insert(index, items[index].clone()),
                2 => items.swap(0, index),
                _ => items[index] = replaced,
            }
        }
        Value::Object(fields) => {
            let key = last.replace("~1", "/").replace("~0", "~");
            match gesture {
                0 => drop(fields.shift_remove(&key)),
                1 => drop(fields.insert(format!("{key}s"), fields[&key].clone())),
                2 => {
                    let value = fields.shift_remove(&key).unwrap();
                    fields.insert("dit".into(), value);
                }
                _ => fields[&key] = replaced,
            }
        }
        other => panic!("{place} is in {other}"),
    }
}

#[test]
fn whatever_is_broken_at_random_is_told_with_a_place_and_nothing_panics() {
    let whole: Value = serde_json::from_str(EMBEDDED).unwrap();
    let mut all = Vec::new();
    places(&whole, "", &mut all);
    let mut refused = 0_u64;
    for seed in 0..CATALOGUES {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        let mut catalogue = whole.clone();
        let place = all[dice.below(all.len())].clone();
        spoil(&mut catalogue, &place, &mut dice);
        let Err(faults) = load_value(&catalogue) else { continue };
        refused += 1;
        assert!(!faults.is_empty(), "seed {seed}, {place}: refused without a word");
        for fault in &faults {
            let said = fault.to_string();
            assert!(!fault.place.is_empty() && !fault.problem.is_empty() && !said.contains(acts), "seed {seed}, {place}: {said:?}");
            assert!(said.chars().count() < 1_300, "seed {seed}, {place}: {said}");
        }
    }
    assert!(refused * 2 > CATALOGUES, "only {refused} of {CATALOGUES} were refused");
}

#[test]
fn a_text_cut_or_spoilt_anywhere_is_told_in_french_with_a_place() {
    let mut dice = Dice(7);
    for _ in 0..30 {
        let mut at = dice.below(EMBEDDED.len());
        while !EMBEDDED.is_char_boundary(at) {
            at -= 1;
        }
        let (before, after) = EMBEDDED.split_at(at);
        for text in [before.to_owned(), format!("{before}\"{after}"), format!("{before}}}{after}"), format!("{before}\u{0}{after}")] {
            let Err(faults) = load(&text) else { continue };
            let english = ["expected", "line ", "column", "EOF", "trailing", "invalid"];
            for fault in &faults {
                let told = format!("{}: {}", fault.place, fault.problem);
                assert!(!fault.place.is_empty() && !english.iter().any(|word| told.contains(word)), "at {at}: {told}");
            }
        }
    }
}
