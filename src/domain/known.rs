//! What is known of a fact: the value stated, the one that stands in for it, or what other facts leave possible.

use std::sync::Arc;

use super::{AnsweredBy, Bound, Catalogue, Fact, FactId, FactKind, FactValue, Fallback, Seen, Situation, Source};

/// What the other facts leave possible for one that is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Known {
    /// A whole number between two bounds, both included.
    Between(i64, i64),
    /// Any answer.
    Anything,
}

impl Catalogue {
    /// What a rule sees of a fact: the value stated, or the one that stands in for it; `None` when it is unknown.
    pub fn see(&self, situation: &Situation, id: &FactId) -> Option<Seen> {
        if let Some(value) = situation.facts.get(id) {
            return Some(Seen { value: value.clone(), drawn_from: None });
        }
        let fact = self.fact(&id.0)?;
        self.of_place(situation, id).or_else(|| self.drawn(situation, fact))
    }

    /// What the place that the dossier names by its code says of a fact.
    fn of_place(&self, situation: &Situation, id: &FactId) -> Option<Seen> {
        let fills = &self.territories.fills;
        let code_fact = fills.code.as_ref().filter(|code| *code != id)?;
        let FactValue::Text(code) = situation.facts.get(code_fact)? else { return None };
        let value = self.territories.numbers_of(code.trim()).into_iter().find(|(fact, _)| fact == id)?.1;
        Some(Seen { value, drawn_from: Some(code_fact.clone()) })
    }

    /// The first fallback that applies. One that may still apply stands in the way of the next ones: what is learnt later
    /// would otherwise take back what was seen.
    fn drawn(&self, situation: &Situation, fact: &Fact) -> Option<Seen> {
        for fallback in &fact.fallbacks {
            match self.applies(situation, fallback) {
                Some(false) => continue,
                Some(true) => {}
                None => return None,
            }
            if let Some(seen) = self.given(situation, fact, fallback) {
                return Some(seen);
            }
            // A source that is not stated itself, and is drawn from elsewhere, leaves the way to the next one.
            if let Source::Fact(source) = &fallback.gives {
                self.see(situation, source)?;
            } else {
                return None;
            }
        }
        None
    }

    /// Whether a fallback applies; `None` while that is unknown.
    fn applies(&self, situation: &Situation, fallback: &Fallback) -> Option<bool> {
        let holds = |answered: &AnsweredBy| Some(answered.holds(&self.see(situation, &answered.fact)?.value));
        let mut applies = Some(true);
        for answered in &fallback.when {
            match holds(answered) {
                Some(true) => {}
                Some(false) => return Some(false),
                None => applies = None,
            }
        }
        applies
    }

    fn given(&self, situation: &Situation, fact: &Fact, fallback: &Fallback) -> Option<Seen> {
        match &fallback.gives {
            Source::Value(value) => {
                let source = fallback.when.first().map(|answered| answered.fact.clone());
                Some(Seen { value: value.clone(), drawn_from: source })
            }
            Source::Fact(source) => {
                let value = as_list(situation.facts.get(source)?.clone(), &fact.kind);
                Some(Seen { value, drawn_from: Some(source.clone()) })
            }
            Source::RegionOf(source) => {
                let FactValue::Code(departement) = self.see(situation, source)?.value else { return None };
                let region = self.territories.region_of(&departement)?;
                Some(Seen { value: FactValue::Code(region), drawn_from: Some(source.clone()) })
            }
        }
    }

    /// What the declared bounds leave possible for a number that is not known: between the largest of those it cannot be
    /// below and the smallest of those it cannot exceed.
    pub fn range(&self, situation: &Situation, fact: &Fact) -> Known {
        let FactKind::Integer { min, max } = fact.kind else { return Known::Anything };
        let number = |id: &FactId| self.number(situation, id);
        let (below, above) = (self.below(&fact.id), self.above(&fact.id));
        let low = below.iter().filter_map(|id| number(id)).max().unwrap_or(min).max(min);
        let high = above.iter().filter_map(|id| number(id)).min().unwrap_or(max).min(max);
        // Answers that contradict each other leave nothing to conclude from.
        if low > high { Known::Between(min, max) } else { Known::Between(low, high) }
    }

    /// The number that answers give a fact, itself or through another; never one that only stands in for want of an answer.
    pub fn number(&self, situation: &Situation, id: &FactId) -> Option<i64> {
        let seen = self.see(situation, id)?;
        let answered = seen.drawn_from.is_none_or(|source| !matches!(situation.facts.get(&source), Some(FactValue::Code(_)) | None));
        match seen.value {
            FactValue::Integer(number) if answered => Some(number),
            _ => None,
        }
    }

    /// Every fact that bounds lead to from this one, step by step.
    fn held<'c>(&'c self, start: &'c FactId, ends: impl Fn(&'c Bound) -> (Option<&'c FactId>, Option<&'c FactId>)) -> Vec<&'c FactId> {
        let mut found = vec![start];
        let mut next = 0;
        while let Some(here) = found.get(next).copied() {
            let steps = self.bounds.iter().map(&ends).filter(|(from, _)| *from == Some(here)).filter_map(|(_, to)| to);
            let new: Vec<&FactId> = steps.filter(|to| !found.contains(to)).collect();
            found.extend(new);
            next += 1;
        }
        found.split_off(1)
    }

    /// Every fact that a fact cannot exceed.
    pub fn above<'c>(&'c self, fact: &'c FactId) -> Vec<&'c FactId> {
        self.held(fact, |bound| (Some(&bound.lesser), bound.greater_fact()))
    }

    /// Every fact that cannot exceed a fact.
    fn below<'c>(&'c self, fact: &'c FactId) -> Vec<&'c FactId> {
        self.held(fact, |bound| (bound.greater_fact(), Some(&bound.lesser)))
    }

    /// The codes that a fact can still have, where a fact drawn from it is stated: the départements of a région.
    pub fn codes_left(&self, situation: &Situation, fact: &Fact) -> Option<Vec<Arc<str>>> {
        let drawn = |other: &&Fact| other.drawn_from_departements().any(|id| *id == fact.id);
        let region = self.facts.iter().filter(drawn).find_map(|other| match situation.facts.get(&other.id)? {
            FactValue::Code(region) => Some(region.clone()),
            _ => None,
        })?;
        self.territories.departements_of(&region)
    }
}

impl Fact {
    /// The facts whose région may stand in for this one.
    pub fn drawn_from_departements(&self) -> impl Iterator<Item = &FactId> {
        self.fallbacks.iter().filter_map(|fallback| match &fallback.gives {
            Source::RegionOf(departement) => Some(departement),
            _ => None,
        })
    }
}

/// A single code standing in for a list is a list of one.
fn as_list(value: FactValue, kind: &FactKind) -> FactValue {
    match (value, kind) {
        (FactValue::Code(code), FactKind::Codes | FactKind::Choices(_)) => FactValue::Codes(vec![code]),
        (value, _) => value,
    }
}
