//! The readers of what people type: a few plain notations at first, every notation once the rest of the program is there.
//!
//! Understanding what people write, and saying why it is not understood, is a good part of the program and of no use to a page on
//! which nothing is typed yet. In a browser it comes with the rest; everywhere else it is there from the start.

use std::cell::Cell;

use super::{Day, Fact, FactKind, FactValue, Misread, Money, Tax};

/// An amount, and what was said of its tax.
type Typed = (Money, Option<Tax>);

/// One way to read each kind of text.
#[derive(Clone, Copy)]
struct Readers {
    fact: fn(&Fact, &str) -> Result<FactValue, Misread>,
    amount: fn(&str) -> Result<Typed, Misread>,
    day: fn(&str) -> Result<Day, Misread>,
}

const EVERY_NOTATION: Readers = Readers { fact: Fact::read_written, amount: Money::read_written, day: Day::read_written };

/// What is not plain waits: it is neither understood nor refused.
const PLAIN: Readers = Readers { fact: plain_fact, amount: plain_amount, day: Day::read };

thread_local! {
    static READERS: Cell<Readers> = const { Cell::new(if cfg!(target_family = "wasm") { PLAIN } else { EVERY_NOTATION }) };
}

/// From now on every notation is read: the rest of the program is there.
pub fn read_every_notation() {
    READERS.set(EVERY_NOTATION);
}

impl Fact {
    /// Reads what a person typed in a field or what a shared link carries.
    ///
    /// # Errors
    /// A text that is not an answer to this question, with what was expected.
    pub fn read_text(&self, text: &str) -> Result<FactValue, Misread> {
        (READERS.get().fact)(self, text)
    }
}

impl Money {
    /// Reads what a person types, with what it says of the tax.
    ///
    /// # Errors
    /// As [`Money::from_french`].
    pub fn typed(text: &str) -> Result<Typed, Misread> {
        (READERS.get().amount)(text)
    }
}

impl Day {
    /// Reads what a person types: `10/06/2021`, `10 juin 2021`, `1er juin 2021`, and what [`Day::read`] reads.
    ///
    /// # Errors
    /// Anything else, with the reason.
    pub fn from_french(text: &str) -> Result<Day, Misread> {
        (READERS.get().day)(text)
    }
}

/// Digits, and what is picked from a list.
fn plain_fact(fact: &Fact, text: &str) -> Result<FactValue, Misread> {
    let known = |code: &str| fact.choices().iter().find(|choice| *choice.code == *code).map(|choice| choice.code.clone());
    let value = match &fact.kind {
        FactKind::Integer { min, max } => plain_number(text).filter(|number| (*min..=*max).contains(number)).map(FactValue::Integer),
        FactKind::Flag => ["non", "oui"].iter().position(|answer| *answer == text).map(|at| FactValue::Flag(at == 1)),
        FactKind::Choice(_) => known(text).map(FactValue::Code),
        FactKind::Choices(_) => text.split(',').map(known).collect::<Option<_>>().map(FactValue::Codes),
        FactKind::Money | FactKind::Text | FactKind::Code | FactKind::Codes => None,
    };
    value.ok_or_else(Misread::not_yet)
}

fn plain_amount(text: &str) -> Result<Typed, Misread> {
    let euros = plain_number(text).and_then(|number| u32::try_from(number).ok());
    euros.map(|euros| (Money::euros(euros), None)).ok_or_else(Misread::not_yet)
}

/// Digits, in groups of three where they are grouped by spaces.
fn plain_number(text: &str) -> Option<i64> {
    let space = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}');
    let mut groups = text.split(space);
    let first = groups.next().unwrap_or_default();
    let sound = groups.all(|group| group.len() == 3 && first.len() < 4) && !first.is_empty();
    let digits: String = text.chars().filter(|c| !space(*c)).collect();
    if sound && digits.bytes().all(|b| b.is_ascii_digit()) { digits.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Choice, FactId, Group};

    /// Whatever the plain readers understand is what the others make of it.
    #[test]
    fn plain_notations_are_read_alike_and_the_others_wait() {
        for text in [
            "0",
            "7",
            "1500",
            "4294967295",
            "4294967296",
            "12 500",
            "1 2",
            " 500",
            "1234 567",
            "12\u{202f}500",
            "12k",
            "12,5",
            "",
            "x",
            "99999999999999999999",
        ] {
            match plain_amount(text) {
                Ok(amount) => assert_eq!(Money::read_written(text), Ok(amount), "{text}"),
                Err(misread) => assert!(misread.is_not_yet(), "{text}"),
            }
        }
        assert!(plain_amount("1500").is_ok() && plain_amount("12 500").is_ok() && plain_amount("12 50").is_err());
    }

    #[test]
    fn plain_answers_are_read_alike_and_the_others_wait() {
        let choice = |code: &str| Choice { code: code.into(), name: code.into(), help: None };
        let choices = || vec![choice("commune"), choice("cc")];
        for kind in [
            FactKind::Integer { min: 0, max: 100 },
            FactKind::Flag,
            FactKind::Choice(choices()),
            FactKind::Choices(choices()),
            FactKind::Code,
        ] {
            let fact = asking(kind);
            for text in ["12", "101", "1 2", "oui", "non", "commune", "cc", "commune,cc", "68", "douze"] {
                match plain_fact(&fact, text) {
                    Ok(value) => assert_eq!(fact.read_written(text), Ok(value), "{:?}: {text}", fact.kind),
                    Err(misread) => assert!(misread.is_not_yet(), "{text}"),
                }
            }
        }
        let read = |kind, text: &str| plain_fact(&asking(kind), text).map(|value| value.to_string()).ok();
        assert_eq!(read(FactKind::Integer { min: 0, max: 100 }, "12").as_deref(), Some("12"));
        assert_eq!(read(FactKind::Choices(choices()), "commune,cc").as_deref(), Some("commune,cc"));
        assert_eq!(read(FactKind::Flag, "oui").as_deref(), Some("oui"));
    }

    fn asking(kind: FactKind) -> Fact {
        Fact {
            id: FactId::from("f"),
            group: Group::Projet,
            kind,
            name: "f".into(),
            question: "f".into(),
            help: "f".into(),
            suggestions: Vec::new(),
            among: None,
            areas: None,
            unit: None,
            units: Vec::new(),
            example: None,
            vague: Vec::new(),
            changeable: true,
            changeable_if: None,
            transitions: Vec::new(),
            fallbacks: Vec::new(),
            asked_if: None,
            feeds: Vec::new(),
        }
    }
}
