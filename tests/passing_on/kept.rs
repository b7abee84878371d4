//! What a file or a device keeps: everything as typed, whole, or a sentence that says why not.

use guichet::domain::{Dossier, FactId, MAX_LINES, MAX_TEXT};
use guichet::session::{
    Action, Answers, Found, Keeping, LARGEST_FILE, Link, NotInDossier, Origin, PlaceKind, Session, assessment_json, dossier_json,
    from_file, from_fragment, from_kept, is_link, to_dated_fragment, to_fragment, to_kept,
};
use proptest::prelude::*;

use crate::{CATALOGUE, answer, carried, day, paste, session, village};

/// A village with an unfinished line, an amount and an answer that cannot be read, and a « je ne sais pas ».
fn unfinished() -> Session {
    let mut actions = village();
    actions.extend([
        Action::AddLine,
        Action::Label(3, "Borne d’accueil".into()),
        Action::Amount(3, "4 500".into()),
        Action::AddLine,
        Action::Category(4, "formation".into()),
        Action::Amount(4, "environ 900".into()),
        answer("effet_mois", "bientôt"),
        Action::SetAside(FactId::from("crte")),
    ]);
    session(&actions)
}

fn rows(number: usize) -> String {
    (0..number).map(|row| format!("Matériel et logiciels de la mairie annexe, lot numéro {row:03}\tDéploiement\t225,50\n")).collect()
}

#[test]
fn an_unfinished_project_saved_as_a_file_comes_back_as_it_was_typed() {
    let before = unfinished();
    let (after, dropped) = from_file(&CATALOGUE, to_kept(&before).as_bytes()).unwrap();
    assert_eq!(dropped, Vec::<String>::new());
    assert_eq!(carried(&after), carried(&before.answers));
    assert_eq!(after.text(&FactId::from("effet_mois")), "bientôt");
    assert_eq!(after.lines.drafts.len(), 4);
    let epci = before.after(Action::CarryByEpci);
    let (after, _) = from_kept(&CATALOGUE, &to_kept(&epci)).unwrap();
    assert_eq!((&after.place, &after.origin), (&epci.answers.place, &epci.answers.origin));
    assert!(after.origin.is_some());
}

#[test]
fn the_file_of_the_answers_holds_a_sound_dossier() {
    let before = unfinished();
    let file: serde_json::Value = serde_json::from_str(&to_kept(&before)).unwrap();
    let held = Dossier::from_json(&CATALOGUE, &file["dossier"]).unwrap();
    assert_eq!(held, before.view.dossier());
}

#[test]
fn a_dossier_says_what_it_has_no_place_for() {
    assert_eq!(NotInDossier::of(&session(&village())), None);
    assert_eq!(NotInDossier::of(&unfinished()), Some(NotInDossier { lines: 2, misread: 1, aside: 1 }));
    let none = session(&village()).after(Action::NoExpense(true));
    assert_eq!(NotInDossier::of(&none).map(|out| out.lines), Some(2), "the lines set aside are not in the dossier");
}

#[test]
fn two_hundred_and_fifty_pasted_lines_are_kept_to_the_last_cent() {
    let pasted = session(&[paste(&rows(250))]);
    let (back, dropped) = from_kept(&CATALOGUE, &to_kept(&pasted)).unwrap();
    assert_eq!((back.lines.drafts.len(), dropped), (250, Vec::new()));
    assert_eq!(carried(&back), carried(&pasted.answers));
}

#[test]
fn a_pasted_column_longer_than_a_project_may_be_changes_nothing_and_is_counted() {
    let some = session(&[paste(&rows(10))]);
    let refused = some.after(paste(&rows(MAX_LINES)));
    assert_eq!(carried(&refused.answers), carried(&some.answers));
    assert_eq!(refused.answers.lines.too_many, Some(MAX_LINES + 10));
    let full = session(&[paste(&rows(MAX_LINES))]);
    assert_eq!((full.answers.lines.drafts.len(), full.answers.lines.too_many), (MAX_LINES, None));
    assert_eq!(full.after(Action::AddLine).answers.lines.too_many, Some(MAX_LINES + 1));
    let huge = some.after(paste(&"12\n".repeat(2_000_000)));
    assert_eq!(huge.answers.lines.too_many, Some(2_000_000));
    let goes_on = refused.after(answer("effet_mois", "12"));
    assert_eq!(goes_on.answers.lines.too_many, None, "said once");
}

#[test]
fn what_is_refused_here_is_refused_in_a_dossier_and_in_a_kept_state() {
    let line = serde_json::json!({ "label": "", "category": "formation", "amount": "1.00" });
    let many = vec![line; MAX_LINES + 1];
    for file in [serde_json::json!({ "expenses": many }), serde_json::json!({ "state": 1, "typed": { "lines": many } })] {
        let said = from_file(&CATALOGUE, file.to_string().as_bytes()).unwrap_err()[0].problem.clone();
        assert!(said.contains("301") && said.contains("300"), "{said}");
    }
}

#[test]
fn a_link_too_long_to_be_opened_everywhere_counts_what_it_leaves_out() {
    let long = session(&[paste(&rows(250)), answer("engagement", "aucun")]);
    let link = Link::of(&CATALOGUE, &long.answers, long.today);
    assert!(link.fragment.len() <= 20_000);
    let (back, dropped) = from_fragment(&CATALOGUE, &link.fragment);
    assert_eq!((back.lines.drafts.len() + link.lines_left_out, dropped), (250, Vec::new()));
    assert!(link.lines_left_out > 0 && back.text(&FactId::from("engagement")) == "aucun");
    let short = Link::of(&CATALOGUE, &session(&village()).answers, day("2021-05-12"));
    assert_eq!((short.lines_left_out, short.lost.len()), (0, 0));
    assert_eq!(Link::of(&CATALOGUE, &unfinished().answers, day("2021-05-12")).lost.len(), 2, "what those who open it will read");
}

#[test]
fn a_link_carries_the_day_on_which_it_was_made_until_an_answer_changes() {
    let made = session(&village());
    let fragment = to_dated_fragment(&made.answers, made.today);
    assert!(fragment.ends_with("&fait=2021-05-12"), "{fragment}");
    assert_eq!(to_dated_fragment(&Answers::default(), made.today), "");
    let (answers, dropped) = from_fragment(&CATALOGUE, &fragment);
    assert_eq!((answers.made, dropped), (Some(day("2021-05-12")), Vec::new()));
    let later = Session::new(CATALOGUE.clone(), day("2021-09-01")).after(Action::Open(Box::new(answers)));
    assert_eq!(to_dated_fragment(&later.answers, later.today), fragment, "a reload says the same again");
    let (then, shifts) = later.since_made().expect("the call has closed since");
    assert_eq!(then, day("2021-05-12"));
    assert!(shifts.iter().any(|shift| &*shift.programme == "fitn-volet-1" && shift.state.is_some()), "{shifts:?}");
    let changed = later.after(answer("effet_mois", "6"));
    assert_eq!((changed.answers.made, changed.since_made()), (None, None));
    let (old, dropped) = from_fragment(&CATALOGUE, &to_fragment(&made.answers));
    assert_eq!((old.made, dropped.len()), (None, 0), "links made before still read");
    let (_, dropped) = from_fragment(&CATALOGUE, "engagement=aucun&fait=hier");
    assert!(dropped.len() == 1 && dropped[0].contains("fait"), "{dropped:?}");
}

#[test]
fn a_link_that_names_its_own_date_says_the_same_every_day() {
    let (answers, _) = from_fragment(&CATALOGUE, "objets=demarches&date=2021-05-12&fait=2021-05-12");
    let later = Session::new(CATALOGUE.clone(), day("2026-11-26")).after(Action::Open(Box::new(answers)));
    assert_eq!(later.since_made(), None);
}

#[test]
fn an_instant_in_a_link_is_shown_as_its_day_in_paris() {
    let date = |text: &str| from_fragment(&CATALOGUE, &format!("date={text}")).0.date;
    assert_eq!(date("2021-08-27T22:00:00Z").as_deref(), Some("2021-08-28"));
    assert_eq!(date("2021-08-27").as_deref(), Some("2021-08-27"));
    for odd in ["0001-01-01T00:00:00%2B23:59", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59-23:59"] {
        let read = date(odd);
        assert!(read.is_none_or(|day| guichet::domain::Day::read(&day).is_ok()), "{odd}");
    }
}

#[test]
fn a_fragment_of_the_host_page_is_no_link() {
    for other in ["contenu", "#contenu", "g-results", "", "/vue/2", "!", "a=b", "couleur=bleu&x=1", ":~:text=aides", "%ZZ=1", "&&=&"] {
        assert!(!is_link(&CATALOGUE, other), "{other}");
    }
    for ours in ["porteur=commune", "#x=1&lieu=commune:1", "depense=a~b~c", "amp;date=x", "inconnu=", "fait=2021-05-12"] {
        assert!(is_link(&CATALOGUE, ours), "{ours}");
    }
}

#[test]
fn what_another_version_kept_is_called_what_it_is() {
    let fault = |text: &str| from_kept(&CATALOGUE, text).unwrap_err().problem;
    assert!(fault("{\"state\":2,\"typed\":{}}").contains("autre version"));
    assert!(fault("{\"state\":1").contains("avant la fin"));
    assert!(fault("bonjour").contains("ce ne sont pas des réponses"));
    assert!(fault("\u{0}\u{1}").contains("ce ne sont pas"));
    let (_, dropped) = from_kept(&CATALOGUE, "{\"state\":1,\"typed\":{\"answers\":{\"couleur\":\"bleu\"},\"autre\":1}}").unwrap();
    assert_eq!(dropped.len(), 2, "{dropped:?}");
    let (_, dropped) = from_kept(&CATALOGUE, "{\"state\":1,\"catalogue\":{\"id\":\"ailleurs\"},\"typed\":{}}").unwrap();
    assert!(dropped[0].contains("autres règles"), "{dropped:?}");
}

#[test]
fn what_earlier_versions_kept_is_read_whole_however_long() {
    let long = session(&[paste(&rows(250))]).answers;
    let (back, dropped) = from_kept(&CATALOGUE, &to_fragment(&long)).unwrap();
    assert_eq!((back.lines.drafts.len(), dropped), (250, Vec::new()));
}

#[test]
fn a_wrong_file_is_refused_by_its_name_and_an_assessment_with_its_dossier_is_taken() {
    let fault = |bytes: &[u8]| from_file(&CATALOGUE, bytes).unwrap_err()[0].to_string();
    let view = session(&village()).view;
    let assessment = assessment_json(&CATALOGUE, &view);
    assert!(fault(assessment.as_bytes()).contains("une évaluation"), "{}", fault(assessment.as_bytes()));
    assert!(fault("\u{feff}Dépense;Catégorie;Montant\r\n".as_bytes()).contains("un tableau (CSV)"));
    assert!(fault(b"").contains("vide"));
    assert!(fault(b"{ \"facts\": { \"nom\": \"Ch\xe2tenois\" } }").contains("UTF-8"));
    assert!(fault(b"\xff\xfe{\0").contains("UTF-16"));
    assert!(fault(b"\x89PNG\r\n\x1a\n").contains("une image"));
    assert!(fault(&vec![b' '; LARGEST_FILE + 1]).contains("4\u{a0}Mo"));
    let both = format!("{{ \"dossier\": {}, \"evaluation\": {assessment} }}", dossier_json(&view));
    assert_eq!(from_file(&CATALOGUE, both.as_bytes()).unwrap().0.place.map(|place| place.name.to_string()).as_deref(), Some("Wettolsheim"));
}

#[test]
fn a_text_of_three_megabytes_is_cut_at_a_stated_bound() {
    let mut actions = village();
    actions.extend([Action::Label(1, "é".repeat(1_500_000)), answer("nom", &"x".repeat(3_000_000)), Action::Amount(2, "1".repeat(9_000))]);
    let cut = session(&actions);
    let lines = &cut.answers.lines.drafts;
    assert_eq!((lines[0].label.chars().count(), cut.answers.lines.cut), (MAX_TEXT, Some(2)));
    assert!(cut.view.misread.contains_key("nom"));
    assert!(to_fragment(&cut.answers).len() < 10_000);
    let list = session(&[answer("departements_membres", &"68,".repeat(5_000))]);
    assert!(list.view.misread.get("departements_membres").unwrap().problem.contains("2\u{202f}000"), "half a list is no answer");
    let pasted = session(&[paste(&format!("{}\t12\nb\t1", "a".repeat(5_000)))]);
    assert_eq!(pasted.answers.lines.drafts[0].label.len(), MAX_TEXT);
    assert!(
        from_file(&CATALOGUE, format!("{{ \"{}\": 1 }}", "k".repeat(2_000_000)).as_bytes()).unwrap_err()[0].to_string().chars().count()
            < 900
    );
}

/// A page that keeps its answers and has written `text` last.
fn keeping(text: &str) -> Keeping {
    Keeping { consent: true, known: Some(text.into()), ..Keeping::default() }
}

#[test]
fn a_tab_that_finds_the_answers_of_another_one_waits_for_a_choice() {
    let mut tab = keeping("mine");
    assert!(tab.may_write(Some("mine".into())));
    assert!(!tab.may_write(Some("theirs".into())));
    assert_eq!(tab.found, Some(Found { text: "theirs".into(), origin: Origin::OtherTab }));
    tab.look(Some("theirs, changed".into()));
    assert!(!tab.may_write(Some("theirs, changed".into())), "nothing is written before the choice");
    let mut takes = tab.clone();
    assert_eq!(takes.take().as_deref(), Some("theirs, changed"));
    assert!(takes.may_write(Some("theirs, changed".into())));
    let mut stays = tab.clone();
    stays.leave();
    assert!(stays.may_write(Some("theirs, changed".into())));
    stays.wrote("mine".into(), true);
    assert_eq!(stays, keeping("mine"));
    let mut told = keeping("mine");
    told.look(None);
    assert!(told.forgotten && !told.consent, "what one tab forgets no other keeps");
    assert!(!told.may_write(None));
}

#[test]
fn what_was_kept_before_is_not_replaced_by_ticking_the_box() {
    let mut tab = Keeping::default();
    tab.tick(true);
    assert!(!tab.may_write(Some("kept".into())));
    assert_eq!(tab.found.as_ref().map(|found| found.origin), Some(Origin::Before));
    tab.tick(false);
    assert_eq!(tab, Keeping::default());
    let mut opened = keeping("mine");
    opened.set_beside();
    assert_eq!(opened.found, Some(Found { text: "mine".into(), origin: Origin::Before }));
    assert!(!opened.may_write(Some("mine".into())), "another link opened in this page leaves what is kept alone");
    let mut embed = Keeping { found: Some(Found { text: "page".into(), origin: Origin::Beside }), ..Keeping::default() };
    assert_eq!(embed.take().as_deref(), Some("page"));
    assert!(!embed.consent, "taking what another page keeps is no consent");
    let mut refused = keeping("mine");
    refused.wrote("more".into(), false);
    assert_eq!((refused.refused, refused.known.as_deref()), (true, Some("mine")));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_kept_text_at_all_is_read_or_refused_without_breaking(text in "(\\{|\\}|\"|state|typed|answers|lines|:|,|1|\\[|\\]|nom|é){0,40}") {
        if let Ok((answers, _)) = from_kept(&CATALOGUE, &text) {
            prop_assert!(answers.lines.drafts.len() <= MAX_LINES);
        }
        drop(from_file(&CATALOGUE, text.as_bytes()));
    }

    #[test]
    fn whatever_was_typed_is_kept(label in ".{0,60}", amount in ".{0,20}", nom in ".{1,80}", date in ".{0,12}") {
        let typed = session(&[Action::Choose(PlaceKind::Commune, "68365".into()), Action::Label(1, label), Action::Amount(1, amount),
                              answer("nom", &nom), Action::Date(date)]);
        let (back, dropped) = from_kept(&CATALOGUE, &to_kept(&typed)).unwrap();
        prop_assert_eq!(dropped, Vec::<String>::new());
        prop_assert_eq!(carried(&back), carried(&typed.answers));
    }
}
