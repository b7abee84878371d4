//! Text of somebody else, as a message may show it: short, and without a character that acts on a screen.

/// Most characters of such a text that one message repeats.
const LONGEST: usize = 60;

/// The text with every character that moves a cursor, turns the direction of writing or cannot be seen written out:
/// a line break as `\n`, an escape as `\u{1b}`. Shown twice, it stays the same.
pub fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if acts(c) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    out
}

/// The beginning of a text, shown.
pub fn excerpt(text: &str) -> String {
    excerpt_at(text, 0)
}

/// What stands around the byte `at` of a text, shown; `…` stands for what is left out.
pub fn excerpt_at(text: &str, at: usize) -> String {
    let (before, after) = text.split_at(text.floor_char_boundary(at));
    let ahead = after.chars().take(LONGEST).count();
    let behind = before.chars().rev().take(LONGEST - ahead.min(LONGEST / 2)).count();
    let from = before.char_indices().rev().take(behind).last().map_or(before.len(), |(index, _)| index);
    let to = after.char_indices().nth(LONGEST - behind).map_or(text.len(), |(index, _)| before.len() + index);
    let cut = |left_out: bool| if left_out { "…" } else { "" };
    format!("{}{}{}", cut(from > 0), shown(&text[from..to]), cut(to < text.len()))
}

/// Where the byte `at` stands in a text: its line and column, from 1, in characters.
pub fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.split_at(text.floor_char_boundary(at)).0;
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// Controls, marks of direction, and what is not seen. The spaces of French typography are none of these.
pub fn acts(c: char) -> bool {
    let letters_without_shape = ['\u{ad}', '\u{34f}', '\u{61c}', '\u{115f}', '\u{1160}', '\u{3164}', '\u{feff}', '\u{ffa0}'];
    c.is_control()
        || letters_without_shape.contains(&c)
        || matches!(c,
            '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_act_on_a_terminal_are_written_out() {
        assert_eq!(shown("a\u{1b}[2J\u{7}\u{9b}b"), "a\\u{1b}[2J\\u{7}\\u{9b}b");
        assert_eq!(shown("12\u{202e}34\u{2066}\u{200b}\u{feff}"), "12\\u{202e}34\\u{2066}\\u{200b}\\u{feff}");
        assert_eq!(shown("a\r\n\tb\u{2028}"), "a\\r\\n\\tb\\u{2028}");
        let french = "« 12\u{202f}500,50\u{a0}€ », l’été à Wœrth \\ \"";
        assert_eq!(shown(french), french);
        assert_eq!(shown(&shown("\u{1b}\n")), shown("\u{1b}\n"));
    }

    #[test]
    fn a_long_text_is_cut_around_the_place_in_question() {
        let text = format!("{}é!{}", "a".repeat(40_000), "b".repeat(40_000));
        assert_eq!(excerpt_at(&text, 40_001), format!("…{}é!{}…", "a".repeat(30), "b".repeat(28)));
        assert_eq!(excerpt(&text), format!("{}…", "a".repeat(60)));
        assert_eq!(excerpt_at(&text, text.len()), format!("…{}", "b".repeat(60)));
        assert_eq!(excerpt_at(&text, usize::MAX), format!("…{}", "b".repeat(60)));
        let short = "é".repeat(60);
        for at in 0..=short.len() {
            assert_eq!(excerpt_at(&short, at), short, "{at}");
        }
        assert_eq!(excerpt(""), "");
    }

    #[test]
    fn a_place_is_counted_in_characters_from_one() {
        assert_eq!(position("été\nà là", "été\nà l".len()), (2, 4));
        assert_eq!((position("", 0), position("ab\n", 99)), ((1, 1), (2, 1)));
    }
}
