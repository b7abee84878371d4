//! The reference date, in every channel.

use guichet::domain::{Day, Dossier};
use guichet::session::{Action, Reference, from_fragment, from_query, to_fragment};

use crate::{CATALOGUE, session};

#[test]
fn a_date_is_understood_as_people_write_it_in_every_channel() {
    for text in ["2021-06-10", "10/06/2021", "10.06.2021", "10 juin 2021"] {
        let typed = session(&[Action::Date(text.into())]);
        assert_eq!(
            (typed.view.day.to_string().as_str(), &typed.view.reference),
            ("2021-06-10", &Reference::Settled(typed.view.day)),
            "{text}"
        );
        let encoded = text.replace(' ', "%20");
        assert_eq!(from_fragment(&CATALOGUE, &format!("date={encoded}")).0.date.as_deref(), Some("2021-06-10"), "{text}");
        assert_eq!(from_query(&CATALOGUE, &format!("?date={encoded}")).answers.date.as_deref(), Some("2021-06-10"), "{text}");
    }
}

#[test]
fn a_link_with_an_instant_shows_the_day_of_paris_and_is_written_back() {
    let (answers, dropped) = from_fragment(&CATALOGUE, "date=2021-08-27T22:00:00Z");
    assert_eq!((answers.date.as_deref(), dropped.len()), (Some("2021-08-28"), 0));
    assert_eq!(from_fragment(&CATALOGUE, &to_fragment(&answers)).0, answers);
}

#[test]
fn whatever_is_written_can_be_read_back() {
    for text in ["0001-01-01T00:00:00+23:59", "9999-12-31", "9999-12-31T23:59:59Z", "1899-12-31T23:30:00Z", "1900-01-01T00:00:00+02:00"] {
        let read = Dossier::from_json(&CATALOGUE, &serde_json::json!({ "date": text }));
        match read {
            Ok(dossier) => assert_eq!(Dossier::from_json(&CATALOGUE, &dossier.to_json()), Ok(dossier), "{text}"),
            Err(misread) => {
                assert!(misread[0].place == "date" && misread[0].problem.contains("entre 1900 et 2200"), "{text}: {misread:?}");
            }
        }
    }
    let (answers, dropped) = from_fragment(&CATALOGUE, "date=0001-01-01T00:00:00%2B23:59");
    assert!(answers.date.is_none() && dropped[0].contains("entre 1900 et 2200"), "{dropped:?}");
}

#[test]
fn a_dossier_keeps_its_strict_form() {
    for text in ["10/06/2021", "10 juin 2021", "2021-6-10"] {
        assert!(Day::read(text).is_err(), "{text}");
    }
}

#[test]
fn a_date_that_is_not_one_is_refused_with_its_reason_and_stays_as_typed() {
    let typed = session(&[Action::Date("10/06/21".into())]);
    assert!(matches!(&typed.view.reference, Reference::Misread(misread) if misread.problem.contains("deux chiffres")));
    assert_eq!((typed.answers.date.as_deref(), typed.view.day), (Some("10/06/21"), typed.today));
}
