//! Intervals of numbers: what a fact can reach, and bands that leave no hole between them.

use super::bounds;
use super::cursor::Cursor;
use crate::domain::{Band, FactKind, Span, french_integer, sort_by_key};

/// Faults for an interval that no answer to the fact falls in, or whose ends are too far away to be computed with.
pub(super) fn reachable(cursor: &Cursor, key: &str, span: Span, kind: &FactKind) {
    let FactKind::Integer { min, max } = kind else { return };
    let (low, high) = span.ends();
    let within = |end: Option<i64>| end.is_none_or(|end| (-bounds::NUMBER..=bounds::NUMBER).contains(&end));
    if !within(low) || !within(high) {
        let most = french_integer(bounds::NUMBER);
        cursor.fault(key, "ce nombre est trop grand", Some(format!("{most} au plus")));
    } else if low.is_some_and(|low| low > *max) || high.is_some_and(|high| high < *min) {
        let (min, max) = (french_integer(*min), french_integer(*max));
        cursor.fault(
            key,
            format!("aucune réponse n’est « {span} » : elles vont de {min} à {max}"),
            Some("voyez mini et maxi de ce fait".into()),
        );
    }
}

/// Faults for the numbers between two bands that are in neither, and for those that are in two without it being said.
pub(super) fn joined(cursor: &Cursor, bands: &[Band], overlap: bool) {
    let mut order: Vec<usize> = (0..bands.len()).collect();
    let ends = |index: usize| bands.get(index).map_or((None, None), |band| band.numbers.ends());
    sort_by_key(&mut order, |index| ends(*index));
    let mut reached: Option<usize> = None;
    for index in order {
        let key = format!("tranches[{index}].si");
        let Some(before) = reached else {
            reached = Some(index);
            continue;
        };
        let (low, high) = ends(index);
        let (top, start) = (ends(before).1.unwrap_or(i64::MAX), low.unwrap_or(i64::MIN));
        if start > top.saturating_add(1) {
            let (from, to) = (french_integer(top.saturating_add(1)), french_integer(start.saturating_sub(1)));
            let hole =
                if from == to { format!("{from} n’est dans aucune tranche") } else { format!("de {from} à {to}, aucune tranche") };
            cursor.fault(&key, hole, Some("chaque tranche commence où la précédente finit".into()));
        }
        if start <= top && !overlap {
            let said = format!("« {} » et « {} » se chevauchent", said(bands, before), said(bands, index));
            cursor.fault(&key, said, Some("si la page les écrit ainsi : chevauchement = { avis = \"…\" }".into()));
        }
        if high.is_none_or(|high| high > top) {
            reached = Some(index);
        }
    }
}

fn said(bands: &[Band], index: usize) -> String {
    bands.get(index).map(|band| band.numbers.to_string()).unwrap_or_default()
}
