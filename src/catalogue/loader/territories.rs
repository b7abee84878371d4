//! The table of communes and EPCI: one line each, fields separated by tabs.

use std::sync::Arc;

use super::cursor::Cursor;
use crate::domain::{AreaKind, Commune, Epci, Misread, OtherName, Territories};

/// The territories of the catalogue, where it has some.
pub(super) fn read(root: &Cursor, head: &Cursor) -> Territories {
    let Some(table) = head.table("territoire") else { return Territories::default() };
    let mut territories = Territories {
        year: table.integer("population_annee").unwrap_or_default(),
        departement: table.text("departement"),
        region: table.text("region"),
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
        ["ancienne", name, commune] => territories.other_names.push(OtherName {
            name: shared(name),
            kind: AreaKind::Commune,
            codes: vec![shared(commune)],
            note: None,
        }),
        _ => return Err(Misread::new("une ligne « epci » a 8 champs, une ligne « commune » 7, une ligne « ancienne » 3")),
    }
    Ok(())
}

fn count(text: &str) -> Result<i64, Misread> {
    text.parse().map_err(|_| Misread::new(format!("« {text} » n’est pas une population")))
}
