//! `territories`: the communes of the département and their groupings, as they stood on 1 January 2021.

use crate::process::root;
use crate::tools;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

const PACKAGE: &str = "@etalab/decoupage-administratif";
const VERSION: &str = "1.1.1";
const DEPARTEMENT: &str = "68";
const FILE: &str = "catalogue/haut-rhin-2021/territories.tsv";
const AREAS: &str = "catalogue/haut-rhin-2021/areas.tsv";

pub fn write() -> Result<()> {
    let package = format!("{PACKAGE}@{VERSION}");
    let data = tools::npm(&[&package])?.join("node_modules").join(PACKAGE).join("data");
    let read = |name: &str| -> Result<Value> {
        let text = fs::read_to_string(data.join(name)).with_context(|| format!("reading {name}"))?;
        Ok(serde_json::from_str(&text)?)
    };
    let (epci, communes) = (read("epci.json")?, read("communes.json")?);
    let table = table(&epci, &communes)?;
    fs::write(root().join(FILE), &table)?;
    let rows = |kind: &str| table.lines().filter(|line| line.starts_with(kind)).count();
    println!("{FILE}: {} EPCI, {} communes, {} anciennes", rows("epci\t"), rows("commune\t"), rows("ancienne\t"));
    let areas = areas(&read("regions.json")?, &read("departements.json")?)?;
    fs::write(root().join(AREAS), &areas)?;
    println!("{AREAS}: {} lines", areas.lines().filter(|line| !line.starts_with('#')).count());
    Ok(())
}

/// Every région and département of the country, by code.
fn areas(regions: &Value, departements: &Value) -> Result<String> {
    let region = |region| Ok(format!("region\t{}\t{}\n", text(region, "code")?, text(region, "nom")?));
    let departement = |area| Ok(format!("departement\t{}\t{}\t{}\n", text(area, "code")?, text(area, "nom")?, text(area, "region")?));
    let regions: Vec<String> = list(regions)?.iter().map(region).collect::<Result<_>>()?;
    let departements: Vec<String> = list(departements)?.iter().map(departement).collect::<Result<_>>()?;
    let heading = format!(
        "\
# Les régions et les départements, au 1er janvier 2021 : par eux, une réponse se lit par son nom ou par son code.
# Source : paquet npm {PACKAGE}, version {VERSION} (d'après l'INSEE) : regions.json, departements.json.
# Licence des données : Licence Ouverte 2.0 (Etalab).
# Écrit par `cargo xtask territories` : ne pas modifier à la main.
#
# region       code INSEE  nom
# departement  code INSEE  nom  code de la région
"
    );
    Ok(heading + &regions.concat() + &departements.concat())
}

fn table(epci: &Value, communes: &Value) -> Result<String> {
    let former = former(communes)?;
    let communes = current(communes)?;
    let (mut groupings, mut members) = (BTreeMap::new(), BTreeMap::new());
    for epci in list(epci)? {
        let siren = text(epci, "code")?;
        let mut counts = BTreeMap::new();
        for member in list(&epci["membres"])? {
            let code = text(member, "code")?;
            let commune = communes.get(code).with_context(|| format!("no commune {code}"))?;
            // Overseas collectivities have none.
            let departement = commune["departement"].as_str().unwrap_or_default();
            *counts.entry(departement).or_insert(0) += 1;
            if departement == DEPARTEMENT {
                members.insert(code, commune_row(commune, siren, member)?);
            }
        }
        if counts.contains_key(DEPARTEMENT) {
            groupings.insert(siren, epci_row(epci, &counts)?);
        }
    }
    let names = |code: &str| communes.get(code).and_then(|commune| commune["nom"].as_str());
    let former = former.into_iter().filter(|(name, code)| members.contains_key(code) && names(code) != Some(*name));
    let former = former.map(|(name, code)| format!("ancienne\t{name}\t{code}\n"));
    let rows = groupings.into_values().chain(members.values().cloned()).chain(former);
    Ok(heading() + &String::from_iter(rows))
}

/// The communes that merged into another and kept a mayor of their own, with the code of that other one.
fn former(communes: &Value) -> Result<Vec<(&str, &str)>> {
    let merged = |commune: &&Value| commune["type"] == "commune-deleguee" || commune["type"] == "commune-associee";
    list(communes)?.iter().filter(merged).map(|commune| Ok((text(commune, "nom")?, text(commune, "chefLieu")?))).collect()
}

/// By INSEE code.
fn current(communes: &Value) -> Result<BTreeMap<&str, &Value>> {
    let current = list(communes)?.iter().filter(|commune| commune["type"] == "commune-actuelle");
    current.map(|commune| Ok((text(commune, "code")?, commune))).collect()
}

/// The name is the file of communes' (the other file writes œ as two letters), the populations
/// are not (that file's are of another year).
fn commune_row(commune: &Value, siren: &str, member: &Value) -> Result<String> {
    let codes = list(&commune["codesPostaux"])?.iter().filter_map(Value::as_str);
    let fields = [
        "commune",
        text(commune, "code")?,
        text(commune, "nom")?,
        siren,
        &Vec::from_iter(BTreeSet::from_iter(codes)).join(","),
        &populations(member)?,
    ];
    Ok(fields.join("\t") + "\n")
}

fn epci_row(epci: &Value, members: &BTreeMap<&str, usize>) -> Result<String> {
    let fields = [
        "epci",
        text(epci, "code")?,
        text(epci, "nom")?,
        kind(text(epci, "type")?)?,
        seat(members)?,
        &Vec::from_iter(members.keys().copied()).join(","),
        &populations(epci)?,
    ];
    Ok(fields.join("\t") + "\n")
}

/// The source names no seat: it is in the département that most of the members belong to.
fn seat<'a>(members: &BTreeMap<&'a str, usize>) -> Result<&'a str> {
    let most = members.iter().max_by_key(|(_, count)| **count);
    most.map(|(code, _)| *code).context("an EPCI without members")
}

fn kind(source: &str) -> Result<&'static str> {
    Ok(match source {
        "CC" => "cc",
        "CA" => "ca",
        "CU" => "cu",
        "METRO" | "MET69" => "metropole",
        other => bail!("unknown kind of EPCI: {other}"),
    })
}

fn populations(of: &Value) -> Result<String> {
    let read = |key: &str| of[key].as_u64().with_context(|| format!("no {key}: {of}"));
    Ok(format!("{}\t{}", read("populationTotale")?, read("populationMunicipale")?))
}

fn text<'a>(of: &'a Value, key: &str) -> Result<&'a str> {
    of[key].as_str().with_context(|| format!("no {key}: {of}"))
}

fn list(value: &Value) -> Result<&Vec<Value>> {
    value.as_array().context("a list was expected")
}

fn heading() -> String {
    format!(
        "\
# Communes du Haut-Rhin et EPCI à fiscalité propre qui en comptent au moins une, au 1er janvier 2021.
# Source : paquet npm {PACKAGE}, version {VERSION} (d'après l'INSEE, la DGCL et La Poste).
# Populations : epci.json, millésime 2018, en vigueur le 1er janvier 2021.
# Noms et codes postaux des communes : communes.json. Siège d'un EPCI : le département de la plupart de ses membres.
# Licence des données : Licence Ouverte 2.0 (Etalab).
# Écrit par `cargo xtask territories` : ne pas modifier à la main.
# ancienne  nom d'une commune déléguée ou associée   code INSEE de la commune qui l'a réunie
# epci     SIREN       nom  nature         siège           départements   population totale  population municipale
# commune  code INSEE  nom  SIREN (EPCI)   codes postaux   population totale  population municipale
"
    )
}

#[cfg(test)]
mod tests {
    use super::{areas, table};
    use serde_json::json;

    #[test]
    fn a_grouping_across_two_departements_is_kept_with_its_members_here() {
        let populations = |totale, municipale| json!({"populationTotale": totale, "populationMunicipale": municipale});
        let with = |mut object: serde_json::Value, others: serde_json::Value| {
            object.as_object_mut().unwrap().append(others.clone().as_object_mut().unwrap());
            object
        };
        let member = |code: &str| with(json!({"code": code}), populations(12, 10));
        let epci = json!([
            with(json!({"code": "2", "nom": "CC Ailleurs", "type": "CC", "membres": [member("67003")]}), populations(12, 10)),
            with(
                json!({"code": "1", "nom": "CC du Ried", "type": "CC",
                "membres": [member("67001"), member("68001"), member("67002")]}),
                populations(36, 30)
            ),
        ]);
        let commune = |code: &str| {
            json!({"code": code, "nom": "Bœrsch", "type": "commune-actuelle",
            "departement": &code[..2], "codesPostaux": ["67002", "67001"]})
        };
        let merged = json!({"code": "68009", "nom": "Kientzheim", "type": "commune-deleguee", "chefLieu": "68001"});
        let elsewhere = json!({"code": "67009", "nom": "Autre", "type": "commune-deleguee", "chefLieu": "67001"});
        let namesake = json!({"code": "68001", "nom": "Bœrsch", "type": "commune-associee", "chefLieu": "68001"});
        let communes = json!([commune("67001"), commune("67002"), commune("67003"), commune("68001"), merged, elsewhere, namesake]);

        let table = table(&epci, &communes).unwrap();
        let rows: Vec<_> = table.lines().filter(|line| !line.starts_with('#')).collect();
        let former = "ancienne\tKientzheim\t68001";
        assert_eq!(rows, ["epci\t1\tCC du Ried\tcc\t67\t67,68\t36\t30", "commune\t68001\tBœrsch\t1\t67001,67002\t12\t10", former]);
    }

    #[test]
    fn every_departement_says_its_region() {
        let regions = json!([{"code": "44", "nom": "Grand Est", "chefLieu": "67482"}]);
        let departements = json!([{"code": "68", "nom": "Haut-Rhin", "region": "44", "chefLieu": "68066"}]);
        let table = areas(&regions, &departements).unwrap();
        let rows: Vec<_> = table.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(rows, ["region\t44\tGrand Est", "departement\t68\tHaut-Rhin\t44"]);
    }
}
