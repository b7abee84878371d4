//! Bytes written in letters that stand as they are in a page, seven bits each: base 64, of six bits, weighs a seventh more.
//! `embed/letters.js` reads them.

/// What a parser of HTML changes or takes for markup. Such a letter stands with the next one, if any, in a single letter,
/// which takes two bytes in UTF-8.
const BARRED: [u8; 3] = [0x00, 0x0d, b'<'];
const PAIRS: u32 = 0x100;

/// `bytes` as text. What is left over at the end is filled with zeros, which are too few for a byte.
pub fn written(bytes: &[u8]) -> String {
    let mut letters = sevens(bytes).into_iter();
    let mut text = String::with_capacity(bytes.len() / 7 * 8);
    while let Some(letter) = letters.next() {
        match BARRED.iter().position(|barred| *barred == letter) {
            None => text.push(char::from(letter)),
            Some(which) => {
                // A stream that is followed by anything, were it a zero, is refused by the browser.
                let (which, next) = letters.next().map_or((which + BARRED.len(), 0), |next| (which, next));
                let pair = PAIRS + ((which as u32) << 7) + u32::from(next);
                text.extend(char::from_u32(pair));
            }
        }
    }
    text
}

fn sevens(bytes: &[u8]) -> Vec<u8> {
    let (mut held, mut bits) = (0_u32, 0);
    let mut letters = Vec::new();
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        while bits >= 7 {
            bits -= 7;
            letters.push((held >> bits & 0x7f) as u8);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        letters.push((held << (7 - bits) & 0x7f) as u8);
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::{BARRED, PAIRS, written};

    /// What `embed/letters.js` does.
    fn read(text: &str) -> Vec<u8> {
        let (mut held, mut bits, mut bytes) = (0_u32, 0, Vec::new());
        let split = |letter: u32| match letter.checked_sub(PAIRS) {
            None => vec![letter],
            Some(pair) if pair >> 7 < 3 => vec![u32::from(BARRED[(pair >> 7) as usize]), pair & 0x7f],
            Some(last) => vec![u32::from(BARRED[(last >> 7) as usize - 3])],
        };
        for letter in text.chars().map(u32::from).flat_map(split) {
            held = held << 7 | letter;
            bits += 7;
            if bits >= 8 {
                bits -= 8;
                bytes.push((held >> bits) as u8);
                held &= (1 << bits) - 1;
            }
        }
        bytes
    }

    #[test]
    fn every_byte_comes_back_and_nothing_is_changed_by_a_page() {
        for length in 0..40 {
            for start in [0_u8, 13, 60, 120, 200, 255] {
                let bytes: Vec<u8> = (0..length).map(|step: u8| start.wrapping_add(step.wrapping_mul(37))).collect();
                let text = written(&bytes);
                assert!(!text.contains(['\0', '\r', '<']), "{text:?}");
                assert_eq!(read(&text), bytes);
            }
        }
        let zeros = written(&[0; 700]);
        assert_eq!(read(&zeros), [0; 700]);
    }
}
