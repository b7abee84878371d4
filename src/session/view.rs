//! What follows from the answers: the situation read from them, its assessment, the questions that matter.

use super::answers::{Answers, LONGEST_ANSWER};
use super::questions::{self, Question};
use crate::domain::{Catalogue, Day, Dossier, Fact, FactMap, FactValue, Misread, Money, Situation, french_integer, sort_by_key};
use crate::engine::{Answer, Assessment, Verdict, WindowState, assess};

/// What follows from the answers.
#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The project, as far as the answers could be read.
    pub situation: Situation,
    /// For each expense line as typed, its place among those that count.
    pub places: Vec<Option<usize>>,
    /// The answers that could not be read.
    pub misread: FactMap<Misread>,
    /// The reference day.
    pub day: Day,
    /// The reference date as it was typed.
    pub reference: Reference,
    /// The answers of the programmes.
    pub assessment: Assessment,
    /// The questions to show, in the order to ask them inside each group.
    pub questions: Vec<Question>,
    /// The programmes, best first: their places in the assessment.
    pub order: Vec<usize>,
}

/// The reference date as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reference {
    /// None was: it is today, and stays so when the day changes.
    Today,
    /// This day.
    Settled(Day),
    /// The field was emptied: the day is today.
    Empty,
    /// The year is still being typed: the day is the last one that was settled.
    Unfinished,
    /// What is wrong with it; the day is then today.
    Misread(Misread),
}

impl Reference {
    /// Reads a reference date.
    pub fn of(typed: Option<&str>) -> Reference {
        match typed.map(|text| (text, Day::from_french(text))) {
            None => Reference::Today,
            Some(("", _)) => Reference::Empty,
            Some((_, Ok(day))) => Reference::Settled(day),
            Some((text, Err(_))) if Day::is_unfinished(text) => Reference::Unfinished,
            Some((_, Err(problem))) => Reference::Misread(problem),
        }
    }

    /// The day to look at.
    pub(super) fn day(&self, days: Days) -> Day {
        match self {
            Reference::Settled(day) => *day,
            Reference::Unfinished => days.settled,
            Reference::Today | Reference::Empty | Reference::Misread(_) => days.today,
        }
    }

    /// Whether someone has chosen this day, and is not on the way to another.
    pub(super) fn is_settled(&self) -> bool {
        matches!(self, Reference::Today | Reference::Settled(_))
    }
}

/// The days that a reference date may fall back on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// Today, in Paris.
    pub today: Day,
    /// The reference day before the date began to be typed.
    pub settled: Day,
}

impl From<Day> for Days {
    fn from(today: Day) -> Days {
        Days { today, settled: today }
    }
}

/// By what programmes are ordered: verdict, then filing state, then amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Ranked {
    verdict: Verdict,
    state: WindowState,
    amount: std::cmp::Reverse<Option<Money>>,
}

impl Ranked {
    fn of(answer: &Answer) -> Ranked {
        let amount = answer.amount.as_ref().and_then(|amount| amount.at_most());
        Ranked { verdict: answer.verdict, state: answer.window.state, amount: std::cmp::Reverse(amount) }
    }
}

impl View {
    /// Reads the answers and assesses them, once.
    pub fn of(catalogue: &Catalogue, days: impl Into<Days>, answers: &Answers) -> View {
        let (mut facts, mut misread) = (FactMap::new(), FactMap::new());
        for (id, text) in answers.typed.iter() {
            match catalogue.fact(&id.0).map(|fact| read(fact, text)) {
                Some(Ok(value)) => drop(facts.insert(id.clone(), value)),
                Some(Err(problem)) if problem.is_not_yet() => {}
                Some(Err(problem)) => drop(misread.insert(id.clone(), problem)),
                None => {}
            }
        }
        let (expenses, places) = answers.lines.expenses(catalogue);
        let situation = Situation { facts, expenses };
        let reference = Reference::of(answers.date.as_deref());
        let day = reference.day(days.into());
        let assessment = assess(catalogue, &situation, day);
        let questions = questions::select(catalogue, answers, &situation, &assessment);
        let order = best_first(&assessment);
        View { situation, places, misread, day, reference, assessment, questions, order }
    }

    /// The answers of the programmes, best first.
    pub fn ranked(&self) -> impl Iterator<Item = &Answer> {
        self.order.iter().filter_map(|index| self.assessment.answers.get(*index))
    }

    /// The project as a dossier.
    pub fn dossier(&self) -> Dossier {
        Dossier { day: Some(self.day), situation: self.situation.clone() }
    }

    /// How many questions can still change a verdict, those set aside left out.
    pub fn remaining(&self) -> usize {
        self.questions.iter().filter(|question| question.is_open()).count()
    }

    /// The question that can change the verdict of the most programmes.
    pub fn most_useful(&self) -> Option<&Question> {
        // The first of equals: questions are in the order in which they are asked.
        self.questions.iter().filter(|question| question.is_open()).min_by_key(|question| question.need.rank())
    }
}

/// An answer that was cut is not read: what is left of it may say something else.
fn read(fact: &Fact, text: &str) -> Result<FactValue, Misread> {
    if text.len() > LONGEST_ANSWER && text.chars().count() > LONGEST_ANSWER {
        let most = french_integer(LONGEST_ANSWER as i64);
        return Err(Misread::new(format!("cette réponse est coupée\u{a0}: {most} caractères au plus sont gardés")));
    }
    fact.read_text(text)
}

/// The places of the answers, best first.
pub fn best_first(assessment: &Assessment) -> Vec<usize> {
    let mut order: Vec<usize> = (0..assessment.answers.len()).collect();
    sort_by_key(&mut order, |index| Ranked::of(&assessment.answers[*index]));
    order
}
