//! The strict reader of JSON against that of serde_json: the same texts, the same values.

use guichet::domain::read_json;
use proptest::prelude::*;
use serde_json::Value;

/// Holds both readers against one text; true when it is JSON.
fn agree(text: &str) -> bool {
    let (ours, theirs) = (read_json(text), serde_json::from_str::<Value>(text));
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) => {
            // serde_json keeps the last of two keys, this reader the first: with a doubled key they may differ.
            if ours.repeated.into_vec().is_empty() {
                assert_eq!(ours.value, theirs, "{text:?}");
            }
            true
        }
        (Err(_), Err(_)) => false,
        (Ok(_), Err(error)) => panic!("only serde_json refuses {text:?}: {error}"),
        (Err(misread), Ok(_)) => panic!("only serde_json accepts {text:?}: {misread}"),
    }
}

#[test]
fn both_readers_accept_the_same_hard_texts() {
    for text in [
        "null",
        " true\r\n\t",
        "-0",
        "-0.0",
        "0.1e-7",
        "1E+2",
        "9223372036854775807",
        "18446744073709551615",
        "18446744073709551616",
        "-9223372036854775809",
        "1e308",
        "123456789012345678901234567890",
        r#""\u00e9\ud83d\ude00\"\\\/\b\f\n\r\t""#,
        "[[],{},\"\"]",
        "\"\u{7f}\u{2028}é\"",
        "{\"\":{\"\":[]}}",
        "\"\\u0000\"",
    ] {
        assert!(agree(text), "{text:?} is JSON");
    }
    for text in [
        "",
        " ",
        "+1",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "1e+",
        "1e999",
        "-1e999",
        "00",
        "0x1",
        "NaN",
        "nul",
        "nulll",
        "truefalse",
        "[1 2]",
        "[1,]",
        "[,1]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{1:2}",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "\"\\udc00\"",
        "\"\n\"",
        "\"\u{1}\"",
        "\"",
        "\"\\",
        "]",
        "}",
        "1 1",
        "{} []",
        "\u{a0}1",
        "\u{b}1",
        "/**/1",
        "'a'",
    ] {
        assert!(!agree(text), "{text:?} is no JSON");
    }
}

#[test]
fn both_readers_have_the_same_depth() {
    for depth in [1, 126, 127, 128, 129, 100_000] {
        let lists = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let objects = format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        assert_eq!((agree(&lists), agree(&objects)), (depth <= 127, depth <= 127), "{depth}");
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 32, 4, |inner| {
        let fields = prop::collection::vec((".{0,4}", inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            fields.prop_map(|fields| Value::Object(fields.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn both_readers_read_whatever_was_written(value in any_value()) {
        let (short, long) = (value.to_string(), format!("{value:#}"));
        prop_assert!(agree(&short) && agree(&long));
    }

    #[test]
    fn both_readers_agree_on_damaged_texts(value in any_value(), at in any::<prop::sample::Index>(), damage in "[\\[\\]{}:,\"\\\\ 0-9eE.+\\-tfnu\\n\u{1}é]{0,2}", cut in 0_usize..3) {
        let mut text: Vec<char> = value.to_string().chars().collect();
        let from = at.index(text.len());
        let to = (from + cut).min(text.len());
        text.splice(from..to, damage.chars());
        agree(&text.into_iter().collect::<String>());
    }
}
