//! Catalogues whose parts do not hold together: each is refused, and what its author reads is recorded here.

use serde_json::{Value, json};

use crate::broken::{faults, only};

/// The index of a fact.
fn at(catalogue: &Value, id: &str) -> usize {
    catalogue["faits"].as_array().unwrap().iter().position(|fact| fact["id"] == id).unwrap()
}

/// A fact of the catalogue.
pub fn fact<'c>(catalogue: &'c mut Value, id: &str) -> &'c mut Value {
    let index = at(catalogue, id);
    &mut catalogue["faits"][index]
}

#[test]
fn facts_that_stand_in_for_one_another_in_a_circle_are_named_with_the_whole_circle() {
    let two = only(|c| fact(c, "population_totale")["a_defaut"] = json!("population_couverte"));
    assert_eq!(
        two,
        "faits[6].a_defaut: ces faits se remplacent en rond : population_totale → population_couverte → population_totale (retirez l’un de ces liens : un fait ne peut pas se remplacer lui-même)"
    );
    let itself = only(|c| fact(c, "crte")["a_defaut"] = json!("crte"));
    assert!(itself.starts_with("faits[17].a_defaut: ces faits se remplacent en rond : crte → crte ("), "{itself}");
    let through_a_yes = faults(|c| {
        fact(c, "porteur")["a_defaut"] = json!("couvre_departement");
    });
    let circle = "ces faits se remplacent en rond : porteur → couvre_departement → porteur";
    assert!(through_a_yes.iter().any(|fault| fault.problem == circle), "{through_a_yes:#?}");
    let two_circles = faults(|c| {
        fact(c, "crte")["a_defaut"] = json!("contrat_etat");
        fact(c, "contrat_etat")["a_defaut"] = json!("crte");
        fact(c, "pret")["a_defaut"] = json!("pret");
    });
    let said: Vec<String> = two_circles.iter().map(|fault| fault.place.clone()).collect();
    assert_eq!(said, ["faits[17].a_defaut", "faits[19].a_defaut"]);
}

#[test]
fn questions_that_wait_for_one_another_are_named() {
    let said = only(|c| {
        fact(c, "porteur")["posee_si"] = json!({ "fait": "engagement", "parmi": ["aucun"] });
        fact(c, "engagement")["posee_si"] = json!({ "fait": "porteur", "parmi": ["commune"] });
    });
    assert_eq!(
        said,
        "faits[0].posee_si: ces questions s’attendent en rond, aucune ne serait posée : porteur → engagement → porteur (retirez l’un de ces posee_si)"
    );
}

/// What is done to the catalogue, and the only fault that its author then reads.
pub type Case = (fn(&mut Value), &'static str);

pub fn read_as_recorded(cases: &[Case]) {
    for (break_it, recorded) in cases {
        assert_eq!(only(break_it), *recorded);
    }
}

#[test]
fn what_stands_in_for_a_fact_takes_the_same_answers() {
    read_as_recorded(&[
        (
            |c| fact(c, "population_couverte")["a_defaut"] = json!("region"),
            "faits[15].a_defaut: « region » n’a pas la même nature que « population_couverte » (un fait n’en remplace un autre que s’il attend les mêmes réponses)",
        ),
        (
            |c| fact(c, "engagement")["a_defaut"] = json!("porteur"),
            "faits[10].a_defaut: la réponse « commune » de « porteur » n’est pas une réponse à « engagement » (un fait n’en remplace un autre que s’il attend les mêmes réponses)",
        ),
        (
            |c| fact(c, "couvre_departement")["oui_si"]["parmi"] = json!(["departemnt"]),
            "faits[14].oui_si: « departemnt » n’est pas une réponse à « porteur » (vouliez-vous dire « departement » ?)",
        ),
        (
            |c| fact(c, "couvre_departement")["non_si"]["parmi"] = json!(["region"]),
            "faits[14].non_si: la réponse « region » est aussi dans « oui_si »",
        ),
        (
            |c| fact(c, "crte")["oui_si"] = json!({ "fait": "pret", "parmi": ["oui"] }),
            "faits[17].oui_si: « pret » n’est pas une question dont les réponses ont un code (nature = \"choix\", \"choix_multiples\", \"code\" ou \"codes\")",
        ),
        (
            |c| fact(c, "conseillers")["oui_si"] = json!({ "fait": "porteur", "parmi": ["commune"] }),
            "faits[13].oui_si: seul un fait de nature « oui_non » se déduit ainsi (nature = \"oui_non\")",
        ),
        (
            |c| fact(c, "conseillers")["a_defaut"] = json!({ "region_de": "departement" }),
            "faits[13].a_defaut: une région se déduit d’un département, et les deux sont des codes (nature = \"code\")",
        ),
        (
            |c| fact(c, "population_couverte")["a_defaut"][0]["si"][0]["parmi"][1] = json!("cooperativ"),
            "faits[15].a_defaut: « cooperativ » n’est pas une réponse à « porteur » (vouliez-vous dire « cooperative » ?)",
        ),
        (
            |c| fact(c, "engagement")["devient"][0]["vers"][1] = json!("acte"),
            "faits[10].devient[0].vers: « acte » n’est pas une réponse à « engagement » (attendu : aucun, etudes, deliberation, acte_juridique)",
        ),
        (
            |c| fact(c, "couvre_departement")["modifiable_si"]["parmi"] = json!(["regroupements"]),
            "faits[14].modifiable_si: « regroupements » n’est pas une réponse à « porteur » (vouliez-vous dire « regroupement » ?)",
        ),
        (
            |c| fact(c, "departements_membres")["posee_si"]["parmi"] = json!(["cx"]),
            "faits[4].posee_si: « cx » n’est pas une réponse à « porteur » (vouliez-vous dire « ca » ?)",
        ),
        (
            |c| fact(c, "departements_membres")["posee_si"]["parmi"] = json!([]),
            "faits[4].posee_si.parmi: cette liste est vide (remplissez-la, ou retirez la clé)",
        ),
        (
            |c| drop(fact(c, "departements_membres")["posee_si"].as_object_mut().unwrap().remove("fait")),
            "faits[4].posee_si.fait: cette valeur manque (par exemple { fait = \"porteur\", parmi = [\"commune\"] })",
        ),
    ]);
}

#[test]
fn a_notion_reads_facts_of_one_kind() {
    read_as_recorded(&[
        (
            |c| c["notions"][0]["lectures"]["autre"] = json!("region"),
            "notions[0].lectures.autre: cette clé n’est pas connue ici (clés connues : totale, municipale)",
        ),
        (
            |c| c["notions"][0]["millesime"] = json!("region"),
            "notions[0].millesime: « region » n’est pas un nombre : une année est attendue ici",
        ),
    ]);
    let shadow = faults(|c| c["notions"][0]["id"] = json!("porteur"));
    assert_eq!(shadow[0].to_string(), "notions[0].id: l’identifiant « porteur » est déjà pris par un fait");
    let mixed = faults(|c| c["notions"][0]["lectures"]["municipale"] = json!("region"));
    assert_eq!(
        mixed[0].to_string(),
        "notions[0].lectures: ces faits n’ont pas la même nature (les lectures d’une notion attendent les mêmes réponses)"
    );
}

#[test]
fn numbers_stand_in_their_order() {
    read_as_recorded(&[
        (
            |c| c["programmes"][5]["montant"]["bas"] = json!("60 000 €"),
            "programmes[5].montant.bas: « bas » (60\u{202f}000\u{a0}€) dépasse « haut » (50\u{202f}000\u{a0}€)",
        ),
        (
            |c| c["programmes"][0]["montant"]["tranches"][1]["si"] = json!("de 1 100 à 80 000"),
            "programmes[0].montant.tranches[1].si: de 1\u{202f}000 à 1\u{202f}099, aucune tranche (chaque tranche commence où la précédente finit)",
        ),
        (
            |c| c["programmes"][0]["montant"]["tranches"][0]["si"] = json!("moins de 999"),
            "programmes[0].montant.tranches[1].si: 999 n’est dans aucune tranche (chaque tranche commence où la précédente finit)",
        ),
        (
            |c| drop(c["programmes"][0]["montant"].as_object_mut().unwrap().remove("chevauchement")),
            "programmes[0].montant.tranches[2].si: « de 1\u{202f}000 à 80\u{202f}000 » et « de 80\u{202f}000 à moins de 100\u{202f}000 » se chevauchent (si la page les écrit ainsi : chevauchement = { avis = \"…\" })",
        ),
        (
            |c| c["programmes"][5]["concerne"][0]["attendu"] = json!("au moins 1 000 000"),
            "programmes[5].concerne[0].attendu: aucune réponse n’est « au moins 1\u{202f}000\u{202f}000 » : elles vont de 0 à 100\u{202f}000 (voyez mini et maxi de ce fait)",
        ),
        (
            |c| c["programmes"][5]["concerne"][0]["attendu"] = json!("au moins -9223372036854775808"),
            "programmes[5].concerne[0].attendu: ce nombre est trop grand (1\u{202f}000\u{202f}000\u{202f}000\u{202f}000 au plus)",
        ),
        (|c| c["clauses"][3]["ligne"] = json!(-5), "clauses[3].ligne: le numéro de la ligne de la page est attendu ici (par exemple 12)"),
    ]);
    let upside_down = faults(|c| fact(c, "conseillers")["mini"] = json!(200_000));
    assert_eq!(upside_down[0].to_string(), "faits[13].mini: mini (200000) dépasse maxi (100000)");
}
