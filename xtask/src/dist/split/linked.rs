//! What refers to what in the program as the linker left it: its relocations name every function that is called or whose
//! address is taken, and every datum.

use anyhow::{Context, Result, bail, ensure};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use wasmparser::{
    DataKind, DataSectionReader, ExternalKind, KnownCustom, Linking, Name, Operator, Parser, Payload, RelocationEntry, SymbolFlags,
    SymbolInfo, TypeRef,
};

/// Functions that wasm-bindgen runs while it builds and then takes out.
const DESCRIPTION: &str = "__wbindgen_describe_";

/// A function, by the name it keeps in the page (functions of one name are one node), or a datum, by its symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Node<'a> {
    Function(&'a str),
    Datum(u32),
}

/// Who refers to whom.
pub type Edges<'a> = BTreeMap<Node<'a>, BTreeSet<Node<'a>>>;

#[derive(Default)]
pub struct Linked<'a> {
    pub functions: BTreeSet<&'a str>,
    /// The place in memory of each datum; nothing for those that begin as zeros and are in no segment.
    pub data: BTreeMap<u32, Range<u32>>,
    pub edges: Edges<'a>,
    /// What is used from outside, by whatever name wasm-bindgen gives it afterwards.
    pub offered: BTreeSet<Node<'a>>,
    /// The places of the sources that a panic names.
    pub locations: BTreeSet<u32>,
}

/// The sections, as they come.
#[derive(Default)]
struct Sections<'a> {
    imported: u32,
    exported: Vec<u32>,
    names: BTreeMap<u32, &'a str>,
    /// Where the code section starts in the file, then each body.
    code: usize,
    bodies: Vec<Range<usize>>,
    /// Where the data section starts in the file; for each segment, where its bytes start and their place in memory.
    data: usize,
    segments: Vec<(usize, Range<u32>)>,
    symbols: Vec<SymbolInfo<'a>>,
    in_code: Vec<RelocationEntry>,
    in_data: Vec<RelocationEntry>,
}

impl<'a> Linked<'a> {
    pub fn read(program: &'a [u8]) -> Result<Self> {
        let sections = Sections::read(program)?;
        ensure!(!sections.in_code.is_empty(), "the linked program tells no relocations: build.rs asks the linker for them");
        let mut linked = Self { functions: sections.names.values().copied().collect(), ..Self::default() };
        for (at, symbol) in (0..).zip(&sections.symbols) {
            linked.place(at, symbol, &sections.segments);
        }
        for index in &sections.exported {
            let name = sections.name(*index)?;
            if !name.starts_with(DESCRIPTION) {
                linked.offered.insert(Node::Function(name));
            }
        }
        for entry in &sections.in_code {
            let place = sections.code + entry.offset as usize;
            let after = sections.bodies.partition_point(|body| body.start <= place);
            let index = after.checked_sub(1).context("a relocation stands before all code")?;
            let from = Node::Function(sections.name(sections.imported + u32::try_from(index)?)?);
            linked.edges.entry(from).or_default().extend(sections.target(entry)?);
        }
        for entry in &sections.in_data {
            let to = sections.target(entry)?;
            let holders = linked.holders(sections.address(entry)?);
            if holders.is_empty() {
                linked.offered.extend(to);
            }
            for from in holders {
                linked.edges.entry(from).or_default().extend(to);
            }
        }
        let is_location = |at: &u32| linked.is_location(*at, |place| sections.bytes(program, place));
        linked.locations = linked.data.keys().copied().filter(is_location).collect();
        Ok(linked)
    }

    /// Whether a datum is a `core::panic::Location`: the text of a path and its length, a line, a column.
    fn is_location(&self, at: u32, bytes: impl Fn(&Range<u32>) -> Option<&'a [u8]>) -> bool {
        let Some(path) = self.edges.get(&Node::Datum(at)).filter(|to| to.len() == 1).and_then(|to| to.first()) else { return false };
        let Node::Datum(path) = path else { return false };
        let path = self.data.get(path).and_then(&bytes).unwrap_or_default();
        let held = self.data.get(&at).and_then(&bytes).filter(|held| held.len() == 16).and_then(|held| held[4..].first_chunk());
        let length = held.map(|length| u32::from_le_bytes(*length) as usize);
        // A path ends with a zero, which its length leaves out.
        length.and_then(|length| path.get(..length)).is_some_and(|path| path.ends_with(b".rs"))
    }

    fn place(&mut self, at: u32, symbol: &SymbolInfo, segments: &[(usize, Range<u32>)]) {
        let SymbolInfo::Data { flags, symbol: Some(place), .. } = symbol else { return };
        if flags.contains(SymbolFlags::EXPORTED) {
            self.offered.insert(Node::Datum(at));
        }
        let Some((_, segment)) = segments.get(place.index as usize) else { return };
        let start = segment.start.saturating_add(place.offset);
        self.data.insert(at, start..start.saturating_add(place.size).min(segment.end));
    }

    /// The data that this byte belongs to; several where symbols overlap.
    fn holders(&self, address: u32) -> Vec<Node<'a>> {
        self.data.iter().filter(|(_, place)| place.contains(&address)).map(|(at, _)| Node::Datum(*at)).collect()
    }
}

impl<'a> Sections<'a> {
    fn read(program: &'a [u8]) -> Result<Self> {
        let mut sections = Self::default();
        for payload in Parser::new(0).parse_all(program) {
            match payload.context("the linked program is not WebAssembly")? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        sections.imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::ExportSection(exports) => {
                    for export in exports {
                        let export = export?;
                        sections.exported.extend((export.kind == ExternalKind::Func).then_some(export.index));
                    }
                }
                Payload::CodeSectionStart { range, .. } => sections.code = range.start,
                Payload::CodeSectionEntry(body) => sections.bodies.push(body.range()),
                Payload::DataSection(data) => sections.read_data(data)?,
                Payload::CustomSection(custom) => sections.read_custom(custom.name(), custom.as_known())?,
                _ => {}
            }
        }
        Ok(sections)
    }

    fn read_data(&mut self, data: DataSectionReader<'a>) -> Result<()> {
        self.data = data.range().start;
        for segment in data {
            let segment = segment?;
            let DataKind::Active { memory_index: 0, offset_expr } = segment.kind else { bail!("a segment of data is not active") };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read()? else {
                bail!("a segment of data is at no fixed address");
            };
            let address = value.cast_unsigned();
            let bytes = segment.range.end - segment.data.len();
            self.segments.push((bytes, address..address + u32::try_from(segment.data.len())?));
        }
        Ok(())
    }

    fn read_custom(&mut self, name: &str, custom: KnownCustom<'a>) -> Result<()> {
        match (name, custom) {
            (_, KnownCustom::Name(all)) => {
                for names in all {
                    let Name::Function(functions) = names? else { continue };
                    for function in functions {
                        let function = function?;
                        self.names.insert(function.index, function.name);
                    }
                }
            }
            (_, KnownCustom::Linking(parts)) => {
                for part in parts {
                    let Linking::SymbolTable(symbols) = part? else { continue };
                    self.symbols = symbols.into_iter().collect::<Result<_, _>>()?;
                }
            }
            ("reloc.CODE", KnownCustom::Reloc(all)) => self.in_code = all.entries().into_iter().collect::<Result<_, _>>()?,
            ("reloc.DATA", KnownCustom::Reloc(all)) => self.in_data = all.entries().into_iter().collect::<Result<_, _>>()?,
            _ => {}
        }
        Ok(())
    }

    /// What is in a place of memory before the program starts.
    fn bytes(&self, program: &'a [u8], place: &Range<u32>) -> Option<&'a [u8]> {
        let (start, segment) = self.segments.iter().find(|(_, segment)| segment.start <= place.start && place.end <= segment.end)?;
        program.get(start + (place.start - segment.start) as usize..)?.get(..place.len())
    }

    fn name(&self, index: u32) -> Result<&'a str> {
        self.names.get(&index).copied().with_context(|| format!("the linked program does not name its function {index}"))
    }

    /// What a relocation refers to, where it is a function or a datum. A type is the one thing that is no symbol.
    fn target(&self, entry: &RelocationEntry) -> Result<Option<Node<'a>>> {
        if entry.ty == wasmparser::RelocationType::TypeIndexLeb {
            return Ok(None);
        }
        let symbol = self.symbols.get(entry.index as usize).with_context(|| format!("no symbol {} is told", entry.index))?;
        Ok(match symbol {
            SymbolInfo::Func { index, .. } => Some(Node::Function(self.name(*index)?)),
            SymbolInfo::Data { .. } => Some(Node::Datum(entry.index)),
            _ => None,
        })
    }

    /// The place in memory that a relocation of the data section fills.
    fn address(&self, entry: &RelocationEntry) -> Result<u32> {
        let place = self.data + entry.offset as usize;
        let inside = |(bytes, memory): &&(usize, Range<u32>)| (*bytes..*bytes + memory.len()).contains(&place);
        let (bytes, memory) = self.segments.iter().find(inside).context("a relocation is in no segment of data")?;
        Ok(memory.start + u32::try_from(place - bytes)?)
    }
}
