//! The table of communes and EPCI: one line each, fields separated by tabs.

use std::sync::Arc;

use super::cursor::Cursor;
use crate::domain::{AreaKind, Commune, Epci, Fact, FactId, FactKind, Filled, Misread, OtherName, Territories};

/// The territories of the catalogue, where it has some.
pub(super) fn read(root: &Cursor, head: &Cursor, facts: &[Fact]) -> Territories {
    let Some(table) = head.table("territoire") else { return Territories::default() };
    let mut territories = Territories {
        year: table.integer("population_annee").unwrap_or_default(),
        departement: table.text("departement"),
        region: table.text("region"),
        fills: table.table("remplit").map(|table| filled(&table, facts)).unwrap_or_default(),
        ..Territories::default()
    };
    table.finish();
    let text = root.optional("territoires").unwrap_or_default();
    let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    for (index, line) in lines {
        if let Err(misread) = row(&mut territories, line) {
            root.fault(&format!("territoires[{}]", index + 1), misread.problem, None);
        }
    }
    territories
}

/// The names of former communes, each with the code of the commune that took it in.
pub(super) fn former(root: &Cursor) -> Vec<OtherName> {
    let text = root.optional("territoires").unwrap_or_default();
    let name = |line: &str| {
        let (name, commune) = line.strip_prefix("ancienne\t")?.split_once('\t')?;
        Some(OtherName { name: name.into(), kind: AreaKind::Commune, codes: vec![commune.into()], note: None })
    };
    text.lines().filter_map(name).collect()
}

/// Which fact each thing known of a place fills; a fact of another nature could not hold it.
fn filled(table: &Cursor, facts: &[Fact]) -> Filled {
    let fact = |key: &'static str, suits: fn(&FactKind) -> bool, wanted: &str| -> Option<FactId> {
        let fact = table.known(key, "le fait", &table.optional(key)?, facts.iter().map(|fact| (&*fact.id.0, fact)))?;
        if !suits(&fact.kind) {
            table.fault(key, format!("ce fait doit être {wanted}"), None);
        }
        Some(fact.id.clone())
    };
    let (number, text) = (|kind: &FactKind| matches!(kind, FactKind::Integer { .. }), |kind: &FactKind| *kind == FactKind::Text);
    let code = |kind: &FactKind| *kind == FactKind::Code;
    let filled = Filled {
        kind: fact("nature", |kind| matches!(kind, FactKind::Choice(_)), "un choix"),
        name: fact("nom", text, "un texte"),
        code: fact("code", text, "un texte"),
        population_total: fact("population_totale", number, "un nombre entier"),
        population_municipal: fact("population_municipale", number, "un nombre entier"),
        population_year: fact("population_annee", number, "un nombre entier"),
        departement: fact("departement", code, "un code"),
        region: fact("region", code, "un code"),
        member_departements: fact("departements_membres", |kind| *kind == FactKind::Codes, "une liste de codes"),
    };
    table.finish();
    filled
}

fn row(territories: &mut Territories, line: &str) -> Result<(), Misread> {
    let fields: Vec<&str> = line.split('\t').collect();
    let shared = |text: &str| Arc::<str>::from(text);
    let list = |text: &str| text.split(',').map(Arc::<str>::from).collect();
    match fields[..] {
        ["epci", code, name, kind, departement, members, total, municipal] => territories.epcis.push(Epci {
            code: shared(code),
            name: shared(name),
            kind: shared(kind),
            departement: shared(departement),
            member_departements: list(members),
            population_total: count(total)?,
            population_municipal: count(municipal)?,
        }),
        ["commune", code, name, epci, postal, total, municipal] => territories.communes.push(Commune {
            code: shared(code),
            name: shared(name),
            epci: shared(epci),
            postal_codes: list(postal),
            population_total: count(total)?,
            population_municipal: count(municipal)?,
        }),
        // Read once the communes are: see `former`.
        ["ancienne", _, _] => {}
        _ => return Err(Misread::new("une ligne « epci » a 8 champs, une ligne « commune » 7, une ligne « ancienne » 3")),
    }
    Ok(())
}

fn count(text: &str) -> Result<i64, Misread> {
    text.parse().map_err(|_| Misread::new(format!("« {text} » n’est pas une population")))
}
