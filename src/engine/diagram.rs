//! Reduced decision diagrams: a function of several unknowns, each of which takes one of a few values, written once.
//!
//! A node asks for one unknown and has one branch for each of its values; equal nodes are one node, and a node whose branches
//! are all equal is none. So two functions are equal exactly when they are the same node, and an unknown that changes nothing
//! stands in no node. Diagrams are built by combining smaller ones (Bryant's `apply`), at most [`MAX_NODES`] nodes in all.

use super::interner::Interner;

/// The most nodes that are built. Beyond, the diagram is given up: see [`Diagrams::overflowed`].
pub(super) const MAX_NODES: usize = 60_000;

/// Marks a value, as opposed to a node.
const VALUE: u32 = 1 << 31;

/// A function: one of the nodes, or a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Function(u32);

impl Function {
    /// The function that always has this value, which is below 2³¹.
    pub(super) const fn value(value: u32) -> Function {
        Function(VALUE | value)
    }

    /// Its value, when it always has the same.
    pub(super) fn as_value(self) -> Option<u32> {
        (self.0 & VALUE != 0).then_some(self.0 & !VALUE)
    }
}

/// How two values make a third.
pub(super) type Operation = fn(u32, u32) -> u32;

/// The nodes built so far, and the combinations already made.
#[derive(Default)]
pub(super) struct Diagrams {
    /// How many values each unknown takes.
    sizes: Vec<usize>,
    /// A node is the number of its unknown, then its branches.
    nodes: Interner,
    /// A combination is its operation and its two functions.
    combined: Interner,
    results: Vec<Function>,
}

impl Diagrams {
    /// A new unknown with so many values.
    pub(super) fn unknown(&mut self, values: usize) -> usize {
        self.sizes.push(values);
        self.sizes.len() - 1
    }

    /// Whether there were too many nodes: what was built since means nothing.
    pub(super) fn overflowed(&self) -> bool {
        self.nodes.len() > MAX_NODES || self.combined.len() > 4 * MAX_NODES
    }

    /// The function that is `branches[value]` for each value of the unknown.
    pub(super) fn switch(&mut self, unknown: usize, branches: &[Function]) -> Function {
        let first = branches.iter().filter_map(|branch| self.first_unknown(*branch)).min().unwrap_or(unknown).min(unknown);
        if first == unknown {
            let own = branches.iter().enumerate().map(|(value, branch)| self.branch(*branch, unknown, value)).collect();
            return self.node(unknown, own);
        }
        // A branch asks first for an unknown that comes before this one.
        let mut own = Vec::new();
        for value in 0..self.sizes[first] {
            let parts: Vec<Function> = branches.iter().map(|branch| self.branch(*branch, first, value)).collect();
            own.push(self.switch(unknown, &parts));
        }
        self.node(first, own)
    }

    /// The function that applies the operation to the values of two others. `id` tells operations apart.
    pub(super) fn combine(&mut self, id: u32, operation: Operation, one: Function, other: Function) -> Function {
        if let (Some(one), Some(other)) = (one.as_value(), other.as_value()) {
            return Function::value(operation(one, other));
        }
        let (at, is_new) = self.combined.intern(&[id, one.0, other.0]);
        if !is_new {
            return self.results[at];
        }
        self.results.push(Function::value(0));
        if self.overflowed() {
            return Function::value(0);
        }
        let first = self.first_unknown(one).into_iter().chain(self.first_unknown(other)).min().unwrap_or_default();
        let mut branches = Vec::new();
        for value in 0..self.sizes[first] {
            let (one, other) = (self.branch(one, first, value), self.branch(other, first, value));
            branches.push(self.combine(id, operation, one, other));
        }
        let result = self.node(first, branches);
        self.results[at] = result;
        result
    }

    /// What is left of a function whatever value an unknown has: its branches, combined.
    pub(super) fn without(&mut self, function: Function, unknown: usize, id: u32, operation: Operation) -> Function {
        let mut known = vec![None; self.nodes.len()];
        self.left(function, unknown, (id, operation), &mut known)
    }

    fn left(&mut self, function: Function, unknown: usize, how: (u32, Operation), known: &mut Vec<Option<Function>>) -> Function {
        let Some(first) = self.first_unknown(function).filter(|first| *first <= unknown) else { return function };
        let at = function.0 as usize;
        if let Some(done) = known[at] {
            return done;
        }
        let branches = self.branches(function);
        let result = if first == unknown {
            branches.into_iter().reduce(|one, other| self.combine(how.0, how.1, one, other)).unwrap_or(function)
        } else {
            let parts: Vec<Function> = branches.into_iter().map(|branch| self.left(branch, unknown, how, known)).collect();
            self.switch(first, &parts)
        };
        known[at] = Some(result);
        result
    }

    /// Every value that a function takes.
    pub(super) fn values(&self, function: Function) -> Vec<u32> {
        self.reached(function).into_iter().filter_map(Function::as_value).collect()
    }

    /// Every function that can be reached from this one, itself included, each once.
    pub(super) fn reached(&self, function: Function) -> Vec<Function> {
        let mut found = vec![function];
        let mut seen = Interner::default();
        seen.intern(&[function.0]);
        let mut next = 0;
        while let Some(here) = found.get(next).copied() {
            for branch in self.branches(here) {
                if seen.intern(&[branch.0]).1 {
                    found.push(branch);
                }
            }
            next += 1;
        }
        found
    }

    /// The unknown that a node asks for; none for a value.
    pub(super) fn first_unknown(&self, function: Function) -> Option<usize> {
        self.key(function).first().map(|unknown| *unknown as usize)
    }

    /// The branches of a node; none for a value.
    pub(super) fn branches(&self, function: Function) -> Vec<Function> {
        self.key(function).iter().skip(1).map(|branch| Function(*branch)).collect()
    }

    fn key(&self, function: Function) -> &[u32] {
        if function.as_value().is_some() { &[] } else { self.nodes.get(function.0 as usize) }
    }

    /// What is left of a function once an unknown has this value, where no node above asks for an earlier one.
    fn branch(&self, function: Function, unknown: usize, value: usize) -> Function {
        let key = self.key(function);
        if key.first() == Some(&(unknown as u32)) { key.get(value + 1).map_or(function, |branch| Function(*branch)) } else { function }
    }

    fn node(&mut self, unknown: usize, branches: Vec<Function>) -> Function {
        match branches.first() {
            Some(first) if branches.iter().all(|branch| branch == first) => *first,
            _ => {
                let key: Vec<u32> = std::iter::once(unknown as u32).chain(branches.iter().map(|branch| branch.0)).collect();
                Function(self.nodes.intern(&key).0 as u32)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_that_changes_nothing_stands_in_no_node() {
        let mut diagrams = Diagrams::default();
        let (a, b) = (diagrams.unknown(2), diagrams.unknown(3));
        let [low, high] = [0, 1].map(Function::value);
        let of_a = diagrams.switch(a, &[low, high]);
        let of_b = diagrams.switch(b, &[high, high, high]);
        assert_eq!(of_b, high);
        assert_eq!(diagrams.combine(0, u32::min, of_a, of_b), of_a);
        assert_eq!(diagrams.combine(0, u32::min, of_a, low), low);
    }

    #[test]
    fn a_switch_on_a_later_unknown_keeps_the_order() {
        let mut diagrams = Diagrams::default();
        let (a, b) = (diagrams.unknown(2), diagrams.unknown(2));
        let [zero, one, two] = [0, 1, 2].map(Function::value);
        let of_a = diagrams.switch(a, &[zero, one]);
        let both = diagrams.switch(b, &[of_a, two]);
        assert_eq!(diagrams.first_unknown(both), Some(a));
        let mut values = diagrams.values(both);
        values.sort_unstable();
        assert_eq!(values, [0, 1, 2]);
        let again = diagrams.switch(b, &[zero, two]);
        let other = diagrams.switch(b, &[one, two]);
        assert_eq!(diagrams.switch(a, &[again, other]), both);
    }

    #[test]
    fn a_long_conjunction_stays_linear() {
        let mut diagrams = Diagrams::default();
        let [no, yes] = [0, 1].map(Function::value);
        let mut all = yes;
        for _ in 0..100 {
            let unknown = diagrams.unknown(2);
            let one = diagrams.switch(unknown, &[no, yes]);
            all = diagrams.combine(0, u32::min, all, one);
        }
        assert_eq!(diagrams.reached(all).len(), 102);
    }
}
