//! The table of functions, through which both modules call what they know by a number only.

use super::later::Later;
use anyhow::{Context, Result, bail};
use std::collections::{BTreeMap, BTreeSet};
use walrus::ir::Value;
use walrus::{ConstExpr, Element, ElementItems, ElementKind, FunctionId, Module, TableId};

/// What is in each slot.
pub fn read(module: &Module) -> Result<BTreeMap<u32, usize>> {
    let table = id(module)?;
    let mut slots = BTreeMap::new();
    for (offset, functions) in module.elements.iter().filter_map(|element| filled(element, table)) {
        let (Some(offset), ElementItems::Functions(functions)) = (offset, functions) else {
            bail!("the table of functions is filled in another way than the linker's");
        };
        slots.extend((offset..).zip(functions.iter().map(|function| function.index())));
    }
    Ok(slots)
}

/// Gives a slot to the entries that have none.
pub fn complete(slots: &mut BTreeMap<u32, usize>, entries: &BTreeSet<usize>) {
    let present: BTreeSet<usize> = slots.values().copied().collect();
    let next = slots.keys().next_back().map_or(1, |last| last + 1);
    slots.extend((next..).zip(entries.difference(&present).copied()));
}

/// Fills the table anew, with the functions of one of the two modules; the slots of the other stay as they are.
pub fn write(module: &mut Module, later: &Later, wanted: impl Fn(FunctionId) -> bool) -> Result<()> {
    let table = id(module)?;
    let old: Vec<_> = module.elements.iter().filter(|element| filled(element, table).is_some()).map(Element::id).collect();
    old.into_iter().for_each(|element| module.elements.delete(element));
    let numbered: BTreeMap<usize, FunctionId> = module.funcs.iter().map(|function| (function.id().index(), function.id())).collect();
    let mut runs: Vec<(u32, Vec<FunctionId>)> = Vec::new();
    for (slot, number) in &later.slots {
        let function = *numbered.get(number).context("a function of the table is gone")?;
        match runs.last_mut() {
            _ if !wanted(function) => {}
            Some((start, run)) if u32::try_from(run.len()).is_ok_and(|len| *start + len == *slot) => run.push(function),
            _ => runs.push((*slot, vec![function])),
        }
    }
    let offset = |slot: u32| ConstExpr::Value(Value::I32(slot.cast_signed()));
    let add = |(start, run)| module.elements.add(ElementKind::Active { table, offset: offset(start) }, ElementItems::Functions(run));
    let added = runs.into_iter().map(add).collect();
    let size = later.slots.keys().next_back().map_or(0, |last| u64::from(*last) + 1);
    let table = module.tables.get_mut(table);
    table.elem_segments = added;
    table.initial = table.initial.max(size);
    table.maximum = table.maximum.map(|maximum| maximum.max(size));
    Ok(())
}

pub fn id(module: &Module) -> Result<TableId> {
    module.tables.main_function_table()?.context("the program has no table of functions")
}

/// What a segment puts into this table, and from which slot where that is a plain number.
fn filled(element: &Element, table: TableId) -> Option<(Option<u32>, &ElementItems)> {
    match &element.kind {
        ElementKind::Active { table: filled, offset } if *filled == table => match offset {
            ConstExpr::Value(Value::I32(slot)) => Some((Some(slot.cast_unsigned()), &element.items)),
            _ => Some((None, &element.items)),
        },
        _ => None,
    }
}
