//! The first module: what comes later taken out, and entries called through their slots.

use super::later::{Later, called};
use super::rest::{self, Needed};
use super::{data, table};
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use walrus::ir::{self, CallIndirect, Const, Instr, InstrSeq, Value, VisitorMut, dfs_pre_order_mut};
use walrus::{ExportItem, FunctionId, Module, TableId, TypeId};

/// Cuts the module, and offers what the rest needs.
pub fn cut(module: &mut Module, later: &Later, needed: &Needed) -> Result<()> {
    call_through_slots(module, later)?;
    table::write(module, later, |function| !later.has(function))?;
    data::empty(module, &later.data)?;
    rest::export(module, needed)?;
    check(module, later)?;
    let gone: Vec<FunctionId> = module.funcs.iter().map(|function| function.id()).filter(|id| later.has(*id)).collect();
    gone.into_iter().for_each(|id| module.funcs.delete(id));
    Ok(())
}

struct ThroughSlots<'a> {
    table: TableId,
    entries: &'a BTreeMap<FunctionId, (u32, TypeId)>,
}

impl VisitorMut for ThroughSlots<'_> {
    fn start_instr_seq_mut(&mut self, seq: &mut InstrSeq) {
        for (instr, place) in std::mem::take(&mut seq.instrs) {
            let entry = match &instr {
                Instr::Call(ir::Call { func }) => self.entries.get(func),
                _ => None,
            };
            let Some((slot, ty)) = entry else {
                seq.instrs.push((instr, place));
                continue;
            };
            seq.instrs.push((Const { value: Value::I32(slot.cast_signed()) }.into(), place));
            seq.instrs.push((CallIndirect { ty: *ty, table: self.table }.into(), place));
        }
    }
}

fn call_through_slots(module: &mut Module, later: &Later) -> Result<()> {
    let table = table::id(module)?;
    let slot = |id: FunctionId| Some((id, (later.slot(id)?, module.funcs.get(id).ty())));
    let entries = module.funcs.iter().filter_map(|function| slot(function.id())).collect();
    for (id, function) in module.funcs.iter_local_mut() {
        let start = function.entry_block();
        if !later.has(id) {
            dfs_pre_order_mut(&mut ThroughSlots { table, entries: &entries }, function, start);
        }
    }
    Ok(())
}

/// Nothing that stays may name what is gone: a browser would refuse the module, and so does the build.
fn check(module: &Module, later: &Later) -> Result<()> {
    let name = |id: FunctionId| module.funcs.get(id).name.clone().unwrap_or_default();
    for (id, function) in module.funcs.iter_local().filter(|(id, _)| !later.has(*id)) {
        let lost = called(function).into_iter().find(|called| later.has(*called));
        ensure!(lost.is_none(), "{} calls {}, which comes later", name(id), lost.map(name).unwrap_or_default());
    }
    for export in module.exports.iter() {
        let lost = matches!(export.item, ExportItem::Function(id) if later.has(id));
        ensure!(!lost, "{} is offered to scripts and comes later: an entry cannot be exported", export.name);
    }
    ensure!(!module.start.is_some_and(|id| later.has(id)), "what starts the program comes later");
    Ok(())
}
