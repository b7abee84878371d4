//! The page as visitors set it: larger, more spaced, in the colours of their system, without movement.

use super::{VOLET_1, leave, opened};
use crate::harness::{Key, Page};
use serde_json::{Value, json};

const VILLAGE: &str = "#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun&effet_mois=12&depense=Portail~deploiement~40000&depense=Agent~personnel~5000";

/// Opens everything that folds.
fn unfold(page: &Page) {
    page.script("document.querySelectorAll('details').forEach(details => details.open = true)");
}

#[test]
fn everything_unfolded_is_accessible() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    unfold(&page);
    page.assert_accessible("everything unfolded");
    page.night(true);
    page.screenshot(&page.named("unfolded-night"));
    page.night(false);
    leave(&page);
}

#[test]
fn an_answer_that_cannot_be_read_is_accessible() {
    let page = opened("#date=2021-05-12&lieu=commune:68365&objets=demarches&engagement=aucun");
    page.type_into("#g-effet_mois", "bientôt");
    page.wait_for_text("#g-effet_mois-error", "n’est pas un nombre entier");
    page.type_into("#g-line-1-amount", "12.500");
    page.wait_for_text("#g-line-1-error", "deux façons");
    page.assert_accessible("answers that cannot be read");
    leave(&page);
}

const SPACED: &str = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }";

/// Adds to the styles of the page.
fn style(page: &Page, rules: &str) {
    let add = "const sheet = document.createElement('style'); document.head.append(sheet); sheet.textContent =";
    page.script(&format!("{add} {}", json!(rules)));
}

/// WCAG 1.4.12: what every page must bear.
#[test]
fn more_space_between_letters_words_and_lines_cuts_nothing() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    unfold(&page);
    style(&page, SPACED);
    for width in [1280, 640, 320] {
        page.resize(width, 900);
        assert_eq!(page.overflow(), None, "at {width} pixels");
        assert_eq!(cut(&page), json!([]), "at {width} pixels");
    }
    page.screenshot(&page.named("spaced-320"));
    leave(&page);
}

/// The two tests above and below are only worth what they notice: titles in boxes that do not grow.
#[test]
fn a_text_that_its_box_cuts_is_noticed() {
    for overflow in ["hidden", "visible"] {
        let page = opened(VILLAGE);
        page.wait_for_text(VOLET_1, "soit 32 000 €");
        page.script("document.querySelectorAll('.g-card h3').forEach(title => title.style.height = title.clientHeight + 'px')");
        style(&page, &format!(".g-card h3 {{ overflow: {overflow} }}"));
        assert_eq!(cut(&page), json!([]));
        style(&page, SPACED);
        assert_ne!(cut(&page), json!([]), "overflow: {overflow}");
        leave(&page);
    }
}

#[test]
fn a_zoom_of_200_percent_cuts_nothing() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    unfold(&page);
    page.zoom_in();
    assert_eq!(page.overflow(), None);
    assert_eq!(cut(&page), json!([]));
    page.screenshot(&page.named("zoomed"));
    leave(&page);
}

/// A verdict is told by its text and stays framed; borders, marks and focus do not vanish with the colours.
#[test]
fn in_the_colours_of_the_system_nothing_vanishes() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    unfold(&page);
    page.force_colours(true);
    assert_eq!(page.script(&format!("{SEEN} return vanished('.g-card, button, .g-line, input, select')")), json!([]));
    let told = "return [...document.querySelectorAll('.g-card')].map(card => [card.dataset.verdict, card.querySelector('.g-verdict').innerText.trim(),
        getComputedStyle(card.querySelector('.g-mark'), '::before').content])";
    let told = page.script(told);
    assert_eq!(told.as_array().unwrap().len(), 7, "{told}");
    for card in told.as_array().unwrap() {
        assert!(card[1].as_str().unwrap().len() > 5, "a verdict is not told by its text: {card}");
        assert!(!["none", "normal", "\"\""].contains(&card[2].as_str().unwrap()), "a mark vanished: {card}");
    }
    let mut unseen = Vec::new();
    for _ in 0..60 {
        page.keys(Key::Tab);
        unseen.extend(page.script(&format!("{SEEN} return outline(document.activeElement)")).as_str().map(str::to_owned));
    }
    assert_eq!(unseen, Vec::<String>::new(), "the focus cannot be seen");
    page.assert_accessible_here("the colours of the system");
    page.script("document.querySelectorAll('details').forEach(details => details.open = false); document.activeElement.blur()");
    page.resize(1280, 2400);
    page.script("scrollTo(0, 0)");
    page.screenshot(&page.named("forced-colours"));
    page.force_colours(false);
    leave(&page);
}

/// What has a border or an outline of a colour of its own, told by the browser once it has imposed its colours.
const SEEN: &str = "
    const behind = element => {
        for (let at = element.parentElement; at; at = at.parentElement) {
            const colour = getComputedStyle(at).backgroundColor;
            if (!/, 0\\)$|transparent/.test(colour)) return colour;
        }
        return 'rgb(255, 255, 255)';
    };
    const line = (element, style, width, colour) => {
        const drawn = getComputedStyle(element);
        return !['none', 'hidden'].includes(drawn[style]) && parseFloat(drawn[width]) >= 1 && drawn[colour] != behind(element);
    };
    const sides = ['Top', 'Right', 'Bottom', 'Left'];
    const framed = element => sides.every(side => line(element, `border${side}Style`, `border${side}Width`, `border${side}Color`));
    const marked = element => framed(element) || element.matches('[type=checkbox], [type=radio], [type=file]');
    const vanished = css => [...document.querySelectorAll(`.guichet :is(${css})`)].filter(element => element.checkVisibility() && !marked(element))
        .map(element => element.outerHTML.slice(0, 120));
    // The button of the calendar is a stop of its own inside the field of a date, and the browser rings it itself.
    const inside = held => held.matches('[type=date]') && !held.matches(':focus-visible');
    const outline = held => held == document.body || inside(held) || line(held, 'outlineStyle', 'outlineWidth', 'outlineColor') ? null : held.outerHTML.slice(0, 120);
";

#[test]
fn for_those_who_want_nothing_to_move_nothing_moves() {
    let page = opened(VILLAGE);
    page.wait_for_text(VOLET_1, "soit 32 000 €");
    page.still(true);
    let moving = "return [...document.querySelectorAll('*')].flatMap(element => [null, '::before', '::after'].map(part => [element, part])).filter(([element, part]) => {
            const style = getComputedStyle(element, part), lasts = times => times.split(',').some(time => parseFloat(time) > 0);
            return lasts(style.transitionDuration) || (style.animationName != 'none' && lasts(style.animationDuration)) || style.scrollBehavior == 'smooth';
        }).map(([element, part]) => element.outerHTML.slice(0, 120) + (part ?? ''))";
    assert_eq!(page.script(moving), json!([]));
    // Where it would move: what opens, what is ticked, what is pointed at, cards that change places.
    page.click(&format!("{VOLET_1} summary"));
    assert_eq!(page.script("return document.getAnimations().length"), 0);
    page.click("#g-engagement-acte_juridique");
    page.wait_for_text(VOLET_1, "Ne remplit pas les conditions");
    assert_eq!(page.script("return document.getAnimations().length"), 0);
    page.script("scrollTo(0, 0)");
    page.screenshot(&page.named("reduced-motion"));
    page.still(false);
    leave(&page);
}

/// The texts that their own box hides: beside, below, or drawn out of their picture.
fn cut(page: &Page) -> Value {
    page.script(
        "const all = [...document.querySelectorAll('.guichet, .guichet *')].filter(element => element.checkVisibility() && !element.closest('.g-sr'));
        const hides = way => ['hidden', 'clip'].includes(way);
        const boxes = all.filter(element => !element.closest('svg')).filter(element => {
            const style = getComputedStyle(element), { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
            return hides(style.overflowX) && scrollWidth > clientWidth + 1 || hides(style.overflowY) && scrollHeight > clientHeight + 1;
        });
        const spilt = all.filter(element => !element.closest('svg') && element.clientHeight > 0 && element.innerText?.trim()).filter(element =>
            getComputedStyle(element).overflowY == 'visible' && getComputedStyle(element).display != 'inline' && element.scrollHeight > element.clientHeight + 8);
        const drawn = all.filter(element => element.matches('svg text')).filter(element => {
            const [text, picture] = [element.getBoundingClientRect(), element.ownerSVGElement.getBoundingClientRect()];
            return text.left < picture.left - 1 || text.right > picture.right + 1 || text.top < picture.top - 1 || text.bottom > picture.bottom + 1;
        });
        const of = (what, elements) => elements.map(element => `${what}: ${element.outerHTML.slice(0, 120)}`);
        return [...of('hidden', boxes), ...of('spilt', spilt), ...of('drawn outside', drawn)]",
    )
}
