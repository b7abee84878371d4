//! The first module: what comes later taken out, and entries called through their slots.

use super::later::{Later, called};
use super::rest::{self, Needed};
use super::{data, table};
use anyhow::{Result, ensure};
use std::collections::BTreeMap;
use walrus::ir::{VisitorMut, dfs_pre_order_mut};
use walrus::{ExportItem, FunctionBuilder, FunctionId, Module, TableId};

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

/// Functions that are called in place of others.
struct Instead(BTreeMap<FunctionId, FunctionId>);

impl VisitorMut for Instead {
    fn visit_function_id_mut(&mut self, function: &mut FunctionId) {
        if let Some(other) = self.0.get(function) {
            *function = *other;
        }
    }
}

/// Each entry that is called gets a function in its place, which calls what is in its slot.
fn call_through_slots(module: &mut Module, later: &Later) -> Result<()> {
    let table = table::id(module)?;
    let slot = |id: FunctionId| Some((id, later.slot(id)?));
    let entries: Vec<(FunctionId, u32)> = module.funcs.iter().filter_map(|function| slot(function.id())).collect();
    let instead = entries.into_iter().map(|(id, slot)| (id, through(module, table, id, slot))).collect();
    let mut instead = Instead(instead);
    for (id, function) in module.funcs.iter_local_mut() {
        let start = function.entry_block();
        if !later.has(id) {
            dfs_pre_order_mut(&mut instead, function, start);
        }
    }
    Ok(())
}

fn through(module: &mut Module, table: TableId, entry: FunctionId, slot: u32) -> FunctionId {
    let (ty, name) = (module.funcs.get(entry).ty(), module.funcs.get(entry).name.clone());
    let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let args: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    let mut body = builder.name(name.unwrap_or_default()).func_body();
    for arg in &args {
        body.local_get(*arg);
    }
    body.i32_const(slot.cast_signed()).call_indirect(ty, table);
    builder.finish(args, &mut module.funcs)
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
