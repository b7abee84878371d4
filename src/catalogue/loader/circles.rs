//! Facts that lead to one another: circles among them, and how long their chains are.

use super::bounds;
use super::cursor::Cursor;
use super::index::Index;
use crate::domain::{Fact, FactId};

/// Faults for every circle of fallbacks or of questions, and for chains of fallbacks that are too long. True when there is none.
pub(super) fn check(root: &Cursor, facts: &[Fact]) -> bool {
    let at = |index: usize, key: &str| format!("faits[{index}].{key}");
    let walk = Walk::over(facts, |fact| fact.sources().cloned().collect());
    for circle in &walk.circles {
        let first = circle.first().copied().unwrap_or_default();
        let key = ["a_defaut", "oui_si", "non_si"].into_iter().find(|key| declares(root, first, key)).unwrap_or("a_defaut");
        root.fault(&at(first, key), format!("ces faits se remplacent en rond : {}", named(facts, circle)), Some(BREAK.into()));
    }
    let mut sound = walk.circles.is_empty();
    // Where there is a circle, no chain has an end.
    if let Some((index, length)) = walk.longest().filter(|(_, length)| sound && *length > bounds::FALLBACKS) {
        let most = bounds::FALLBACKS;
        root.fault(&at(index, "a_defaut"), format!("{length} faits se remplacent en chaîne"), Some(format!("{most} au plus")));
        sound = false;
    }
    let asked = Walk::over(facts, |fact| fact.asked_if.iter().map(|answered| answered.fact.clone()).collect());
    for circle in &asked.circles {
        let first = circle.first().copied().unwrap_or_default();
        let problem = format!("ces questions s’attendent en rond, aucune ne serait posée : {}", named(facts, circle));
        root.fault(&at(first, "posee_si"), problem, Some("retirez l’un de ces posee_si".into()));
    }
    sound
}

const BREAK: &str = "retirez l’un de ces liens : un fait ne peut pas se remplacer lui-même";

fn declares(root: &Cursor, index: usize, key: &str) -> bool {
    root.tables("faits").get(index).is_some_and(|cursor| cursor.declares(key))
}

/// `a → b → a`.
fn named(facts: &[Fact], circle: &[usize]) -> String {
    let round = circle.iter().chain(circle.first());
    round.filter_map(|index| facts.get(*index)).map(|fact| &*fact.id.0).collect::<Vec<_>>().join(" → ")
}

/// Every fact visited once, each after what it leads to.
struct Walk {
    circles: Vec<Vec<usize>>,
    /// How many facts follow one another from each one, itself included; zero for those not finished.
    lengths: Vec<usize>,
}

impl Walk {
    /// A stack of our own, for a chain may be as long as the catalogue.
    fn over(facts: &[Fact], leads: impl Fn(&Fact) -> Vec<FactId>) -> Walk {
        let places = Index::of(facts.iter().map(|fact| &*fact.id.0));
        let next = |index: usize| -> Vec<usize> {
            let ids = facts.get(index).map(&leads).unwrap_or_default();
            ids.iter().filter_map(|id| places.place(&id.0)).collect()
        };
        let mut walk = Walk { circles: Vec::new(), lengths: vec![0; facts.len()] };
        for start in 0..facts.len() {
            if walk.lengths.get(start) == Some(&0) {
                walk.from(start, &next);
            }
        }
        walk
    }

    fn from(&mut self, start: usize, next: &impl Fn(usize) -> Vec<usize>) {
        let mut path = vec![(start, next(start), 1)];
        let mut on_path: Vec<bool> = (0..self.lengths.len()).map(|fact| fact == start).collect();
        while let Some((fact, ahead, length)) = path.last_mut() {
            let Some(target) = ahead.pop() else {
                let (fact, length) = (*fact, *length);
                path.pop();
                on_path[fact] = false;
                self.lengths.iter_mut().skip(fact).take(1).for_each(|known| *known = length);
                if let Some((_, _, above)) = path.last_mut() {
                    *above = (*above).max(length + 1);
                }
                continue;
            };
            match self.lengths.get(target) {
                Some(0) if on_path[target] => {
                    self.circles.push(path.iter().map(|(fact, ..)| *fact).skip_while(|fact| *fact != target).collect());
                }
                Some(0) => {
                    on_path[target] = true;
                    path.push((target, next(target), 1));
                }
                known => *length = (*length).max(known.copied().unwrap_or_default() + 1),
            }
        }
    }

    fn longest(&self) -> Option<(usize, usize)> {
        self.lengths.iter().copied().enumerate().max_by_key(|(index, length)| (*length, std::cmp::Reverse(*index)))
    }
}
