//! What becomes of a changed catalogue: refused, noticed, or unnoticed.

use std::sync::LazyLock;

use guichet::catalogue::load_value;
use guichet::domain::Catalogue;
use guichet::engine::{assess, play, to_json};
use serde_json::Value;

use crate::cases::{self, Case};
use crate::changes::{Change, embedded};
use crate::{differences, tables};

static CASES: LazyLock<Vec<Case>> = LazyLock::new(cases::all);

/// What becomes of a changed catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The loader does not take it.
    Refused,
    /// An example or a case comes out otherwise.
    Noticed,
    /// Nothing tells it from the shipped one.
    Unnoticed,
}

/// Loads a catalogue and plays its examples, then the cases and the tables; for one programme when no other is touched.
pub fn fate(value: &Value, touched: Option<usize>) -> Fate {
    let Ok(mut catalogue) = load_value(value) else { return Fate::Refused };
    if let Some(index) = touched {
        catalogue.programmes = vec![catalogue.programmes.swap_remove(index)];
    }
    let by_examples = || !play(&catalogue).is_empty();
    let by_tables = || tables::problems(&catalogue).next().is_some();
    let by_cases = || CASES.iter().any(|case| differs(&catalogue, case));
    if by_examples() || by_tables() || by_cases() { Fate::Noticed } else { Fate::Unnoticed }
}

fn differs(catalogue: &Catalogue, case: &Case) -> bool {
    let dossier = case.read(catalogue);
    let report = to_json(catalogue, &assess(catalogue, &dossier.situation, dossier.day.expect("a case has its day")));
    !differences::of_case(case, &report, |programme| catalogue.programme(programme).is_some()).is_empty()
}

/// The fate of every change, on as many processors as there are.
pub fn all(changes: &[Change]) -> Vec<(&Change, Fate)> {
    let catalogue = embedded();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = changes.len().div_ceil(workers).max(1);
    std::thread::scope(|scope| {
        let catalogue = &catalogue;
        let work =
            move |part: &[Change]| part.iter().map(|change| fate(&change.applied(catalogue), change.programme())).collect::<Vec<_>>();
        let running: Vec<_> = changes.chunks(share).map(|part| scope.spawn(move || work(part))).collect();
        let fates = running.into_iter().flat_map(|worker| worker.join().expect("a worker ends"));
        changes.iter().zip(fates).collect()
    })
}
