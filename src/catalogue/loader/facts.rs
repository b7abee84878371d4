//! Facts, readings and notions.

use std::sync::Arc;

use super::cursor::Cursor;
use super::words::known_facts;
use super::{fallbacks, written};
use crate::domain::{AnsweredBy, Bound, Choice, Fact, FactId, FactKind, Group, Measure, Notice, Notion, Reading, Transition};

/// The facts of the catalogue, in the order in which they are asked.
pub(super) fn read(root: &Cursor) -> Vec<Fact> {
    let ids: Vec<Arc<str>> = root.tables("faits").iter().map(|cursor| cursor.text("id")).collect();
    let mut facts: Vec<Fact> = root.tables("faits").into_iter().map(|cursor| fact(cursor, &ids)).collect();
    let feeds: Vec<Vec<FactId>> = facts.iter().map(|fact| fed_by(&facts, &fact.id)).collect();
    facts.iter_mut().zip(feeds).for_each(|(fact, feeds)| fact.feeds = feeds);
    facts
}

/// The facts that `source` stands in for, directly or through another.
fn fed_by(facts: &[Fact], source: &FactId) -> Vec<FactId> {
    let mut found = vec![source.clone()];
    let mut next = 0;
    while let Some(id) = found.get(next).cloned() {
        let fed = facts.iter().filter(|fact| fact.sources().any(|source| *source == id)).map(|fact| fact.id.clone());
        let new: Vec<FactId> = fed.filter(|id| !found.contains(id)).collect();
        found.extend(new);
        next += 1;
    }
    found.split_off(1)
}

fn fact(cursor: Cursor, ids: &[Arc<str>]) -> Fact {
    const GROUPS: [(&str, Group); 3] = [("porteur", Group::Porteur), ("projet", Group::Projet), ("depenses", Group::Depenses)];
    let group = cursor.known("groupe", "le groupe", &cursor.text("groupe"), GROUPS);
    let kind = kind(&cursor);
    let fact = Fact {
        id: FactId(cursor.text("id")),
        group: group.unwrap_or(Group::Projet),
        kind: kind.unwrap_or(FactKind::Text),
        name: cursor.text("nom"),
        question: cursor.text("question"),
        help: cursor.text("aide"),
        suggestions: cursor.tables("propositions").into_iter().map(choice).collect(),
        among: written::among(&cursor),
        areas: None,
        unit: cursor.optional("unite"),
        units: written::units(&cursor),
        example: cursor.optional("exemple"),
        vague: written::vague(&cursor),
        changeable: cursor.flag("modifiable").unwrap_or(false),
        changeable_if: answers(&cursor, "modifiable_si", ids),
        transitions: cursor.tables("devient").into_iter().map(transition).collect(),
        fallbacks: Vec::new(),
        asked_if: answers(&cursor, "posee_si", ids),
        feeds: Vec::new(),
    };
    let fallbacks = fallbacks::read(&cursor, &fact, ids);
    written::check(&cursor, &fact);
    cursor.finish();
    Fact { fallbacks, ..fact }
}

fn kind(cursor: &Cursor) -> Option<FactKind> {
    const KINDS: [&str; 8] = ["choix", "choix_multiples", "entier", "oui_non", "montant", "texte", "code", "codes"];
    let nature = cursor.text("nature");
    let kind = cursor.known("nature", "la nature", &nature, KINDS.map(|kind| (kind, kind)))?;
    Some(match kind {
        "choix" => FactKind::Choice(choices(cursor)),
        "choix_multiples" => FactKind::Choices(choices(cursor)),
        "entier" => {
            FactKind::Integer { min: cursor.integer("mini").unwrap_or(0), max: cursor.integer("maxi").unwrap_or(i64::from(i32::MAX)) }
        }
        "oui_non" => FactKind::Flag,
        "montant" => FactKind::Money,
        "code" => FactKind::Code,
        "codes" => FactKind::Codes,
        _ => FactKind::Text,
    })
}

fn choices(cursor: &Cursor) -> Vec<Choice> {
    let choices: Vec<Choice> = cursor.tables("choix").into_iter().map(choice).collect();
    if choices.is_empty() {
        cursor.fault("choix", "une question fermée a besoin de réponses", Some("choix = [{ code, nom }, …]".into()));
    }
    choices
}

fn choice(cursor: Cursor) -> Choice {
    let choice = Choice { code: cursor.text("code"), name: cursor.text("nom"), help: cursor.optional("aide") };
    cursor.finish();
    choice
}

/// What some answers can become: `{ de = ["commune"], vers = ["cc", "ca"] }`.
fn transition(cursor: Cursor) -> Transition {
    let transition = Transition { from: cursor.texts("de"), to: cursor.texts("vers"), says: cursor.optional("dit") };
    if transition.from.is_empty() {
        cursor.fault("de", "une liste de réponses est attendue ici", None);
    }
    cursor.finish();
    transition
}

/// Some of the answers to a question: `{ fait = "porteur", parmi = ["cc", "ca"] }`.
pub(super) fn answers(cursor: &Cursor, key: &'static str, ids: &[Arc<str>]) -> Option<AnsweredBy> {
    answered(&cursor.table(key)?, ids)
}

pub(super) fn answered(table: &Cursor, ids: &[Arc<str>]) -> Option<AnsweredBy> {
    let fact = known_facts(table, "fait", ids).into_iter().next();
    let codes = table.texts("parmi");
    table.finish();
    Some(AnsweredBy { fact: fact?, codes })
}

/// The facts that hold each other: `{ fait = "population_municipale", au_plus = "population_totale", dit }`.
pub(super) fn bounds(root: &Cursor, facts: &[Fact]) -> Vec<Bound> {
    root.tables("bornes").into_iter().filter_map(|cursor| bound(&cursor, facts)).collect()
}

fn bound(cursor: &Cursor, facts: &[Fact]) -> Option<Bound> {
    const EXPENSES: &str = "depenses";
    let known = || facts.iter().map(|fact| (&*fact.id.0, Some(fact)));
    let lesser = cursor.known("fait", "le fait", &cursor.text("fait"), known())?;
    let greater = cursor.known("au_plus", "le fait", &cursor.text("au_plus"), known().chain([(EXPENSES, None)]));
    let says = cursor.text("dit");
    cursor.finish();
    let greater = greater?;
    let alike = match (lesser, greater) {
        (Some(lesser), Some(greater)) => matches!((&lesser.kind, &greater.kind), (FactKind::Integer { .. }, FactKind::Integer { .. })),
        (Some(lesser), None) => lesser.kind == FactKind::Money,
        (None, _) => false,
    };
    if !alike {
        cursor.fault("au_plus", "une borne tient deux nombres, ou un montant par le total des dépenses", None);
    }
    let measure = greater.map_or(Measure::TotalExpenses, |greater| Measure::Fact(greater.id.clone()));
    Some(Bound { lesser: lesser?.id.clone(), greater: measure, says })
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
    root.tables("notions").into_iter().filter_map(|cursor| notion(cursor, &ids, readings, notices)).collect()
}

fn notion(cursor: Cursor, ids: &[Arc<str>], readings: &[Reading], notices: &[Notice]) -> Option<Notion> {
    let table = cursor.table("lectures")?;
    let known = || ids.iter().map(|id| (&**id, FactId(id.clone())));
    let fact = |reading: &Reading| {
        let named = table.value_of(&reading.id)?;
        table.known(&reading.id, "le fait", &named, known())
    };
    let facts: Vec<FactId> = readings.iter().filter_map(fact).collect();
    if facts.len() != readings.len() {
        cursor.fault("lectures", "chaque lecture du catalogue a besoin d’un fait", None);
    }
    let notice = |key: &'static str| {
        let id = cursor.optional(key)?;
        cursor.known(key, "l’avis", &id, notices.iter().map(|notice| (&*notice.id.0, notice.id.clone())))
    };
    let vintage = known_facts(&cursor, "millesime", ids).into_iter().next().zip(notice("avis_millesime"));
    let notion = Notion { id: FactId(cursor.text("id")), name: cursor.text("nom"), facts, vintage, notice: notice("avis") };
    cursor.finish();
    Some(notion)
}
