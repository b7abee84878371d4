//! Names and where they are first met: the parser's own table of keys, for a tree would weigh twenty kilobytes in the page.

use serde_json::{Map, Value};

/// Where each name is first met.
#[derive(Default)]
pub(super) struct Index(Map<String, Value>);

impl Index {
    /// The first place of each of `names`.
    pub(super) fn of<'n>(names: impl IntoIterator<Item = &'n str>) -> Index {
        let mut index = Index::default();
        for (place, name) in names.into_iter().enumerate() {
            index.add(name, place);
        }
        index
    }

    /// Where `name` was met before; otherwise it is now at `place`.
    pub(super) fn add(&mut self, name: &str, place: usize) -> Option<usize> {
        let earlier = self.place(name);
        if earlier.is_none() {
            self.0.insert(name.to_owned(), place.into());
        }
        earlier
    }

    /// Where `name` was first met.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.0.get(name)?.as_u64()?.try_into().ok()
    }
}
