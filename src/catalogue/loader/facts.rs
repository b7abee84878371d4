//! Facts, readings and notions.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cursor::Cursor;
use super::words::known_facts;
use super::{bounds, circles, names, standins};
use crate::domain::{Choice, Fact, FactId, FactKind, Fallback, Group, Notice, Notion, Reading};

/// The facts of the catalogue, in the order in which they are asked.
pub(super) fn read(root: &Cursor) -> Vec<Fact> {
    let ids: Vec<Arc<str>> = root.tables("faits").iter().map(|cursor| cursor.text("id")).collect();
    let mut facts: Vec<Fact> = root.tables("faits").into_iter().map(|cursor| fact(cursor, &ids)).collect();
    standins::check(root, &facts);
    // Chains without bound would feed the square of their length.
    if circles::check(root, &facts) && facts.len() <= bounds::FACTS {
        let feeds = feeds(&facts);
        facts.iter_mut().zip(feeds).for_each(|(fact, feeds)| fact.feeds = feeds);
    }
    facts
}

/// For each fact, those that it stands in for, directly or through another.
fn feeds(facts: &[Fact]) -> Vec<Vec<FactId>> {
    let mut direct: BTreeMap<&FactId, Vec<&FactId>> = BTreeMap::new();
    for fact in facts {
        fact.fallback.sources().iter().for_each(|source| direct.entry(source).or_default().push(&fact.id));
    }
    facts.iter().map(|fact| fed_by(&direct, &fact.id)).collect()
}

fn fed_by(direct: &BTreeMap<&FactId, Vec<&FactId>>, source: &FactId) -> Vec<FactId> {
    let mut found = vec![source];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        let fed = direct.get(id).into_iter().flatten().filter(|id| !found.contains(id)).copied();
        let new: Vec<&FactId> = fed.collect();
        found.extend(new);
        next += 1;
    }
    found.into_iter().skip(1).cloned().collect()
}

fn fact(cursor: Cursor, ids: &[Arc<str>]) -> Fact {
    const GROUPS: [(&str, Group); 3] = [("porteur", Group::Porteur), ("projet", Group::Projet), ("depenses", Group::Depenses)];
    let group = cursor.known("groupe", "le groupe", &cursor.text("groupe"), GROUPS);
    let kind = kind(&cursor);
    if let Some(kind) = &kind {
        fitting(&cursor, kind);
    }
    let fact = Fact {
        id: FactId(cursor.text("id")),
        group: group.unwrap_or(Group::Projet),
        kind: kind.unwrap_or(FactKind::Text),
        name: cursor.text("nom"),
        question: cursor.text("question"),
        help: cursor.text("aide"),
        suggestions: cursor.tables("propositions").into_iter().map(choice).collect(),
        unit: cursor.optional("unite"),
        changeable: cursor.flag("modifiable").unwrap_or(false),
        fallback: fallback(&cursor, ids),
        asked_if: answers(&cursor, "posee_si", ids),
        feeds: Vec::new(),
    };
    cursor.finish();
    fact
}

fn kind(cursor: &Cursor) -> Option<FactKind> {
    const KINDS: [&str; 8] = ["choix", "choix_multiples", "entier", "oui_non", "montant", "texte", "code", "codes"];
    let nature = cursor.text("nature");
    let kind = cursor.known("nature", "la nature", &nature, KINDS.map(|kind| (kind, kind)))?;
    Some(match kind {
        "choix" => FactKind::Choice(choices(cursor)),
        "choix_multiples" => FactKind::Choices(choices(cursor)),
        "entier" => numbers(cursor),
        "oui_non" => FactKind::Flag,
        "montant" => FactKind::Money,
        "code" => FactKind::Code,
        "codes" => FactKind::Codes,
        _ => FactKind::Text,
    })
}

fn numbers(cursor: &Cursor) -> FactKind {
    let (min, max) = (cursor.integer("mini").unwrap_or(0), cursor.integer("maxi").unwrap_or(i64::from(i32::MAX)));
    if min > max {
        cursor.fault("mini", format!("mini ({min}) dépasse maxi ({max})"), None);
    }
    for (key, bound) in [("mini", min), ("maxi", max)] {
        if bound.checked_abs().is_none_or(|bound| bound > bounds::NUMBER) {
            cursor.fault(key, "ce nombre est trop grand", Some("par exemple 100000000".into()));
        }
    }
    FactKind::Integer { min, max }
}

/// Keys that say something of other kinds of facts only.
fn fitting(cursor: &Cursor, kind: &FactKind) {
    if cursor.has("unite") && !matches!(kind, FactKind::Integer { .. }) {
        cursor.fault("unite", "seul un nombre a une unité", Some("nature = \"entier\"".into()));
    }
    if cursor.has("propositions") && !matches!(kind, FactKind::Code | FactKind::Codes) {
        cursor.fault("propositions", "seule une question de code propose des réponses par leur nom", Some("nature = \"code\"".into()));
    }
    names::once(cursor, "propositions", "code");
}

fn choices(cursor: &Cursor) -> Vec<Choice> {
    let choices: Vec<Choice> = cursor.tables("choix").into_iter().map(choice).collect();
    if choices.is_empty() {
        cursor.fault("choix", "une question fermée a besoin de réponses", Some("choix = [{ code, nom }, …]".into()));
    }
    names::once(cursor, "choix", "code");
    choices
}

fn choice(cursor: Cursor) -> Choice {
    let choice = Choice { code: cursor.text("code"), name: cursor.text("nom"), help: cursor.optional("aide") };
    cursor.finish();
    choice
}

fn fallback(cursor: &Cursor, ids: &[Arc<str>]) -> Fallback {
    if cursor.has("a_defaut") {
        for key in ["oui_si", "non_si"].into_iter().filter(|key| cursor.has(key)) {
            cursor.fault(key, "cette clé ne va pas avec « a_defaut »", Some("gardez l’une des deux".into()));
        }
        return Fallback::SameAs(known_facts(cursor, "a_defaut", ids));
    }
    match (answers(cursor, "oui_si", ids), answers(cursor, "non_si", ids)) {
        (Some((fact, yes)), no) => {
            let (same, strange): (Vec<_>, Vec<_>) = no.into_iter().partition(|(other, _)| *other == fact);
            if !strange.is_empty() {
                cursor.fault("non_si.fait", format!("« oui_si » regarde « {fact} » : le même fait est attendu ici"), None);
            }
            Fallback::Flag { fact, yes, no: same.into_iter().flat_map(|(_, codes)| codes).collect() }
        }
        (None, Some((fact, no))) => Fallback::Flag { fact, yes: Vec::new(), no },
        (None, None) => Fallback::None,
    }
}

/// Some of the answers to a closed question: `{ fait = "porteur", parmi = ["cc", "ca"] }`.
fn answers(cursor: &Cursor, key: &'static str, ids: &[Arc<str>]) -> Option<(FactId, Vec<Arc<str>>)> {
    let table = cursor.table(key)?;
    if !table.has("fait") {
        table.fault("fait", "cette valeur manque", Some("par exemple { fait = \"porteur\", parmi = [\"commune\"] }".into()));
    }
    let fact = table.only("fait", known_facts(&table, "fait", ids));
    let codes = table.some_texts("parmi");
    if !table.has("parmi") {
        table.fault("parmi", "cette liste manque", Some("les réponses, par exemple [\"commune\"]".into()));
    }
    table.finish();
    Some((fact?, codes))
}

/// One way of reading the notions that the page leaves open.
pub(super) fn reading(cursor: Cursor) -> Reading {
    let reading = Reading { id: cursor.text("id"), name: cursor.text("nom"), help: cursor.text("aide") };
    cursor.finish();
    reading
}

/// The notions, each with one fact per reading.
pub(super) fn notions(root: &Cursor, facts: &[Fact], readings: &[Reading], notices: &[Notice]) -> Vec<Notion> {
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
