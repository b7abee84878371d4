//! A rule printed in one programme never reaches into another.

use guichet::domain::{Expense, FactValue, Money, Situation};
use guichet::engine::Answer;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestCaseError;

use crate::dossiers::{amount, partial, whole};
use crate::values::line;
use crate::{CATALOGUE, answer, runner};

/// What an answer says, apart from its expense lines.
fn substance(answer: &Answer) -> impl PartialEq + std::fmt::Debug + use<> {
    (answer.verdict, answer.failing.clone(), answer.missing.clone(), answer.amount.clone())
}

#[test]
fn staff_and_equipment_never_touch_volet_2_the_calls_or_the_advisers() {
    let added = (select(vec!["personnel", "equipement_agents"]), amount());
    let law = |(before, (category, amount)): (Situation, (&str, Money))| -> Result<(), TestCaseError> {
        let mut after = before.clone();
        after.expenses.get_or_insert_default().push(Expense { amount, ..line(category, "0.00") });
        for programme in CATALOGUE.programmes.iter().filter(|programme| &*programme.id != "fitn-volet-1") {
            let (one, two) = (answer(&before, &programme.id), answer(&after, &programme.id));
            prop_assert_eq!(substance(&one), substance(&two), "{}", programme.id);
            let base = two.base.unwrap();
            prop_assert_eq!((base.base, base.excluded), (base.total, Money::ZERO), "{}", programme.id);
            if programme.id.starts_with("conseillers-") {
                prop_assert_eq!(one.notices, two.notices, "{}", programme.id);
            }
        }
        Ok(())
    };
    runner(300).run(&(partial(), added), law).unwrap();
}

#[test]
fn the_exclusion_of_syndicates_stays_in_volet_1() {
    let syndicates = select(vec!["sivu", "sivom", "syndicat_mixte_ferme", "syndicat_mixte_ouvert", "petr"]);
    let law = |(mut situation, syndicate): (Situation, &str)| -> Result<(), TestCaseError> {
        let mut carried_by = |kind: &str| {
            situation.facts.insert("porteur".into(), FactValue::Code(kind.into()));
            CATALOGUE.programmes.iter().map(|programme| answer(&situation, &programme.id)).collect::<Vec<_>>()
        };
        let (commune, syndicate) = (carried_by("commune"), carried_by(syndicate));
        for (before, after) in commune.iter().zip(&syndicate) {
            let own = &*after.programme == "fitn-volet-1";
            prop_assert!(
                own || after.failing.iter().all(|clause| !clause.0.starts_with("V1-")),
                "{}: {:?}",
                after.programme,
                after.failing
            );
            if after.programme.starts_with("conseillers-") || after.programme.starts_with("aap-") {
                prop_assert_eq!(substance(before), substance(after), "{}", after.programme);
            }
            if &*after.programme == "fitn-volet-2" {
                prop_assert_eq!(&before.failing, &after.failing);
            }
        }
        Ok(())
    };
    runner(300).run(&(whole(), syndicates), law).unwrap();
}

#[test]
fn a_failing_clause_is_one_of_the_programme_or_of_the_fund() {
    let prefixes = |programme: &str| match programme {
        "fitn-volet-1" => ["V1-", "F-"],
        "fitn-volet-2" => ["V2-", "F-"],
        name if name.starts_with("aap-") => ["N-", "N-"],
        _ => ["C-", "C-"],
    };
    let law = |situation: Situation| -> Result<(), TestCaseError> {
        for programme in &CATALOGUE.programmes {
            let failing = answer(&situation, &programme.id).failing;
            let own = |clause: &guichet::domain::ClauseId| prefixes(&programme.id).iter().any(|prefix| clause.0.starts_with(prefix));
            prop_assert!(failing.iter().all(own), "{}: {failing:?}", programme.id);
        }
        Ok(())
    };
    runner(300).run(&whole(), law).unwrap();
}

#[test]
fn a_name_or_a_code_that_names_no_place_never_changes_anything() {
    let law = |before: Situation| -> Result<(), TestCaseError> {
        let mut after = before.clone();
        after.facts.insert("nom".into(), FactValue::Text("Autre".into()));
        after.facts.insert("code".into(), FactValue::Text("99999".into()));
        for programme in &CATALOGUE.programmes {
            prop_assert_eq!(answer(&before, &programme.id), answer(&after, &programme.id));
        }
        Ok(())
    };
    runner(150).run(&partial(), law).unwrap();
}
