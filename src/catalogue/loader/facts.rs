//! Facts: what a dossier may state, and what holds them together.

use std::sync::Arc;

use super::cursor::Cursor;
use super::index::Index;
use super::words::known_facts;
use super::{bounds as limits, circles, fallbacks, names, standins, written};
use crate::domain::{AnsweredBy, Bound, Choice, Fact, FactId, FactKind, Group, Measure, Transition};

/// The facts of the catalogue, in the order in which they are asked.
pub(super) fn read(root: &Cursor) -> Vec<Fact> {
    let ids: Vec<Arc<str>> = root.tables("faits").iter().map(|cursor| cursor.text("id")).collect();
    let mut facts: Vec<Fact> = root.tables("faits").into_iter().map(|cursor| fact(cursor, &ids)).collect();
    standins::check(root, &facts);
    // Chains without bound would feed the square of their length.
    if circles::check(root, &facts) && facts.len() <= limits::FACTS {
        let feeds = feeds(&facts);
        facts.iter_mut().zip(feeds).for_each(|(fact, feeds)| fact.feeds = feeds);
    }
    facts
}

/// For each fact, those that it stands in for, directly or through another.
fn feeds(facts: &[Fact]) -> Vec<Vec<FactId>> {
    let places = Index::of(facts.iter().map(|fact| &*fact.id.0));
    let mut direct: Vec<Vec<&FactId>> = facts.iter().map(|_| Vec::new()).collect();
    for fact in facts {
        for source in fact.sources().filter_map(|source| places.place(&source.0)) {
            direct[source].push(&fact.id);
        }
    }
    let direct = |id: &FactId| places.place(&id.0).map(|place| direct[place].as_slice()).unwrap_or_default();
    facts.iter().map(|fact| fed_by(&direct, &fact.id)).collect()
}

fn fed_by<'f>(direct: &impl Fn(&FactId) -> &'f [&'f FactId], source: &'f FactId) -> Vec<FactId> {
    let mut found = vec![source];
    let mut next = 0;
    while let Some(id) = found.get(next).copied() {
        let fed = direct(id).iter().filter(|id| !found.contains(id)).copied();
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
        if bound.checked_abs().is_none_or(|bound| bound > limits::NUMBER) {
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
    if !table.has("fait") {
        table.fault("fait", "cette valeur manque", Some("par exemple { fait = \"porteur\", parmi = [\"commune\"] }".into()));
    }
    let fact = table.only("fait", known_facts(table, "fait", ids));
    let codes = table.some_texts("parmi");
    if !table.has("parmi") {
        table.fault("parmi", "cette liste manque", Some("les réponses, par exemple [\"commune\"]".into()));
    }
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
