//! The communes and EPCI of the catalogue's territory, with their two population counts.

use std::sync::Arc;

use super::Areas;
use super::packed::{Packed, Packer, Unpacker, packed};

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

/// The areas that a visitor may name: communes and EPCI of one département, every département and région of the country.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Territories {
    /// The year in which the populations are in force.
    pub year: i64,
    /// The département of the communes.
    pub departement: Arc<str>,
    /// Its région.
    pub region: Arc<str>,
    /// The EPCI, in alphabetical order.
    pub epcis: Vec<Epci>,
    /// The communes, in alphabetical order.
    pub communes: Vec<Commune>,
    /// Every département and région, and the other names of all of these.
    pub areas: Arc<Areas>,
}

impl Territories {
    /// The commune with this INSEE code.
    pub fn commune(&self, code: &str) -> Option<&Commune> {
        self.communes.iter().find(|commune| &*commune.code == code)
    }

    /// The EPCI with this SIREN.
    pub fn epci(&self, code: &str) -> Option<&Epci> {
        self.epcis.iter().find(|epci| &*epci.code == code)
    }

    /// The région with this code.
    pub fn region(&self, code: &str) -> Option<&Region> {
        self.areas.regions.iter().find(|region| &*region.code == code)
    }

    /// The département with this code.
    pub fn departement(&self, code: &str) -> Option<&Departement> {
        self.areas.departements.iter().find(|departement| &*departement.code == code)
    }
}

packed! { struct Epci { code, name, kind, departement, member_departements, population_total, population_municipal } }
packed! { struct Region { code, name } }
packed! { struct Departement { code, name, region } }
packed! { struct Territories { year, departement, region, epcis, communes, areas } }

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
