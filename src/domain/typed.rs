//! The characters of what people type and paste, before it is read: those that do not show, and those that stand for others.

/// True for what takes no room on a screen: marks of direction, joiners, byte order marks, soft hyphens.
pub(super) fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// The digit that a full-width one stands for.
pub(super) fn digit(c: char) -> Option<char> {
    char::from_digit(u32::from(c).checked_sub(u32::from('０'))?, 10)
}

/// The text without what does not show, with one kind of space, of dash, of apostrophe and of digit. Line breaks and tabs
/// stay: they separate.
pub(super) fn plain(text: &str) -> String {
    let seen = text.chars().filter(|c| !is_unseen(*c));
    let plain = seen.map(|c| match c {
        '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '－' => '-',
        '’' | '‘' | '\u{2bc}' | '\u{2032}' | '´' | '`' => '\'',
        '，' => ',',
        '．' => '.',
        c => digit(c).unwrap_or(c),
    });
    plain.collect::<String>().trim().to_owned()
}
