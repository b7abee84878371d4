//! A translator and extensions at work on the page, at random moments: what is shown stays what is true.

use super::{opened, settle};
use crate::harness::Page;
use guichet::domain::{Day, capitalised};
use guichet::session::{Session, from_fragment};
use guichet::wording;
use serde_json::{Value, json};
use std::sync::Arc;

/// Replaces texts by <font><font>…</font></font> as translators do; also splits and wraps texts, wraps and swaps elements, merges
/// texts, and adds marks beside fields. `hands` says what it may do; each choice comes from the seed.
const TRANSLATOR: &str = "
    let state = SEED;
    const random = below => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return Math.floor(state / 2 ** 32 * below) };
    const root = document.querySelector('.guichet');
    const texts = () => {
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), all = [];
        while (walker.nextNode()) if (walker.currentNode.data.trim()) all.push(walker.currentNode);
        return all;
    };
    const font = () => document.createElement('font');
    const ways = {
        replace(text) { const [outer, inner] = [font(), font()]; inner.append(text.data); outer.append(inner); text.replaceWith(outer) },
        insert(text) { const outer = font(); outer.append(text.data); text.parentNode.insertBefore(outer, text); text.remove() },
        split(text) { if (text.length > 3) text.splitText(1 + random(text.length - 2)) },
        wrap(text) { const outer = font(); text.replaceWith(outer); outer.append(text) },
        rewrite(text) { text.data = text.data },
        box(text) {
            const element = text.parentElement;
            if (element === root || element.contains(document.activeElement)) return;
            const outer = font();
            element.replaceWith(outer);
            outer.append(element);
        },
        merge(text) { text.parentElement.normalize() },
        mark() {
            const fields = [...root.querySelectorAll('input[type=text]')], mark = document.createElement('grammarly-extension');
            fields[random(fields.length)]?.after(mark);
        },
        remove(text) { text.remove() },
        uproot(text) { if (text.parentElement !== root && !text.parentElement.contains(document.activeElement)) text.parentElement.remove() },
    };
    window.work = (hands, often) => {
        for (let turn = 0; turn < often; turn++) {
            const all = texts(), hand = hands[random(hands.length)];
            if (all.length) ways[hand](all[random(all.length)]);
        }
    };
    window.everything = () => { for (const text of texts()) if (random(10)) ways.replace(text) };
    window.translating = setInterval(() => work(['replace', 'replace', 'replace', 'insert', 'split', 'wrap', 'rewrite', 'box', 'merge', 'mark'], 1 + random(12)), 7);
";

/// What each card shows: its verdict twice, its filing state, its window, its amount.
const SHOWN: &str = "
    const said = (card, css) => [...card.querySelectorAll(css)].map(part => part.textContent).join(' ').replace(/[\\u00a0\\u202f]/g, ' ');
    return [location.hash, [...document.querySelectorAll('[data-programme]')].map(card => [card.dataset.programme, card.dataset.verdict,
        said(card, '.g-verdict'), said(card, '.g-state'), said(card, '.g-window'), said(card, '.g-amount h4')]),
        said(document, '#g-date-note')]";

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// What the cards and the note of the day must show for the answers of an address.
fn expected(fragment: &str) -> (Vec<Value>, String) {
    let catalogue = Arc::new(guichet::catalogue::load(guichet::catalogue::EMBEDDED).unwrap());
    let (answers, _) = from_fragment(&catalogue, fragment);
    let session = Session::with(catalogue, Day::read("2000-01-01").unwrap(), answers);
    let day = session.view.day;
    let cards = session.view.assessment.answers.iter().map(|answer| {
        let applies = answer.applies();
        let only = |text: String| if applies { plain(&text) } else { String::new() };
        let programme = session.catalogue.programme(&answer.programme).unwrap();
        let amount = answer.amount.as_ref().zip(programme.amount.as_ref()).filter(|_| applies);
        json!([
            &*answer.programme,
            answer.verdict.code(),
            wording::verdicts::answered(answer),
            only(capitalised(wording::days::state(answer.window.state))),
            only(wording::days::window(&programme.calendar, &answer.window, day)),
            amount.map(|(amount, rule)| plain(&wording::amounts::heading(&session.catalogue, answer, rule, amount))).unwrap_or_default(),
        ])
    });
    let mut cards: Vec<Value> = cards.collect();
    cards.sort_by_key(|card| card[0].to_string());
    let stale = session.catalogue.is_stale(day);
    (cards, plain(&wording::page::day_note(&session, stale)))
}

/// Holds what is shown against what follows from the answers.
#[track_caller]
fn is_true(page: &Page, step: &str) {
    settle(page);
    assert_eq!(page.console_errors(), Vec::<String>::new(), "{step}");
    let shown = page.script(SHOWN);
    let mut cards = shown[1].as_array().unwrap().clone();
    cards.sort_by_key(|card| card[0].to_string());
    // The window says more than the one sentence, and an amount may be told without a headline.
    let (expected, note) = expected(shown[0].as_str().unwrap().trim_start_matches('#'));
    assert_eq!(cards.len(), expected.len(), "{step}");
    for (card, expected) in cards.iter().zip(&expected) {
        for at in [0, 1, 2, 3] {
            assert_eq!(card[at], expected[at], "{step}: {card} for {expected}");
        }
        assert!(card[4].as_str().unwrap().starts_with(expected[4].as_str().unwrap()), "{step}: {card} for {expected}");
        let (said, headline) = (card[5].as_str().unwrap(), expected[5].as_str().unwrap());
        assert!(said.is_empty() || said == headline, "{step}: {said:?} for {headline:?}");
    }
    assert_eq!(shown[2], note, "{step}");
}

/// What a hand does, by scripts: the driver's own clicks look for elements that may be replaced meanwhile.
const HAND: &str = "
    window.touch = css => document.querySelector(css).click();
    window.write = (css, text, event = 'input') => {
        const field = document.querySelector(css);
        field.focus();
        field.value = text;
        field.dispatchEvent(new Event(event, { bubbles: true }));
    };";

const JOURNEY: [(&str, &str); 24] = [
    ("a commitment accepted", "touch('#g-engagement-acte_juridique')"),
    ("no commitment", "touch('#g-engagement-aucun')"),
    ("another amount", "write('#g-line-1-amount', '50 000')"),
    ("another day", "write('#g-date', '2021-08-27', 'change')"),
    ("a day too late", "write('#g-date', '2021-08-28', 'change')"),
    ("the day before", "write('#g-date', '2021-05-12', 'change')"),
    ("too long", "write('#g-effet_mois', '36')"),
    ("not a number", "write('#g-effet_mois', 'x')"),
    ("soon enough", "write('#g-effet_mois', '12')"),
    ("a purpose more", "touch('#g-objets-inclusion')"),
    ("a purpose less", "touch('#g-objets-inclusion')"),
    ("no laboratory", "touch('#g-laboratoire-non')"),
    ("a proposal", "touch('.g-proposals button')"),
    ("a proposal taken back", "touch('#g-take-back')"),
    ("a laboratory", "touch('#g-laboratoire-oui')"),
    ("another kind of expense", "write('#g-line-1-category', 'personnel', 'change')"),
    ("the kind of before", "write('#g-line-1-category', 'deploiement', 'change')"),
    ("a line more", "touch('#g-add-line')"),
    ("nothing spent", "touch('#g-no-expense')"),
    ("something spent", "touch('#g-no-expense')"),
    ("the EPCI", "touch('#g-carried')"),
    ("the commune", "touch('#g-carried')"),
    ("a line removed", "document.querySelector('#g-line-1 .g-row button:last-child').click()"),
    ("everything cleared", "touch('.g-foot button')"),
];

fn journey(seed: u32, before: &str) {
    let page = opened(super::VILLAGE);
    page.inject(&format!("{{ {} {HAND} }}", TRANSLATOR.replace("SEED", &seed.to_string())));
    page.inject("everything()");
    is_true(&page, "translated");
    for (step, gesture) in JOURNEY {
        page.inject(before);
        page.inject(gesture);
        is_true(&page, &format!("{step}, seed {seed}"));
    }
    assert_ne!(page.count("font"), 0, "the translator has done its work");
    page.assert_asks_nobody();
}

#[test]
fn a_translated_page_shows_what_is_true_after_every_gesture() {
    for seed in [1, 2] {
        journey(seed, "");
    }
}

#[test]
fn a_page_of_which_nodes_are_taken_away_shows_what_is_true_after_every_gesture() {
    journey(5, "work(['remove', 'uproot', 'replace'], 12)");
}

#[test]
fn what_has_not_changed_stays_translated() {
    let page = opened(super::VILLAGE);
    let translate = "for (const text of document.querySelectorAll('h1, .g-lead')) { const font = document.createElement('font');
        font.append('Which aid?'); text.firstChild.replaceWith(font) }";
    page.script(translate);
    page.type_into("#g-line-1-amount", "50 000");
    page.wait_for_text("[data-programme='fitn-volet-1']", "soit 40 000 €");
    assert_eq!(page.script("return document.querySelector('h1').textContent"), "Which aid?");
    assert_eq!(page.script("return document.querySelectorAll('h1 font, .g-lead font').length"), 2);
    assert_eq!(page.console_errors(), Vec::<String>::new());
}

#[test]
fn a_translator_that_shows_the_original_again_finds_it() {
    let page = opened(super::VILLAGE);
    page.script(
        "window.h1 = document.querySelector('h1'); window.text = h1.firstChild; window.font = document.createElement('font');
        font.append('Which aid?'); text.replaceWith(font)",
    );
    page.type_into("#g-line-1-amount", "50 000");
    settle(&page);
    page.script("font.replaceWith(text)");
    settle(&page);
    page.type_into("#g-line-1-amount", "60 000");
    settle(&page);
    assert!(page.script("return document.querySelector('h1').textContent").as_str().unwrap().starts_with("Quelle aide"));
}

#[test]
fn a_text_of_which_a_translated_half_is_taken_away_is_whole_again() {
    let page = opened(super::VILLAGE);
    let state = "document.querySelector('[data-programme=fitn-volet-1] .g-state')";
    let whole = page.script(&format!("return {state}.textContent"));
    page.script(&format!(
        "const text = {state}.firstChild; window.half = document.createElement('font');
        text.splitText(7); half.append(text.data); text.replaceWith(half)"
    ));
    settle(&page);
    page.script("half.remove()");
    assert_ne!(page.script(&format!("return {state}.textContent")), whole);
    page.type_into("#g-line-1-amount", "50 000");
    settle(&page);
    assert_eq!(page.script(&format!("return {state}.textContent")), whole);
}

#[test]
fn a_field_that_an_extension_has_wrapped_can_still_be_typed_in() {
    let page = opened(super::VILLAGE);
    page.script(
        "const field = document.querySelector('#g-line-1-amount'), wrap = document.createElement('div');
        field.replaceWith(wrap); wrap.append(field, document.createElement('i'))",
    );
    page.click("#g-line-1-amount");
    page.script("document.activeElement.select()");
    for key in ["5", "0", "0", "0", "0"] {
        page.keys(key);
    }
    page.wait_for_text("[data-programme='fitn-volet-1']", "soit 40 000 €");
    assert_eq!(page.script("return [document.activeElement.id, document.activeElement.value]"), json!(["g-line-1-amount", "50000"]));
    assert_eq!(page.console_errors(), Vec::<String>::new());
}
