//! Rules of amounts. What a ceiling applies to is mandatory: it is never guessed.

use super::bands;
use super::cursor::Cursor;
use super::words::Words;
use crate::domain::{AmountRule, Band, Cap, CapKind, Fact, FactKind, Misread, Money, Rate, Span, Statement, french_money};

/// The table `montant`, where there is one.
pub(super) fn read(programme: &Cursor, words: &Words) -> Option<AmountRule> {
    let cursor = programme.table("montant")?;
    const KINDS: [&str; 3] = ["taux_par_tranche", "part_plafonnee", "par_unite"];
    let kind = cursor.known("nature", "la nature", &cursor.text("nature"), KINDS.map(|kind| (kind, kind)));
    let rule = match kind {
        Some("taux_par_tranche") => by_band(&cursor, words),
        Some("part_plafonnee") => share(&cursor, words),
        Some(_) => per_unit(&cursor, words),
        None => None,
    };
    if kind.is_some() {
        cursor.finish();
    }
    rule
}

fn by_band(cursor: &Cursor, words: &Words) -> Option<AmountRule> {
    let subject = words.subject(cursor, "selon");
    if subject.as_ref().is_some_and(|(_, kind)| !matches!(kind, FactKind::Integer { .. })) {
        cursor.fault("selon", "une tranche se choisit sur un nombre", None);
    }
    let entries = cursor.tables("tranches");
    let written = entries.len();
    let bands: Vec<Band> = entries.into_iter().filter_map(|entry| band(entry, words)).collect();
    // A band that could not be read is a fault already, and no hole.
    if bands.len() == written {
        bands::joined(cursor, &bands, cursor.has("chevauchement"));
        if let Some((_, kind)) = &subject {
            let spans = bands.iter().enumerate();
            spans.for_each(|(index, band)| bands::reachable(cursor, &format!("tranches[{index}].si"), band.numbers, kind));
        }
    }
    if written == 0 {
        cursor.fault("tranches", "il faut au moins une tranche", Some("tranches = [{ si, taux, clause }, …]".into()));
    }
    let overlap = cursor.table("chevauchement").and_then(|table| {
        let notice = words.notice(&table);
        table.finish();
        notice
    });
    let cap = cap(cursor, words);
    let principle = cursor.has("principe").then(|| principle(cursor, words));
    Some(AmountRule::RateByBand { subject: subject?.0, bands, cap: cap?, overlap, principle })
}

fn band(cursor: Cursor, words: &Words) -> Option<Band> {
    let (numbers, rate) = (cursor.required("si", Span::read), cursor.required("taux", Rate::read));
    let (clauses, notices) = (words.clauses(&cursor), words.notices(&cursor, "avis"));
    cursor.finish();
    Some(Band { numbers: numbers?, rate: rate?, clauses, notices })
}

fn share(cursor: &Cursor, words: &Words) -> Option<AmountRule> {
    let fact = of_kind(cursor, words.fact(cursor, "selon"), &FactKind::Money, "la part est un montant");
    let (cap, principle) = (cap(cursor, words), principle(cursor, words));
    Some(AmountRule::Share { fact: fact?.id.clone(), cap: cap?, principle })
}

fn per_unit(cursor: &Cursor, words: &Words) -> Option<AmountRule> {
    let fact = words.fact(cursor, "selon").filter(|fact| matches!(fact.kind, FactKind::Integer { .. }));
    if fact.is_none() {
        cursor.fault("selon", "un nombre entier est attendu ici", None);
    }
    let (low, high) = (cursor.required("bas", money), cursor.required("haut", money));
    if let (Some(low), Some(high)) = (low, high)
        && low > high
    {
        cursor.fault("bas", format!("« bas » ({}) dépasse « haut » ({})", french_money(low), french_money(high)), None);
    }
    let principle = principle(cursor, words);
    Some(AmountRule::PerUnit { fact: fact?.id.clone(), low: low?, high: high?, principle })
}

fn of_kind<'f>(cursor: &Cursor, fact: Option<&'f Fact>, kind: &FactKind, problem: &str) -> Option<&'f Fact> {
    let fact = fact?;
    if fact.kind == *kind {
        return Some(fact);
    }
    cursor.fault("selon", problem, None);
    None
}

fn principle(cursor: &Cursor, words: &Words) -> Statement {
    let Some(table) = cursor.table("principe") else {
        cursor.fault("principe", "cette table manque", Some("principe = { dit, clause }".into()));
        return Statement { text: "".into(), ours: false, clauses: Vec::new() };
    };
    let statement = words.statement(&table);
    table.finish();
    statement
}

/// `sur` and `nature` say what the sum bounds and what it is: an envelope shared by all is not a project's ceiling.
fn cap(cursor: &Cursor, words: &Words) -> Option<Cap> {
    let Some(table) = cursor.table("plafond") else {
        cursor.fault(
            "plafond",
            "cette table manque",
            Some("plafond = { sur = \"aide\", nature = \"enveloppe\", montant, dit, clause }".into()),
        );
        return None;
    };
    table.known("sur", "l’objet du plafond", &table.text("sur"), [("aide", ())]);
    const KINDS: [(&str, CapKind); 2] = [("enveloppe", CapKind::SharedEnvelope), ("plafond", CapKind::ProjectCeiling)];
    let kind = table.known("nature", "la nature du plafond", &table.text("nature"), KINDS);
    let (amount, statement, notice) = (table.required("montant", money), words.statement(&table), words.notice(&table));
    table.finish();
    Some(Cap { amount: amount?, kind: kind?, statement, notice })
}

fn money(text: &str) -> Result<Money, Misread> {
    Money::from_french(text)
}
