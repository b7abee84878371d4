//! The assessment as a person reads it on a terminal: what the page says, in lines.

use super::{COLON, amounts, changes, count, days, page, values, verdicts};
use crate::domain::{Catalogue, ClauseId, Day, NoticeId, Programme, capitalised};
use crate::engine::{Answer, Assessment, Outcome, Trace, Verdict};
use crate::session::best_first;

/// Most proposals that are told in full.
const PROPOSALS: usize = 3;

/// What a line is, for those who give it a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The title of the whole or of a part.
    Title,
    /// A programme with this verdict.
    Answer(Verdict),
    /// Everything else.
    Plain,
}

/// One line, before it is cut to the width of the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// How far it is set in.
    pub depth: usize,
    /// What it is.
    pub tone: Tone,
    /// The text; empty between two parts.
    pub text: String,
}

fn line(depth: usize, text: impl Into<String>) -> Line {
    Line { depth, tone: Tone::Plain, text: text.into() }
}

fn titled(tone: Tone, text: impl Into<String>) -> Line {
    Line { depth: 0, tone, text: text.into() }
}

/// The answers of every programme, best first, then what is good to know.
pub fn summary(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Line> {
    let mut lines = vec![titled(Tone::Title, &*catalogue.title), line(0, page::answers_of(assessment.day))];
    for found in &assessment.contradictions(catalogue) {
        lines.extend([line(0, ""), line(0, values::contradiction(catalogue, found))]);
    }
    let ranked = best_first(assessment).into_iter().filter_map(|index| assessment.answers.get(index));
    for answer in ranked {
        let Some(programme) = catalogue.programme(&answer.programme) else { continue };
        let apart = !answer.applies() && lines.last().is_some_and(|line| line.tone == Tone::Answer(answer.verdict));
        lines.extend((!apart).then(|| line(0, "")));
        lines.extend(answered(catalogue, programme, answer, assessment.day));
        lines.extend(proposals(catalogue, assessment, answer));
    }
    lines.extend(notices(catalogue, assessment));
    lines.push(line(0, ""));
    lines.extend(
        [page::NO_PROMISE.to_owned(), page::source(&catalogue.source), page::version(&catalogue.id, &catalogue.version)]
            .map(|text| line(0, text)),
    );
    lines
}

/// A sign before the name, for the eye that runs down the list; the verdict follows in words.
fn mark(answer: &Answer) -> char {
    match answer.verdict {
        Verdict::Incomplete if answer.can_only_be_refused() => '✗',
        Verdict::Eligible => '✓',
        Verdict::ToConfirm => '~',
        Verdict::Incomplete => '?',
        Verdict::NotEligible => '✗',
        Verdict::NotApplicable => '–',
    }
}

fn answered(catalogue: &Catalogue, programme: &Programme, answer: &Answer, day: Day) -> Vec<Line> {
    let verdict = answer.verdict;
    let heading = format!("{} {}{COLON}{}", mark(answer), programme.short, verdicts::answered(answer));
    let mut lines = vec![titled(Tone::Answer(verdict), heading)];
    if !answer.applies() {
        return lines;
    }
    let announced = answer.amount.as_ref().filter(|amount| amount.at_most().is_some() || amount.headline().is_some());
    let announced = announced.zip(programme.amount.as_ref()).map(|(amount, rule)| amounts::heading(catalogue, answer, rule, amount));
    lines.extend(announced.map(|amount| line(1, format!("{amount}."))));
    lines.push(line(1, days::window(&programme.calendar, &answer.window, day)));
    lines.extend(obstacles(catalogue, answer));
    if !answer.missing.is_empty() && !answer.can_only_be_refused() {
        let missing: Vec<String> = answer.missing.iter().map(|id| page::fact(catalogue, id)).collect();
        let lead = if answer.is_over() { page::MISSING_THEN } else { page::MISSING };
        lines.push(line(1, format!("{lead} {}.", missing.join(", "))));
    }
    lines
}

/// What stands in the way or has to be confirmed: the condition, what was seen and expected, the clauses.
fn obstacles(catalogue: &Catalogue, answer: &Answer) -> Vec<Line> {
    let (outcome, heading) = match answer.verdict {
        Verdict::NotEligible => (Outcome::Unmet, page::BLOCKING),
        Verdict::Incomplete if answer.can_only_be_refused() => (Outcome::Unmet, page::BLOCKING),
        Verdict::ToConfirm => (Outcome::Doubtful, page::TO_CONFIRM),
        _ => return Vec::new(),
    };
    let criteria = answer.concerns.criteria().into_iter().chain(answer.conditions.criteria());
    let found: Vec<Line> =
        criteria.filter(|trace| trace.outlook().is(outcome)).flat_map(|trace| obstacle(catalogue, answer, trace)).collect();
    match (found.is_empty(), answer.failing.is_empty()) {
        (false, _) => std::iter::once(line(1, format!("{heading}{}", COLON.trim_end()))).chain(found).collect(),
        // Each reading of the page fails, but not on the same condition.
        (true, false) => vec![line(1, format!("{heading}{COLON}{}.", page::clause_numbers(&answer.failing)))],
        (true, true) => found,
    }
}

/// A criterion on expenses quotes only the exclusions that hit this project.
fn obstacle(catalogue: &Catalogue, answer: &Answer, trace: &Trace) -> Vec<Line> {
    let condition = &trace.condition;
    let says = match answer.verdict {
        Verdict::NotEligible | Verdict::Incomplete => verdicts::unmet(condition),
        _ => verdicts::said(condition.says.as_deref().unwrap_or_default(), condition.ours),
    };
    let of_this = |clause: &&ClauseId| answer.verdict != Verdict::NotEligible || answer.failing.contains(clause);
    let clauses: Vec<ClauseId> = condition.clauses.iter().filter(of_this).cloned().collect();
    let clauses = page::clause_numbers(&clauses);
    let clauses = if clauses.is_empty() { clauses } else { format!(" ({clauses})") };
    let mut lines = vec![line(2, format!("- {says}{clauses}"))];
    lines.extend(values::comparisons(catalogue, trace).into_iter().map(|text| line(3, text)));
    lines
}

fn proposals(catalogue: &Catalogue, assessment: &Assessment, answer: &Answer) -> Vec<Line> {
    let sets = assessment.changes(catalogue, answer).sets;
    // Nothing that is over can be tried.
    if sets.is_empty() || answer.is_over() {
        return Vec::new();
    }
    let mut lines = vec![line(1, format!("{}{}", changes::TITLE, COLON.trim_end()))];
    lines.extend(
        sets.iter().take(PROPOSALS).map(|set| line(2, format!("- {}", capitalised(&changes::set(catalogue, &assessment.situation, set))))),
    );
    let more = sets.len().saturating_sub(PROPOSALS);
    lines.extend((more > 0).then(|| line(2, format!("- {}", changes::others(more)))));
    lines
}

/// The titles of the notices, each once, in the order of the answers.
fn notices(catalogue: &Catalogue, assessment: &Assessment) -> Vec<Line> {
    let mut given: Vec<&NoticeId> = Vec::new();
    for id in assessment.answers.iter().flat_map(|answer| &answer.notices).map(|given| &given.notice) {
        if !given.contains(&id) {
            given.push(id);
        }
    }
    let titles: Vec<Line> =
        given.into_iter().filter_map(|id| catalogue.notice(id)).map(|notice| line(1, format!("- {}", notice.title))).collect();
    let heading = [line(0, ""), titled(Tone::Title, page::TO_KNOW)];
    if titles.is_empty() { titles } else { heading.into_iter().chain(titles).collect() }
}

/// What the progress bar of a batch says.
pub fn progress(dossiers: usize, refused: usize) -> String {
    let read = count(dossiers, "dossier évalué", "dossiers évalués");
    if refused == 0 { read } else { format!("{read}, {}", count(refused, "refusé", "refusés")) }
}

/// What is asked of those at the keyboard.
pub const WAITING: &str = "Collez ici le dossier, en JSON, puis tapez Ctrl+D (sous Windows\u{a0}: Ctrl+Z, puis Entrée).";
/// The same for a batch.
pub const WAITING_LINES: &str = "Collez ici un dossier par ligne, puis tapez Ctrl+D (sous Windows\u{a0}: Ctrl+Z, puis Entrée).";
