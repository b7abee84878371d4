//! A commune or EPCI chosen by name, and the facts it fills.

use std::sync::Arc;

use super::answers::Answers;
use crate::domain::{Catalogue, FactId};

/// What kind of place it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// A commune, by its INSEE code.
    Commune,
    /// An EPCI à fiscalité propre, by its SIREN.
    Epci,
}

/// The chosen commune or EPCI.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What kind it is.
    pub kind: PlaceKind,
    /// Its code.
    pub code: Arc<str>,
    /// Its name.
    pub name: Arc<str>,
    /// The EPCI that a commune belongs to.
    pub epci: Option<Arc<str>>,
}

/// The facts that a chosen place fills; taking it back takes them back.
pub(super) const FILLED: [&str; 9] = [
    "porteur",
    "nom",
    "code",
    "population_totale",
    "population_municipale",
    "population_annee",
    "departement",
    "region",
    "departements_membres",
];

/// Whether a place of this kind fills a fact: a commune has no members.
pub(super) fn fills(kind: PlaceKind, fact: &str) -> bool {
    kind == PlaceKind::Epci || fact != "departements_membres"
}

/// The place with this code, and the text of every fact it fills.
fn lookup(catalogue: &Catalogue, kind: PlaceKind, code: &str) -> Option<(Place, Vec<(&'static str, String)>)> {
    let territories = &catalogue.territories;
    let (place, porteur, populations, departement, members) = match kind {
        PlaceKind::Commune => {
            let commune = territories.commune(code)?;
            let place = Place { kind, code: commune.code.clone(), name: commune.name.clone(), epci: Some(commune.epci.clone()) };
            (
                place,
                "commune".to_owned(),
                (commune.population_total, commune.population_municipal),
                territories.departement.to_string(),
                String::new(),
            )
        }
        PlaceKind::Epci => {
            let epci = territories.epci(code)?;
            let place = Place { kind, code: epci.code.clone(), name: epci.name.clone(), epci: None };
            let members = epci.member_departements.join(",");
            (place, epci.kind.to_string(), (epci.population_total, epci.population_municipal), epci.departement.to_string(), members)
        }
    };
    let filled = vec![
        ("porteur", porteur),
        ("nom", place.name.to_string()),
        ("code", place.code.to_string()),
        ("population_totale", populations.0.to_string()),
        ("population_municipale", populations.1.to_string()),
        ("population_annee", territories.year.to_string()),
        ("departement", departement),
        ("region", territories.region.to_string()),
        ("departements_membres", members),
    ];
    Some((place, filled))
}

impl Answers {
    /// Chooses a place: every fact it knows is filled, and stays visible and correctable.
    pub(super) fn choose(&mut self, catalogue: &Catalogue, kind: PlaceKind, code: &str) {
        if let Some((place, filled)) = lookup(catalogue, kind, code) {
            for (fact, text) in filled {
                self.answer(FactId::from(fact), text);
            }
            self.place = Some(place);
            self.origin = None;
        }
    }

    /// Whether the chosen place fills a fact, corrected since or not: a field never moves while it is typed in.
    pub fn is_filled(&self, catalogue: &Catalogue, fact: &FactId) -> bool {
        let filled = self.place.as_ref().and_then(|place| lookup(catalogue, place.kind, &place.code));
        filled.is_some_and(|(_, filled)| filled.iter().any(|(id, text)| **id == *fact.0 && !text.is_empty()))
    }

    /// « Et si mon intercommunalité portait le projet ? »
    pub(super) fn carry_by_epci(&mut self, catalogue: &Catalogue) {
        let commune = self.place.clone().filter(|place| place.kind == PlaceKind::Commune);
        if let Some((commune, epci)) = commune.and_then(|commune| commune.epci.clone().map(|epci| (commune, epci))) {
            self.choose(catalogue, PlaceKind::Epci, &epci);
            self.origin = Some(commune);
        }
    }

    /// Goes back to the commune whose EPCI was tried.
    pub(super) fn carry_by_commune(&mut self, catalogue: &Catalogue) {
        if let Some(commune) = self.origin.take() {
            self.choose(catalogue, commune.kind, &commune.code);
        }
    }

    /// Takes the chosen place back, with what it had filled.
    pub(super) fn leave(&mut self) {
        self.place = None;
        self.origin = None;
        for fact in FILLED {
            self.typed.remove(fact);
        }
    }
}
