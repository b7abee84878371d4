//! What a visitor in this situation must be told.

use super::amount::Amount;
use super::base::Base;
use super::outcome::{Outcome, Outlook};
use super::trace::{Scope, Trace, is_met};
use super::verdict::Verdict;
use super::window::WindowState;
use crate::domain::{AmountRule, Cap, ClauseId, Day, FactId, FactValue, NoticeId, NoticeRule, Programme, Rule};

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

/// A notice, with the clauses of the programme in which it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenNotice {
    /// The notice.
    pub notice: NoticeId,
    /// The clauses of the rules that give it.
    pub clauses: Vec<ClauseId>,
}

/// A notice that a rule gives, with the clauses of that rule.
type Said<'a> = (&'a NoticeId, &'a [ClauseId]);

/// The notices, each once, in the order of the catalogue; none where the programme does not apply.
pub(super) fn collect(findings: &Findings<'_>) -> Vec<GivenNotice> {
    if findings.verdict == Verdict::NotApplicable {
        return Vec::new();
    }
    let mut found: Vec<Said> = of_conditions(findings.conditions);
    found.extend(of_readings(findings));
    let lines = findings.base.into_iter().flat_map(|base| &base.lines);
    found.extend(lines.filter_map(|line| Some((line.notice.as_ref()?, &*line.clauses))));
    found.extend(findings.programme.amount.iter().flat_map(|rule| of_amount(rule, findings.amount)));
    found.extend(of_calendar(findings));
    found.extend(of_preferences(findings));
    let stated = findings.programme.notices.iter().filter(|rule| applies(findings, rule));
    found.extend(stated.map(|rule| (&rule.notice, &*rule.clauses)));
    let all = &findings.scope.catalogue.notices;
    all.iter().filter_map(|notice| given(&notice.id, &found)).collect()
}

/// A notice, with every clause of the rules that give it, each once.
fn given(notice: &NoticeId, found: &[Said]) -> Option<GivenNotice> {
    let mut saying = found.iter().filter(|(said, _)| *said == notice).peekable();
    saying.peek()?;
    let mut clauses: Vec<ClauseId> = Vec::new();
    for clause in saying.flat_map(|(_, clauses)| clauses.iter()) {
        if !clauses.contains(clause) {
            clauses.push(clause.clone());
        }
    }
    Some(GivenNotice { notice: notice.clone(), clauses })
}

/// A condition gives its notice when it is not met; a doubt when it applies.
fn of_conditions(conditions: &Trace) -> Vec<Said<'_>> {
    let speaks = |trace: &&Trace| {
        trace.outlook().is(match trace.condition.rule {
            Rule::Doubt(_) => Outcome::Doubtful,
            _ => Outcome::Unmet,
        })
    };
    let said = conditions.parts.iter().filter(speaks);
    said.filter_map(|trace| Some((trace.condition.notice.as_ref()?, &*trace.condition.clauses))).collect()
}

/// The readings of a notion disagree on the verdict or on the rate; or its numbers are those of another year, while an
/// application can still be filed.
fn of_readings<'a>(findings: &Findings<'a>) -> Vec<Said<'a>> {
    let catalogue = findings.scope.catalogue;
    let verdicts_differ = differ(&findings.conditions.outlooks);
    let rates_differ = matches!(findings.amount, Some(Amount::Rate { readings_differ: true, .. }));
    let files = matches!(findings.state, WindowState::Open | WindowState::LastDay | WindowState::Undated);
    let mut found = Vec::new();
    for (id, outlooks, clauses) in notions(findings) {
        let Some(notion) = catalogue.notion(id) else { continue };
        let decides = outlooks.map_or(rates_differ, |outlooks| verdicts_differ && differ(outlooks));
        found.extend(notion.notice.iter().filter(|_| decides).map(|notice| (notice, clauses)));
        let vintage = notion.vintage.iter().filter(|(fact, _)| files && other_year(findings, fact));
        found.extend(vintage.map(|(_, notice)| (notice, clauses)));
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

/// A subject with several readings, the outlooks of its condition, and the clauses that speak of it.
type Notion<'a> = (&'a FactId, Option<&'a [Outlook]>, &'a [ClauseId]);

/// The subjects with several readings: those of conditions with their outlooks, that of the amount without.
fn notions<'a>(findings: &Findings<'a>) -> Vec<Notion<'a>> {
    let mut found = Vec::new();
    for part in &findings.conditions.parts {
        part.walk(&mut |trace| {
            if let Rule::Fact { subject, .. } = &trace.condition.rule {
                let own = Some(&*trace.condition.clauses).filter(|clauses| !clauses.is_empty());
                found.push((&subject.id, Some(&*trace.outlooks), own.unwrap_or(&part.condition.clauses)));
            }
        });
    }
    if let Some(AmountRule::RateByBand { subject, bands, .. }) = &findings.programme.amount {
        found.extend(bands.first().map(|band| (&subject.id, None, &*band.clauses)));
    }
    found
}

fn of_amount<'a>(rule: &'a AmountRule, amount: Option<&Amount>) -> Vec<Said<'a>> {
    let exceeded = |cap: &'a Cap| cap.notice.iter().map(|notice| (notice, &*cap.statement.clauses));
    match (rule, amount) {
        (AmountRule::RateByBand { bands, cap, overlap: both, .. }, Some(Amount::Rate { readings, overlap, .. })) => {
            let Some(headline) = readings.first() else { return Vec::new() };
            let band = &bands[headline.band];
            let mut said: Vec<Said> = band.notices.iter().map(|notice| (notice, &*band.clauses)).collect();
            said.extend(both.iter().filter(|_| *overlap).map(|notice| (notice, &*band.clauses)));
            said.extend(exceeded(cap).filter(|_| headline.sums.is_some_and(|sums| sums.uncapped > cap.amount)));
            said
        }
        (AmountRule::Share { cap, .. }, Some(Amount::Bound { share, .. })) => exceeded(cap).filter(|_| *share > cap.amount).collect(),
        _ => Vec::new(),
    }
}

/// That a later session is announced, and that the page is old: by the dates of this programme, where it has some.
fn of_calendar<'a>(findings: &Findings<'a>) -> Vec<Said<'a>> {
    let (staleness, calendar) = (&findings.scope.catalogue.staleness, &findings.programme.calendar);
    let sequel = calendar.sequel.iter().filter(|_| findings.state == WindowState::NextUnknown);
    let mut said: Vec<Said> = sequel.filter_map(|sequel| Some((sequel.notice.as_ref()?, &*sequel.statement.clauses))).collect();
    if findings.day > staleness.after {
        let sessions = calendar.sessions.iter().map(|session| &*session.clauses);
        let announced = calendar.sequel.iter().map(|sequel| &*sequel.statement.clauses);
        let opening = calendar.opens.iter().map(|(_, statement)| &*statement.clauses);
        said.extend(sessions.chain(announced).chain(opening).map(|clauses| (&staleness.notice, clauses)));
        if said.is_empty() {
            said.push((&staleness.notice, &staleness.statement.clauses));
        }
    }
    said
}

fn of_preferences<'a>(findings: &Findings<'a>) -> Vec<Said<'a>> {
    let absent = |trace: &Option<Trace>| trace.as_ref().is_some_and(|trace| trace.outlook().is(Outcome::Unmet));
    let rules = findings.programme.preferences.iter().zip(findings.preferences).filter(|(_, trace)| absent(trace)).map(|(rule, _)| rule);
    let spoken = rules.filter(|rule| !rule.unless.as_ref().is_some_and(|unless| is_met(findings.scope, unless)));
    spoken.filter_map(|rule| Some((rule.notice.as_ref()?, &*rule.clauses))).collect()
}

/// A notice without situation speaks to everyone the programme is for.
fn applies(findings: &Findings<'_>, rule: &NoticeRule) -> bool {
    let met = |condition| is_met(findings.scope, condition);
    rule.when.as_ref().is_none_or(met) && !rule.unless.as_ref().is_some_and(met)
}
