//! A few values by fact: a sorted list, which weighs far less in the page than a tree and is as quick for a few dozen.

use std::borrow::Borrow;

use super::FactId;
use super::packed::{Packed, Packer, Unpacker};

/// At most one value for each fact, in the order of the identifiers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactMap<V>(Vec<(FactId, V)>);

impl<V> FactMap<V> {
    /// Nothing of any fact.
    pub const fn new() -> FactMap<V> {
        FactMap(Vec::new())
    }

    fn find(&self, fact: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(id, _)| (*id.0).cmp(fact))
    }

    /// The value of a fact.
    pub fn get<Q: Borrow<str> + ?Sized>(&self, fact: &Q) -> Option<&V> {
        self.find(fact.borrow()).ok().and_then(|at| self.0.get(at)).map(|(_, value)| value)
    }

    /// Whether the fact has a value.
    pub fn contains_key<Q: Borrow<str> + ?Sized>(&self, fact: &Q) -> bool {
        self.find(fact.borrow()).is_ok()
    }

    /// Gives a fact this value, and answers the one it had.
    pub fn insert(&mut self, fact: FactId, value: V) -> Option<V> {
        match self.find(&fact.0) {
            Ok(at) => self.0.get_mut(at).map(|(_, old)| std::mem::replace(old, value)),
            Err(at) => {
                self.0.insert(at, (fact, value));
                None
            }
        }
    }

    /// Takes the value of a fact away.
    pub fn remove<Q: Borrow<str> + ?Sized>(&mut self, fact: &Q) -> Option<V> {
        self.find(fact.borrow()).ok().map(|at| self.0.remove(at).1)
    }

    /// Each fact with its value.
    pub fn iter(&self) -> impl Iterator<Item = (&FactId, &V)> {
        self.0.iter().map(|(fact, value)| (fact, value))
    }

    /// Each fact that has a value.
    pub fn keys(&self) -> impl Iterator<Item = &FactId> {
        self.0.iter().map(|(fact, _)| fact)
    }

    /// Whether no fact has a value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many facts have a value.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

impl<V> Default for FactMap<V> {
    fn default() -> Self {
        FactMap::new()
    }
}

/// Of several values for one fact, the last stays.
impl<V> FromIterator<(FactId, V)> for FactMap<V> {
    fn from_iter<I: IntoIterator<Item = (FactId, V)>>(entries: I) -> Self {
        let mut map = FactMap::new();
        entries.into_iter().for_each(|(fact, value)| drop(map.insert(fact, value)));
        map
    }
}

/// In order, as it was packed.
impl<V: Packed> Packed for FactMap<V> {
    fn pack(&self, out: &mut Packer) {
        self.0.pack(out);
    }

    fn unpack(from: &mut Unpacker) -> Self {
        FactMap(Packed::unpack(from))
    }
}
