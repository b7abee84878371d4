//! Which questions are worth asking: those that can still change something, and those already answered.

use super::answers::Answers;
use crate::domain::{AmountRule, Catalogue, Fact, FactId, FactKind, Fallback, Group, Programme, Rule, Situation, sort_by_key};
use crate::engine::{Answer, Assessment, EXPENSES, Verdict};

/// Why a question is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Need {
    /// It can change the verdict of that many programmes.
    Verdicts(usize),
    /// It can change an amount, or what is said of a preference.
    Detail,
    /// It is answered; it stays visible and correctable.
    Answered,
    /// It was answered by « je ne sais pas ».
    Aside,
}

/// One question to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The fact asked for.
    pub fact: FactId,
    /// Why it is shown.
    pub need: Need,
}

impl Need {
    /// From what comes first to what comes last.
    pub(super) fn rank(self) -> usize {
        match self {
            Need::Answered | Need::Aside => 0,
            Need::Verdicts(count) => usize::MAX - 1 - count,
            Need::Detail => usize::MAX,
        }
    }
}

impl Question {
    /// True while the answer can still change a verdict.
    pub fn is_open(&self) -> bool {
        matches!(self.need, Need::Verdicts(_))
    }
}

/// The questions to show, in the order to ask them; the expense lines are always there.
pub(super) fn select(catalogue: &Catalogue, answers: &Answers, situation: &Situation, assessment: &Assessment) -> Vec<Question> {
    let question = |fact: &Fact| Some(Question { fact: fact.id.clone(), need: need(catalogue, answers, situation, assessment, fact)? });
    let mut questions: Vec<Question> = catalogue.facts.iter().filter_map(question).collect();
    let expenses = FactId::from(EXPENSES);
    let waiting = verdicts(assessment, &expenses);
    if waiting > 0 {
        questions.push(Question { fact: expenses, need: Need::Verdicts(waiting) });
    }
    arrange(catalogue, &mut questions, &[]);
    questions
}

/// Inside each group: what is answered, then what is most useful to answer next.
/// The questions `kept` stay in their order above all others: nothing moves under the eyes of someone who answers.
pub(super) fn arrange(catalogue: &Catalogue, questions: &mut [Question], kept: &[Question]) {
    sort_by_key(questions, |question| {
        let Some(at) = kept.iter().position(|kept| kept.fact == question.fact) else {
            return (1, catalogue.fact(&question.fact.0).map_or(Group::Depenses, |fact| fact.group), question.need.rank());
        };
        (0, Group::Porteur, at)
    });
}

fn need(catalogue: &Catalogue, answers: &Answers, situation: &Situation, assessment: &Assessment, fact: &Fact) -> Option<Need> {
    if answers.typed.contains_key(&fact.id) {
        return Some(Need::Answered);
    }
    if answers.aside.contains_key(&fact.id) {
        return Some(Need::Aside);
    }
    if fact.kind == FactKind::Text || source_is_asked(catalogue, assessment, fact, situation) {
        return None;
    }
    match verdicts(assessment, &fact.id) {
        0 => (details(catalogue, assessment, fact) && makes_sense(situation, fact)).then_some(Need::Detail),
        count => Some(Need::Verdicts(count)),
    }
}

fn verdicts(assessment: &Assessment, fact: &FactId) -> usize {
    assessment.answers.iter().filter(|answer| answer.missing.contains(fact)).count()
}

/// While the fact that would stand in is asked too, that one is enough: one question instead of two.
fn source_is_asked(catalogue: &Catalogue, assessment: &Assessment, fact: &Fact, situation: &Situation) -> bool {
    let wanted = |source: &FactId| verdicts(assessment, source) > 0;
    let mut sources = fact.fallbacks.iter().flat_map(Fallback::sources);
    let undrawn = !fact.fallbacks.is_empty() && catalogue.see(situation, &fact.id).is_none();
    undrawn && (verdicts(assessment, &fact.id) == 0 || sources.any(wanted))
}

/// False where the catalogue asks the question of others than this one: a commune has no members.
fn makes_sense(situation: &Situation, fact: &Fact) -> bool {
    let Some(asked) = &fact.asked_if else { return true };
    situation.facts.get(&asked.fact).is_some_and(|value| asked.holds(value))
}

/// True when a programme that may still pay looks at the fact for its amount or its preferences.
fn details(catalogue: &Catalogue, assessment: &Assessment, fact: &Fact) -> bool {
    let alive = |answer: &&Answer| matches!(answer.verdict, Verdict::Eligible | Verdict::ToConfirm | Verdict::Incomplete);
    let mut programmes =
        assessment.answers.iter().filter(alive).filter_map(|answer| catalogue.programme(&answer.programme).map(|p| (answer, p)));
    programmes.any(|(answer, programme)| {
        let wanted =
            answer.verdict != Verdict::Incomplete || !answer.missing.iter().any(|id| Some(id) == first_concern(programme).as_ref());
        wanted && (feeds_amount(programme, fact) || feeds_preference(programme, fact) || replaces(catalogue, programme, fact))
    })
}

/// The fact that decides whether a programme is concerned at all.
fn first_concern(programme: &Programme) -> Option<FactId> {
    let mut found = None;
    programme.concerns.walk(&mut |condition| {
        if let (None, Rule::Fact { subject, .. }) = (&found, &condition.rule) {
            found = Some(subject.id.clone());
        }
    });
    found
}

fn feeds_amount(programme: &Programme, fact: &Fact) -> bool {
    programme.amount.as_ref().is_some_and(|rule| match rule {
        AmountRule::RateByBand { subject, .. } => subject.facts.contains(&fact.id),
        AmountRule::Share { fact: id, .. } | AmountRule::PerUnit { fact: id, .. } => *id == fact.id,
    })
}

fn feeds_preference(programme: &Programme, fact: &Fact) -> bool {
    let conditions = programme.preferences.iter().flat_map(|preference| preference.condition.iter().chain(&preference.unless));
    conditions.into_iter().any(|condition| condition.reads(fact))
}

/// A fact that something else stands in for may be stated itself, where the programme reads it.
fn replaces(catalogue: &Catalogue, programme: &Programme, fact: &Fact) -> bool {
    let drawn = !fact.fallbacks.is_empty() && catalogue.fact(&fact.id.0).is_some();
    drawn && programme.conditions.reads(fact)
}
