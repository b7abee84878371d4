//! Départements and régions, one line each, and the other names of areas.

use std::sync::Arc;

use super::cursor::Cursor;
use super::territories;
use crate::domain::{AreaKind, Areas, Departement, Fact, OtherName, Region, Territories, link_areas};

/// Reads what the catalogue declares of areas beside its communes, and gives each fact those it may name.
pub(super) fn read(root: &Cursor, mut territories: Territories, facts: &mut [Fact]) -> Territories {
    let mut areas = Areas { other_names: territories::former(root), ..Areas::default() };
    let text = root.optional("zones").unwrap_or_default();
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        if !row(&mut areas, line) {
            let hint = "departement, code, nom, code de la région ; region, code, nom".to_owned();
            root.fault(&format!("zones[{}]", index + 1), "cette ligne n’est pas comprise, ou répète un code", Some(hint));
        }
    }
    for lost in areas.departements.iter().filter(|area| areas.regions.iter().all(|region| region.code != area.region)) {
        root.fault("zones", format!("la région « {} » du département {} n’existe pas", lost.region, lost.code), None);
    }
    let others: Vec<OtherName> =
        root.tables("autres_noms").into_iter().filter_map(|cursor| other_name(cursor, &territories, &areas)).collect();
    areas.other_names.extend(others);
    territories.areas = Arc::new(areas);
    link_areas(facts, &territories.areas);
    for (index, fact) in facts.iter().enumerate().filter(|(_, fact)| fact.among.is_some() && fact.areas.is_none()) {
        root.fault(
            &format!("faits[{index}].liste"),
            format!("« {} » choisit dans une liste qui est vide", fact.id),
            Some("areas.tsv".into()),
        );
    }
    territories
}

/// False for a line that is not one, or whose code is taken.
fn row(areas: &mut Areas, line: &str) -> bool {
    let fields: Vec<&str> = line.split('\t').collect();
    match fields[..] {
        ["region", code, name] if areas.regions.iter().all(|other| *other.code != *code) => {
            areas.regions.push(Region { code: code.into(), name: name.into() });
        }
        ["departement", code, name, region] if areas.departements.iter().all(|other| *other.code != *code) => {
            areas.departements.push(Departement { code: code.into(), name: name.into(), region: region.into() });
        }
        _ => return false,
    }
    true
}

/// `{ nom = "m2A", epci = "200066009" }`, `{ nom = "Alsace", region = "44", note = "est une ancienne région" }`.
fn other_name(cursor: Cursor, territories: &Territories, areas: &Areas) -> Option<OtherName> {
    const KINDS: [(&str, AreaKind); 4] =
        [("commune", AreaKind::Commune), ("epci", AreaKind::Epci), ("departement", AreaKind::Departement), ("region", AreaKind::Region)];
    let (name, note) = (cursor.text("nom"), cursor.optional("note"));
    let given: Vec<(&str, AreaKind, Vec<Arc<str>>)> =
        KINDS.into_iter().map(|(key, kind)| (key, kind, cursor.texts(key))).filter(|(_, _, codes)| !codes.is_empty()).collect();
    cursor.finish();
    let [(key, kind, codes)] = <[_; 1]>::try_from(given)
        .map_err(|_| cursor.fault("", "un autre nom mène à une commune, un EPCI, des départements ou une région", None))
        .ok()?;
    let known = territories.has_places();
    let exists = |code: &str| match kind {
        // Where no place is known, that is a fault of its own.
        AreaKind::Commune | AreaKind::Epci if !known => true,
        AreaKind::Commune => territories.commune(code).is_some(),
        AreaKind::Epci => territories.epci(code).is_some(),
        AreaKind::Departement => areas.departements.iter().any(|area| *area.code == *code),
        AreaKind::Region => areas.regions.iter().any(|region| *region.code == *code),
    };
    for code in codes.iter().filter(|code| !exists(code)) {
        cursor.fault(key, format!("le code « {code} » n’existe pas"), None);
    }
    Some(OtherName { name, kind, codes, note })
}
