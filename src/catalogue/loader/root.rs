//! The root of a catalogue: its identity, its words, its programmes.

use serde_json::Value;

use super::cursor::{Cursor, Faults};
use super::words::{Words, known_clauses};
use super::{addresses, areas, facts, names, notions, programmes, size, sound, territories};
use crate::domain::{Catalogue, Category, Clause, ClauseId, Day, Notice, NoticeId, Outside, Programme, Staleness};

/// Reads the whole catalogue; faults are left in `faults`.
pub(super) fn read(value: &Value, faults: &Faults) -> Option<Catalogue> {
    let root = Cursor::new(value, "", faults);
    if !value.is_object() || !sound::check(value, faults) {
        return None;
    }
    let mut words = words(&root);
    let head = head(&root)?;
    let territories = areas::read(&root, territories::read(&root, &head, &words.facts), &mut words.facts);
    let programmes = programmes(&root, &head, &words);
    let staleness = staleness(&head, &words);
    let standing = words.statements(&head, "a_savoir");
    let address = |key, scheme| addresses::of_scheme(&head, key, scheme).unwrap_or_default();
    let (id, version, title) = (head.text("id"), head.text("version"), head.text("titre"));
    let (source, source_url, mailbox) = (head.text("source"), address("adresse", "https://"), address("courriel", "mailto:"));
    head.finish();
    let bounds = facts::bounds(&root, &words.facts);
    root.finish();
    let Words { clauses, facts, readings, notions, categories, notices } = words;
    let staleness = staleness?;
    Some(Catalogue {
        id,
        version,
        title,
        source,
        source_url,
        mailbox,
        clauses,
        facts,
        readings,
        notions,
        bounds,
        categories,
        notices,
        standing,
        staleness,
        programmes,
        territories,
    })
}

/// The table `catalogue`.
fn head<'a>(root: &Cursor<'a>) -> Option<Cursor<'a>> {
    let head = root.table("catalogue");
    if head.is_none() {
        root.fault("catalogue", "cette table manque", Some("{ id, version, titre, source, adresse, courriel, programmes, perime }".into()));
    }
    head
}

/// The programmes, and the list that names them.
fn programmes(root: &Cursor, head: &Cursor, words: &Words) -> Vec<Programme> {
    let read: Vec<Programme> = root.tables("programmes").into_iter().filter_map(|cursor| programmes::read(&cursor, words)).collect();
    if names::programmes(head) && read.is_empty() {
        root.fault("programmes", "un catalogue a au moins un programme", None);
    }
    names::once(root, "programmes", "id");
    size::check(root, &read);
    read
}

/// What the shared files declare.
fn words(root: &Cursor) -> Words {
    let clauses = root.tables("clauses").into_iter().map(clause).collect::<Vec<_>>();
    let notices = root.tables("avis").into_iter().map(|cursor| notice(cursor, &clauses)).collect::<Vec<_>>();
    let categories = root.tables("categories").into_iter().map(category).collect();
    let readings = root.tables("lectures").into_iter().map(notions::reading).collect::<Vec<_>>();
    if readings.is_empty() {
        root.fault("lectures", "il faut au moins une lecture", Some("[[lectures]] id, nom, aide".into()));
    }
    let facts = facts::read(root);
    let notions = notions::read(root, &facts, &readings, &notices);
    let words = Words { clauses, facts, readings, notions, categories, notices };
    for list in ["clauses", "avis", "faits", "categories", "lectures", "notions"] {
        names::once(root, list, "id");
    }
    words
}

fn clause(cursor: Cursor) -> Clause {
    let line = cursor.integer("ligne").and_then(|line| u32::try_from(line).ok()).filter(|line| *line > 0);
    if line.is_none() {
        cursor.fault("ligne", "le numéro de la ligne de la page est attendu ici", Some("par exemple 12".into()));
    }
    let clause = Clause {
        id: ClauseId(cursor.text("id")),
        line: line.unwrap_or_default(),
        text: cursor.text("texte"),
        information: cursor.optional("information"),
    };
    cursor.finish();
    clause
}

fn notice(cursor: Cursor, clauses: &[Clause]) -> Notice {
    let notice = Notice {
        id: NoticeId(cursor.text("id")),
        title: cursor.text("titre"),
        text: cursor.optional("dit"),
        remark: cursor.optional("nous"),
        clauses: known_clauses(&cursor, "clauses", clauses),
        ask: cursor.optional("a_demander"),
        elsewhere: cursor.optional("ailleurs"),
    };
    if notice.text.is_none() && notice.remark.is_none() {
        cursor.fault("dit", "un avis dit ce que dit la page (« dit »), ou ce que nous en disons (« nous »)", None);
    }
    cursor.finish();
    notice
}

fn category(cursor: Cursor) -> Category {
    let category =
        Category { id: cursor.text("id"), name: cursor.text("nom"), help: cursor.text("aide"), examples: cursor.texts("exemples") };
    cursor.finish();
    category
}

fn staleness(head: &Cursor, words: &Words) -> Option<Staleness> {
    let Some(cursor) = head.table("perime") else {
        head.fault("perime", "cette table manque", Some("{ apres = \"2022-12-31\", dit, clause, avis }".into()));
        return None;
    };
    let after = cursor.required("apres", Day::read);
    let statement = words.statement(&cursor);
    let notice = words.notice(&cursor);
    let year = cursor.optional("annee");
    let current = cursor.table("aujourd_hui").and_then(|table| {
        let (text, address) = (table.text("dit"), addresses::address(&table, "adresse"));
        table.finish();
        Some(Outside { text, address: address? })
    });
    cursor.finish();
    Some(Staleness { after: after?, statement, notice: notice?, year, current })
}
