//! Whoever presses a button still stands somewhere afterwards.

use super::{VILLAGE, opened, settle};
use crate::harness::{Key, Page};
use crate::journeys::leave;
use serde_json::{Value, json};

const STATES: [&str; 4] = [
    "#date=2021-05-12",
    VILLAGE,
    "#date=2021-05-12&lieu=commune:68224&objets=demarches&engagement=aucun&effet_mois=12&laboratoire=non&depense=a~deploiement~40000&depense=b~personnel~5",
    "#date=2021-05-12&porteur=association&objets=demarches&crte=?&depense=a~~x",
];

/// The names of the buttons that are there to be pressed.
fn buttons(page: &Page) -> Vec<String> {
    page.script("document.querySelectorAll('details').forEach(folded => folded.open = true)");
    let names = "return [...document.querySelectorAll('.guichet button')].filter(button => button.checkVisibility()).map(button => button.ariaLabel ?? button.textContent)";
    page.script(names).as_array().unwrap().iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[test]
fn after_each_button_the_focus_is_somewhere() {
    let page = opened(VILLAGE);
    let mut pressed = Vec::new();
    for state in STATES {
        page.script(&format!("location.hash = {state:?}"));
        settle(&page);
        for at in 0..buttons(&page).len() {
            page.script("location.hash = '#date=2021-05-12'");
            settle(&page);
            page.script(&format!("location.hash = {state:?}"));
            settle(&page);
            let names = buttons(&page);
            let Some(name) = names.get(at).filter(|name| !pressed.contains(*name) && *name != "Imprimer") else { continue };
            page.script(&format!(
                "const all = [...document.querySelectorAll('.guichet button')].filter(button => button.checkVisibility());
                 all[{at}].focus()"
            ));
            page.keys(Key::Enter);
            settle(&page);
            let held =
                page.script("return document.activeElement.id || document.activeElement.className || document.activeElement.tagName");
            assert_ne!(held, "BODY", "after « {name} » in {state}");
            pressed.push(name.clone());
        }
    }
    for name in ["Retirer la dépense 1", "Je ne sais pas", "Haut-Rhin", "Retirer ce choix", "Ajouter une dépense", "Revenir à aujourd’hui"]
    {
        assert!(pressed.iter().any(|pressed| pressed == name), "« {name} » was not met: {pressed:?}");
    }
}

/// Presses a button with the keyboard, and says what has the focus then.
fn press(page: &Page, css: &str) -> Value {
    page.script(&format!("document.querySelector({css:?}).focus()"));
    page.keys(Key::Enter);
    settle(page);
    page.script("return document.activeElement.id")
}

#[test]
fn each_button_that_goes_away_leads_to_what_comes_next() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches");
    assert_eq!(press(&page, "#g-add-line"), "g-line-2-label");
    assert_eq!(press(&page, "#g-line-2 .g-row:last-child button:last-child"), "g-line-1");
    assert_eq!(press(&page, "#g-add-line"), "g-line-3-label");
    assert_eq!(press(&page, "#g-line-3-up"), "g-line-3-up");
    assert_eq!(press(&page, "#g-line-3-down"), "g-line-3-down");
    assert_eq!(press(&page, "#g-carried"), "g-carried");
    assert_eq!(press(&page, "#g-carried"), "g-carried");
    assert_eq!(press(&page, ".g-chosen .g-row button:last-child"), "g-place");
    assert_eq!(press(&page, "[data-fact=departement] button"), "g-departement");
    assert_eq!(press(&page, "[data-fact=effet_mois] button"), "g-effet_mois");
    assert_eq!(press(&page, ".g-day button"), "g-date");
    assert_eq!(press(&page, ".g-foot button"), "g-questions-title");
    leave(&page);
}

#[test]
fn the_name_of_a_commune_typed_and_left_is_chosen_and_said_aloud() {
    let page = opened("#date=2021-05-12&objets=demarches");
    page.script("document.querySelector('#g-place').focus()");
    page.keys("colmar");
    page.wait_for_text("#g-place-list", "Colmar");
    page.keys(Key::Tab);
    page.wait_for_text(".g-chosen", "Colmar");
    page.wait_until("/^Colmar, commune, est votre choix.*réponses remplies.*dispositifs? chang/s.test(document.querySelector('.g-sr[aria-live]').textContent)");
    page.click_button("Retirer ce choix");
    page.wait_until("/^Choix retiré/.test(document.querySelector('.g-sr[aria-live]').textContent)");
    leave(&page);
}

#[test]
fn words_that_are_no_choice_are_said_to_be_none_until_they_are() {
    let page = opened("#date=2021-05-12");
    for keys in [Key::Tab.value().to_string(), Key::Enter.value().to_string()] {
        page.type_into("#g-place", "wett ");
        page.type_into("#g-place", "soultz");
        page.wait_for_text("#g-place-list", "Soultz");
        page.keys(keys);
        page.wait_for_text("#g-place-note", "Aucun choix n’est fait pour « soultz »");
        assert_eq!(page.script("return document.querySelector('#g-place').getAttribute('aria-describedby')"), "g-place-note");
        assert_eq!(page.count(".g-chosen"), 0);
        page.assert_accessible("no choice yet");
    }
    page.script("document.querySelector('#g-place').focus()");
    page.type_into("#g-place", "");
    page.wait_until("!document.querySelector('#g-place-note').textContent");
    leave(&page);
}

#[test]
fn a_link_copied_three_times_is_announced_three_times() {
    let page = opened(VILLAGE);
    page.inject(
        "window.said = []; navigator.clipboard.writeText = () => Promise.resolve();
        const place = document.querySelector('.g-keep [role=status]');
        new MutationObserver(records => records.forEach(record => record.addedNodes.forEach(node => said.push(node.textContent))))
            .observe(place, { childList: true });",
    );
    for _ in 0..3 {
        page.click_button("Copier le lien");
        settle(&page);
    }
    page.wait_for_value("return said", &json!(["Copié.", "Copié.", "Copié."]));
    leave(&page);
}
