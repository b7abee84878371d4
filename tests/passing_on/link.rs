//! A link gives back the answers it was made of.

use guichet::domain::{FactId, FactKind};
use guichet::session::{Action, Answers, Draft, PlaceKind, from_fragment, to_fragment};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::{CATALOGUE, answer, carried, session, village};

fn assert_round_trip(answers: &Answers) {
    let fragment = to_fragment(answers);
    let (back, dropped) = from_fragment(&CATALOGUE, &fragment);
    assert_eq!(dropped, Vec::<String>::new(), "{fragment}");
    assert_eq!(carried(&back), carried(answers), "{fragment}");
    assert!(fragment.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"<>\\^`{|}#".contains(&byte)), "{fragment}");
}

#[test]
fn nothing_answered_is_an_empty_fragment() {
    assert_eq!(to_fragment(&Answers::default()), "");
    let (back, dropped) = from_fragment(&CATALOGUE, "");
    assert_eq!((back, dropped), (Answers::default(), Vec::new()));
}

#[test]
fn a_fragment_can_be_read_by_a_person() {
    let mut actions = village()[1..7].to_vec();
    actions.extend([Action::SetAside(FactId::from("crte")), Action::SetAside(FactId::from("pret")), Action::Date("2021-06-10".into())]);
    let fragment = to_fragment(&session(&actions).answers);
    assert_eq!(
        fragment,
        "effet_mois=12&engagement=aucun&objets=demarches,formation_agents&inconnu=crte,pret\
         &depense=Portail%20des%20d%C3%A9marches~deploiement~40%20000,50&date=2021-06-10"
    );
}

#[test]
fn a_village_its_corrections_and_its_epci_come_back() {
    assert_round_trip(&session(&village()).answers);
    let mut corrected = village();
    corrected.extend([answer("population_totale", "1 900"), answer("porteur", "commune_nouvelle"), Action::NoExpense(true)]);
    let corrected = session(&corrected);
    assert!(to_fragment(&corrected.answers).contains("sans_depense=oui"));
    assert_round_trip(&corrected.answers);
    assert_round_trip(&corrected.after(Action::CarryByEpci).answers);
    let blank = session(&[Action::AddLine, Action::AddLine, Action::Amount(2, "12".into())]);
    assert_round_trip(&blank.answers);
}

#[test]
fn every_fact_that_a_place_fills_can_be_taken_back_or_set_aside_one_by_one() {
    for place in [Action::Choose(PlaceKind::Commune, "68365".into()), Action::Choose(PlaceKind::Epci, "200066058".into())] {
        let chosen = session(&[place]);
        let filled: Vec<FactId> = chosen.answers.typed.keys().cloned().collect();
        assert!(filled.len() >= 8);
        for fact in filled {
            assert_round_trip(&chosen.after(Action::Answer(fact.clone(), String::new())).answers);
            assert_round_trip(&chosen.after(Action::SetAside(fact)).answers);
        }
    }
}

#[test]
fn a_link_written_by_hand_needs_only_the_place() {
    let (answers, dropped) = from_fragment(&CATALOGUE, "#lieu=commune:68365&population_totale=1900");
    assert_eq!(dropped, Vec::<String>::new());
    let chosen = session(&[Action::Choose(PlaceKind::Commune, "68365".into())]).answers;
    assert_eq!(answers.place, chosen.place);
    assert_eq!(answers.text(&FactId::from("population_totale")), "1900");
    assert_eq!(answers.text(&FactId::from("population_municipale")), chosen.text(&FactId::from("population_municipale")));
    let (reversed, _) = from_fragment(&CATALOGUE, "population_totale=1900&lieu=commune:68365");
    assert_eq!(carried(&reversed), carried(&answers), "a correction wins wherever it stands");
}

#[test]
fn a_tilde_in_a_label_survives_programs_that_rewrite_escapes() {
    let line = |text: &str| from_fragment(&CATALOGUE, text).0.lines.drafts[0].clone();
    for text in ["depense=a%7Eb~formation~12", "depense=a~b~formation~12", "depense=a%7Eb%7Eformation%7E12"] {
        let Draft { label, category, amount, .. } = line(text);
        assert_eq!([&*label, &*category, &*amount], ["a~b", "formation", "12"], "{text}");
    }
}

/// A readable answer, as a person may type it.
fn text(fact: &'static guichet::domain::Fact) -> BoxedStrategy<String> {
    let codes: Vec<String> = fact.choices().iter().map(|choice| choice.code.to_string()).collect();
    match &fact.kind {
        FactKind::Choice(_) => select(codes).boxed(),
        FactKind::Choices(_) => subsequence(codes.clone(), 0..=codes.len()).prop_map(|codes| codes.join(", ")).boxed(),
        FactKind::Integer { min, max } => (*min..=*max, any::<bool>())
            .prop_map(|(number, french)| if french { format!(" {}", guichet::domain::french_integer(number)) } else { number.to_string() })
            .boxed(),
        FactKind::Flag => select(vec!["oui".to_owned(), "non".to_owned()]).boxed(),
        FactKind::Money => "[0-9]{1,9}(,[0-9]{1,2})?( €)?".boxed(),
        FactKind::Text => ".{1,80}".boxed(),
        FactKind::Code => select(areas(fact)).boxed(),
        FactKind::Codes => vec(select(areas(fact)), 1..4).prop_map(|codes| codes.join(",")).boxed(),
    }
}

/// The codes and names that a question on an area takes.
fn areas(fact: &guichet::domain::Fact) -> Vec<String> {
    let territories = &CATALOGUE.territories.areas;
    let departements = territories.departements.iter().flat_map(|area| [&area.code, &area.name]);
    let regions = territories.regions.iter().flat_map(|area| [&area.code, &area.name]);
    let named: Vec<&std::sync::Arc<str>> = if &*fact.id.0 == "region" { regions.collect() } else { departements.collect() };
    named.into_iter().map(ToString::to_string).collect()
}

fn lines() -> impl Strategy<Value = Vec<[String; 3]>> {
    let mut categories: Vec<String> = CATALOGUE.categories.iter().map(|category| category.id.to_string()).collect();
    categories.push(String::new());
    let label = prop_oneof![".{0,60}", "[~%&=#+;é\u{202f}€\n ]{0,20}"];
    vec(
        (label, select(categories), "([0-9]{1,9}(,[0-9]{2})?( ?€)?)?").prop_map(|(label, category, amount)| [label, category, amount]),
        1..6,
    )
}

fn answers() -> impl Strategy<Value = Answers> {
    let bases: Vec<Answers> = [
        vec![],
        vec![Action::Choose(PlaceKind::Commune, "68365".into())],
        vec![Action::Choose(PlaceKind::Epci, "200066058".into())],
        vec![Action::Choose(PlaceKind::Epci, "200030526".into())],
    ]
    .iter()
    .map(|actions| session(actions).answers)
    .collect();
    let said: Vec<_> =
        CATALOGUE.facts.iter().map(|fact| (0..4, text(fact)).prop_map(|(fate, text)| (fact.id.clone(), fate, text))).collect();
    let date = proptest::option::of("20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])");
    (select(bases), said, lines(), any::<bool>(), date).prop_map(|(mut answers, said, lines, none, date)| {
        for (fact, fate, text) in said {
            match fate {
                0 if !text.trim().is_empty() => drop(answers.typed.insert(fact, text)),
                1 => drop(answers.typed.remove(&fact)),
                2 => {
                    answers.typed.remove(&fact);
                    answers.aside.insert(fact, ());
                }
                _ => {}
            }
        }
        let draft = |(id, [label, category, amount]): (usize, [String; 3])| Draft { id: id as u32, label, category, amount };
        answers.lines.drafts = lines.into_iter().enumerate().map(draft).collect();
        answers.lines.none = none;
        answers.date = date;
        answers
    })
}

proptest! {
    #[test]
    fn readable_answers_come_back_from_their_link(answers in answers()) {
        assert_round_trip(&answers);
    }
}
