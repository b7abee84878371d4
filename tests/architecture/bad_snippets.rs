//! Every checker, held against a text that it must refuse and one that it must accept.

use crate::source::File;
use crate::{catalogue_values, floors, forbidden, shape};

type Checker = fn(&File) -> Vec<String>;

fn refuses(checker: Checker, path: &str, text: &str) {
    assert!(!checker(&File::new(path, text)).is_empty(), "{path} was accepted: {text}");
}

fn accepts(checker: Checker, path: &str, text: &str) {
    assert_eq!(checker(&File::new(path, text)), Vec::<String>::new(), "{path} was refused: {text}");
}

#[test]
fn a_file_on_no_floor_is_seen() {
    refuses(floors::stands_somewhere, "tools/mod.rs", "");
    refuses(floors::stands_somewhere, "extra.rs", "");
    refuses(floors::stands_somewhere, "bin/other.rs", "");
    accepts(floors::stands_somewhere, "bin/guichet/batch.rs", "");
    accepts(floors::stands_somewhere, "ui/field.rs", "");
}

#[test]
fn a_look_upwards_or_sideways_is_seen() {
    refuses(floors::looks_down, "domain/day.rs", "use crate::engine::assess;");
    refuses(floors::looks_down, "engine/trace.rs", "use crate::{domain::Day, catalogue::load};");
    refuses(floors::looks_down, "catalogue/root.rs", "fn f() { crate::engine::play(c) }");
    refuses(floors::looks_down, "session/state.rs", "use crate::ui::App;");
    refuses(floors::looks_down, "domain/day.rs", "use super::super::engine;");
    refuses(floors::looks_down, "domain/mod.rs", "use super::engine;");
    refuses(floors::looks_down, "bin/guichet/main.rs", "use guichet::ui::State;");
    refuses(floors::looks_down, "assemble.rs", "use crate::domain::Day;");
    accepts(floors::looks_down, "session/state.rs", "use crate::{domain::{Day, Money}, engine, catalogue};");
    accepts(floors::looks_down, "ui/a/b.rs", "use super::super::field; use crate::ui::field;");
    accepts(floors::looks_down, "engine/trace.rs", "// crate::ui\nconst A: &str = \"crate::ui\";");
}

#[test]
fn a_foreign_crate_is_seen() {
    refuses(floors::names_its_crates, "session/state.rs", "use yew::Callback;");
    refuses(floors::names_its_crates, "bin/guichet/main.rs", "fn f() { yew::platform() }");
    refuses(floors::names_its_crates, "ui/field.rs", "use web_sys::Event;");
    accepts(floors::names_its_crates, "ui/field.rs", "use yew::html;");
    accepts(floors::names_its_crates, "browser/mount.rs", "use gloo::events; use yew::Renderer;");
    accepts(floors::names_its_crates, "main.rs", "use yew::Renderer;");
    accepts(floors::names_its_crates, "bin/guichet/main.rs", "//! Free of yew.\n// no wasm_bindgen");
}

#[test]
fn a_glob_import_or_a_prelude_is_seen() {
    refuses(floors::glob_imports, "ui/field.rs", "use crate::domain::*;");
    refuses(floors::glob_imports, "ui/field.rs", "use crate::{domain::{self, *}};");
    refuses(floors::glob_imports, "ui/field.rs", "use crate::prelude::Day;");
    accepts(floors::glob_imports, "ui/field.rs", "use yew::prelude::*; use crate::domain::Day; fn f() { 2 * 3; }");
}

#[test]
fn a_file_too_long_is_seen() {
    let lines = |count: usize| "//! A sentence of five words.\n".repeat(count);
    refuses(shape::file_length, "ui/field.rs", &lines(251));
    refuses(shape::file_length, "ui/wording.rs", &lines(301));
    accepts(shape::file_length, "ui/field.rs", &lines(250));
    accepts(shape::file_length, "ui/wording_of_dates.rs", &lines(300));
}

#[test]
fn a_way_in_without_a_proof_is_seen() {
    refuses(shape::ways_in, "ui/later.rs", "pub(super) fn criteria(_: Rest, desk: &Desk) -> Html {}");
    refuses(shape::ways_in, "ui/later.rs", "#[inline(never)]\npub(super) fn criteria(desk: &Desk) -> Html {}");
    accepts(shape::ways_in, "ui/later.rs", "/// Criteria.\n#[inline(never)]\npub(super) fn criteria(_: Rest, desk: &Desk) -> Html {}");
    accepts(shape::ways_in, "ui/card.rs", "pub(super) fn criteria(desk: &Desk) -> Html {}");
}

#[test]
fn a_function_too_long_is_seen() {
    let with = |head: &str, lines: usize| format!("{head} fn f(a: [u8; 2]) -> u8 {{\n{}}}", "    g();\n".repeat(lines - 2));
    refuses(shape::function_lengths, "ui/field.rs", &with("", 41));
    refuses(shape::function_lengths, "ui/field.rs", &with("#[component]", 61));
    refuses(shape::function_lengths, "ui/field.rs", &with("#[component] fn a() {} ", 41));
    refuses(shape::function_lengths, "ui/field.rs", &format!("mod a {{ impl B {{ {} }} }}", with("pub async", 41)));
    accepts(shape::function_lengths, "ui/field.rs", &with("", 40));
    accepts(shape::function_lengths, "ui/field.rs", &with("#[function_component(Field)]", 60));
    accepts(shape::function_lengths, "ui/field.rs", "trait A { fn a(&self); } type F = fn(u8) -> u8;");
}

#[test]
fn a_missing_opening_is_seen() {
    refuses(shape::opening, "ui/field.rs", "use yew::html;");
    refuses(shape::opening, "ui/field.rs", "//! fields of the form.");
    refuses(shape::opening, "ui/field.rs", "//! The fields of forms");
    refuses(shape::opening, "engine/mod.rs", "//! Floor 2, one evaluation and many readings.");
    accepts(shape::opening, "engine/mod.rs", "//! Floor 2, one evaluation.\n//!\n//! It does not know the clock.");
    accepts(shape::opening, "ui/field.rs", "//! The fields of a form,\n//! with their labels.\n");
}

#[test]
fn an_empty_name_is_seen() {
    refuses(shape::names, "ui/utils.rs", "");
    refuses(shape::names, "engine/helpers/sums.rs", "");
    refuses(shape::names, "engine/sums.rs", "mod common { }");
    accepts(shape::names, "engine/sums.rs", "mod uncommon { } // models");
}

#[test]
fn a_float_is_seen() {
    refuses(forbidden::floats, "domain/money.rs", "fn f(rate: f64) {}");
    refuses(forbidden::floats, "session/state.rs", "const HALF: &[u8] = g(0.5);");
    refuses(forbidden::floats, "engine/amount.rs", "fn f() { g(2f32) }");
    accepts(forbidden::floats, "domain/money.rs", "fn f() { pair.0.1; \"1.5\"; 0xAf32; 0..2 }");
    accepts(forbidden::floats, "ui/picture.rs", "const HALF: f64 = 0.5;");
}

#[test]
fn a_clock_is_seen() {
    refuses(forbidden::clocks, "ui/app.rs", "fn f() { js::Date::now() }");
    refuses(forbidden::clocks, "engine/window.rs", "use std::time::SystemTime;");
    refuses(forbidden::clocks, "domain/day.rs", "fn f() { OffsetDateTime::now_utc() }");
    accepts(forbidden::clocks, "browser/clock.rs", "fn f() { js_sys::Date::now() }");
    accepts(forbidden::clocks, "bin/guichet/main.rs", "use std::time::SystemTime;");
}

#[test]
fn a_panic_is_seen_outside_tests_only() {
    refuses(forbidden::panics, "engine/trace.rs", "fn f() { x.unwrap() }");
    refuses(forbidden::panics, "ui/app.rs", "fn f() { html! { <p>{ x.expect(\"y\") }</p> } }");
    refuses(forbidden::panics, "ui/app.rs", "fn f() { panic!() }");
    refuses(forbidden::panics, "ui/app.rs", "#[cfg(not(test))] fn f() { todo!() }");
    refuses(forbidden::panics, "ui/app.rs", "#[cfg(test)] mod tests { } fn f() { unimplemented!() }");
    accepts(forbidden::panics, "ui/app.rs", "#[cfg(test)] mod tests { #[test] fn f() { x.unwrap() } }");
    accepts(forbidden::panics, "ui/app.rs", "fn f() { x.unwrap_or_default(); y.expected() } // panic!()");
}

#[test]
fn a_value_of_the_catalogue_is_seen_however_it_is_written() {
    let values = ["270000".to_owned(), "2021-08-27".to_owned()];
    let seen = |path: &str, text: &str| !catalogue_values::found_in(&File::new(path, text), &values).is_empty();
    assert!(seen("engine/amount.rs", "const CAP: u32 = 270_000;"));
    assert!(seen("ui/wording.rs", "const A: &str = \"L’enveloppe de 270 000 €\";"));
    assert!(seen("session/state.rs", "const A: &str = \"jusqu’au 2021-08-27\";"));
    assert!(!seen("engine/amount.rs", "/// Up to 270 000.\nconst A: u32 = 1_270_000;"));
    assert!(!seen("engine/amount.rs", "#[cfg(test)] mod tests { const A: u32 = 270_000; }"));
    assert!(!seen("domain/day.rs", "const A: &str = \"2021-08-27\";"));
}
