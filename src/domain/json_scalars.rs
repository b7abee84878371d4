//! The words, numbers and texts of JSON, for its strict reader.

use serde_json::Value;

use super::json_reader::{Reader, Step};

impl Reader<'_> {
    pub(super) fn word(&mut self, depth: usize) -> Step<Value> {
        let word = self.rest().split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            // JSON allows a bare value as a whole text, but no file of ours is one.
            _ if depth == 0 => return Err(self.instead("«\u{a0}{\u{a0}»")),
            _ => return Err(self.instead("un texte entre guillemets droits, un nombre, true, false, null, une liste ou un objet")),
        };
        self.at += word.len();
        Ok(value)
    }

    /// The grammar is checked here; what the digits are worth is the business of serde_json.
    pub(super) fn number(&mut self) -> Step<Value> {
        let start = self.at;
        self.take('-');
        if self.take('0') {
            if self.next().is_some_and(|c| c.is_ascii_digit()) {
                return Err("un nombre ne commence pas par 0\u{a0}; un code se met entre guillemets droits, comme \"01\"".into());
            }
        } else {
            self.digits()?;
        }
        if self.take('.') {
            self.digits()?;
        }
        if self.take('e') || self.take('E') {
            let _sign = self.take('+') || self.take('-');
            self.digits()?;
        }
        let digits = self.text.get(start..self.at).unwrap_or_default();
        digits.parse().map(Value::Number).map_err(|_| "ce nombre est trop grand".to_owned())
    }

    fn digits(&mut self) -> Step<()> {
        let count = self.rest().bytes().take_while(u8::is_ascii_digit).count();
        self.at += count;
        if count == 0 { Err(self.instead("un chiffre")) } else { Ok(()) }
    }

    /// A text between straight quotation marks, the first of which comes next.
    pub(super) fn string(&mut self) -> Step<String> {
        let (mut out, start) = (String::new(), self.at);
        self.take('"');
        loop {
            let plain = self.rest().find(|c| matches!(c, '"' | '\\' | '\0'..='\u{1f}')).unwrap_or(self.rest().len());
            out.push_str(&self.rest()[..plain]);
            self.at += plain;
            match self.next() {
                Some('"') => {
                    self.take('"');
                    return Ok(out);
                }
                Some('\\') => out.push(self.escaped()?),
                Some('\t') => return Err("une tabulation dans un texte s’écrit \\t".into()),
                Some('\n' | '\r') | None => {
                    self.at = start;
                    return Err(
                        "le texte qui commence ici n’a pas de guillemet de fin sur sa ligne (un retour à la ligne s’écrit \\n)".into()
                    );
                }
                Some(c) => return Err(format!("un caractère de contrôle dans un texte s’écrit \\u{:04x}", u32::from(c))),
            }
        }
    }

    /// The character behind a backslash.
    fn escaped(&mut self) -> Step<char> {
        let start = self.at;
        self.take('\\');
        let Some(c) = self.next() else { return Err(self.instead("la suite du texte")) };
        self.take(c);
        let plain = match c {
            '"' | '\\' | '/' => c,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.numbered(start),
            _ => {
                self.at = start;
                return Err("une barre oblique inverse s’écrit deux fois, comme \"C:\\\\dossier\"".into());
            }
        };
        Ok(plain)
    }

    /// The character of `\u00e9`, or of the two halves `\ud83d\ude00`.
    fn numbered(&mut self, start: usize) -> Step<char> {
        let first = self.unit(start)?;
        let high = (0xD800..0xDC00).contains(&first);
        let code = if high && self.take('\\') && self.take('u') {
            let second = self.unit(start)?;
            let low = second.checked_sub(0xDC00).filter(|low| *low < 0x400);
            low.map_or(first, |low| 0x10000 + ((first - 0xD800) << 10) + low)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| {
            self.at = start;
            format!("\\u{first:04x} n’est que la moitié d’un caractère")
        })
    }

    /// Four hexadecimal digits.
    fn unit(&mut self, start: usize) -> Step<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        self.at = if unit.is_some() { self.at + 4 } else { start };
        unit.ok_or_else(|| "attendu\u{a0}: quatre chiffres hexadécimaux après \\u, comme \\u00e9".to_owned())
    }
}
