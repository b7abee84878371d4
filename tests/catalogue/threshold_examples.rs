//! Every threshold has its examples, and one that is taken away is missed.

use guichet::domain::Catalogue;

use crate::thresholds::{Side, shows, sides};
use crate::{CATALOGUE, none};

/// The sides of thresholds on which no example stands.
fn gaps(catalogue: &Catalogue) -> Vec<Side> {
    let of = |programme: &guichet::domain::Programme| {
        let shown = |side: &Side| programme.examples.iter().any(|example| shows(catalogue, example, side));
        sides(catalogue, programme).into_iter().filter(|side| !shown(side)).collect::<Vec<_>>()
    };
    catalogue.programmes.iter().flat_map(of).collect()
}

#[test]
fn every_threshold_has_examples_just_below_at_and_just_above() {
    none(gaps(&CATALOGUE).iter().map(ToString::to_string).collect());
}

#[test]
fn the_thresholds_of_the_page_are_among_those_looked_at() {
    let all: Vec<String> = CATALOGUE.programmes.iter().flat_map(|p| sides(&CATALOGUE, p)).map(|side| side.to_string()).collect();
    let looked_at = [
        "fitn-volet-1: population: no example at 99999",
        "fitn-volet-1: population: no example at 100000",
        "fitn-volet-1: effet_mois: no example at 24",
        "fitn-volet-1: bands of population: no example at 1000",
        "fitn-volet-1: bands of population: no example at 80000",
        "fitn-volet-1: day 2021-08-27: no example at 2021-08-28",
        "fitn-volet-1: staleness 2022-12-31: no example at 2023-01-01",
        "fitn-volet-1: envelope 270000.00: no example at CentBelow",
        "fitn-volet-2: envelope 200000.00: no example at CentAbove",
        "aap-donnees: couverture: no example at 499999",
        "aap-cooperation: day 2022-12-31: no example at 2023-01-01",
        "conseillers-public: conseillers: no example at 0",
        "conseillers-prive: day 2020-11-17: no example at 2020-11-16",
    ];
    none(looked_at.iter().filter(|wanted| !all.contains(&wanted.to_string())).map(ToString::to_string).collect());
}

#[test]
fn an_example_taken_away_is_missed() {
    let mut unnoticed = Vec::new();
    for programme in &CATALOGUE.programmes {
        let alone = Catalogue { programmes: vec![programme.clone()], ..CATALOGUE.clone() };
        for side in sides(&alone, programme) {
            let mut copy = alone.clone();
            copy.programmes[0].examples.retain(|example| !shows(&alone, example, &side));
            if !gaps(&copy).contains(&side) {
                unnoticed.push(side.to_string());
            }
        }
    }
    none(unnoticed);
}
