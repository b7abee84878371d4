//! The one way to read the value of a fact, from a field, a link, a dossier or an example.

use std::sync::Arc;

use serde_json::Value;

use super::dossier::expected;
use super::{Choice, Fact, FactKind, FactValue, Misread, Money, excerpt, french};

impl Fact {
    /// Reads what a person typed in a field or what a shared link carries.
    ///
    /// # Errors
    /// A text that is not an answer to this question, with what was expected.
    pub fn read_text(&self, text: &str) -> Result<FactValue, Misread> {
        let text = text.trim();
        match &self.kind {
            FactKind::Integer { min, max } => bounded(french::read_integer(text)?, *min, *max),
            FactKind::Money => Money::from_french(text).map(FactValue::Money),
            FactKind::Flag => match text {
                "oui" | "true" => Ok(FactValue::Flag(true)),
                "non" | "false" => Ok(FactValue::Flag(false)),
                _ => Err(Misread::new("Répondez par oui ou par non.")),
            },
            FactKind::Choice(choices) => choice(choices, text).map(FactValue::Code),
            FactKind::Choices(choices) => list(text, |item| choice(choices, item)),
            FactKind::Code => self.code_or_name(text).map(FactValue::Code),
            FactKind::Codes => list(text, |item| self.code_or_name(item)),
            FactKind::Text => free_text(text),
        }
    }

    /// A code, or the name of one of the suggestions.
    fn code_or_name(&self, text: &str) -> Result<Arc<str>, Misread> {
        let named = self.suggestions.iter().find(|choice| french::lowercase(&choice.name) == french::lowercase(text));
        named.map_or_else(|| code(text), |choice| Ok(choice.code.clone()))
    }

    /// Reads the value of a dossier.
    ///
    /// # Errors
    /// A value of another type, out of bounds, or outside the closed list, with what was expected.
    pub fn read_json(&self, value: &Value) -> Result<FactValue, Misread> {
        let wrong = |what: &str| expected(what, value);
        let text = |expected: &str| value.as_str().ok_or_else(|| wrong(expected));
        match &self.kind {
            FactKind::Integer { min, max } => bounded(value.as_i64().ok_or_else(|| wrong("un nombre entier"))?, *min, *max),
            FactKind::Money => Money::read(text("un montant en texte, comme \"18000.00\"")?).map(FactValue::Money),
            FactKind::Flag => value.as_bool().map(FactValue::Flag).ok_or_else(|| wrong("true ou false")),
            FactKind::Choice(choices) => choice(choices, text("un texte")?).map(FactValue::Code),
            FactKind::Choices(choices) => items(value).and_then(|given| collect(given, |item| choice(choices, item))),
            FactKind::Code => code(text("un code en texte, comme \"68\"")?).map(FactValue::Code),
            FactKind::Codes => items(value).and_then(|given| collect(given, code)),
            FactKind::Text => free_text(text("un texte")?),
        }
    }
}

fn bounded(value: i64, min: i64, max: i64) -> Result<FactValue, Misread> {
    if (min..=max).contains(&value) {
        return Ok(FactValue::Integer(value));
    }
    let (low, high) = (french::integer(min), french::integer(max));
    Err(Misread::new(format!("attendu : un nombre entier de {low} à {high} ; reçu : {}", french::integer(value))))
}

fn choice(choices: &[Choice], code: &str) -> Result<Arc<str>, Misread> {
    let found = choices.iter().find(|choice| &*choice.code == code);
    found.map(|choice| choice.code.clone()).ok_or_else(|| {
        let known: Vec<&str> = choices.iter().map(|choice| &*choice.code).collect();
        let nearest = super::catalogue::nearest(code, known.iter().copied());
        let hint = nearest.map_or_else(|| format!("attendu : {}", known.join(", ")), |near| format!("vouliez-vous dire « {near} » ?"));
        Misread::new(format!("« {} » n’est pas une réponse possible ; {hint}", excerpt(code)))
    })
}

/// Codes are short and made of digits and capital letters: `68`, `2A`, `200066058`.
fn code(text: &str) -> Result<Arc<str>, Misread> {
    let sound = (1..=14).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    if sound { Ok(text.into()) } else { Err(Misread::new(format!("« {} » n’est pas un code ; exemple : 68", excerpt(text)))) }
}

fn free_text(text: &str) -> Result<FactValue, Misread> {
    if text.chars().count() <= 300 { Ok(FactValue::Text(text.into())) } else { Err(Misread::new("ce texte dépasse 300 caractères")) }
}

fn items(value: &Value) -> Result<Vec<&str>, Misread> {
    let wrong = || expected("une liste de textes", value);
    value.as_array().ok_or_else(wrong)?.iter().map(|item| item.as_str().ok_or_else(wrong)).collect()
}

fn list(text: &str, read: impl Fn(&str) -> Result<Arc<str>, Misread>) -> Result<FactValue, Misread> {
    collect(text.split(',').map(str::trim).filter(|item| !item.is_empty()).collect(), read)
}

/// Repeated codes count once; the order given is kept.
fn collect(given: Vec<&str>, read: impl Fn(&str) -> Result<Arc<str>, Misread>) -> Result<FactValue, Misread> {
    let mut codes: Vec<Arc<str>> = Vec::with_capacity(given.len());
    for item in given {
        let code = read(item)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(FactValue::Codes(codes))
}
