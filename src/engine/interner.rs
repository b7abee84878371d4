//! Short lists of numbers, each written once.

/// A set of short lists of numbers, each with the place at which it was first added. The tables of the standard library weigh
/// several kilobytes in the page.
#[derive(Default)]
pub(super) struct Interner {
    words: Vec<u32>,
    spans: Vec<(usize, usize)>,
    /// Open addressing: zero for a free slot, else one more than the place.
    slots: Vec<u32>,
}

impl Interner {
    /// The list at a place; empty for none.
    pub(super) fn get(&self, at: usize) -> &[u32] {
        self.spans.get(at).map_or(&[], |(start, end)| &self.words[*start..*end])
    }

    /// How many lists there are.
    pub(super) fn len(&self) -> usize {
        self.spans.len()
    }

    /// The place of a list, and whether it is new.
    pub(super) fn intern(&mut self, key: &[u32]) -> (usize, bool) {
        if self.spans.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let slot = self.slot(key);
        if let Some(at) = self.slots[slot].checked_sub(1) {
            return (at as usize, false);
        }
        let start = self.words.len();
        self.words.extend_from_slice(key);
        self.spans.push((start, self.words.len()));
        self.slots[slot] = self.spans.len() as u32;
        (self.spans.len() - 1, true)
    }

    /// The slot that holds a list, or the free one where it belongs.
    fn slot(&self, key: &[u32]) -> usize {
        let mix = |hash: u32, word: &u32| (hash.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b1);
        let mask = self.slots.len() - 1;
        let mut slot = (key.iter().fold(0, mix) >> 7) as usize & mask;
        while let Some(at) = self.slots[slot].checked_sub(1) {
            if self.get(at as usize) == key {
                break;
            }
            slot = (slot + 1) & mask;
        }
        slot
    }

    fn grow(&mut self) {
        self.slots = vec![0; (self.slots.len() * 2).max(64)];
        for at in 0..self.spans.len() {
            let slot = self.slot(self.get(at));
            self.slots[slot] = at as u32 + 1;
        }
    }
}
