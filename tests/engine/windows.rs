//! Dates: the same instant everywhere, nothing open after its last day, and no verdict that depends on the day.

use std::cell::Cell;

use guichet::domain::{Day, Dossier, Situation};
use guichet::engine::{WindowState, assess, to_json};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;
use serde_json::{Value, json};
use time::{OffsetDateTime, UtcOffset};

use crate::dossiers::partial;
use crate::{CATALOGUE, day, runner};

/// An instant as someone at `minutes` from Greenwich writes it.
fn written(seconds: i64, minutes: i32) -> String {
    let offset = UtcOffset::from_whole_seconds(minutes * 60).unwrap();
    let there = OffsetDateTime::from_unix_timestamp(seconds).unwrap().to_offset(offset);
    let (sign, away) = (if minutes < 0 { '-' } else { '+' }, minutes.abs());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{sign}{:02}:{:02}",
        there.year(),
        u8::from(there.month()),
        there.day(),
        there.hour(),
        there.minute(),
        there.second(),
        away / 60,
        away % 60
    )
}

/// The windows of all programmes for a dossier that bears this date.
fn windows(date: &str) -> (Value, Vec<Value>) {
    let dossier = Dossier::from_json(&CATALOGUE, &json!({ "date": date, "facts": {} })).unwrap();
    let report = to_json(&CATALOGUE, &assess(&CATALOGUE, &dossier.situation, dossier.day.unwrap()));
    let windows = report["programmes"].as_array().unwrap().iter().map(|answer| answer["window"].clone()).collect();
    (report["date"].clone(), windows)
}

/// Seconds around every midnight in Paris that ends a session, and any second of the years around.
fn instants() -> BoxedStrategy<i64> {
    let midnights =
        ["2020-11-16T23:00:00Z", "2021-05-28T22:00:00Z", "2021-08-27T22:00:00Z", "2022-12-31T23:00:00Z", "2021-03-28T01:00:00Z"];
    let seconds = midnights.map(|instant| match Day::read(instant) {
        Ok(_) => epoch(instant),
        Err(misread) => panic!("{misread}"),
    });
    let around = (select(seconds.to_vec()), -90_i64..90).prop_map(|(midnight, apart)| midnight + apart);
    prop_oneof![around, 1_580_000_000_i64..1_700_000_000].boxed()
}

/// The second of an instant written `2021-08-27T22:00:00Z`: found by halving, so that the reader under test is not trusted.
fn epoch(instant: &str) -> i64 {
    let (mut low, mut high) = (1_500_000_000_i64, 1_800_000_000_i64);
    while low < high {
        let middle = (low + high) / 2;
        if written(middle, 0).as_str() < &instant[..19] { low = middle + 1 } else { high = middle }
    }
    low
}

#[test]
fn the_same_instant_gives_the_same_windows_in_every_offset() {
    let offsets = (-14_i32 * 60..=14 * 60, -14_i32 * 60..=14 * 60);
    let law = |(instant, (here, there)): (i64, (i32, i32))| -> Result<(), TestCaseError> {
        prop_assert_eq!(windows(&written(instant, here)), windows(&written(instant, there)));
        let clock = Day::at_epoch_millis(instant * 1_000).unwrap().to_string();
        prop_assert_eq!(windows(&written(instant, here)), windows(&clock));
        Ok(())
    };
    runner(500).run(&(instants(), offsets), law).unwrap();
}

#[test]
fn the_closing_day_ends_at_midnight_in_paris_for_everyone() {
    let state = |instant: &str| windows(instant).1[0]["state"].as_str().unwrap().to_owned();
    for (last, closed) in [
        ("2021-08-27T21:59:59Z", "2021-08-27T22:00:00Z"),
        ("2021-08-27T23:59:59+02:00", "2021-08-28T00:00:00+02:00"),
        ("2021-08-28T06:59:59+09:00", "2021-08-28T07:00:00+09:00"),
        ("2021-08-27T11:59:59-10:00", "2021-08-27T12:00:00-10:00"),
    ] {
        assert_eq!((state(last), state(closed)), ("last_day".into(), "closed".into()), "{last}");
    }
}

fn days() -> BoxedStrategy<Day> {
    let edges = ["2020-11-17", "2021-05-28", "2021-08-27", "2022-12-31"].map(day).to_vec();
    let near = (select(edges), -2_i64..3).prop_map(|(edge, apart)| edge.plus(apart).unwrap());
    let any = (0_i64..3_000).prop_map(|apart| day("2019-01-01").plus(apart).unwrap());
    prop_oneof![near, any].boxed()
}

#[test]
fn nothing_is_open_after_its_last_day() {
    use WindowState::{Closed, LastDay, NextUnknown, NotYetOpen, Open, Undated, UndatedStale};
    let law = |on: Day| -> Result<(), TestCaseError> {
        let assessment = assess(&CATALOGUE, &Situation::default(), on);
        for (programme, answer) in CATALOGUE.programmes.iter().zip(&assessment.answers) {
            let calendar = &programme.calendar;
            let expected = match calendar.sessions.as_slice() {
                [session] if on < session.closes => Open,
                [session] if on == session.closes => LastDay,
                [_] if programme.id.starts_with("aap-") && on <= day("2022-12-31") => NextUnknown,
                [_] => Closed,
                _ if on < day("2020-11-17") => NotYetOpen,
                _ if on <= day("2022-12-31") => Undated,
                _ => UndatedStale,
            };
            prop_assert_eq!(answer.window.state, expected, "{} on {}", programme.id, on);
            prop_assert_eq!(answer.window.closes, calendar.sessions.first().map(|session| session.closes));
            prop_assert!(answer.window.committees.iter().all(|month| (month.year, month.month) >= (on.year(), on.month())));
        }
        Ok(())
    };
    runner(600).run(&days(), law).unwrap();
}

#[test]
fn the_day_never_changes_the_substance() {
    let law = |(situation, one, two): (Situation, Day, Day)| -> Result<(), TestCaseError> {
        let substance = |on: Day| {
            let answers = assess(&CATALOGUE, &situation, on).answers;
            answers.into_iter().map(|a| (a.verdict, a.failing, a.missing, a.amount, a.conditions)).collect::<Vec<_>>()
        };
        prop_assert_eq!(substance(one), substance(two));
        Ok(())
    };
    runner(200).run(&(partial(), days(), days()), law).unwrap();
}

/// An application would state the counts of its year; once nothing can be filed, there is nothing to state.
#[test]
fn counts_of_another_year_are_remarked_while_an_application_can_be_filed_and_never_after() {
    let facts = json!({ "porteur": "commune", "population_totale": 1803, "population_municipale": 1739, "population_annee": 2020,
        "departement": "68", "objets": ["demarches"], "engagement": "aucun", "effet_mois": 12 });
    for (date, remarked) in [("2021-05-12", true), ("2021-08-27", true), ("2021-08-28", false), ("2026-11-26", false)] {
        let dossier = Dossier::from_json(&CATALOGUE, &json!({ "date": date, "facts": facts })).unwrap();
        let assessment = assess(&CATALOGUE, &dossier.situation, dossier.day.unwrap());
        assert_eq!(assessment.answer("fitn-volet-1").unwrap().gives("population-vintage"), remarked, "{date}");
    }
}

#[test]
fn a_programme_that_does_not_concern_the_project_has_nothing_to_remark() {
    let met = Cell::new(0);
    runner(100)
        .run(&partial(), |situation| {
            for on in ["2021-05-12", "2021-09-01", "2026-11-26"] {
                for answer in assess(&CATALOGUE, &situation, day(on)).answers.iter().filter(|answer| !answer.applies()) {
                    met.set(met.get() + 1);
                    prop_assert!(answer.notices.is_empty(), "{} on {on}: {:?}", answer.programme, answer.notices);
                }
            }
            Ok(())
        })
        .unwrap();
    assert!(met.get() > 100, "only {} answers were looked at", met.get());
}
