//! What stands in for a fact that a dossier does not state.

use std::sync::Arc;

use serde_json::Value;

use super::cursor::Cursor;
use super::facts::{answered, answers};
use super::words::known_facts;
use crate::domain::{Fact, FactId, FactValue, Fallback, Source};

/// The fallbacks of a fact, in order: `a_defaut` names a fact, or lists facts and tables
/// `{ si = [{ fait, parmi }], fait | valeur | region_de }`; `oui_si` and `non_si` draw a yes or a no from a closed question.
pub(super) fn read(cursor: &Cursor, fact: &Fact, ids: &[Arc<str>]) -> Vec<Fallback> {
    let mut found: Vec<Fallback> = match cursor.value("a_defaut") {
        Some(Value::Array(items)) => {
            let nested = |(index, item): (usize, &Value)| {
                let place = format!("{}[{index}]", cursor.at("a_defaut"));
                match item {
                    Value::String(_) => same(cursor, item, ids),
                    _ => table(&cursor.nested(item, place), fact, ids),
                }
            };
            items.iter().enumerate().filter_map(nested).collect()
        }
        Some(Value::Object(_)) => cursor.table("a_defaut").and_then(|entry| table(&entry, fact, ids)).into_iter().collect(),
        Some(_) => known_facts(cursor, "a_defaut", ids).into_iter().map(plain).collect(),
        None => Vec::new(),
    };
    for (key, flag) in [("oui_si", true), ("non_si", false)] {
        let drawn = answers(cursor, key, ids);
        found.extend(drawn.map(|answered| Fallback { when: vec![answered], gives: Source::Value(FactValue::Flag(flag)) }));
    }
    found
}

fn plain(fact: FactId) -> Fallback {
    Fallback { when: Vec::new(), gives: Source::Fact(fact) }
}

fn same(cursor: &Cursor, item: &Value, ids: &[Arc<str>]) -> Option<Fallback> {
    let known = ids.iter().map(|id| (&**id, FactId(id.clone())));
    cursor.known("a_defaut", "le fait", item.as_str()?, known).map(plain)
}

fn table(cursor: &Cursor, fact: &Fact, ids: &[Arc<str>]) -> Option<Fallback> {
    let when = cursor.tables("si").iter().filter_map(|entry| answered(entry, ids)).collect();
    let known = |key: &'static str| cursor.only(key, known_facts(cursor, key, ids));
    let gives = match (cursor.has("fait"), cursor.has("region_de"), cursor.value("valeur")) {
        (true, false, None) => known("fait").map(Source::Fact),
        (false, true, None) => known("region_de").map(Source::RegionOf),
        (false, false, Some(value)) => {
            fact.read_json(value).map_err(|misread| cursor.fault("valeur", misread.problem, None)).ok().map(Source::Value)
        }
        _ => {
            cursor.fault(
                "",
                "un repli a soit « fait », soit « valeur », soit « region_de »",
                Some("a_defaut = [{ fait = \"departement\", si = [{ fait, parmi }] }]".into()),
            );
            None
        }
    };
    cursor.finish();
    Some(Fallback { when, gives: gives? })
}
