//! The one way to read the value of a fact, from a field, a link, a dossier or an example.

use std::sync::Arc;

use serde_json::Value;

use super::area::{AreaList, items};
use super::catalogue::nearest;
use super::dossier::expected;
use super::{Choice, Fact, FactKind, FactValue, Misread, Money, excerpt, fold, french, number, typed};

/// Most codes of one answer: a bound against abuse, three times the number of départements.
const MOST_CODES: usize = 300;

impl Fact {
    /// What [`Fact::read_text`] makes of a text, in every notation.
    pub(super) fn read_written(&self, text: &str) -> Result<FactValue, Misread> {
        let text = text.trim();
        let read = match &self.kind {
            FactKind::Integer { min, max } => {
                number::integer(text, &self.known_units(), &self.number_example()).and_then(|value| bounded(value, *min, *max))
            }
            FactKind::Money => Money::from_french(text).map(FactValue::Money),
            FactKind::Flag => match text {
                "oui" | "true" => Ok(FactValue::Flag(true)),
                "non" | "false" => Ok(FactValue::Flag(false)),
                _ => Err(Misread::new("Répondez par oui ou par non.")),
            },
            FactKind::Choice(choices) => self.choice(choices, text).map(FactValue::Code),
            FactKind::Choices(choices) => {
                let given = text.split(',').map(str::trim).filter(|item| !item.is_empty());
                collect(given, |item| self.choice(choices, item))
            }
            FactKind::Code => self.code_or_name(text).map(FactValue::Code),
            FactKind::Codes => self.list(text),
            FactKind::Text => free_text(text),
        };
        read.map_err(|misread| self.with_example(misread))
    }

    /// Adds the example of the field, where the sentence has none and asks nothing.
    fn with_example(&self, misread: Misread) -> Misread {
        let said = misread.problem.ends_with('?') || misread.problem.to_ascii_lowercase().contains("exemple");
        let example = match (&self.example, &self.kind) {
            (Some(example), _) => example.to_string(),
            (None, FactKind::Integer { .. }) => self.number_example(),
            _ => return misread,
        };
        if said {
            misread
        } else {
            Misread::new(format!("{}. Exemple\u{a0}: {example}.", french::capitalised(misread.problem.trim_end_matches('.'))))
        }
    }

    /// The unit of the field is one of those that may be typed.
    fn known_units(&self) -> Vec<(&str, i64)> {
        let declared = self.units.iter().map(|(name, worth)| (&**name, *worth));
        self.unit.iter().map(|unit| (&**unit, 1)).chain(declared).collect()
    }

    /// A number that could be typed here.
    fn number_example(&self) -> String {
        match (&self.example, &self.kind) {
            (Some(example), _) => example.to_string(),
            (None, FactKind::Integer { min, max }) if !(*min..=*max).contains(&2_340) => max.to_string(),
            _ => french::integer(2_340),
        }
    }

    /// A code, or the name of an area or of one of the suggestions.
    fn code_or_name(&self, text: &str) -> Result<Arc<str>, Misread> {
        if let Some(list) = self.area_list() {
            return list.read(&typed::plain(text));
        }
        let folded = fold(text);
        let named = self.suggestions.iter().find(|choice| fold(&choice.name) == folded);
        named.map_or_else(|| code(&french::uppercase(text)), |choice| Ok(choice.code.clone()))
    }

    /// Codes or names; where the areas are known, codes may be separated by spaces, and names by « et ».
    fn list(&self, text: &str) -> Result<FactValue, Misread> {
        let text = typed::plain(text);
        let Some(areas) = self.area_list() else { return collect(items(&text), |item| self.code_or_name(item)) };
        let mut found: Vec<&str> = Vec::new();
        // Beyond its bound a list is refused whole: what follows need not be looked at.
        for item in items(&text).take(MOST_CODES + 1) {
            if let Some(codes) = areas.codes(item) {
                found.extend(codes);
            } else if areas.read(item).is_err() && item.contains(" et ") {
                found.extend(item.split(" et "));
            } else {
                found.push(item);
            }
        }
        collect(found.into_iter(), |item| areas.read(item))
    }

    fn area_list(&self) -> Option<AreaList<'_>> {
        self.areas.as_ref().zip(self.among).map(|(areas, kind)| areas.list(kind))
    }

    /// Reads the value of a dossier.
    ///
    /// # Errors
    /// A value of another type, out of bounds, or outside the closed list, with what was expected.
    pub fn read_json(&self, value: &Value) -> Result<FactValue, Misread> {
        let wrong = |what: &str| expected(what, value);
        let text = |expected: &str| value.as_str().ok_or_else(|| wrong(expected));
        let areas = self.area_list();
        let code = |text: &str| areas.as_ref().map_or_else(|| code(text), |areas| areas.code(text));
        match &self.kind {
            FactKind::Integer { min, max } => bounded(value.as_i64().ok_or_else(|| wrong("un nombre entier"))?, *min, *max),
            FactKind::Money => Money::read(text("un montant en texte, comme \"18000.00\"")?).map(FactValue::Money),
            FactKind::Flag => value.as_bool().map(FactValue::Flag).ok_or_else(|| wrong("true ou false")),
            FactKind::Choice(choices) => self.choice(choices, text("un texte")?).map(FactValue::Code),
            FactKind::Choices(choices) => texts(value).and_then(|given| collect(given.into_iter(), |item| self.choice(choices, item))),
            FactKind::Code => code(text("un code en texte, comme \"68\"")?).map(FactValue::Code),
            FactKind::Codes => texts(value).and_then(|given| collect(given.into_iter(), code)),
            FactKind::Text => free_text(text("un texte")?),
        }
    }

    /// One of the answers of a closed question, by its code.
    fn choice(&self, choices: &[Choice], code: &str) -> Result<Arc<str>, Misread> {
        let found = choices.iter().find(|choice| &*choice.code == code);
        found.map(|choice| choice.code.clone()).ok_or_else(|| self.unknown_choice(choices, code))
    }

    fn unknown_choice(&self, choices: &[Choice], code: &str) -> Misread {
        let folded = fold(code);
        let quoted = |code: &str| format!("« {code} »");
        let same = choices.iter().find(|choice| fold(&choice.name) == folded || fold(&choice.code) == folded);
        let near = || nearest(code, choices.iter().map(|choice| &*choice.code));
        let hint = if let Some((_, codes)) = self.vague.iter().find(|(word, _)| fold(word) == folded) {
            let codes: Vec<String> = codes.iter().map(|code| quoted(code)).collect();
            format!("écrivez {}", codes.join(" ou "))
        } else if let Some(near) = same.map(|choice| &*choice.code).or_else(near) {
            format!("vouliez-vous dire {} ?", quoted(near))
        } else {
            let known: Vec<&str> = choices.iter().map(|choice| &*choice.code).collect();
            format!("attendu : {}", known.join(", "))
        };
        Misread::new(format!("« {} » n’est pas une réponse possible ; {hint}", excerpt(code)))
    }
}

fn bounded(value: i64, min: i64, max: i64) -> Result<FactValue, Misread> {
    if (min..=max).contains(&value) {
        return Ok(FactValue::Integer(value));
    }
    let (low, high) = (french::integer(min), french::integer(max));
    Err(Misread::new(format!("attendu : un nombre entier de {low} à {high} ; reçu : {}", french::integer(value))))
}

/// Codes are short and made of digits and capital letters: `68`, `2A`, `200066058`.
pub(super) fn code(text: &str) -> Result<Arc<str>, Misread> {
    let sound = (1..=14).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if sound { Ok(text.into()) } else { Err(Misread::new(format!("« {} » n’est pas un code ; exemple : 68", excerpt(text)))) }
}

fn free_text(text: &str) -> Result<FactValue, Misread> {
    if text.chars().count() <= 300 { Ok(FactValue::Text(text.into())) } else { Err(Misread::new("ce texte dépasse 300 caractères")) }
}

fn texts(value: &Value) -> Result<Vec<&str>, Misread> {
    let wrong = || expected("une liste de textes", value);
    value.as_array().ok_or_else(wrong)?.iter().map(|item| item.as_str().ok_or_else(wrong)).collect()
}

/// Repeated codes count once; the order given is kept. A list beyond its bound is refused before anything of it is read.
fn collect<'t>(given: impl Iterator<Item = &'t str>, read: impl Fn(&str) -> Result<Arc<str>, Misread>) -> Result<FactValue, Misread> {
    let given: Vec<&str> = given.take(MOST_CODES + 1).collect();
    if given.len() > MOST_CODES {
        return Err(Misread::new(format!("une réponse compte {MOST_CODES} codes au plus, et celle-ci en a davantage")));
    }
    let mut codes: Vec<Arc<str>> = Vec::with_capacity(given.len());
    for item in given {
        let code = read(item)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(FactValue::Codes(codes))
}
