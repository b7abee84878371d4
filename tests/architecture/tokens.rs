//! Rust text as a flat list of words with their lines: comments are gone, strings stay whole.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One token. Brackets are words too: `(`, `)`, `{`, `}`, `[`, `]`.
#[derive(Clone, Debug)]
pub struct Word {
    pub text: String,
    pub line: usize,
    pub literal: bool,
}

/// The tokens of a file, without its documentation.
pub fn read(text: &str) -> TokenStream {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("this is not Rust: {error}\n{text}"));
    without(stream, &|attribute| named(attribute, "doc"), false)
}

/// The tokens without the items marked `#[cfg(test)]`.
pub fn without_tests(stream: TokenStream) -> TokenStream {
    without(stream, &only_for_tests, true)
}

fn only_for_tests(attribute: &Group) -> bool {
    let words: Vec<String> = flat(&attribute.stream()).into_iter().map(|word| word.text).collect();
    let has = |wanted: &str| words.iter().any(|word| word == wanted);
    words.first().is_some_and(|first| first == "cfg") && has("test") && !has("not") && !has("any")
}

fn named(attribute: &Group, name: &str) -> bool {
    attribute.stream().into_iter().next().is_some_and(|first| first.to_string() == name)
}

/// Removes the attributes chosen by `marked` and, where `whole` says so, the item that follows each.
fn without(stream: TokenStream, marked: &impl Fn(&Group) -> bool, whole: bool) -> TokenStream {
    let mut kept: Vec<TokenTree> = Vec::new();
    let mut trees = stream.into_iter().peekable();
    while let Some(tree) = trees.next() {
        match tree {
            TokenTree::Punct(mark) if mark.as_char() == '#' => {
                let inner = trees.next_if(|next| matches!(next, TokenTree::Punct(bang) if bang.as_char() == '!'));
                match trees.peek() {
                    Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket && marked(group) => {
                        trees.next();
                        if whole && inner.is_none() {
                            skip_item(&mut trees);
                        }
                    }
                    _ => kept.extend(std::iter::once(TokenTree::Punct(mark)).chain(inner)),
                }
            }
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), without(group.stream(), marked, whole));
                inside.set_span(group.span());
                kept.push(TokenTree::Group(inside));
            }
            other => kept.push(other),
        }
    }
    kept.into_iter().collect()
}

/// An item ends with its braces or with a semicolon.
fn skip_item(trees: &mut impl Iterator<Item = TokenTree>) {
    for tree in trees {
        let ends = match &tree {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(mark) => mark.as_char() == ';',
            _ => false,
        };
        if ends {
            return;
        }
    }
}

/// Every word, in order, brackets included.
pub fn flat(stream: &TokenStream) -> Vec<Word> {
    let mut words = Vec::new();
    gather(stream, &mut words);
    words
}

fn gather(stream: &TokenStream, words: &mut Vec<Word>) {
    for tree in stream.clone() {
        let line = tree.span().start().line;
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                words.push(Word { text: open.into(), line, literal: false });
                gather(&group.stream(), words);
                words.push(Word { text: close.into(), line: group.span().end().line, literal: false });
            }
            TokenTree::Literal(literal) => words.push(Word { text: literal.to_string(), line, literal: true }),
            other => words.push(Word { text: other.to_string(), line, literal: false }),
        }
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

/// Every place where `wanted` stands as consecutive words: the index of its first word.
pub fn places(words: &[Word], wanted: &[&str]) -> Vec<usize> {
    let matches = |window: &[Word]| window.iter().zip(wanted).all(|(word, wanted)| !word.literal && word.text == *wanted);
    words.windows(wanted.len()).enumerate().filter(|(_, window)| matches(window)).map(|(index, _)| index).collect()
}

/// The index of the bracket that closes the one at `open`.
pub fn closing(words: &[Word], open: usize) -> usize {
    let mut depth = 0_usize;
    for (index, word) in words.iter().enumerate().skip(open).filter(|(_, word)| !word.literal) {
        match word.text.as_str() {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    words.len() - 1
}
