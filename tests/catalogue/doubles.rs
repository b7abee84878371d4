//! What is written twice, in the wrong order or for nothing: each is refused, and what its author reads is recorded here.

use serde_json::{Value, json};

use crate::broken::{faults, only};
use crate::contradictions::{fact, read_as_recorded};

fn repeat(list: &mut Value) {
    let first = list[0].clone();
    list.as_array_mut().unwrap().push(first);
}

/// The territories with one piece of text in place of another.
fn territories(catalogue: &mut Value, from: &str, to: &str) {
    let text = catalogue["territoires"].as_str().unwrap();
    assert!(text.contains(from), "{from:?}");
    catalogue["territoires"] = json!(text.replacen(from, to, 1));
}

#[test]
fn communes_and_epci_belong_together() {
    read_as_recorded(&[
        (
            |c| territories(c, "\t1005\t986", "\t1005\t1986"),
            "territoires[371]: la population municipale (1\u{202f}986) dépasse la population totale (1\u{202f}005)",
        ),
        (|c| territories(c, "\t1005\t986", "\t1005\t-986"), "territoires[371]: « -986 » n’est pas une population ; exemple : 1803"),
        (|c| territories(c, "commune\t68385", "commune\t68384"), "territoires[391]: le code « 68384 » est déjà celui de la ligne 390"),
        (
            |c| territories(c, "commune\t68384\tZillisheim\t200066009", "commune\t68384\tZillisheim\t200066008"),
            "territoires[390]: l’EPCI « 200066008 » de cette commune n’a pas de ligne (une ligne « epci » de ce code, ou un champ vide)",
        ),
        (
            |c| territories(c, "Agglomération\tca\t68", "Agglomération\tagglo\t68"),
            "territoires[12]: « agglo » n’est une réponse à aucune question (la nature d’un EPCI, par exemple cc)",
        ),
        (|c| territories(c, "\tZillisheim\t", "\t\t"), "territoires[390]: le nom manque"),
        (
            |c| drop(c["catalogue"]["territoire"].as_object_mut().unwrap().remove("population_annee")),
            "catalogue.territoire.population_annee: cette valeur manque (l’année où ces populations sont en vigueur, par exemple 2021)",
        ),
        (
            |c| drop(c["catalogue"].as_object_mut().unwrap().remove("territoire")),
            "catalogue.territoire: cette table manque : il y a des communes ([territoire] departement, region, population_annee dans catalogue.toml)",
        ),
    ]);
}

#[test]
fn sessions_follow_one_another() {
    let session = |day: &str| json!({ "cloture": day, "clause": "V1-21" });
    let said = faults(|c| c["programmes"][0]["sessions"] = json!([session("2021-08-27"), session("2021-05-27"), session("2021-05-27")]));
    let said: Vec<String> = said.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "programmes[0].sessions[1].cloture: cette session vient avant la précédente (les sessions s’écrivent dans l’ordre des dates)",
            "programmes[0].sessions[2].cloture: cette session est écrite deux fois (les sessions s’écrivent dans l’ordre des dates)",
        ]
    );
    read_as_recorded(&[
        (
            |c| c["programmes"][0]["ouverture"] = json!({ "le": "2021-09-01", "dit": "Le fonds ouvre.", "clause": "V1-21" }),
            "programmes[0].ouverture.le: l’ouverture, le 2021-09-01, vient après une clôture, le 2021-08-27",
        ),
        (
            |c| c["programmes"][2]["suite"]["jusqu_au"] = json!("2021-01-01"),
            "programmes[2].suite.jusqu_au: le 2021-01-01 vient avant la dernière session datée, le 2021-05-28",
        ),
        (
            |c| c["programmes"][2]["suite"]["nombre"] = json!(1),
            "programmes[2].suite.nombre: sessions déjà datées : 1 ; aucune ne reste à venir (le nombre de toutes les sessions, datées ou non)",
        ),
    ]);
}

#[test]
fn nothing_is_written_twice() {
    read_as_recorded(&[
        (
            |c| c["programmes"][0]["conditions"][0]["clause"] = json!(["V1-05", "V1-05"]),
            "programmes[0].conditions[0].clause[1]: « V1-05 » est écrit deux fois dans cette liste",
        ),
        (
            |c| c["programmes"][0]["conditions"][1]["attendu"][1] = json!("commune"),
            "programmes[0].conditions[1].attendu[1]: « commune » est écrit deux fois dans cette liste",
        ),
        (|c| c["programmes"][1]["id"] = json!("fitn-volet-1"), "programmes[1].id: l’identifiant « fitn-volet-1 » est déjà pris"),
        (|c| repeat(&mut fact(c, "porteur")["choix"]), "faits[0].choix[23].code: l’identifiant « commune » est déjà pris"),
        (|c| repeat(&mut fact(c, "departement")["propositions"]), "faits[3].propositions[2].code: l’identifiant « 68 » est déjà pris"),
        (
            |c| repeat(&mut c["programmes"][0]["depenses"]),
            "programmes[0].depenses[11].categorie: la catégorie « personnel » a déjà son effet plus haut (gardez l’un des deux)",
        ),
        (
            |c| c["programmes"][0]["exemples"][1]["nom"] = c["programmes"][0]["exemples"][0]["nom"].clone(),
            "programmes[0].exemples[1].nom: l’exemple « Un village ordinaire\u{a0}: de 20 à 80\u{a0}% » est écrit deux fois (chaque exemple montre autre chose)",
        ),
        (
            |c| c["catalogue"]["programmes"] = json!(["un", "un"]),
            "catalogue.programmes[1]: le programme « un » est écrit deux fois (gardez-en un)",
        ),
    ]);
    let readings = faults(|c| c["lectures"][1]["id"] = json!("totale"));
    assert!(readings.iter().any(|fault| fault.to_string() == "lectures[1].id: l’identifiant « totale » est déjà pris"), "{readings:#?}");
}

#[test]
fn a_key_says_something_where_it_stands_or_is_refused() {
    read_as_recorded(&[
        (|c| fact(c, "porteur")["unite"] = json!("m"), "faits[0].unite: seul un nombre a une unité (nature = \"entier\")"),
        (
            |c| fact(c, "crte")["propositions"] = json!([{ "code": "oui", "nom": "Oui" }]),
            "faits[17].propositions: seule une question de code propose des réponses par leur nom (nature = \"code\")",
        ),
        (
            |c| c["programmes"][0]["conditions"][0]["clause"] = json!([]),
            "programmes[0].conditions[0].clause: cette liste est vide (remplissez-la, ou retirez la clé)",
        ),
        (
            |c| c["programmes"][0]["doutes"][0]["avis"] = json!(["cross-department", "engaged-undefined"]),
            "programmes[0].doutes[0].avis: un seul est attendu ici",
        ),
        (
            |c| c["programmes"][0]["exemples"][0]["attendu"] = json!({}),
            "programmes[0].exemples[0].attendu: cet exemple n’attend rien (attendu = { verdict = \"eligible\" })",
        ),
        (
            |c| c["programmes"][0]["exemples"][0]["faits"] = json!("aucun"),
            "programmes[0].exemples[0].faits: une table est attendue ici (faits = { population_totale = 1803 })",
        ),
        (
            |c| c["programmes"][0]["conditions"][0]["attendu"] = json!({ "autre_que": ["petr"], "aucun_de": ["sivu"] }),
            "programmes[0].conditions[0].attendu.aucun_de: cette clé ne va pas avec « autre_que » (gardez l’une des deux)",
        ),
        (|c| fact(c, "porteur")["groupe"] = json!(["porteur"]), "faits[0].groupe: un texte : voilà ce qui est attendu ici"),
        (
            |c| c["programmes"][0]["conditions"][0]["clause"] = json!(""),
            "programmes[0].conditions[0].clause: un texte non vide : voilà ce qui est attendu ici",
        ),
    ]);
}

#[test]
fn a_catalogue_names_at_least_one_programme() {
    let example = "(programmes = [\"mon-programme\"])";
    let plain = "(lettres sans accent, chiffres, « - » et « _ », par exemple \"mon-programme\")";
    for (given, said) in [
        (None, format!("catalogue.programmes: cette liste manque : un catalogue nomme au moins un programme {example}")),
        (Some(json!([])), format!("catalogue.programmes: cette liste est vide : un catalogue nomme au moins un programme {example}")),
        (Some(json!("a")), format!("catalogue.programmes: une liste de noms de programmes est attendue ici {example}")),
        (Some(json!({ "a": 1 })), format!("catalogue.programmes: une liste de noms de programmes est attendue ici {example}")),
        (Some(json!([3])), format!("catalogue.programmes[0]: un nom de programme est attendu ici, entre guillemets {plain}")),
        (Some(json!(["a", "../b"])), format!("catalogue.programmes[1]: « ../b » n’est pas un nom simple {plain}")),
        (Some(json!(["a", ""])), format!("catalogue.programmes[1]: «  » n’est pas un nom simple {plain}")),
    ] {
        let found = only(|c| match given {
            None => drop(c["catalogue"].as_object_mut().unwrap().remove("programmes")),
            Some(given) => c["catalogue"]["programmes"] = given,
        });
        assert_eq!(found, said);
    }
    assert_eq!(only(|c| c["programmes"] = json!([])), "programmes: un catalogue a au moins un programme");
}
