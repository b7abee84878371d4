//! A host that wears the State design system: the element takes its colours and its font, by day and by night.

use super::{host, published, visit};
use crate::harness::{Page, Site};
use serde_json::{Value, json};
use std::{env, path::PathBuf};

/// The style sheet of the design system, which only these tests load.
fn system() -> PathBuf {
    env::var_os("GUICHET_DSFR").expect("GUICHET_DSFR names the design system: run `cargo xtask test browser`").into()
}

fn portal(name: &str) -> Page {
    let (guest, system) = (Site::serving(&published()), Site::serving(&system()));
    let body = format!(
        "<link rel=stylesheet href='{}dsfr.min.css'><script type=module src='{{guichet}}guichet-eligibilite.js'></script>
        <main class=fr-container><guichet-eligibilite></guichet-eligibilite></main>",
        system.address
    );
    let page = host(name, &body, &guest);
    page.wait_until("document.querySelector('guichet-eligibilite').shadowRoot?.querySelector('.guichet h1')");
    page
}

/// A colour of the host as it is drawn, whatever way it is written.
fn colour(page: &Page, token: &str) -> Value {
    page.script(&format!(
        "const probe = document.createElement('i'); probe.style.color = 'var({token})'; document.body.append(probe);
        const colour = getComputedStyle(probe).color; probe.remove(); return colour"
    ))
}

/// What is drawn of an element of the widget.
fn drawn(page: &Page, css: &str, property: &str) -> Value {
    let root = "document.querySelector('guichet-eligibilite').shadowRoot";
    page.script(&format!("return getComputedStyle({root}.querySelector({css:?}))[{property:?}]"))
}

#[test]
fn the_element_takes_the_colours_and_the_font_of_the_state() {
    let page = portal("state");
    page.look_inside(Some("guichet-eligibilite"));
    visit(&page);
    page.look_inside(None);
    let mut seen = Vec::new();
    // Without a word of the host on its theme, with each of the two, and back.
    for theme in ["", "dark", "light"] {
        page.script(&format!(
            "document.documentElement.dataset.frTheme = {theme:?}; document.documentElement.dataset.frScheme = {theme:?}"
        ));
        let scheme = if theme == "dark" { "dark" } else { "light" };
        page.wait_for_value(
            "return getComputedStyle(document.querySelector('guichet-eligibilite').shadowRoot.querySelector('.guichet')).colorScheme",
            &json!(scheme),
        );
        for (css, property, token) in [
            (".guichet", "color", "--text-default-grey"),
            (".guichet", "backgroundColor", "--background-default-grey"),
            (".guichet h1", "color", "--text-title-grey"),
            (".g-foot a", "color", "--text-action-high-blue-france"),
        ] {
            assert_eq!(drawn(&page, css, property), colour(&page, token), "{property} of {css} in {theme:?}");
        }
        let font = drawn(&page, ".guichet", "fontFamily");
        assert_eq!(font, page.script("return getComputedStyle(document.body).fontFamily"));
        assert!(font.as_str().is_some_and(|font| font.starts_with("Marianne") || font.starts_with("\"Marianne\"")), "{font}");
        assert!(page.script("return document.fonts.check('1rem Marianne')") == true, "the font is not loaded");
        seen.push(drawn(&page, ".guichet", "backgroundColor"));
        page.resize(1280, 900);
        page.assert_accessible_here(&format!("a portal of the State, theme {theme:?}"));
        page.resize(320, 900);
        page.assert_accessible_here(&format!("a narrow portal of the State, theme {theme:?}"));
    }
    assert!(seen[0] == seen[2] && seen[0] != seen[1], "the themes do not differ: {seen:?}");
    page.resize(1280, 1600);
    page.screenshot(&page.named("state"));
}

#[test]
fn the_theme_of_the_visitor_does_not_darken_a_light_portal() {
    let page = portal("state-night");
    page.night(true);
    assert_eq!(drawn(&page, ".guichet", "colorScheme"), "light");
    assert_eq!(drawn(&page, ".guichet", "backgroundColor"), colour(&page, "--background-default-grey"));
    page.script("document.querySelector('guichet-eligibilite').remove()");
    page.night(false);
}
