//! Every field shows the answer with which the page computes, whatever changed it.

use super::{VILLAGE, opened, settle};
use crate::harness::{Key, Page};
use crate::journeys::leave;
use guichet::session::{Answers, from_fragment};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What each field shows, by its identifier: the property, which is what a visitor sees.
const FIELDS: &str = "
    const fields = [...document.querySelectorAll('.g-questions input:not(#g-place), .g-questions select')];
    return [location.hash.slice(1), fields.map(field => [field.id, /checkbox|radio/.test(field.type) ? field.checked : field.value])]";

/// Holds every field against the answers of the address.
#[track_caller]
fn agree(page: &Page, step: &str) {
    settle(page);
    let shown = page.script(FIELDS);
    let catalogue = guichet::catalogue::load(guichet::catalogue::EMBEDDED).unwrap();
    let (answers, _) = from_fragment(&catalogue, shown[0].as_str().unwrap());
    let lines = page.script("return [...document.querySelectorAll('.g-line')].map(line => line.id)");
    let order: Vec<&str> = lines.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    let fields = shown[1].as_array().unwrap();
    assert!(fields.len() > 5, "{step}: {shown}");
    for field in fields {
        let expected = answer(&answers, &order, field[0].as_str().unwrap());
        assert_eq!(field[1], expected, "{step}: {} in {}", field[0], shown[0]);
    }
}

/// What the answers say of this field.
fn answer(answers: &Answers, lines: &[&str], field: &str) -> Value {
    let name = field.trim_start_matches("g-");
    if name == "no-expense" {
        return json!(answers.lines.none);
    }
    if let Some((line, part)) = field.rsplit_once('-').filter(|(line, _)| lines.contains(line)) {
        let blank = guichet::session::Draft::default();
        let filled: Vec<&str> = lines.to_vec();
        let at = filled.iter().position(|other| *other == line).unwrap();
        let draft = answers.lines.drafts.get(at).unwrap_or(&blank);
        return json!(match part {
            "label" => &draft.label,
            "category" => &draft.category,
            _ => &draft.amount,
        });
    }
    match name.split_once('-') {
        Some((fact, "inconnu")) => json!(answers.aside.contains_key(fact)),
        Some((fact, code)) => json!(answers.text(&fact.into()).split(',').any(|given| given == code)),
        None => json!(answers.text(&name.into())),
    }
}

fn choose(page: &Page, list: &str, code: &str) {
    page.click(&format!("{list} option[value='{code}']"));
}

#[test]
fn a_list_that_a_hand_has_touched_follows_another_carrier_and_the_way_back() {
    let page = opened(VILLAGE);
    page.click(".g-correct > summary");
    let shown = || page.script("return document.querySelector('#g-porteur').value");
    for turn in 0..2 {
        choose(&page, "#g-porteur", "association");
        agree(&page, &format!("an association, turn {turn}"));
        page.click("#g-carried");
        agree(&page, &format!("the EPCI, turn {turn}"));
        assert_eq!(shown(), "ca");
        choose(&page, "#g-porteur", "cc");
        page.click("#g-carried");
        agree(&page, &format!("the commune, turn {turn}"));
        assert_eq!(shown(), "commune");
    }
    leave(&page);
}

#[test]
fn every_field_follows_the_state_after_every_way_of_changing_it() {
    let page = opened(VILLAGE);
    agree(&page, "opened");
    page.click("#g-add-line");
    page.type_into("#g-line-2-label", "Chef de projet");
    page.type_into("#g-line-2-amount", "8 000");
    choose(&page, "#g-line-2-category", "personnel");
    choose(&page, "#g-line-2-category", "deploiement");
    agree(&page, "a second line");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("alive-{}.json", std::process::id()));
    let dossier = json!({ "date": "2021-05-12", "facts": { "porteur": "commune", "objets": ["formation_agents"], "engagement": "etudes" },
        "expenses": [{ "label": "a", "category": "personnel", "amount": "1.00" }, { "label": "b", "category": "personnel", "amount": "2.00" }] });
    fs::write(&file, dossier.to_string()).unwrap();
    page.give_file("#g-import", &file);
    page.wait_until("document.querySelectorAll('.g-line select')[1]?.value === 'personnel'");
    agree(&page, "a dossier");
    choose(&page, "#g-porteur", "association");
    agree(&page, "another carrier");
    page.click("#g-engagement-inconnu");
    agree(&page, "said not to know");
    page.click_button("Retirer");
    agree(&page, "a line removed");
    page.click_button("Annuler le retrait");
    agree(&page, "a line taken back");
    page.click_button("Tout effacer et recommencer");
    agree(&page, "cleared");
    page.script(&format!("location.hash = '{VILLAGE}'"));
    page.wait_for_text(".g-chosen", "Wettolsheim");
    agree(&page, "a link");
    page.click("#g-objets-inclusion");
    page.click("#g-no-expense");
    agree(&page, "ticked");
    page.script("location.hash = '#date=2021-05-12&porteur=cc&depense=x~formation~3'");
    page.wait_until("document.querySelector('#g-porteur').value === 'cc'");
    agree(&page, "another link");
    page.script("history.back()");
    agree(&page, "the way back");
    leave(&page);
}

#[test]
fn a_list_follows_the_state_in_every_browser_gesture_of_the_keyboard() {
    let page = opened("#date=2021-05-12");
    page.script("document.querySelector('#g-porteur').focus()");
    page.keys(Key::Down);
    page.keys(Key::Down);
    agree(&page, "with the arrows");
    page.click_button("Tout effacer et recommencer");
    agree(&page, "cleared");
    leave(&page);
}
