//! The rest: the same program, whose first module is only imported.

use super::later::Later;
use super::{data, table};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use walrus::{ExportItem, FunctionId, FunctionKind, GlobalKind, ImportKind, ImportedFunction, Module, passes};

/// The one module that the rest imports from: what its loader hands over under this name are the first module's exports.
pub const FIRST: &str = "a";

/// Something of the first module, by its number there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    Function(usize),
    Table(usize),
    Memory(usize),
    Global(usize),
}

/// What the rest imports, by the names under which the first module is to export it.
pub type Needed = BTreeMap<String, Item>;

/// Cuts the module, and says what it imports.
pub fn cut(module: &mut Module, later: &Later) -> Result<Needed> {
    module.start = None;
    table::write(module, later, |function| later.has(function))?;
    data::keep(module, &later.data)?;
    let mut names = Names::taken_from(module);
    let old: Vec<_> = module.imports.iter().map(|import| import.id()).collect();
    old.into_iter().for_each(|import| module.imports.delete(import));
    import_functions(module, later, &mut names);
    import_places(module, &mut names);
    passes::gc::run(module);
    ensure!(module.tags.iter().count() == 0, "the rest throws exceptions of WebAssembly, which it cannot share yet");
    let needed = module.imports.iter().map(|import| Some((import.name.clone(), item(&import.kind)?)));
    needed.collect::<Option<_>>().context("the rest imports something else than functions, tables, memories and globals")
}

/// Names for exports: those they have, or new ones.
struct Names(BTreeMap<Item, String>);

impl Names {
    /// The exports of the program: the rest has none.
    fn taken_from(module: &mut Module) -> Self {
        let mut names = BTreeMap::new();
        let exports: Vec<_> = module.exports.iter().map(|export| (export.id(), export.name.clone(), export.item)).collect();
        for (id, name, exported) in exports {
            names.extend(exported_item(exported).map(|item| (item, name)));
            module.exports.delete(id);
        }
        Self(names)
    }

    fn of(&mut self, item: Item) -> String {
        self.0.entry(item).or_insert_with(|| format!("{item:?}")).clone()
    }
}

fn import_functions(module: &mut Module, later: &Later, names: &mut Names) {
    let first: Vec<FunctionId> = module.funcs.iter().map(|function| function.id()).filter(|id| !later.has(*id)).collect();
    for id in first {
        let import = module.imports.add(FIRST, &names.of(Item::Function(id.index())), id);
        let function = module.funcs.get_mut(id);
        function.kind = FunctionKind::Import(ImportedFunction { import, ty: function.ty() });
    }
}

fn import_places(module: &mut Module, names: &mut Names) {
    for table in module.tables.iter_mut() {
        table.import = Some(module.imports.add(FIRST, &names.of(Item::Table(table.id().index())), table.id()));
    }
    for memory in module.memories.iter_mut() {
        memory.import = Some(module.imports.add(FIRST, &names.of(Item::Memory(memory.id().index())), memory.id()));
    }
    let globals: Vec<_> = module.globals.iter().map(|global| global.id()).collect();
    for id in globals {
        let import = module.imports.add(FIRST, &names.of(Item::Global(id.index())), id);
        module.globals.get_mut(id).kind = GlobalKind::Import(import);
    }
}

fn item(kind: &ImportKind) -> Option<Item> {
    match kind {
        ImportKind::Function(id) => Some(Item::Function(id.index())),
        ImportKind::Table(id) => Some(Item::Table(id.index())),
        ImportKind::Memory(id) => Some(Item::Memory(id.index())),
        ImportKind::Global(id) => Some(Item::Global(id.index())),
        ImportKind::Tag(_) => None,
    }
}

fn exported_item(item: ExportItem) -> Option<Item> {
    match item {
        ExportItem::Function(id) => Some(Item::Function(id.index())),
        ExportItem::Table(id) => Some(Item::Table(id.index())),
        ExportItem::Memory(id) => Some(Item::Memory(id.index())),
        ExportItem::Global(id) => Some(Item::Global(id.index())),
        ExportItem::Tag(_) => None,
    }
}

/// The same things, in the module that has them.
pub fn export(module: &mut Module, needed: &Needed) -> Result<()> {
    let functions = module.funcs.iter().map(|function| ExportItem::Function(function.id()));
    let tables = module.tables.iter().map(|table| ExportItem::Table(table.id()));
    let memories = module.memories.iter().map(|memory| ExportItem::Memory(memory.id()));
    let globals = module.globals.iter().map(|global| ExportItem::Global(global.id()));
    let all = functions.chain(tables).chain(memories).chain(globals);
    let found: BTreeMap<Item, ExportItem> = all.filter_map(|found| Some((exported_item(found)?, found))).collect();
    for (name, item) in needed {
        if !module.exports.iter().any(|export| export.name == *name) {
            module.exports.add(name, *found.get(item).with_context(|| format!("the first module has no {item:?}"))?);
        }
    }
    Ok(())
}
