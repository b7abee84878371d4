//! Readings, and the notions of the page that have one fact for each.

use std::sync::Arc;

use super::cursor::Cursor;
use super::words::known_facts;
use crate::domain::{Fact, FactId, FactKind, Notice, Notion, Reading};

/// One way of reading the notions that the page leaves open.
pub(super) fn reading(cursor: Cursor) -> Reading {
    let reading = Reading { id: cursor.text("id"), name: cursor.text("nom"), help: cursor.text("aide") };
    cursor.finish();
    reading
}

/// The notions, each with one fact per reading.
pub(super) fn read(root: &Cursor, facts: &[Fact], readings: &[Reading], notices: &[Notice]) -> Vec<Notion> {
    let ids: Vec<Arc<str>> = facts.iter().map(|fact| fact.id.0.clone()).collect();
    root.tables("notions").into_iter().filter_map(|cursor| notion(cursor, &ids, facts, readings, notices)).collect()
}

fn notion(cursor: Cursor, ids: &[Arc<str>], facts: &[Fact], readings: &[Reading], notices: &[Notice]) -> Option<Notion> {
    let Some(table) = cursor.table("lectures") else {
        cursor.fault("lectures", "cette table manque", Some("lectures = { totale = \"population_totale\" }".into()));
        return None;
    };
    let known = || ids.iter().map(|id| (&**id, FactId(id.clone())));
    let fact = |reading: &Reading| {
        let named = table.value_of(&reading.id)?;
        table.known(&reading.id, "le fait", &named, known())
    };
    let named: Vec<FactId> = readings.iter().filter_map(fact).collect();
    if named.len() != readings.len() {
        cursor.fault("lectures", "chaque lecture du catalogue a besoin d’un fait", None);
    }
    table.finish_with(readings.iter().map(|reading| &*reading.id).collect());
    let kinds: Vec<&FactKind> = named.iter().filter_map(|id| facts.iter().find(|fact| fact.id == *id)).map(|fact| &fact.kind).collect();
    if !kinds.iter().zip(kinds.iter().skip(1)).all(|(one, other)| alike(one, other)) {
        cursor.fault(
            "lectures",
            "ces faits n’ont pas la même nature",
            Some("les lectures d’une notion attendent les mêmes réponses".into()),
        );
    }
    let notice = |key: &'static str| {
        let id = cursor.optional(key)?;
        cursor.known(key, "l’avis", &id, notices.iter().map(|notice| (&*notice.id.0, notice.id.clone())))
    };
    let vintage = vintage(&cursor, ids, facts).zip(notice("avis_millesime"));
    let notion = Notion { id: FactId(cursor.text("id")), name: cursor.text("nom"), facts: named, vintage, notice: notice("avis") };
    if ids.contains(&notion.id.0) {
        cursor.fault("id", format!("l’identifiant « {} » est déjà pris par un fait", notion.id), None);
    }
    cursor.finish();
    Some(notion)
}

/// The same answers, whatever the bounds of a number.
fn alike(one: &FactKind, other: &FactKind) -> bool {
    one == other || matches!((one, other), (FactKind::Integer { .. }, FactKind::Integer { .. }))
}

/// The fact at `millesime`: a year, told with the notice that goes with it.
fn vintage(cursor: &Cursor, ids: &[Arc<str>], facts: &[Fact]) -> Option<FactId> {
    for (key, other) in [("millesime", "avis_millesime"), ("avis_millesime", "millesime")] {
        if cursor.has(key) && !cursor.has(other) {
            cursor.fault(other, format!("cette valeur manque : elle va avec « {key} »"), None);
        }
    }
    let year = cursor.only("millesime", known_facts(cursor, "millesime", ids))?;
    if facts.iter().any(|fact| fact.id == year && !matches!(fact.kind, FactKind::Integer { .. })) {
        cursor.fault("millesime", format!("« {year} » n’est pas un nombre : une année est attendue ici"), None);
    }
    Some(year)
}
