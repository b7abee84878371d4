//! A program small enough to be read whole is cut, checked, and run.

use super::{Cut, cut_at, whole};
use crate::process::{answer, target};
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;
use wasmparser::{ExternalKind, Parser, Payload, TypeRef};

/// What wasm-bindgen hands over. The first word of the memory is of the first module, the second of the rest.
const PAGE: &str = r#"(module
    (import "js" "seven" (func $seven (result i32)))
    (memory (export "memory") 1)
    (table 4 4 funcref)
    (global $stack (mut i32) (i32.const 1024))
    (elem (i32.const 1) func $twice $only_later $"guichet::later::by_address")
    (data (i32.const 1024) "\01\00\00\00\02\00\00\00")
    (func $run (export "run") (result i32) call $"guichet::later::answer")
    (func $point (export "point") (result i32) i32.const 3 call_indirect (result i32))
    (func $first (export "first") (result i32) i32.const 1024 i32.load i32.const 1 call_indirect (param i32) (result i32))
    (func $twice (param i32) (result i32) local.get 0 i32.const 2 i32.mul)
    (func $only_later (result i32) i32.const 1028 i32.load)
    (func $"guichet::later::answer" (result i32)
        global.get $stack call $twice call $seven i32.add i32.const 2 call_indirect (result i32) i32.add)
    (func $"guichet::later::by_address" (result i32) i32.const 1028 i32.load call $twice))"#;

/// The functions of the page, in order, then its two data: what the linker told of them.
const FUNCTIONS: u8 = 8;
const IN_CODE: [(u8, u8, u8); 8] = [
    // From which function, by which kind of relocation, to which symbol.
    (1, CALL, 6),
    (2, SLOT, 7),
    (3, SLOT, 4),
    (3, ADDRESS, 8),
    (5, ADDRESS, 9),
    (6, CALL, 4),
    (6, SLOT, 5),
    (7, ADDRESS, 9),
];
const CALL: u8 = 0;
const SLOT: u8 = 1;
const ADDRESS: u8 = 4;

const ENTRIES: [&str; 1] = ["guichet::later::"];

fn page(text: &str) -> Vec<u8> {
    wat::parse_str(text).unwrap()
}

/// The same program with the sections that the linker adds. Every number in them is below 128: one byte each.
fn linked(page: &[u8], relocations: &[(u8, u8, u8)]) -> Vec<u8> {
    let (mut code, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(page) {
        match payload.unwrap() {
            Payload::CodeSectionStart { range, .. } => code = range.start,
            Payload::CodeSectionEntry(body) => bodies.push(body.range().start),
            _ => {}
        }
    }
    let mut symbols: Vec<u8> = vec![FUNCTIONS + 2];
    (1..FUNCTIONS).for_each(|index| symbols.extend([0, 0x40, index, 1, b'f']));
    // Symbol 0 is the import, which the page calls outright: nothing has to be told of it.
    symbols.splice(1..1, [0, 0x10, 0]);
    symbols.extend([1, 0, 1, b'a', 0, 0, 4, 1, 0, 1, b'b', 0, 4, 4]);
    let mut relocated = vec![10, u8::try_from(relocations.len()).unwrap()];
    for (from, kind, symbol) in relocations {
        relocated.extend([*kind, u8::try_from(bodies[usize::from(*from) - 1] - code).unwrap(), *symbol]);
        relocated.extend((*kind == ADDRESS).then_some(0));
    }
    let symbols = [&[2, 8, u8::try_from(symbols.len()).unwrap()], &*symbols].concat();
    [page, &custom("linking", &symbols), &custom("reloc.CODE", &relocated)].concat()
}

fn custom(name: &str, content: &[u8]) -> Vec<u8> {
    let length = u8::try_from(1 + name.len() + content.len()).unwrap();
    [&[0, length, u8::try_from(name.len()).unwrap()], name.as_bytes(), content].concat()
}

fn cut_page() -> Cut {
    let page = page(PAGE);
    cut_at(&linked(&page, &IN_CODE), &page, &ENTRIES, &[]).unwrap()
}

fn refusal(linked: &[u8], page: &[u8]) -> String {
    format!("{:#}", cut_at(linked, page, &ENTRIES, &[]).map(|cut| cut.said).unwrap_err())
}

#[test]
fn what_only_an_entry_reaches_comes_later_and_is_in_one_module_alone() {
    let cut = cut_page();
    assert_eq!(cut.said, "3 functions come later, behind 2 entries; they use 5 things of the first ones.");
    let rest = cut.rest.named(str::to_owned);
    for module in [&cut.first, &rest] {
        wasmparser::validate(module).unwrap();
    }
    // Two of the first ones stand for the entries.
    assert_eq!((bodies(&cut.first), bodies(&rest)), (4 + 2, 3));
}

#[test]
fn the_first_module_offers_all_that_the_rest_imports() {
    let cut = cut_page();
    let (offered, wanted) = (exports(&cut.first), imports(&cut.rest.named(|name| format!("{name}!"))));
    assert!(wanted.iter().all(|(module, name)| module == "a" && offered.contains_key(name.strip_suffix('!').unwrap())));
    assert_eq!(offered.values().filter(|kind| **kind == ExternalKind::Func).count(), 3 + 2);
}

#[test]
fn entries_trap_before_the_rest_is_there_and_answer_after() {
    let (folder, cut) = (target().join("split-test"), cut_page());
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("first.wasm"), &cut.first).unwrap();
    fs::write(folder.join("rest.wasm"), cut.rest.named(str::to_owned)).unwrap();
    fs::write(folder.join("whole.wasm"), whole(&page(PAGE)).unwrap()).unwrap();
    let script =
        "const [one, two, all] = ['first', 'rest', 'whole'].map((name) => new WebAssembly.Module(fs.readFileSync(`${name}.wasm`)));
        const js = { js: { seven: () => 7 } }, a = new WebAssembly.Instance(one, js).exports;
        const attempt = (call) => { try { return call() } catch (error) { return error.constructor.name } };
        const said = [a.first(), attempt(a.run), attempt(a.point), new Int32Array(a.memory.buffer)[257]];
        new WebAssembly.Instance(two, { a });
        const b = new WebAssembly.Instance(all, js).exports;
        console.log([...said, a.first(), a.run(), a.point(), b.first(), b.run(), b.point()].join(' '))";
    let said = answer(Command::new("node").args(["-e", script]).current_dir(&folder)).unwrap();
    assert_eq!(said, "2 RuntimeError RuntimeError 0 2 2057 4 2 2057 4");
}

#[test]
fn nothing_that_the_linker_added_is_published() {
    let page = page(PAGE);
    let linked = linked(&page, &IN_CODE);
    let cut = cut_at(&linked, &linked, &ENTRIES, &[]).unwrap();
    for module in [cut.first, cut.rest.named(str::to_owned), whole(&linked).unwrap()] {
        let mut all = Parser::new(0).parse_all(&module).map(Result::unwrap);
        assert!(!all.any(|part| matches!(part, Payload::CustomSection(custom) if custom.name() != "name" && custom.name() != "producers")));
    }
}

#[test]
fn a_program_that_cannot_be_cut_is_refused() {
    let one = page(PAGE);
    let told = linked(&one, &IN_CODE);
    assert!(refusal(&one, &one).contains("no relocations"));
    let exported = page(&PAGE.replace("(func $\"guichet::later::answer\"", "(func $\"guichet::later::answer\" (export \"answer\")"));
    assert!(refusal(&told, &exported).contains("answer is offered to scripts"));
    let moved = page(&PAGE.replace("(data (i32.const 1024)", "(data (i32.const 1032)"));
    assert!(refusal(&told, &moved).contains("no segment of data holds the bytes 1028..1032"));
    let unnumbered = page(
        &PAGE.replace("(elem (i32.const 1) func $twice", "(elem (i32.const 1) funcref (ref.null func)) (elem (i32.const 1) func $twice"),
    );
    assert!(refusal(&told, &unnumbered).contains("another way than the linker's"));
}

#[test]
fn names_that_mean_nothing_and_last_words_that_return_are_refused() {
    let one = page(PAGE);
    let told = linked(&one, &IN_CODE);
    let refusal = |entries: &[&str], last: &[&str]| format!("{:#}", cut_at(&told, &one, entries, last).map(|cut| cut.said).unwrap_err());
    assert!(refusal(&["guichet::nowhere::"], &[]).contains("no function of the program starts with guichet::nowhere::"));
    assert!(refusal(&ENTRIES, &["guichet::later::"]).contains("returns: it cannot come later unasked"));
    assert!(cut_at(&told, &one, &ENTRIES, &["guichet::nowhere::"]).is_ok());
}

fn bodies(module: &[u8]) -> usize {
    Parser::new(0).parse_all(module).filter(|part| matches!(part, Ok(Payload::CodeSectionEntry(_)))).count()
}

fn exports(module: &[u8]) -> BTreeMap<String, ExternalKind> {
    let sections = Parser::new(0).parse_all(module).filter_map(|part| match part.unwrap() {
        Payload::ExportSection(exports) => Some(exports),
        _ => None,
    });
    sections.flatten().map(|export| export.map(|export| (export.name.to_owned(), export.kind)).unwrap()).collect()
}

fn imports(module: &[u8]) -> Vec<(String, String)> {
    let sections = Parser::new(0).parse_all(module).filter_map(|part| match part.unwrap() {
        Payload::ImportSection(imports) => Some(imports.into_imports()),
        _ => None,
    });
    let named = |import: wasmparser::Import| {
        assert!(!matches!(import.ty, TypeRef::Tag(_)));
        (import.module.to_owned(), import.name.to_owned())
    };
    sections.flatten().map(|import| named(import.unwrap())).collect()
}
