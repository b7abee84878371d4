//! How much a programme asks: what the cost of every key pressed on the page depends on.

use std::sync::Arc;

use super::bounds;
use super::cursor::Cursor;
use crate::domain::{Condition, Programme, Rule, french_integer};

/// Faults for programmes whose conditions are too many or too deep.
pub(super) fn check(root: &Cursor, programmes: &[Programme]) {
    let mut whole = 0;
    for (index, programme) in programmes.iter().enumerate() {
        let place = format!("programmes[{index}]");
        let (count, levels) = conditions(programme).fold((0, 0), |(count, levels), condition| {
            let mut own = 0;
            condition.walk(&mut |_| own += 1);
            (count + own, levels.max(depth(condition)))
        });
        whole += count;
        if count > bounds::CONDITIONS {
            let (count, most) = (french_integer(count as i64), bounds::CONDITIONS);
            let hint = format!("{most} au plus, pour que la page réponde entre deux touches : partagez le programme en plusieurs");
            root.fault(&place, format!("ce programme compte {count} conditions, leurs parties comprises"), Some(hint));
        }
        if levels > bounds::LEVELS {
            let hint = Some(format!("{} niveaux au plus", bounds::LEVELS));
            root.fault(&place, format!("ses conditions s’emboîtent sur {levels} niveaux"), hint);
        }
    }
    if whole > bounds::CONDITIONS_IN_ALL {
        let (whole, most) = (french_integer(whole as i64), french_integer(bounds::CONDITIONS_IN_ALL as i64));
        root.fault(
            "programmes",
            format!("ce catalogue compte {whole} conditions"),
            Some(format!("{most} au plus, pour que la page reste rapide")),
        );
    }
}

/// The conditions that are evaluated for a programme, each with its parts.
fn conditions(programme: &Programme) -> impl Iterator<Item = &Condition> {
    let notices = programme.notices.iter().flat_map(|rule| rule.when.iter().chain(&rule.unless));
    let preferences = programme.preferences.iter().flat_map(|preference| preference.condition.iter().chain(&preference.unless));
    parts(&programme.concerns).chain(parts(&programme.conditions)).chain(notices).chain(preferences).map(|condition| &**condition)
}

/// The entries of a list: what joins them is written by nobody.
fn parts(joined: &Condition) -> std::slice::Iter<'_, Arc<Condition>> {
    match &joined.rule {
        Rule::All(parts) => parts.iter(),
        _ => [].iter(),
    }
}

/// How many « toutes » and « au moins une » stand in one another.
fn depth(condition: &Condition) -> usize {
    match &condition.rule {
        Rule::All(parts) | Rule::Any(parts) => 1 + parts.iter().map(|part| depth(part)).max().unwrap_or_default(),
        Rule::Doubt(inner) => depth(inner),
        Rule::Fact { .. } | Rule::FundableExpense => 0,
    }
}
