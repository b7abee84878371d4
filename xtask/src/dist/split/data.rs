//! The bytes of memory that the program begins with.

use anyhow::{Result, bail, ensure};
use std::collections::BTreeMap;
use std::ops::Range;
use walrus::ir::Value;
use walrus::{ConstExpr, Data, DataId, DataKind, Module};

/// Zeroes these bytes: wasm-opt then leaves them out.
pub fn empty(module: &mut Module, places: &[Range<u32>]) -> Result<()> {
    for place in places {
        let (segment, inside) = find(module, place)?;
        module.data.get_mut(segment).value[inside].fill(0);
    }
    Ok(())
}

/// Leaves these bytes alone.
pub fn keep(module: &mut Module, places: &[Range<u32>]) -> Result<()> {
    let mut kept = BTreeMap::new();
    for place in places {
        let (segment, inside) = find(module, place)?;
        kept.insert(place.start, module.data.get(segment).value[inside].to_vec());
    }
    let old: Vec<DataId> = module.data.iter().map(Data::id).collect();
    old.into_iter().for_each(|segment| module.data.delete(segment));
    let Some(memory) = module.memories.iter().next().map(|memory| memory.id()) else { return Ok(()) };
    let offset = |address: u32| ConstExpr::Value(Value::I32(address.cast_signed()));
    let add = |(address, bytes)| module.data.add(DataKind::Active { memory, offset: offset(address) }, bytes);
    let added = kept.into_iter().map(add).collect();
    module.memories.get_mut(memory).data_segments = added;
    Ok(())
}

/// The segment that holds a place of memory, and where in it.
fn find(module: &Module, place: &Range<u32>) -> Result<(DataId, Range<usize>)> {
    ensure!(module.memories.iter().count() == 1, "the program has several memories");
    for segment in module.data.iter() {
        let DataKind::Active { offset: ConstExpr::Value(Value::I32(address)), .. } = &segment.kind else { continue };
        let Some(start) = place.start.checked_sub(address.cast_unsigned()) else { continue };
        let inside = start as usize..start as usize + place.len();
        if inside.end <= segment.value.len() {
            return Ok((segment.id(), inside));
        }
    }
    bail!("no segment of data holds the bytes {place:?} of the memory")
}
