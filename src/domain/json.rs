//! JSON written down: one printer for both forms. The ones of serde_json, a copy for each form, weigh far more in the page.

use std::fmt::Write;

use serde_json::{Map, Value};

/// A table with these entries, in this order.
pub fn table(entries: Vec<(&str, Value)>) -> Value {
    let mut table = Map::new();
    for (key, value) in entries {
        table.insert(key.to_owned(), value);
    }
    Value::Object(table)
}

/// On one line, as errors quote it.
pub fn on_one_line(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, None);
    out
}

/// On many lines, two spaces for each level, as files hold it.
pub fn on_many_lines(value: &Value) -> String {
    let mut out = String::new();
    write(&mut out, value, Some(0));
    out
}

/// `level` is how deep the value stands; none where everything goes on one line.
fn write(out: &mut String, value: &Value, level: Option<usize>) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(flag) => out.push_str(if *flag { "true" } else { "false" }),
        // Writing into a string does not fail.
        Value::Number(number) => drop(write!(out, "{number}")),
        Value::String(text) => quote(out, text),
        Value::Array(items) => list(out, "[]", &mut items.iter().map(|item| (None, item)), level),
        Value::Object(fields) => list(out, "{}", &mut fields.iter().map(|(key, value)| (Some(key), value)), level),
    }
}

type Entries<'v, 'i> = &'i mut dyn Iterator<Item = (Option<&'v String>, &'v Value)>;

fn list(out: &mut String, marks: &str, entries: Entries<'_, '_>, level: Option<usize>) {
    let (opening, closing) = marks.split_at(1);
    let (inside, mut empty) = (level.map(|level| level + 1), true);
    out.push_str(opening);
    for (key, value) in entries {
        if !empty {
            out.push(',');
        }
        empty = false;
        start_line(out, inside);
        if let Some(key) = key {
            quote(out, key);
            out.push_str(if level.is_some() { ": " } else { ":" });
        }
        write(out, value, inside);
    }
    if !empty {
        start_line(out, level);
    }
    out.push_str(closing);
}

fn start_line(out: &mut String, level: Option<usize>) {
    if let Some(level) = level {
        out.push('\n');
        (0..level).for_each(|_| out.push_str("  "));
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\0'..='\u{1f}' => drop(write!(out, "\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_forms_are_those_of_serde_json_to_the_byte() {
        let every_character: String = ('\0'..='\u{100}').chain(['\u{2028}', '€', '😀']).collect();
        for value in [
            json!(null),
            json!([true, false, 0, -7, u64::MAX, "", every_character]),
            serde_json::from_str("[1.5, 1e300, -0]").unwrap_or_default(),
            json!({ "empty": {}, "none": [], "deep": { "a\"b": [[], [1, [2]], { "c": null }] } }),
        ] {
            assert_eq!(on_one_line(&value), value.to_string());
            assert_eq!(on_many_lines(&value), format!("{value:#}"));
        }
    }

    #[test]
    fn entries_keep_their_order() {
        let value = table(vec![("b", 1.into()), ("a", "x".into())]);
        assert_eq!(on_one_line(&value), r#"{"b":1,"a":"x"}"#);
    }
}
