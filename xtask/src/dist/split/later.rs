//! What comes later: all that nothing reaches but through an entry.

use super::linked::{Edges, Linked, Node};
use super::table;
use anyhow::{Result, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use walrus::ir::{Instr, Visitor, dfs_in_order};
use walrus::{ExportItem, Function, FunctionId, LocalFunction, Module};

/// The functions and the data of the rest. Functions are known by their number, the same in two readings of one program.
pub struct Later {
    functions: BTreeSet<usize>,
    entries: BTreeSet<usize>,
    /// Bytes of memory, in order.
    pub data: Vec<Range<u32>>,
    /// What is in each slot of the table of functions; every entry is in one.
    pub slots: BTreeMap<u32, usize>,
}

impl Later {
    /// `module` is the page's program, whose functions have the compiler's names; those of entries start with one of `entries`
    /// or of `last_words`.
    pub fn find(linked: &Linked, module: &Module, entries: &[&str], last_words: &[&str]) -> Result<Self> {
        for start in entries {
            let is_there = |function: &Function| function.name.as_deref().is_some_and(|name| starts(name, &[start]));
            ensure!(module.funcs.iter().any(is_there), "no function of the program starts with {start}: has that module moved?");
        }
        let is_entry = |name: &str| starts(name, entries) || starts(name, last_words);
        all_end(module, last_words)?;
        let (mut edges, mut roots) = (linked.edges.clone(), linked.offered.clone());
        add_calls(linked, module, &mut edges, &mut roots);
        // Only last words read a place of the sources.
        let first = reached(&edges, roots, |node| match node {
            Node::Function(name) => is_entry(name),
            Node::Datum(at) => linked.locations.contains(&at),
        });
        let known = |(id, name)| linked.functions.get(name).map(|name| (id, *name));
        let local: Vec<(FunctionId, &str)> = module.funcs.iter_local().filter_map(|(id, _)| known((id, name(module, id)?))).collect();
        let numbers = |kept: &dyn Fn(&str) -> bool| local.iter().filter(|(_, name)| kept(name)).map(|(id, _)| id.index()).collect();
        let functions = numbers(&|name| !first.contains(&Node::Function(name)));
        let entries = numbers(&is_entry);
        let mut slots = table::read(module)?;
        table::complete(&mut slots, &entries);
        Ok(Self { functions, entries, data: bytes(linked, &first), slots })
    }

    pub fn has(&self, function: FunctionId) -> bool {
        self.functions.contains(&function.index())
    }

    /// Where an entry is called.
    pub fn slot(&self, function: FunctionId) -> Option<u32> {
        let number = function.index();
        let mut found = self.slots.iter().filter(|(_, there)| **there == number).map(|(slot, _)| *slot);
        found.next().filter(|_| self.entries.contains(&number))
    }

    pub fn count(&self) -> (usize, usize) {
        (self.functions.len(), self.entries.len())
    }
}

/// Whether the name as people write it starts in one of these ways.
fn starts(name: &str, ways: &[&str]) -> bool {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    ways.iter().any(|way| name.starts_with(way))
}

/// A function that returns may not be called before it is there: last words must be the last thing their function does.
fn all_end(module: &Module, last_words: &[&str]) -> Result<()> {
    for (id, function) in module.funcs.iter_local() {
        let Some(name) = name(module, id).filter(|name| starts(name, last_words)) else { continue };
        let last = function.block(function.entry_block()).instrs.last();
        ensure!(matches!(last, Some((Instr::Unreachable(_), _))), "{name} returns: it cannot come later unasked");
    }
    Ok(())
}

fn name(module: &Module, id: FunctionId) -> Option<&str> {
    module.funcs.get(id).name.as_deref()
}

/// What wasm-bindgen has made of the program since: functions of its own, other calls, and what it offers to scripts.
fn add_calls<'a>(linked: &Linked<'a>, module: &Module, edges: &mut Edges<'a>, roots: &mut BTreeSet<Node<'a>>) {
    let node = |id| linked.functions.get(name(module, id)?).map(|name| Node::Function(name));
    for (id, function) in module.funcs.iter_local() {
        let called = called(function).into_iter().filter_map(node);
        match node(id) {
            Some(from) => edges.entry(from).or_default().extend(called),
            None => roots.extend(called),
        }
    }
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    roots.extend(exported.chain(module.start).filter_map(node));
}

/// Every function that the code of another one names.
pub fn called(function: &LocalFunction) -> Vec<FunctionId> {
    struct Found(Vec<FunctionId>);
    impl Visitor<'_> for Found {
        fn visit_function_id(&mut self, id: &FunctionId) {
            self.0.push(*id);
        }
    }
    let mut found = Found(Vec::new());
    dfs_in_order(&mut found, function, function.entry_block());
    found.0
}

fn reached<'a>(edges: &Edges<'a>, roots: BTreeSet<Node<'a>>, is_entry: impl Fn(Node) -> bool) -> BTreeSet<Node<'a>> {
    let (mut found, mut waiting) = (BTreeSet::new(), Vec::from_iter(roots));
    while let Some(node) = waiting.pop() {
        if !is_entry(node) && found.insert(node) {
            waiting.extend(edges.get(&node).into_iter().flatten());
        }
    }
    found
}

/// The bytes of later data that no datum of the first module overlaps.
fn bytes(linked: &Linked, first: &BTreeSet<Node>) -> Vec<Range<u32>> {
    let is_first = |at: &u32| first.contains(&Node::Datum(*at));
    let kept: BTreeSet<u32> = linked.data.iter().filter(|(at, _)| is_first(at)).flat_map(|(_, place)| place.clone()).collect();
    let later = linked.data.iter().filter(|(at, _)| !is_first(at)).flat_map(|(_, place)| place.clone());
    let bytes: BTreeSet<u32> = later.filter(|byte| !kept.contains(byte)).collect();
    let mut runs: Vec<Range<u32>> = Vec::new();
    for byte in bytes {
        match runs.last_mut() {
            Some(run) if run.end == byte => run.end += 1,
            _ => runs.push(byte..byte + 1),
        }
    }
    runs
}
