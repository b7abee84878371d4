//! Values of facts, and what was expected of them.

use super::{COLON, page};
use crate::domain::{
    Accepted, AmountRule, Catalogue, Choice, Fact, FactId, FactKind, FactValue, Rule, Seen, Situation, Span, capitalised, french_integer,
    french_money,
};
use crate::engine::{Contradicted, Contradiction, Outcome, Trace};
use crate::session::Question;

/// The two answers of a yes-or-no question.
pub fn yes_no() -> Vec<Choice> {
    let choice = |code: &str, name: &str| Choice { code: code.into(), name: name.into(), help: None };
    vec![choice("oui", "Oui"), choice("non", "Non")]
}

/// A value as a person reads it.
pub fn value(fact: &Fact, value: &FactValue) -> String {
    match value {
        FactValue::Code(code) => code_name(fact, code),
        FactValue::Codes(codes) if codes.is_empty() => "aucun".to_owned(),
        FactValue::Codes(codes) => codes.iter().map(|code| code_name(fact, code)).collect::<Vec<_>>().join(", "),
        // A number without a unit is a year: its digits are not grouped.
        FactValue::Integer(number) if fact.unit.is_none() => number.to_string(),
        FactValue::Integer(number) => with_unit(fact, french_integer(*number)),
        FactValue::Flag(flag) => if *flag { "oui" } else { "non" }.to_owned(),
        FactValue::Money(money) => french_money(*money),
        FactValue::Text(text) => text.to_string(),
    }
}

fn with_unit(fact: &Fact, number: String) -> String {
    match (&fact.unit, &fact.kind) {
        (Some(unit), FactKind::Integer { .. }) => format!("{number}\u{a0}{unit}"),
        _ => number,
    }
}

fn code_name(fact: &Fact, code: &str) -> String {
    let named = fact.choices().iter().chain(&fact.suggestions).find(|choice| &*choice.code == code);
    let name = named.map(|choice| &choice.name).or_else(|| fact.area_name(code));
    name.map_or_else(|| code.to_owned(), ToString::to_string)
}

fn names(fact: &Fact, codes: &[std::sync::Arc<str>]) -> String {
    codes.iter().map(|code| code_name(fact, code)).collect::<Vec<_>>().join(", ")
}

/// The answers accepted, as a person reads them.
pub fn expected(fact: &Fact, accepted: &Accepted) -> String {
    match accepted {
        Accepted::Numbers(span) => with_unit(fact, span.to_string()),
        Accepted::Flag(flag) => if *flag { "oui" } else { "non" }.to_owned(),
        Accepted::Among(codes) => names(fact, codes),
        Accepted::OtherThan(codes) => format!("tout autre que {}", names(fact, codes)),
        Accepted::NoneOf(codes) => format!("aucun de {}", names(fact, codes)),
    }
}

/// What was given and what is expected, with the distance to a threshold; for a doubt, what it is about.
pub fn comparison(catalogue: &Catalogue, fact: &Fact, seen: Option<&Seen>, accepted: &Accepted, doubt: bool) -> String {
    let given = seen.map_or_else(|| "inconnu".to_owned(), |seen| value(fact, &seen.value));
    let source = seen.and_then(|seen| seen.drawn_from.as_ref()).map(|id| from(catalogue, id)).unwrap_or_default();
    let distance = seen.and_then(|seen| distance(fact, &seen.value, accepted)).unwrap_or_default();
    let said = format!("{}{COLON}{given}{source}.", capitalised(&fact.name));
    match accepted {
        _ if doubt => said,
        Accepted::OtherThan(codes) | Accepted::NoneOf(codes) => format!("{said} La page exclut{COLON}{}.", names(fact, codes)),
        _ => format!("{said} Attendu{COLON}{}.{distance}", expected(fact, accepted)),
    }
}

/// For each fact below a criterion: what was seen, what is expected, and how far it is.
pub fn comparisons(catalogue: &Catalogue, trace: &Trace) -> Vec<String> {
    let mut out = Vec::new();
    let doubt = matches!(trace.condition.rule, Rule::Doubt(_));
    // A doubt that does not apply compares nothing.
    if doubt && trace.outlook().is(Outcome::Met) {
        return out;
    }
    trace.walk(&mut |part| {
        if let Rule::Fact { subject, accepted } = &part.condition.rule {
            let seen = part.seen.iter().enumerate().take(subject.facts.len());
            out.extend(seen.filter_map(|(reading, seen)| {
                let fact = catalogue.fact(&subject.fact(reading).0)?;
                Some(comparison(catalogue, fact, seen.as_ref(), accepted, doubt))
            }));
        }
    });
    out.dedup();
    out
}

fn from(catalogue: &Catalogue, id: &FactId) -> String {
    catalogue.fact(&id.0).map(|fact| format!(" (d’après\u{a0}: {})", fact.name)).unwrap_or_default()
}

/// How far a number is from the end of the interval: « Il manque 24 112 habitants. », « Le seuil est à 804 habitants. »
fn distance(fact: &Fact, value: &FactValue, accepted: &Accepted) -> Option<String> {
    let (FactValue::Integer(number), Accepted::Numbers(span)) = (value, accepted) else { return None };
    let distance = span.distance(*number);
    let gap = with_unit(fact, french_integer(distance.abs()));
    match distance {
        0 => span.way_out(*number).map(|out| format!(" Le seuil est à {}.", with_unit(fact, french_integer((out - number).abs())))),
        1.. => Some(format!(" Il manque {gap}.")),
        _ => Some(format!(" C’est {gap} de trop.")),
    }
}

/// In which band of a table each reading of a number falls, and where it would fall in another.
pub fn bands(catalogue: &Catalogue, situation: &Situation, rule: &AmountRule) -> Vec<String> {
    let AmountRule::RateByBand { subject, bands, .. } = rule else { return Vec::new() };
    let said = subject.facts.iter().filter_map(|id| {
        let (fact, seen) = (catalogue.fact(&id.0)?, catalogue.see(situation, id)?);
        let FactValue::Integer(number) = seen.value else { return None };
        let held: Vec<Span> = bands.iter().map(|band| band.numbers).filter(|span| span.contains(number)).collect();
        if let [one, other] = held.as_slice() {
            let given = with_unit(fact, french_integer(number));
            return Some(format!("{}{COLON}{given}, dans deux tranches à la fois{COLON}{one}, et {other}.", capitalised(&fact.name)));
        }
        let span = *held.first()?;
        let next = span.way_out(number).map(|out| {
            let gap = with_unit(fact, french_integer((out - number).abs()));
            format!(" Elle change à {}, soit {gap} de {}.", french_integer(out), if out < number { "moins" } else { "plus" })
        });
        let given = with_unit(fact, french_integer(number));
        Some(format!("{}{COLON}{given}, dans la tranche {span}.{}", capitalised(&fact.name), next.unwrap_or_default()))
    });
    said.collect()
}

/// A value that stands in for an answer, and where it comes from.
pub fn drawn_from(value: &str, source: &str) -> String {
    format!("Sans réponse, nous prenons {value}, d’après\u{a0}: {source}.")
}

/// What a chosen place filled: names and values.
pub fn filled(catalogue: &Catalogue, situation: &Situation, questions: &[&Question]) -> Vec<(String, String)> {
    let said = questions.iter().filter_map(|question| {
        let fact = catalogue.fact(&question.fact.0)?;
        let given = situation.facts.get(&fact.id).map_or_else(|| "inconnu".to_owned(), |given| value(fact, given));
        Some((capitalised(&fact.name), capitalised(&given)))
    });
    said.collect()
}

/// Two answers that contradict each other, both named.
pub fn contradiction(catalogue: &Catalogue, contradiction: &Contradiction) -> String {
    let [one, other] = &contradiction.facts;
    let [first, second] = &contradiction.values;
    let said = |id: &FactId, given: &FactValue| match catalogue.fact(&id.0) {
        Some(fact) => format!("{}{COLON}{}", fact.name, value(fact, given)),
        None => format!("{}{COLON}{}", page::EXPENSES_TOTAL, plain_value(given)),
    };
    let both = format!(
        "Vous avez répondu «\u{a0}{}\u{a0}» et «\u{a0}{}\u{a0}»\u{a0}: l’une des deux réponses est à corriger.",
        said(one, first),
        said(other, second)
    );
    let rule = match &contradiction.rule {
        Contradicted::Bound(says) => says.to_string(),
        Contradicted::Region(region) => {
            let region = catalogue.fact(&other.0).map_or_else(|| region.to_string(), |fact| value(fact, &FactValue::Code(region.clone())));
            format!("Ce département est dans la région {region}.")
        }
        Contradicted::Place(known, year) => {
            let known = catalogue.fact(&other.0).map_or_else(|| plain_value(known), |fact| value(fact, known));
            format!("Pour la commune ou l’intercommunalité de ce code, nous connaissons{COLON}{known} (en {year}).")
        }
    };
    format!("Deux réponses se contredisent. {rule} {both}")
}

fn plain_value(value: &FactValue) -> String {
    match value {
        FactValue::Money(money) => french_money(*money),
        value => value.to_string(),
    }
}
