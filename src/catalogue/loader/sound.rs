//! What every text, list and level of a catalogue is held to, whatever it means.

use serde_json::Value;

use super::bounds;
use super::cursor::Faults;
use super::error::CatalogueError;
use crate::domain::{acts, excerpt, excerpt_at, french_integer, shown};

/// Refuses what is invisible, too long or too deep, wherever it stands. True when the rest can be read: nothing is too deep.
pub(super) fn check(value: &Value, faults: &Faults) -> bool {
    visit(value, &mut String::new(), 0, faults)
}

fn visit(value: &Value, place: &mut String, depth: usize, faults: &Faults) -> bool {
    let fault = |place: &str, problem: String, hint: &str| {
        faults.borrow_mut().push(CatalogueError::new(place, &problem, Some(hint.to_owned())));
    };
    if depth > bounds::NESTING {
        fault(place, format!("plus de {} niveaux les uns dans les autres", bounds::NESTING), "écrivez des conditions moins profondes");
        return false;
    }
    let mut shallow = true;
    match value {
        Value::String(text) if place == "territoires" || place == "zones" => {
            for (index, line) in text.lines().enumerate() {
                words(&line.replace('\t', " "), &format!("{place}[{}]", index + 1), &fault);
            }
        }
        Value::String(text) => words(text, place, &fault),
        Value::Array(items) => {
            if let Some(most) = most(place).filter(|most| items.len() > *most) {
                let counts = (french_integer(items.len() as i64), french_integer(most as i64));
                fault(
                    place,
                    format!("cette liste a {} entrées", counts.0),
                    &format!("{} au plus, pour que la page reste rapide", counts.1),
                );
            }
            for (index, item) in items.iter().enumerate() {
                shallow &= inside(place, &format!("[{index}]"), |place| visit(item, place, depth + 1, faults));
            }
        }
        Value::Object(fields) => {
            for (key, item) in fields {
                let dot = if place.is_empty() { "" } else { "." };
                shallow &= inside(place, &format!("{dot}{}", excerpt(key)), |place| visit(item, place, depth + 1, faults));
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    shallow
}

fn inside(place: &mut String, step: &str, visit: impl FnOnce(&mut String) -> bool) -> bool {
    let whole = place.len();
    place.push_str(step);
    let shallow = visit(place);
    place.truncate(whole);
    shallow
}

fn most(place: &str) -> Option<usize> {
    Some(match place {
        "faits" => bounds::FACTS,
        "programmes" => bounds::PROGRAMMES,
        _ => bounds::ENTRIES,
    })
}

fn words(text: &str, place: &str, fault: &dyn Fn(&str, String, &str)) {
    if text.len() > bounds::TEXT && text.chars().count() > bounds::TEXT {
        let most = french_integer(bounds::TEXT as i64);
        fault(place, format!("ce texte est trop long : « {} »", excerpt(text)), &format!("{most} caractères au plus"));
    }
    let Some((at, unseen)) = text.char_indices().find(|(_, c)| acts(*c)) else { return };
    match unseen {
        '\n' | '\r' | '\t' => fault(
            place,
            format!("ce texte contient un saut de ligne ou une tabulation : « {} »", excerpt_at(text, at)),
            "écrivez-le sur une seule ligne",
        ),
        unseen => fault(
            place,
            format!("ce texte contient un caractère invisible, {} : « {} »", shown(&unseen.to_string()), excerpt_at(text, at)),
            "retapez-le sans le copier d’un autre document",
        ),
    }
}
