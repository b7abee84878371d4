//! What a visitor in this situation must be told.

use super::amount::Amount;
use super::base::Base;
use super::outcome::{Outcome, Outlook};
use super::trace::{Scope, Trace, is_met};
use super::verdict::Verdict;
use super::window::WindowState;
use crate::domain::{AmountRule, Day, FactId, FactValue, NoticeId, NoticeRule, Programme, Rule};

/// Everything the notices of one programme are drawn from.
pub(super) struct Findings<'a> {
    pub(super) scope: Scope<'a>,
    pub(super) programme: &'a Programme,
    pub(super) day: Day,
    pub(super) verdict: Verdict,
    pub(super) state: WindowState,
    pub(super) conditions: &'a Trace,
    pub(super) preferences: &'a [Option<Trace>],
    pub(super) base: Option<&'a Base>,
    pub(super) amount: Option<&'a Amount>,
}

/// The notices, each once, in a stable order.
pub(super) fn collect(findings: &Findings<'_>) -> Vec<NoticeId> {
    let mut found = Vec::new();
    if findings.verdict != Verdict::NotApplicable {
        found.extend(of_conditions(findings.conditions));
        found.extend(of_readings(findings));
        found.extend(findings.base.into_iter().flat_map(|base| &base.lines).filter_map(|line| line.notice.clone()));
        found.extend(findings.programme.amount.iter().flat_map(|rule| of_amount(rule, findings.amount)));
        found.extend(of_calendar(findings));
        found.extend(of_preferences(findings));
    }
    found.extend(findings.programme.notices.iter().filter(|rule| applies(findings, rule)).map(|rule| rule.notice.clone()));
    let mut once: Vec<NoticeId> = Vec::with_capacity(found.len());
    for notice in found {
        if !once.contains(&notice) {
            once.push(notice);
        }
    }
    once
}

/// A condition gives its notice when it is not met; a doubt when it applies.
fn of_conditions(conditions: &Trace) -> Vec<NoticeId> {
    let mut found = Vec::new();
    for trace in &conditions.parts {
        let speaks = match trace.condition.rule {
            Rule::Doubt(_) => Outcome::Doubtful,
            _ => Outcome::Unmet,
        };
        if trace.outlook().is(speaks) {
            found.extend(trace.condition.notice.clone());
        }
    }
    found
}

/// The readings of a notion disagree on the verdict or on the rate; or its numbers are those of another year.
fn of_readings(findings: &Findings<'_>) -> Vec<NoticeId> {
    let catalogue = findings.scope.catalogue;
    let verdicts_differ = differ(&findings.conditions.outlooks);
    let rates_differ = matches!(findings.amount, Some(Amount::Rate { readings_differ: true, .. }));
    let mut found = Vec::new();
    for (id, outlooks) in notions(findings) {
        let Some(notion) = catalogue.notion(&id) else { continue };
        let decides = outlooks.map_or(rates_differ, |outlooks| verdicts_differ && differ(&outlooks));
        found.extend(notion.notice.clone().filter(|_| decides));
        let vintage = notion.vintage.as_ref().filter(|(fact, _)| other_year(findings, fact));
        found.extend(vintage.map(|(_, notice)| notice.clone()));
    }
    found
}

fn differ(outlooks: &[Outlook]) -> bool {
    outlooks.windows(2).any(|pair| pair[0] != pair[1] && pair[0].outcome().is_some() && pair[1].outcome().is_some())
}

fn other_year(findings: &Findings<'_>, fact: &FactId) -> bool {
    let stated = findings.scope.situation.facts.get(fact);
    matches!(stated, Some(FactValue::Integer(year)) if *year != i64::from(findings.day.year()))
}

/// The subjects with several readings: those of conditions with their outlooks, that of the amount without.
fn notions(findings: &Findings<'_>) -> Vec<(FactId, Option<Vec<Outlook>>)> {
    let mut found = Vec::new();
    findings.conditions.walk(&mut |trace| {
        if let Rule::Fact { subject, .. } = &trace.condition.rule {
            found.push((subject.id.clone(), Some(trace.outlooks.clone())));
        }
    });
    if let Some(AmountRule::RateByBand { subject, .. }) = &findings.programme.amount {
        found.push((subject.id.clone(), None));
    }
    found
}

fn of_amount(rule: &AmountRule, amount: Option<&Amount>) -> Vec<NoticeId> {
    match (rule, amount) {
        (AmountRule::RateByBand { bands, cap, overlap: notice, .. }, Some(Amount::Rate { readings, overlap, .. })) => {
            let Some(headline) = readings.first() else { return Vec::new() };
            let exceeded = headline.sums.is_some_and(|sums| sums.uncapped > cap.amount);
            let band = bands[headline.band].notices.iter().cloned();
            band.chain(notice.clone().filter(|_| *overlap)).chain(cap.notice.clone().filter(|_| exceeded)).collect()
        }
        (AmountRule::Share { cap, .. }, Some(Amount::Bound { share, .. })) => {
            cap.notice.iter().filter(|_| *share > cap.amount).cloned().collect()
        }
        _ => Vec::new(),
    }
}

fn of_calendar(findings: &Findings<'_>) -> Vec<NoticeId> {
    let staleness = &findings.scope.catalogue.staleness;
    let stale = (findings.day > staleness.after).then(|| staleness.notice.clone());
    let sequel = findings.programme.calendar.sequel.as_ref().filter(|_| findings.state == WindowState::NextUnknown);
    sequel.and_then(|sequel| sequel.notice.clone()).into_iter().chain(stale).collect()
}

fn of_preferences(findings: &Findings<'_>) -> Vec<NoticeId> {
    let absent = |trace: &Option<Trace>| trace.as_ref().is_some_and(|trace| trace.outlook().is(Outcome::Unmet));
    let rules = findings.programme.preferences.iter().zip(findings.preferences).filter(|(_, trace)| absent(trace)).map(|(rule, _)| rule);
    let spoken = rules.filter(|rule| !rule.unless.as_ref().is_some_and(|unless| is_met(findings.scope, unless)));
    spoken.filter_map(|rule| rule.notice.clone()).collect()
}

/// A notice without situation speaks to everyone the programme is for.
fn applies(findings: &Findings<'_>, rule: &NoticeRule) -> bool {
    let met = |condition| is_met(findings.scope, condition);
    let when = rule.when.as_ref().map_or(findings.verdict != Verdict::NotApplicable, met);
    when && !rule.unless.as_ref().is_some_and(met)
}
