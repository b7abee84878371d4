//! The communes and EPCI of the catalogue's territory, with their two population counts.

use std::sync::{Arc, OnceLock};

use super::packed::{Packed, Packer, Unpacker, packed};
use super::{Areas, FactId, FactValue};

/// An EPCI à fiscalité propre.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Epci {
    /// Its SIREN.
    pub code: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// Its kind, as the fact `porteur` codes it: `cc`, `ca`, `cu`, `metropole`.
    pub kind: Arc<str>,
    /// The département of its seat.
    pub departement: Arc<str>,
    /// The départements of its members.
    pub member_departements: Vec<Arc<str>>,
    /// Population totale.
    pub population_total: i64,
    /// Population municipale.
    pub population_municipal: i64,
}

/// A commune.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commune {
    /// Its INSEE code.
    pub code: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// The SIREN of its EPCI.
    pub epci: Arc<str>,
    /// Its postal codes: they filter, they never identify.
    pub postal_codes: Vec<Arc<str>>,
    /// Population totale.
    pub population_total: i64,
    /// Population municipale.
    pub population_municipal: i64,
}

/// The facts that a place fills when it is chosen by name, or named by its code; those that a catalogue does not declare
/// are filled by nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    /// The kind of carrier.
    pub kind: Option<FactId>,
    /// The name.
    pub name: Option<FactId>,
    /// The INSEE code of a commune, the SIREN of an EPCI.
    pub code: Option<FactId>,
    /// Population totale.
    pub population_total: Option<FactId>,
    /// Population municipale.
    pub population_municipal: Option<FactId>,
    /// The year in which both are in force.
    pub population_year: Option<FactId>,
    /// The département of the seat.
    pub departement: Option<FactId>,
    /// Its région.
    pub region: Option<FactId>,
    /// The départements of the members of an EPCI.
    pub member_departements: Option<FactId>,
}

/// A région.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Region {
    /// Its INSEE code.
    pub code: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
}

/// A département.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departement {
    /// Its INSEE code.
    pub code: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// The code of its région.
    pub region: Arc<str>,
}

/// The communes and EPCI that a visitor may choose, each in alphabetical order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// The EPCI.
    pub epcis: Vec<Epci>,
    /// The communes.
    pub communes: Vec<Commune>,
}

/// The areas that a visitor may name: communes and EPCI of one département, every département and région of the country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Territories {
    /// The year in which the populations are in force.
    pub year: i64,
    /// Where the populations come from, of what date, under what licence; empty where it is not said.
    pub source: Arc<str>,
    /// The département of the communes.
    pub departement: Arc<str>,
    /// Its région.
    pub region: Arc<str>,
    /// The facts that a place fills.
    pub fills: Filled,
    /// The name and a postal code of one of the communes, to show what may be typed; empty where there is none.
    pub sample: Vec<Arc<str>>,
    /// The communes and EPCI. In the page they come after the rules, once for every copy of these.
    pub places: Arc<OnceLock<Places>>,
    /// Every département and région, and the other names of all of these.
    pub areas: Arc<Areas>,
}

impl Territories {
    /// The communes, in alphabetical order; none as long as they have not come.
    pub fn communes(&self) -> &[Commune] {
        self.places.get().map_or(&[], |places| &places.communes)
    }

    /// The EPCI, in alphabetical order; none as long as they have not come.
    pub fn epcis(&self) -> &[Epci] {
        self.places.get().map_or(&[], |places| &places.epcis)
    }

    /// Whether there is a place to choose, come or not.
    pub fn has_places(&self) -> bool {
        !(self.sample.is_empty() && self.communes().is_empty() && self.epcis().is_empty())
    }

    /// The commune with this INSEE code.
    pub fn commune(&self, code: &str) -> Option<&Commune> {
        self.communes().iter().find(|commune| &*commune.code == code)
    }

    /// The EPCI with this SIREN.
    pub fn epci(&self, code: &str) -> Option<&Epci> {
        self.epcis().iter().find(|epci| &*epci.code == code)
    }

    /// The région with this code.
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.areas.regions.iter().find(|region| &*region.code == code)
    }

    /// The département with this code.
    pub fn departement(&self, code: &str) -> Option<&Departement> {
        self.areas.departements.iter().find(|departement| &*departement.code == code)
    }

    /// The région of a département.
    pub fn region_of(&self, departement: &str) -> Option<Arc<str>> {
        let own = || (*departement == *self.departement).then(|| self.region.clone());
        self.departement(departement).map(|area| area.region.clone()).or_else(own)
    }

    /// Every département, where they are known.
    pub fn departement_codes(&self) -> Vec<Arc<str>> {
        self.areas.departements.iter().map(|area| area.code.clone()).collect()
    }

    /// The départements of a région; `None` where they are not known.
    pub fn departements_of(&self, region: &str) -> Option<Vec<Arc<str>>> {
        let of = self.areas.departements.iter().filter(|area| *area.region == *region).map(|area| area.code.clone());
        (!self.areas.departements.is_empty()).then(|| of.collect())
    }

    /// What the place with this code says of itself: its populations and where it is.
    pub fn numbers_of(&self, code: &str) -> Vec<(FactId, FactValue)> {
        let fills = &self.fills;
        let (total, municipal, departement, members) = match (self.commune(code), self.epci(code)) {
            (Some(commune), _) => (commune.population_total, commune.population_municipal, &self.departement, None),
            (None, Some(epci)) => {
                (epci.population_total, epci.population_municipal, &epci.departement, Some(epci.member_departements.clone()))
            }
            (None, None) => return Vec::new(),
        };
        let said = [
            (&fills.population_total, Some(FactValue::Integer(total))),
            (&fills.population_municipal, Some(FactValue::Integer(municipal))),
            (&fills.departement, Some(FactValue::Code(departement.clone()))),
            (&fills.region, self.region_of(departement).map(FactValue::Code)),
            (&fills.member_departements, members.map(FactValue::Codes)),
        ];
        said.into_iter().filter_map(|(fact, value)| Some((fact.clone()?, value?))).collect()
    }
}

packed! { struct Epci { code, name, kind, departement, member_departements, population_total, population_municipal } }
packed! {
    struct Filled {
        kind, name, code, population_total, population_municipal, population_year, departement, region, member_departements
    }
}
packed! { struct Region { code, name } }
packed! { struct Departement { code, name, region } }
packed! { struct Places { epcis, communes } }
packed! { struct Territories { year, source, departement, region, fills, sample, areas } left { places } }

/// One column after the other, and the second population by how much it is below the first: this compresses best.
impl Packed for Vec<Commune> {
    fn pack(&self, out: &mut Packer) {
        out.number(self.len() as u64);
        self.iter().for_each(|row| row.code.pack(out));
        self.iter().for_each(|row| row.name.pack(out));
        self.iter().for_each(|row| row.epci.pack(out));
        self.iter().for_each(|row| row.postal_codes.pack(out));
        self.iter().for_each(|row| row.population_total.pack(out));
        self.iter().for_each(|row| row.population_total.wrapping_sub(row.population_municipal).pack(out));
    }

    fn unpack(from: &mut Unpacker) -> Self {
        let mut rows: Vec<Commune> = (0..from.count()).map(|_| Commune { code: Packed::unpack(from), ..Commune::default() }).collect();
        rows.iter_mut().for_each(|row| row.name = Packed::unpack(from));
        rows.iter_mut().for_each(|row| row.epci = Packed::unpack(from));
        rows.iter_mut().for_each(|row| row.postal_codes = Packed::unpack(from));
        rows.iter_mut().for_each(|row| row.population_total = Packed::unpack(from));
        rows.iter_mut().for_each(|row| row.population_municipal = row.population_total.wrapping_sub(Packed::unpack(from)));
        rows
    }
}
