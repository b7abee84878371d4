//! What a visitor's gestures make of the answers.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::Arc;

use guichet::catalogue::{EMBEDDED, load};
use guichet::domain::{Day, FactId, FactValue, Group};
use guichet::engine::{Verdict, WindowState};
use guichet::session::{Action, Direction, Need, PlaceKind, Question, Reference, Session, entries, find};

fn session(actions: &[Action]) -> Session {
    let catalogue = Arc::new(load(EMBEDDED).expect("the embedded catalogue loads"));
    let start = Session::new(catalogue, Day::read("2021-05-12").unwrap());
    actions.iter().cloned().fold(start, |session, action| session.after(action))
}

/// Pastes a text into the first line, and accepts what is understood of it.
fn paste(session: Session, text: &str) -> Session {
    let action = match guichet::session::pasted(&session.catalogue, 1, text) {
        Action::Look(Some(table)) => Action::Paste(table.from, table.lines(&session.catalogue)),
        plain => plain,
    };
    session.after(action)
}

fn answer(fact: &str, text: &str) -> Action {
    Action::Answer(FactId::from(fact), text.to_owned())
}

fn wettolsheim() -> Vec<Action> {
    vec![
        Action::Choose(PlaceKind::Commune, "68365".into()),
        answer("objets", "demarches"),
        answer("engagement", "aucun"),
        answer("effet_mois", "12"),
        Action::Category(1, "deploiement".into()),
        Action::Amount(1, "40 000".into()),
    ]
}

fn verdict(session: &Session, programme: &str) -> Verdict {
    session.view.assessment.answer(programme).unwrap().verdict
}

#[test]
fn choosing_a_commune_fills_everything_it_knows_and_leaving_takes_it_back() {
    let chosen = session(&[Action::Choose(PlaceKind::Commune, "68365".into())]);
    for (fact, text) in
        [("porteur", "commune"), ("population_totale", "1803"), ("population_municipale", "1739"), ("departement", "68"), ("region", "44")]
    {
        assert_eq!(chosen.answers.text(&FactId::from(fact)), text, "{fact}");
    }
    assert_eq!(chosen.answers.place.as_ref().map(|place| &*place.name), Some("Wettolsheim"));
    let left = chosen.after(Action::Leave);
    assert!(left.answers.typed.is_empty() && left.answers.place.is_none());
}

#[test]
fn choosing_an_epci_after_a_commune_leaves_nothing_of_the_commune() {
    let actions = [Action::Choose(PlaceKind::Commune, "68365".into()), Action::Choose(PlaceKind::Epci, "200066058".into())];
    let chosen = session(&actions);
    assert_eq!(chosen.answers.text(&FactId::from("porteur")), "ca");
    assert_eq!(chosen.answers.text(&FactId::from("population_totale")), "81783");
    assert_eq!(chosen.answers.text(&FactId::from("departements_membres")), "68");
    let back = chosen.after(Action::Choose(PlaceKind::Commune, "68365".into()));
    assert_eq!(back.answers.text(&FactId::from("departements_membres")), "");
}

#[test]
fn an_ordinary_village_is_eligible_once_everything_is_answered() {
    let whole = session(&wettolsheim());
    assert_eq!(verdict(&whole, "fitn-volet-1"), Verdict::Eligible);
    let without = session(&wettolsheim()[..4]);
    assert_eq!(verdict(&without, "fitn-volet-1"), Verdict::Incomplete);
}

#[test]
fn what_cannot_be_read_is_kept_explained_and_counts_as_unknown() {
    let mut actions = wettolsheim();
    actions.push(answer("effet_mois", "bientôt"));
    let session = session(&actions);
    assert_eq!(session.answers.text(&FactId::from("effet_mois")), "bientôt");
    assert!(session.view.misread.contains_key("effet_mois"));
    assert_eq!(verdict(&session, "fitn-volet-1"), Verdict::Incomplete);
}

#[test]
fn a_removed_line_comes_back_where_it_was() {
    let mut actions = wettolsheim();
    actions.extend([Action::AddLine, Action::Amount(2, "10".into()), Action::Category(2, "formation".into()), Action::RemoveLine(1)]);
    let removed = session(&actions);
    assert_eq!(removed.answers.lines.drafts.iter().map(|draft| draft.id).collect::<Vec<_>>(), [2]);
    let back = removed.after(Action::RestoreLine);
    assert_eq!(back.answers.lines.drafts.iter().map(|draft| draft.id).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(back.answers.lines.drafts[0].amount, "40 000");
}

#[test]
fn no_expense_at_all_is_an_answer_and_not_an_unknown() {
    let mut actions = wettolsheim()[..4].to_vec();
    assert_eq!(verdict(&session(&actions), "fitn-volet-1"), Verdict::Incomplete);
    actions.push(Action::NoExpense(true));
    assert_eq!(verdict(&session(&actions), "fitn-volet-1"), Verdict::Eligible);
}

#[test]
fn only_questions_that_can_still_change_something_are_asked() {
    let mut actions = wettolsheim();
    actions.extend([answer("laboratoire", "non"), answer("conseillers", "0")]);
    let session = session(&actions);
    assert_eq!(session.view.remaining(), 0, "{:?}", session.view.questions);
    let asked = |fact: &str| session.view.questions.iter().any(|question| &*question.fact.0 == fact);
    assert!(asked("crte"), "a preference of volet 1 may still be told");
    assert!(!asked("part_collectivite"), "volet 2 is out of reach without a laboratory");
    assert!(!asked("contrat_etat"));
}

#[test]
fn only_those_who_have_members_are_asked_where_they_are() {
    let groupings = ["cc", "ca", "cu", "metropole", "sivu", "sivom", "syndicat_mixte_ferme", "syndicat_mixte_ouvert", "petr"];
    let groupings = [&groupings[..], &["pole_metropolitain", "regroupement", "etablissement_public_local"]].concat();
    let porteur = session(&[]).catalogue.fact("porteur").unwrap().clone();
    for choice in porteur.choices() {
        let session = session(&[
            answer("porteur", &choice.code),
            answer("departement", "68"),
            answer("region", "44"),
            answer("laboratoire", "oui"),
            answer("objets", "demarches, inclusion"),
        ]);
        let asked = session.view.questions.iter().any(|question| &*question.fact.0 == "departements_membres");
        // Volet 1 alone asks it, and it is closed to syndicats: what can no longer change anything is not asked.
        let closed = verdict(&session, "fitn-volet-1") == Verdict::NotEligible;
        assert_eq!(asked, groupings.contains(&&*choice.code) && !closed, "{}", choice.code);
    }
}

#[test]
fn whatever_is_missing_is_asked_or_drawn_from_what_is_asked() {
    let porteur = session(&[]).catalogue.fact("porteur").unwrap().clone();
    for choice in porteur.choices() {
        for laboratory in ["oui", "non"] {
            let session = session(&[
                answer("porteur", &choice.code),
                answer("objets", "demarches, inclusion"),
                answer("laboratoire", laboratory),
                answer("conseillers", "1"),
            ]);
            let asked = |fact: &FactId| session.view.questions.iter().any(|question| question.fact == *fact);
            for fact in session.view.assessment.answers.iter().flat_map(|answer| &answer.missing) {
                let declared = session.catalogue.fact(&fact.0);
                let drawn = declared.is_some_and(|fact| fact.fallbacks.iter().flat_map(|fallback| fallback.sources()).any(asked));
                assert!(asked(fact) || drawn, "{}, {laboratory}: nobody asks {fact}", choice.code);
            }
        }
    }
}

#[test]
fn the_most_useful_question_is_one_of_those_that_change_the_most_verdicts() {
    let mut now = session(&[]);
    for (fact, text) in [("porteur", "commune"), ("objets", "demarches"), ("laboratoire", "oui"), ("engagement", "aucun")] {
        let counts = now.view.questions.iter().map(|question| if let Need::Verdicts(count) = question.need { count } else { 0 });
        let (most, useful) = (counts.max().unwrap(), now.view.most_useful().unwrap());
        assert_eq!(useful.need, Need::Verdicts(most), "before {fact}");
        now = now.after(answer(fact, text));
    }
    let told = wettolsheim().into_iter().chain([answer("laboratoire", "non"), answer("conseillers", "0")]).collect::<Vec<_>>();
    assert_eq!((session(&told).view.remaining(), session(&told).view.most_useful()), (0, None));
}

fn asked_in(session: &Session, group: Group) -> Vec<Question> {
    let is_in = |question: &&Question| session.catalogue.fact(&question.fact.0).is_some_and(|fact| fact.group == group);
    session.view.questions.iter().filter(is_in).cloned().collect()
}

#[test]
fn inside_a_group_the_most_useful_question_comes_first() {
    let session = session(&[]);
    for group in [Group::Porteur, Group::Projet, Group::Depenses] {
        let useful = |question: &Question| if let Need::Verdicts(count) = question.need { count } else { 0 };
        let counts: Vec<usize> = asked_in(&session, group).iter().map(useful).collect();
        assert!(counts.is_sorted_by(|before, after| before >= after), "{group:?}: {counts:?}");
    }
    assert!(asked_in(&session, Group::Projet).len() > 1);
}

#[test]
fn nothing_moves_above_the_question_that_is_being_answered() {
    let mut now = session(&[]);
    while let Some(open) = asked_in(&now, Group::Projet).into_iter().rfind(Question::is_open) {
        let above = |session: &Session| -> Vec<FactId> {
            let upto = session.view.questions.iter().position(|question| question.fact == open.fact).unwrap();
            session.view.questions[..=upto].iter().map(|question| question.fact.clone()).collect()
        };
        let next = now.after(Action::SetAside(open.fact.clone()));
        let still: Vec<FactId> =
            above(&now).into_iter().filter(|fact| next.view.questions.iter().any(|question| question.fact == *fact)).collect();
        assert_eq!(above(&next), still);
        now = next;
    }
}

#[test]
fn a_departement_is_understood_by_its_name() {
    let session = session(&[answer("departement", "haut-rhin"), answer("departements_membres", "Bas-Rhin, 68")]);
    assert!(session.view.misread.is_empty(), "{:?}", session.view.misread);
    assert_eq!(session.view.situation.facts.get("departement"), Some(&FactValue::Code("68".into())));
    assert_eq!(session.view.situation.facts.get("departements_membres"), Some(&FactValue::Codes(vec!["67".into(), "68".into()])));
}

#[test]
fn a_question_set_aside_stays_unknown_and_is_no_longer_counted() {
    let before = session(&wettolsheim()[..3]);
    let after = before.after(Action::SetAside(FactId::from("effet_mois")));
    assert_eq!(after.view.remaining() + 1, before.view.remaining());
    assert_eq!(verdict(&after, "fitn-volet-1"), Verdict::Incomplete);
}

#[test]
fn programmes_come_by_verdict_then_filing_state_then_amount() {
    let session = session(&wettolsheim());
    let first = session.view.ranked().next().unwrap();
    assert_eq!(&*first.programme, "fitn-volet-1");
    let verdicts: Vec<Verdict> = session.view.ranked().map(|answer| answer.verdict).collect();
    assert!(verdicts.is_sorted(), "{verdicts:?}");
}

#[test]
fn a_date_that_cannot_be_read_is_said_and_today_stands_in() {
    let session = session(&[Action::Date("demain".into())]);
    assert!(matches!(session.view.reference, Reference::Misread(_)));
    assert_eq!(session.view.day, session.today);
}

#[test]
fn an_emptied_date_is_no_mistake_and_today_stands_in() {
    let session = session(&[Action::Date("2021-08-28".into()), Action::Date(String::new())]);
    assert_eq!((&session.view.reference, session.view.day), (&Reference::Empty, session.today));
}

#[test]
fn a_year_typed_digit_by_digit_changes_nothing_before_its_last_digit() {
    let settled = wettolsheim().into_iter().fold(session(&[]), |session, action| session.after(action));
    let mut typing = settled.clone();
    for year in ["0002", "0020", "0202"] {
        typing = typing.after(Action::Date(format!("{year}-08-28")));
        assert_eq!(typing.view.reference, Reference::Unfinished, "{year}");
        assert_eq!(typing.view.assessment, settled.view.assessment, "{year}");
        assert_eq!(typing.travelled, [], "{year}");
        assert_eq!(typing.answers.date.as_deref(), Some(&*format!("{year}-08-28")), "what is typed stays typed");
    }
    let typed = typing.after(Action::Date("2021-08-28".into()));
    assert_eq!(typed.view.day, Day::read("2021-08-28").unwrap());
    assert_eq!(typed.travelled, settled.after(Action::Date("2021-08-28".into())).travelled);
}

#[test]
fn a_date_typed_after_the_field_was_emptied_is_held_against_the_last_settled_day() {
    let closed = session(&wettolsheim()).after(Action::Date("2021-08-28".into())).after(Action::LeaveDate);
    let typed = closed.after(Action::Date(String::new())).after(Action::Date("2021-08-29".into()));
    assert_eq!(typed.travelled, [], "both days are after the closing one");
}

#[test]
fn a_date_typed_part_by_part_is_held_against_the_day_before_its_first_part() {
    let before = session(&wettolsheim());
    let parts = ["2021-08-12", "2021-08-28", "0002-08-28", "2021-08-28"].map(|text| Action::Date(text.into()));
    let typed = parts.into_iter().fold(before.clone(), |session, action| session.after(action));
    assert_eq!(typed.travelled, before.after(Action::Date("2021-08-28".into())).travelled);
    assert_ne!(typed.travelled, []);
    let left = typed.after(Action::LeaveDate);
    assert_eq!((left.settled, &left.travelled), (Day::read("2021-08-28").unwrap(), &typed.travelled));
}

#[test]
fn a_date_that_is_being_typed_is_not_passed_on() {
    for text in ["", "0202-08-28"] {
        assert_eq!(session(&[Action::Date(text.into())]).answers.settled_date(), None);
    }
    assert_eq!(session(&[Action::Date("2021-08-28".into())]).answers.settled_date(), Some("2021-08-28"));
}

#[test]
fn a_page_left_open_over_midnight_looks_at_the_new_day_and_says_so() {
    let (eve, next) = (Day::read("2021-08-27").unwrap(), Day::read("2021-08-28").unwrap());
    let evening = wettolsheim().into_iter().fold(session(&[Action::Today(eve)]), |session, action| session.after(action));
    let morning = evening.after(Action::Today(next));
    assert_eq!((morning.view.day, morning.today, morning.turned), (next, next, true));
    let volet_1 = morning.travelled.iter().find(|shift| &*shift.programme == "fitn-volet-1").unwrap();
    assert_eq!(volet_1.state, Some((WindowState::LastDay, WindowState::Closed)));
}

#[test]
fn a_chosen_day_stays_when_the_day_changes_until_today_is_asked_for() {
    let next = Day::read("2021-05-13").unwrap();
    let chosen = session(&[Action::Date("2021-06-10".into()), Action::Today(next)]);
    assert_eq!((chosen.view.day, chosen.turned), (Day::read("2021-06-10").unwrap(), false));
    let back = chosen.after(Action::FollowToday);
    assert_eq!((back.view.day, back.answers.date.as_deref()), (next, None));
    assert_eq!(back.after(Action::Today(Day::read("2021-05-14").unwrap())).view.day, Day::read("2021-05-14").unwrap());
}

#[test]
fn places_are_found_in_spite_of_accents_hyphens_and_abbreviations() {
    let catalogue = load(EMBEDDED).unwrap();
    let all = entries(&catalogue.territories);
    let first = |text: &str| find(&all, text, 40).first().map(|entry| entry.name.to_string());
    assert_eq!(first("st hip").as_deref(), Some("Saint-Hippolyte"));
    assert_eq!(first("ungersheim"), first("Ungershéim"));
    assert_eq!(first("ungersheim").as_deref(), Some("Ungersheim"));
    let postal = find(&all, "68190", 40);
    assert!(postal.len() > 1 && postal.iter().all(|entry| entry.postal_codes.iter().any(|code| &**code == "68190")));
}

#[test]
fn the_epci_may_be_tried_in_the_stead_of_its_commune_and_back() {
    let commune = session(&wettolsheim());
    let epci = commune.after(Action::CarryByEpci);
    assert_eq!(epci.answers.text(&FactId::from("porteur")), "ca");
    assert_eq!(epci.answers.text(&FactId::from("engagement")), "aucun");
    assert_eq!(verdict(&epci, "fitn-volet-1"), Verdict::NotEligible);
    let back = epci.after(Action::CarryByCommune);
    assert_eq!(back.answers.typed, commune.answers.typed);
    assert_eq!(back.answers.place, commune.answers.place);
}

#[test]
fn a_proposal_applied_makes_the_project_eligible_and_is_taken_back_without_losing_what_was_typed_since() {
    let mut actions = wettolsheim();
    actions.push(answer("laboratoire", "non"));
    let before = session(&actions);
    let assessment = &before.view.assessment;
    let set = assessment.changes(&before.catalogue, assessment.answer("fitn-volet-2").unwrap()).sets.first().unwrap().clone();
    let applied = before.after(Action::Apply(set));
    assert_eq!(verdict(&applied, "fitn-volet-2"), Verdict::Eligible);
    let back = applied.after(answer("effet_mois", "6")).after(Action::TakeBack);
    assert_eq!(verdict(&back, "fitn-volet-2"), Verdict::NotEligible);
    assert_eq!(back.answers.text(&FactId::from("effet_mois")), "6");
    assert_eq!(back.answers.text(&FactId::from("laboratoire")), "non");
}

#[test]
fn lines_move_up_and_down_and_stop_at_the_ends() {
    let two = session(&[Action::Label(1, "a".into()), Action::AddLine, Action::Label(2, "b".into())]);
    let order = |session: &Session| session.answers.lines.drafts.iter().map(|draft| draft.label.clone()).collect::<String>();
    assert_eq!(order(&two.after(Action::MoveLine(2, Direction::Up))), "ba");
    assert_eq!(order(&two.after(Action::MoveLine(1, Direction::Down))), "ba");
    assert_eq!(order(&two.after(Action::MoveLine(1, Direction::Up))), "ab");
}

#[test]
fn a_change_of_date_says_what_it_changes() {
    let before = session(&wettolsheim());
    let after = before.after(Action::Date("2021-08-28".into()));
    let volet_1 = after.travelled.iter().find(|shift| &*shift.programme == "fitn-volet-1").unwrap();
    assert_eq!(volet_1.state, Some((WindowState::Open, WindowState::Closed)));
    assert_eq!(volet_1.verdict, None);
}

#[test]
fn in_calm_mode_the_order_stays_until_asked() {
    let calm = session(&[Action::Calm(true)]);
    let order = calm.view.order.clone();
    let answered = wettolsheim().into_iter().fold(calm, |session, action| session.after(action));
    assert_eq!(answered.view.order, order);
    let asked = answered.after(Action::Reorder);
    assert_eq!(&*asked.view.ranked().next().unwrap().programme, "fitn-volet-1");
    assert!(asked.calm);
}

#[test]
fn three_hundred_lines_ask_and_answer_as_their_sums_do() {
    let rows = |amounts: &[u32]| -> String {
        amounts.iter().map(|amount| format!("Lot\tDéploiement\t{amount}\nCours\tFormation\t1\n")).collect()
    };
    for start in [wettolsheim()[..4].to_vec(), Vec::new(), vec![answer("porteur", "commune"), answer("objets", "demarches")]] {
        let with = |text: String| paste(session(&start), &text);
        let (many, few) = (with(rows(&[200; 150])), with("Lot\tDéploiement\t30000\nCours\tFormation\t150".into()));
        assert_eq!(many.answers.lines.drafts.len(), 300);
        for (one, other) in many.view.assessment.answers.iter().zip(&few.view.assessment.answers) {
            assert_eq!(
                (one.verdict, &one.missing, many.view.assessment.changes(&many.catalogue, one), &one.amount),
                (other.verdict, &other.missing, few.view.assessment.changes(&few.catalogue, other), &other.amount)
            );
        }
    }
}
