//! Nothing is declared in vain: choices, notices, categories and facts are all used or explained.

use std::collections::BTreeSet;

use guichet::domain::{Accepted, AmountRule, Catalogue, Condition, FactValue, Fallback, Programme, Rule, Source, Subject};

use crate::{CATALOGUE, none};

const NOTICES: [&str; 33] = [
    "population-kind",
    "population-vintage",
    "band-80000-overlap",
    "envelope-exceeded",
    "rate-100-percent",
    "no-floor",
    "staff-excluded",
    "agent-equipment-excluded",
    "non-eu-licence",
    "publisher-seat-unclear",
    "public-equipment-silent",
    "no-fundable-cost",
    "already-started",
    "engaged-undefined",
    "started-silent",
    "effect-over-24m",
    "crte-preferred",
    "state-contract-preferred",
    "maturity-preferred",
    "cross-department",
    "out-of-department",
    "out-of-region",
    "applicant-kind-silent",
    "v2-syndicate-silent",
    "cost-rules-silent-v2",
    "no-rate-stated",
    "link-missing",
    "next-session-unknown",
    "amount-which-end",
    "ess-company-not-in-list",
    "stale-page",
    "v2-theme-silent",
    "private-status-silent",
];

/// Every rule on a fact, wherever it stands in a programme.
fn leaves(catalogue: &Catalogue) -> Vec<(&Subject, &Accepted)> {
    let mut found = Vec::new();
    for condition in catalogue.programmes.iter().flat_map(conditions) {
        condition.walk(&mut |part| {
            if let Rule::Fact { subject, accepted } = &part.rule {
                found.push((subject, accepted));
            }
        });
    }
    found
}

fn conditions(programme: &Programme) -> Vec<&Condition> {
    let notices = programme.notices.iter().flat_map(|rule| rule.when.iter().chain(&rule.unless));
    let preferences = programme.preferences.iter().flat_map(|preference| preference.condition.iter().chain(&preference.unless));
    [&programme.concerns, &programme.conditions].into_iter().chain(notices).chain(preferences).map(|condition| &**condition).collect()
}

#[test]
fn every_notice_is_one_of_the_public_form() {
    let declared: BTreeSet<&str> = CATALOGUE.notices.iter().map(|notice| &*notice.id.0).collect();
    let expected: BTreeSet<&str> = NOTICES.into_iter().collect();
    assert_eq!(declared, expected);
}

#[test]
fn every_notice_is_given_by_some_rule() {
    let mut given: BTreeSet<&str> = [&*CATALOGUE.staleness.notice.0].into();
    for notion in &CATALOGUE.notions {
        given.extend(notion.notice.iter().chain(notion.vintage.iter().map(|(_, notice)| notice)).map(|id| &*id.0));
    }
    for programme in &CATALOGUE.programmes {
        for condition in conditions(programme) {
            condition.walk(&mut |part| given.extend(part.notice.iter().map(|id| &*id.0)));
        }
        given.extend(programme.notices.iter().map(|rule| &*rule.notice.0));
        given.extend(programme.expenses.iter().filter_map(|rule| Some(&*rule.notice.as_ref()?.0)));
        given.extend(programme.preferences.iter().filter_map(|preference| Some(&*preference.notice.as_ref()?.0)));
        given.extend(programme.calendar.sequel.iter().filter_map(|sequel| Some(&*sequel.notice.as_ref()?.0)));
        given.extend(programme.amount.iter().filter_map(AmountRule::cap).filter_map(|cap| Some(&*cap.notice.as_ref()?.0)));
        if let Some(AmountRule::RateByBand { bands, overlap, .. }) = &programme.amount {
            given.extend(bands.iter().flat_map(|band| &band.notices).chain(overlap).map(|id| &*id.0));
        }
    }
    none(CATALOGUE.notices.iter().filter(|notice| !given.contains(&*notice.id.0)).map(|notice| notice.id.to_string()).collect());
}

#[test]
fn every_answer_of_a_closed_question_means_something_to_some_rule() {
    let leaves = leaves(&CATALOGUE);
    let mut idle = Vec::new();
    for fact in &CATALOGUE.facts {
        for choice in fact.choices() {
            let speaks = |accepted: &Accepted| match accepted {
                Accepted::Among(codes) | Accepted::NoneOf(codes) => codes.contains(&choice.code),
                Accepted::OtherThan(_) => true,
                Accepted::Numbers(_) | Accepted::Flag(_) => false,
            };
            if !leaves.iter().any(|(subject, accepted)| subject.facts.contains(&fact.id) && speaks(accepted)) {
                idle.push(format!("{}: {}", fact.id, choice.code));
            }
        }
    }
    none(idle);
}

#[test]
fn every_fact_serves_a_rule_an_amount_a_notice_or_the_recognition_of_the_dossier() {
    let mut used: BTreeSet<&str> = ["nom", "code"].into();
    used.extend(leaves(&CATALOGUE).iter().flat_map(|(subject, _)| &subject.facts).map(|id| &*id.0));
    used.extend(CATALOGUE.notions.iter().flat_map(|notion| notion.vintage.iter()).map(|(fact, _)| &*fact.0));
    used.extend(CATALOGUE.facts.iter().flat_map(|fact| fact.sources()).map(|id| &*id.0));
    for rule in CATALOGUE.programmes.iter().filter_map(|programme| programme.amount.as_ref()) {
        if let AmountRule::Share { fact, .. } | AmountRule::PerUnit { fact, .. } = rule {
            used.insert(&fact.0);
        }
    }
    none(CATALOGUE.facts.iter().filter(|fact| !used.contains(&*fact.id.0)).map(|fact| fact.id.to_string()).collect());
}

#[test]
fn a_carrier_covers_a_departement_does_not_or_must_say() {
    let fallbacks = &CATALOGUE.fact("couvre_departement").unwrap().fallbacks;
    let [yes, no] = [true, false].map(|flag| {
        let of = |fallback: &&Fallback| fallback.gives == Source::Value(FactValue::Flag(flag));
        fallbacks.iter().filter(of).flat_map(|fallback| &fallback.when).flat_map(|answered| answered.codes.clone()).collect::<Vec<_>>()
    });
    let carriers = CATALOGUE.fact("porteur").unwrap().choices();
    let open: Vec<&str> = carriers.iter().map(|c| &*c.code).filter(|code| !yes.iter().chain(&no).any(|known| **known == **code)).collect();
    assert_eq!(open, ["collectivite_statut_particulier", "regroupement"]);
    none(yes.iter().filter(|code| no.contains(code)).map(ToString::to_string).collect());
}

#[test]
fn volet_1_says_what_it_does_with_every_category_of_expense() {
    let rules = &CATALOGUE.programme("fitn-volet-1").unwrap().expenses;
    assert_eq!(CATALOGUE.categories.len(), 11);
    let unnamed = CATALOGUE.categories.iter().filter(|category| rules.iter().filter(|rule| rule.category == category.id).count() != 1);
    none(unnamed.map(|category| category.id.to_string()).collect());
}
