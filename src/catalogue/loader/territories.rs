//! The table of communes and EPCI: one line each, fields separated by tabs.

use std::sync::Arc;

use super::cursor::Cursor;
use super::index::Index;
use super::names::is_plain;
use crate::domain::{
    AreaKind, Commune, Epci, Fact, FactId, FactKind, Filled, Misread, OtherName, Places, Territories, excerpt, french_integer,
};

/// The territories of the catalogue, where it has some.
pub(super) fn read(root: &Cursor, head: &Cursor, facts: &[Fact]) -> Territories {
    let Some(table) = head.table("territoire") else {
        if root.has("territoires") {
            let hint = "[territoire] departement, region, population_annee dans catalogue.toml";
            head.fault("territoire", "cette table manque : il y a des communes", Some(hint.into()));
        }
        return Territories::default();
    };
    let year = table.integer("population_annee");
    if !table.has("population_annee") {
        table.fault("population_annee", "cette valeur manque", Some("l’année où ces populations sont en vigueur, par exemple 2021".into()));
    }
    let territories = Territories {
        year: year.unwrap_or_default(),
        source: table.optional("population_source").unwrap_or_default(),
        departement: table.text("departement"),
        region: table.text("region"),
        fills: table.table("remplit").map(|table| filled(&table, facts)).unwrap_or_default(),
        ..Territories::default()
    };
    table.finish();
    let text = root.optional("territoires").unwrap_or_default();
    let (mut lines, mut places) = (Lines::default(), Places::default());
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
        if let Err(misread) = lines.row(&mut places, index + 1, line) {
            root.fault(&place(index + 1), misread.problem, None);
        }
    }
    lines.linked(root, &places, facts);
    let sample = |commune: &Commune| Some(vec![commune.name.clone(), commune.postal_codes.first()?.clone()]);
    let sample = places.communes.first().and_then(sample).unwrap_or_default();
    Territories { sample, places: Arc::new(places.into()), ..territories }
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

fn place(line: usize) -> String {
    format!("territoires[{line}]")
}

/// The codes met so far, and the lines of those that name others.
#[derive(Default)]
struct Lines {
    taken: Index,
    communes: Vec<usize>,
    epcis: Vec<usize>,
}

impl Lines {
    fn row(&mut self, places: &mut Places, number: usize, line: &str) -> Result<(), Misread> {
        let fields: Vec<&str> = line.split('\t').collect();
        let list = |text: &str| text.split(',').map(code).collect::<Result<Vec<_>, _>>();
        match fields[..] {
            ["epci", own, name, kind, departement, members, total, municipal] => {
                let (population_total, population_municipal) = populations(total, municipal)?;
                places.epcis.push(Epci {
                    code: self.take(own, number)?,
                    name: named(name)?,
                    kind: kind.into(),
                    departement: code(departement)?,
                    member_departements: list(members)?,
                    population_total,
                    population_municipal,
                });
                self.epcis.push(number);
            }
            ["commune", own, name, epci, postal, total, municipal] => {
                let (population_total, population_municipal) = populations(total, municipal)?;
                places.communes.push(Commune {
                    code: self.take(own, number)?,
                    name: named(name)?,
                    epci: epci.into(),
                    postal_codes: list(postal)?,
                    population_total,
                    population_municipal,
                });
                self.communes.push(number);
            }
            // Read once the communes are: see `former`.
            ["ancienne", _, _] => {}
            _ => return Err(Misread::new("une ligne « epci » a 8 champs, une ligne « commune » 7, une ligne « ancienne » 3")),
        }
        Ok(())
    }

    fn take(&mut self, text: &str, line: usize) -> Result<Arc<str>, Misread> {
        let code = code(text)?;
        match self.taken.add(&code, line) {
            None => Ok(code),
            Some(earlier) => Err(Misread::new(format!("le code « {code} » est déjà celui de la ligne {earlier}"))),
        }
    }

    /// A commune belongs to an EPCI of the table, or to none; the kind of an EPCI is an answer to one of the questions.
    fn linked(&self, root: &Cursor, places: &Places, facts: &[Fact]) {
        let epcis = Index::of(places.epcis.iter().map(|epci| &*epci.code));
        for (line, commune) in self.communes.iter().zip(&places.communes) {
            if !commune.epci.is_empty() && epcis.place(&commune.epci).is_none() {
                let hint = "une ligne « epci » de ce code, ou un champ vide";
                root.fault(&place(*line), format!("l’EPCI « {} » de cette commune n’a pas de ligne", commune.epci), Some(hint.into()));
            }
        }
        let single = facts.iter().filter(|fact| matches!(fact.kind, FactKind::Choice(_)));
        let kinds = Index::of(single.flat_map(Fact::choices).map(|choice| &*choice.code));
        for (line, epci) in self.epcis.iter().zip(&places.epcis).filter(|(_, epci)| kinds.place(&epci.kind).is_none()) {
            let problem = format!("« {} » n’est une réponse à aucune question", excerpt(&epci.kind));
            root.fault(&place(*line), problem, Some("la nature d’un EPCI, par exemple cc".into()));
        }
    }
}

fn code(text: &str) -> Result<Arc<str>, Misread> {
    if is_plain(text) {
        Ok(text.into())
    } else {
        Err(Misread::new(format!("« {} » n’est pas un code ; exemple : 68005", excerpt(text))))
    }
}

fn named(text: &str) -> Result<Arc<str>, Misread> {
    if text.trim().is_empty() { Err(Misread::new("le nom manque")) } else { Ok(text.into()) }
}

fn populations(total: &str, municipal: &str) -> Result<(i64, i64), Misread> {
    let (total, municipal) = (count(total)?, count(municipal)?);
    if municipal > total {
        let said = (french_integer(municipal), french_integer(total));
        return Err(Misread::new(format!("la population municipale ({}) dépasse la population totale ({})", said.0, said.1)));
    }
    Ok((total, municipal))
}

fn count(text: &str) -> Result<i64, Misread> {
    let sound = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let count = text.parse().ok().filter(|_| sound);
    count.ok_or_else(|| Misread::new(format!("« {} » n’est pas une population ; exemple : 1803", excerpt(text))))
}
