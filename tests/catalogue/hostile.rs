//! Catalogues of people who mean harm, or had bad luck: what they hold is neither obeyed, nor repeated whole, nor waited for.

use guichet::catalogue::{CatalogueError, EMBEDDED, load, load_value};
use guichet::domain::acts;
use serde_json::{Value, json};

use crate::broken::{faults, only};

/// A fault that a person can read in a terminal: short, on one line, and without what a terminal would obey.
#[track_caller]
fn is_readable(fault: &CatalogueError) {
    let said = fault.to_string();
    assert!(!said.contains(acts) && said.chars().count() < 1_300 && !fault.place.is_empty(), "{said:?}");
}

#[test]
fn a_text_of_three_million_characters_is_refused_with_its_beginning() {
    let said = only(|c| c["catalogue"]["titre"] = json!("é".repeat(3_000_000)));
    assert_eq!(said, format!("catalogue.titre: ce texte est trop long : « {}… » (4\u{202f}000 caractères au plus)", "é".repeat(60)));
    let anywhere = faults(|c| {
        c["programmes"][0]["conditions"][0]["fait"] = json!("x".repeat(500_000));
        c["programmes"][0]["conditions"][2]["attendu"] = json!("moins de ".repeat(100_000));
        c["programmes"][0]["exemples"][0]["faits"]["nom"] = json!("y".repeat(500_000));
        c["programmes"][0]["liens"][0]["adresse"] = json!(format!("https://{}", "z".repeat(500_000)));
        c["programmes"][0]["y".repeat(2_000_000)] = json!(1);
        c["programmes"][0]["exemples"][1]["faits"]["y".repeat(500_000)] = json!(1);
    });
    assert!(anywhere.len() >= 6, "{anywhere:#?}");
    anywhere.iter().for_each(is_readable);
}

#[test]
fn what_is_not_seen_is_refused_wherever_it_stands() {
    let said = only(|c| c["catalogue"]["titre"] = json!("Aides\u{202e} d’essai"));
    assert_eq!(
        said,
        "catalogue.titre: ce texte contient un caractère invisible, \\u{202e} : « Aides\\u{202e} d’essai » (retapez-le sans le copier d’un autre document)"
    );
    for unseen in
        ['\u{1b}', '\u{7f}', '\u{9b}', '\u{ad}', '\u{200b}', '\u{200d}', '\u{2028}', '\u{2066}', '\u{feff}', '\u{3164}', '\u{e0041}']
    {
        for break_it in [
            |c: &mut Value, text: &str| c["programmes"][0]["nom"] = json!(text),
            |c: &mut Value, text: &str| c["faits"][0]["choix"][3]["nom"] = json!(text),
            |c: &mut Value, text: &str| c["categories"][2]["exemples"][1] = json!(text),
            |c: &mut Value, text: &str| c["programmes"][0]["exemples"][0]["faits"]["nom"] = json!(text),
        ] {
            let found = faults(|c| break_it(c, &format!("Un nom{unseen} caché")));
            assert!(found.iter().any(|fault| fault.problem.contains("invisible")), "{unseen:?}: {found:#?}");
            found.iter().for_each(is_readable);
        }
    }
    let line = only(|c| c["avis"][0]["dit"] = json!("Une phrase,\nsur deux lignes."));
    assert!(line.contains("avis[0].dit") && line.contains("saut de ligne") && line.contains("une seule ligne"), "{line}");
    let commune = only(|c| c["territoires"] = json!(c["territoires"].as_str().unwrap().replacen("Zillisheim", "Zillis\u{200b}heim", 1)));
    assert!(commune.starts_with("territoires[390]: ce texte contient un caractère invisible, \\u{200b}"), "{commune}");
}

#[test]
fn the_spaces_and_letters_of_french_are_no_strange_characters() {
    let text = "L’œuvre «\u{a0}Été\u{a0}»\u{202f}: 12\u{202f}500,50\u{a0}€ — « à Wœrth », 1ᵉʳ ½ №";
    assert_eq!(faults(|c| c["catalogue"]["titre"] = json!(text)), []);
}

#[test]
fn an_address_leads_where_it_seems_to() {
    let user = only(|c| c["programmes"][0]["liens"][0]["adresse"] = json!("https://www.haut-rhin.gouv.fr@mal.example/"));
    assert_eq!(
        user,
        "programmes[0].liens[0].adresse: cette adresse porte un nom d’utilisateur, qui peut faire croire à un autre site (retirez ce qui précède « @ »)"
    );
    let label = only(|c| c["programmes"][0]["liens"][0]["dit"] = json!("pref-francerelance@haut-rhin.gouv.fr"));
    assert_eq!(
        label,
        "programmes[0].liens[0].dit: ce texte se lit comme l’adresse « pref-francerelance@haut-rhin.gouv.fr », et mène à une autre (écrivez l’adresse elle-même, ou un texte qui n’en a pas l’air)"
    );
    let alphabet = only(|c| c["catalogue"]["adresse"] = json!("https://www.haut-rh\u{456}n.gouv.fr/"));
    assert!(alphabet.contains("catalogue.adresse") && alphabet.contains("en lettres sans accent"), "{alphabet}");
    let copies = only(|c| c["catalogue"]["courriel"] = json!("mailto:aides@prefecture.example?bcc=autre@mal.example"));
    assert!(copies.contains("catalogue.courriel") && copies.contains("une seule boîte"), "{copies}");
    let page = only(|c| c["catalogue"]["courriel"] = json!("https://prefecture.example/contact"));
    assert!(page.contains("une adresse en mailto: est attendue ici"), "{page}");
}

#[test]
fn a_catalogue_that_would_freeze_the_page_is_refused_with_the_reason() {
    let condition = || json!({ "dit": "Une condition.", "fait": "crte", "attendu": "oui", "clause": "V1-05" });
    let many = only(|c| c["programmes"][0]["conditions"] = Value::Array((0..400).map(|_| condition()).collect()));
    assert!(many.starts_with("programmes[0]: ce programme compte ") && many.contains("300 au plus, pour que la page réponde"), "{many}");
    let nested = |levels: usize| {
        let leaf = json!({ "fait": "crte", "attendu": "oui" });
        let mut whole = (0..levels).fold(leaf, |inside, _| json!({ "toutes": [inside] }));
        whole["dit"] = json!("Une condition.");
        whole["clause"] = json!("V1-05");
        move |c: &mut Value| c["programmes"][0]["conditions"].as_array_mut().unwrap().push(whole)
    };
    assert_eq!(faults(nested(8)), []);
    assert_eq!(only(nested(9)), "programmes[0]: ses conditions s’emboîtent sur 9 niveaux (8 niveaux au plus)");
    let deep = faults(nested(60));
    assert!(deep[0].problem.contains("plus de 32 niveaux"), "{deep:#?}");
    let facts = faults(|c| {
        let fact = c["faits"][17].clone();
        let more = (0..300).map(|n| {
            let mut more = fact.clone();
            more["id"] = json!(format!("question-{n}"));
            more
        });
        c["faits"].as_array_mut().unwrap().extend(more);
    });
    assert_eq!(facts[0].to_string(), "faits: cette liste a 321 entrées (300 au plus, pour que la page reste rapide)");
    let entries = faults(|c| c["programmes"][0]["rappels"] = Value::Array(vec![json!({ "dit": "Un rappel.", "clause": "V1-05" }); 1_001]));
    assert_eq!(
        entries[0].to_string(),
        "programmes[0].rappels: cette liste a 1\u{202f}001 entrées (1\u{202f}000 au plus, pour que la page reste rapide)"
    );
}

#[test]
fn a_key_that_is_written_twice_in_json_is_refused_with_its_place() {
    let twice = EMBEDDED.replacen("\"titre\":", "\"titre\":\"Un autre\",\"titre\":", 1);
    assert_ne!(twice, EMBEDDED);
    let said: Vec<String> = load(&twice).unwrap_err().iter().map(ToString::to_string).collect();
    assert!(said.len() == 1 && said[0].ends_with(".titre: cette clé est écrite deux fois (gardez-en une)"), "{said:?}");
    let deep = load(r#"{"a":[{"b":1},{"b":1,"b":2}]}"#).unwrap_err();
    assert_eq!(deep[0].to_string(), "a[1].b: cette clé est écrite deux fois (gardez-en une)");
}

#[test]
fn json_that_is_no_catalogue_is_told_in_french_with_a_place() {
    for (text, said) in [
        ("null", "à la racine: une table est attendue ici"),
        ("[]", "à la racine: une table est attendue ici"),
        ("\u{feff}null", "à la racine: une table est attendue ici"),
        ("", "catalogue: ce n’est pas du JSON, ligne 1, colonne 1 : le texte s’arrête avant la fin"),
        ("{\"a\":\n [1,]}", "catalogue: ce n’est pas du JSON, ligne 2, colonne 5 : une virgule de trop (là : {\"a\":\\n [1,]})"),
        ("{'a': 1}", "catalogue: ce n’est pas du JSON, ligne 1, colonne 2 : une clé s’écrit entre guillemets (là : {'a': 1})"),
        (
            "{\"a\" 1}",
            "catalogue: ce n’est pas du JSON, ligne 1, colonne 6 : « : » est attendu entre une clé et sa valeur (là : {\"a\" 1})",
        ),
        ("{} x", "catalogue: ce n’est pas du JSON, ligne 1, colonne 4 : du texte de trop après la fin (là : {} x)"),
        (
            "{\"a\": 1.5}",
            "catalogue: ce n’est pas du JSON, ligne 1, colonne 9 : un nombre à virgule ne convient nulle part ; écrivez-le entre guillemets (là : {\"a\": 1.5})",
        ),
    ] {
        let found: Vec<String> = load(text).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(found, [said], "{text:?}");
    }
    let far = format!("{{\"a\":\"{}\" \"b\"}}", "x".repeat(40_000));
    let found = load(&far).unwrap_err();
    assert!(found[0].problem.contains("ligne 1, colonne 40009") && found[0].to_string().chars().count() < 250, "{found:?}");
    let whole: Value = serde_json::from_str(EMBEDDED).unwrap();
    assert!(load(&format!("\u{feff}{EMBEDDED}")).is_ok() && load_value(&whole).is_ok());
    assert!(load(&"[".repeat(100_000)).is_err_and(|faults| faults[0].problem.contains("trop de niveaux")));
}
