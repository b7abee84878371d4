//! What people found wrong, one situation each: what follows from answers that hold each other, what may be proposed, and
//! what an amount may become.

use guichet::domain::{Dossier, FactKind, Situation};
use guichet::engine::{Amount, Answer, Change, Changes, Verdict, contradictions};

use crate::{CATALOGUE, answer, changes_of};

/// An ordinary project of a commune, with these facts changed; `null` takes one away.
fn project(changes: &str) -> Situation {
    let mut facts: serde_json::Map<String, serde_json::Value> = serde_json::from_str(
        r#"{"porteur": "commune", "population_totale": 1803, "population_municipale": 1739, "departement": "68", "region": "44",
            "objets": ["demarches"], "engagement": "aucun", "effet_mois": 12, "laboratoire": false, "conseillers": 0}"#,
    )
    .unwrap();
    for (id, value) in serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(changes).unwrap() {
        if value.is_null() { drop(facts.remove(&id)) } else { drop(facts.insert(id, value)) }
    }
    let lines = r#"[{"label": "Portail", "category": "deploiement", "amount": "10000.00"}]"#;
    let facts = serde_json::Value::Object(facts);
    Dossier::read(&CATALOGUE, &format!(r#"{{"facts": {facts}, "expenses": {lines}}}"#)).unwrap().situation
}

fn of(changes: &str, programme: &str) -> Answer {
    answer(&project(changes), programme)
}

fn rates(answer: &Answer) -> Vec<String> {
    match &answer.amount {
        Some(Amount::Rate { readings, .. }) => readings.iter().map(|reading| reading.rate.ceiling.normalize().to_string()).collect(),
        _ => Vec::new(),
    }
}

fn missing(answer: &Answer) -> Vec<&str> {
    answer.missing.iter().map(|id| &*id.0).collect()
}

fn changes(changes: &str, programme: &str) -> Changes {
    changes_of(&project(changes), programme)
}

fn fixed(changes: &Changes) -> Vec<&str> {
    changes.fixed.iter().map(|id| &*id.0).collect()
}

#[test]
fn a_town_that_gives_its_total_population_alone_is_not_asked_for_the_municipal_one() {
    let only_total = r#"{"population_totale": 15000, "population_municipale": null, "objets": ["demarches"]}"#;
    assert_eq!(of(only_total, "fitn-volet-1").verdict, Verdict::Eligible);
    assert_eq!(of(only_total, "aap-demarches").verdict, Verdict::NotEligible);
}

#[test]
fn a_village_that_gives_its_municipal_population_alone_is_not_promised_the_best_rate() {
    let answer = of(r#"{"population_totale": null, "population_municipale": 986}"#, "fitn-volet-1");
    assert_eq!((answer.verdict, missing(&answer)), (Verdict::Incomplete, vec!["population_totale"]));
    assert_eq!(rates(&answer), ["20", "80", "100"], "the lowest that is still possible comes first");
    let large = of(r#"{"population_totale": null, "population_municipale": 90000}"#, "fitn-volet-1");
    assert_eq!(rates(&large), ["20"], "the total cannot be smaller");
}

#[test]
fn two_answers_that_cannot_both_be_true_are_named_and_never_silent() {
    let pairs = [
        (r#"{"population_totale": 990, "population_municipale": 1040}"#, ["population_municipale", "population_totale"]),
        (r#"{"region": "11"}"#, ["departement", "region"]),
        (r#"{"code": "68224", "population_totale": 640, "population_municipale": 640}"#, ["code", "population_totale"]),
        (r#"{"code": "68224", "departement": "67", "population_totale": null, "population_municipale": null}"#, ["code", "departement"]),
        (r#"{"part_collectivite": "50000.00"}"#, ["part_collectivite", "expenses"]),
        (r#"{"population_couverte": 900}"#, ["population_totale", "population_couverte"]),
        (
            r#"{"population_couverte": 3000, "population_couverte_municipale": 3001}"#,
            ["population_couverte_municipale", "population_couverte"],
        ),
    ];
    for (changes, expected) in pairs {
        let found = contradictions(&CATALOGUE, &project(changes));
        let named = found.iter().any(|found| found.facts.iter().map(|id| &*id.0).eq(expected));
        assert!(named, "{changes}: {found:?}");
    }
    assert_eq!(contradictions(&CATALOGUE, &project("{}")), []);
    assert_eq!(
        contradictions(&CATALOGUE, &project(r#"{"code": "68224", "population_totale": 110174, "population_municipale": 108942}"#)),
        []
    );
    let other_year = r#"{"code": "68224", "population_annee": 2019, "population_totale": 111000, "population_municipale": 110000}"#;
    assert_eq!(contradictions(&CATALOGUE, &project(other_year)), [], "another year has other numbers");
}

#[test]
fn a_commune_named_by_its_code_is_not_asked_what_the_code_tells() {
    let named = r#"{"code": "68365", "population_totale": null, "population_municipale": null, "departement": null, "region": null}"#;
    assert_eq!(of(named, "fitn-volet-1").verdict, Verdict::Eligible);
    assert_eq!(rates(&of(named, "fitn-volet-1")), ["80"]);
}

#[test]
fn a_departement_tells_its_region() {
    let answer = of(r#"{"region": null, "laboratoire": true}"#, "fitn-volet-2");
    assert_eq!((answer.verdict, missing(&answer)), (Verdict::Eligible, Vec::new()));
    let elsewhere = of(r#"{"region": null, "departement": "90", "laboratoire": true}"#, "fitn-volet-2");
    assert_eq!(elsewhere.verdict, Verdict::NotEligible);
}

#[test]
fn a_region_tells_what_the_departement_cannot_be() {
    let answer = of(r#"{"departement": null, "region": "11"}"#, "fitn-volet-1");
    assert_eq!(answer.verdict, Verdict::NotEligible, "no département of that région is this one");
}

#[test]
fn an_association_is_told_that_its_kind_blocks_and_not_a_population_nobody_asked_for() {
    let changes = changes(r#"{"porteur": "association", "population_totale": null, "population_municipale": null}"#, "fitn-volet-1");
    assert_eq!(fixed(&changes), ["porteur"]);
}

#[test]
fn under_to_confirm_no_wall_is_named() {
    let studied = r#"{"engagement": "etudes"}"#;
    let changes = changes(studied, "fitn-volet-1");
    assert_eq!((of(studied, "fitn-volet-1").verdict, changes.sets.len(), fixed(&changes)), (Verdict::ToConfirm, 0, Vec::new()));
}

#[test]
fn a_signed_contract_a_vote_or_a_study_is_never_proposed_to_be_undone() {
    for engagement in ["etudes", "deliberation", "acte_juridique"] {
        for programme in &CATALOGUE.programmes {
            let changes = changes(&format!(r#"{{"engagement": "{engagement}", "laboratoire": true}}"#), &programme.id);
            let undoes = |change: &Change| matches!(change, Change::Fact { fact, .. } if &*fact.0 == "engagement");
            assert!(!changes.sets.iter().flatten().any(undoes), "{}: {:?}", programme.id, changes.sets);
        }
    }
}

#[test]
fn a_village_is_never_proposed_to_become_a_departement_or_an_association() {
    for programme in &CATALOGUE.programmes {
        let changes = changes(r#"{"conseillers": 1}"#, &programme.id);
        for change in changes.sets.iter().flatten() {
            let Change::Fact { fact, values } = change else { continue };
            if &*fact.0 == "porteur" {
                let possible = ["cc", "ca", "cu", "metropole", "regroupement"];
                assert!(values.iter().all(|value| possible.contains(&value.to_string().as_str())), "{}: {values:?}", programme.id);
            }
        }
        let covers_alone =
            |set: &Vec<Change>| matches!(set.as_slice(), [Change::Fact { fact, .. }] if fact.0.starts_with("population_couverte"));
        assert!(!changes.sets.iter().any(covers_alone), "{}: a village alone does not cover more", programme.id);
    }
}

#[test]
fn only_who_can_cover_a_departement_is_asked_to() {
    let FactKind::Choice(carriers) = &CATALOGUE.fact("porteur").unwrap().kind else { panic!("a carrier is chosen") };
    let asked = |carrier: &str| {
        let small = format!(r#"{{"porteur": "{carrier}", "couvre_departement": false}}"#);
        let sets = changes(&small, "aap-demarches").sets;
        sets.iter().any(|set| matches!(&set[..], [Change::Fact { fact, .. }] if &*fact.0 == "couvre_departement"))
    };
    let found: Vec<&str> = carriers.iter().map(|choice| &*choice.code).filter(|code| asked(code)).collect();
    assert_eq!(found, ["departement", "region", "collectivite_statut_particulier", "regroupement"]);
}

#[test]
fn a_syndicate_is_told_to_let_a_member_carry_the_project() {
    let changes = changes(r#"{"porteur": "sivom"}"#, "fitn-volet-1");
    let carried = |set: &Vec<Change>| matches!(set.as_slice(), [Change::Fact { fact, .. }] if &*fact.0 == "porteur");
    assert!(changes.sets.iter().any(carried), "{changes:?}");
}

#[test]
fn the_aid_never_rises_with_population_where_one_count_passes_the_threshold() {
    let most = |total: i64, municipal: i64| {
        let facts = format!(r#"{{"porteur": "ca", "population_totale": {total}, "population_municipale": {municipal}}}"#);
        of(&facts, "fitn-volet-1").amount.and_then(|amount| amount.at_most())
    };
    let sum = |text: &str| guichet::domain::Money::read(text).ok();
    assert_eq!((most(99_999, 79_998), most(100_000, 79_999)), (sum("2000.00"), sum("2000.00")));
}

#[test]
fn the_seat_of_a_grouping_elsewhere_is_no_answer_about_its_members() {
    let elsewhere = of(r#"{"porteur": "cc", "departement": "67"}"#, "fitn-volet-1");
    assert_eq!((elsewhere.verdict, missing(&elsewhere)), (Verdict::Incomplete, vec!["departements_membres"]));
    let here = of(r#"{"porteur": "cc"}"#, "fitn-volet-1");
    let mut said = Vec::new();
    here.conditions.walk(&mut |part| said.extend(part.seen.iter().flatten().filter_map(|seen| seen.drawn_from.clone())));
    assert!(
        here.verdict == Verdict::Eligible && said.iter().any(|id| &*id.0 == "departement"),
        "the seat that stands in is said: {said:?}"
    );
    assert_eq!(of(r#"{"departement": "67"}"#, "fitn-volet-1").verdict, Verdict::NotEligible, "a commune has no members");
}

#[test]
fn notices_come_in_the_same_order_whatever_the_order_of_the_lines() {
    let lines = |categories: [&str; 3]| {
        let mut situation = project("{}");
        situation.expenses = Some(categories.iter().map(|category| crate::values::line(category, "1000.00")).collect());
        answer(&situation, "fitn-volet-1").notices
    };
    let one = lines(["personnel", "licence_hors_ue", "equipement_public"]);
    assert!(one.len() >= 3);
    assert_eq!(one, lines(["equipement_public", "personnel", "licence_hors_ue"]));
}

#[test]
fn a_programme_that_can_only_end_in_a_no_says_so_before_every_question_is_answered() {
    let answer = of(r#"{"objets": null}"#, "aap-demarches");
    assert_eq!((answer.verdict, answer.possible), (Verdict::Incomplete, vec![Verdict::NotApplicable, Verdict::NotEligible]));
}

#[test]
fn what_three_unknown_facts_decide_together_is_missing() {
    let text = r#"{"facts": {"porteur": "commune", "population_totale": 1, "departement": "68", "objets": ["demarches", "donnees"]}}"#;
    let situation = Dossier::read(&CATALOGUE, text).unwrap().situation;
    let answer = answer(&situation, "aap-demarches");
    assert_eq!((answer.verdict, missing(&answer)), (Verdict::NotEligible, Vec::new()), "one inhabitant is enough to tell");
}
