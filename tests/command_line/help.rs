//! Help and version, and arguments that are refused: all of it in French, with the near word.

use crate::{err, out, plain, run};

fn shown(args: &[&str]) -> String {
    let output = run(args, b"");
    assert_eq!((output.status.code(), err(&output)), (Some(0), String::new()), "{args:?}");
    plain(&out(&output))
}

#[test]
fn help_goes_to_standard_output() {
    for args in [&["--help"][..], &["-h"], &["help"]] {
        let help = shown(args);
        assert!(help.contains("guichet check [CHEMIN]") && help.contains("Commandes :"), "{args:?}: {help}");
    }
}

#[test]
fn each_command_has_its_own_help() {
    for args in [&["assess", "--help"][..], &["assess", "-h"], &["help", "assess"]] {
        let help = shown(args);
        for part in ["--catalogue", "--date", "--json ", "--texte", "--brief", "--jsonl", "FICHIER", "Arguments :", "Options :"] {
            assert!(help.contains(part), "{args:?}: {part} is not in {help}");
        }
        assert!(!help.contains("guichet check"), "{help}");
    }
    let help = shown(&["help", "check"]);
    assert!(help.contains("guichet check [CHEMIN]") && !help.contains("assess"), "{help}");
    assert_eq!(help, shown(&["check", "--help"]));
    assert!(shown(&["help", "help"]).contains("guichet help [COMMANDE]"));
}

#[test]
fn no_help_holds_a_word_of_english() {
    for args in [&["help"][..], &["help", "assess"], &["help", "check"], &["help", "help"]] {
        let help = shown(args);
        for word in ["Usage:", "Options:", "Commands", "Print", "default", "possible values", "OPTIONS"] {
            assert!(!help.contains(word), "{args:?}: {word} is in {help}");
        }
    }
}

#[test]
fn the_version_is_that_of_the_package() {
    let expected = format!("guichet {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!((shown(&["--version"]), shown(&["-V"])), (expected.clone(), expected));
}

#[test]
fn a_refused_argument_is_said_in_french_with_the_near_word() {
    let cases: [(&[&str], &str); 17] = [
        (&["asess", "-"], "commande inconnue : asess ; vouliez-vous dire « assess » ?"),
        (&["help", "chek"], "commande inconnue : chek ; vouliez-vous dire « check » ?"),
        (&["bonjour"], "commande inconnue : bonjour"),
        (&["assess", "--jsn", "-"], "option inconnue : --jsn ; vouliez-vous dire « --json » ?"),
        (&["assess", "--catalog", "x", "-"], "option inconnue : --catalog ; vouliez-vous dire « --catalogue » ?"),
        (&["assess", "-x", "-"], "option inconnue : -x"),
        (&["assess", "--json=oui", "-"], "--json ne prend pas de valeur"),
        (&["assess", "-", "--date"], "une valeur est attendue après --date, comme --date 2021-06-10"),
        (&["assess", "--catalogue"], "une valeur est attendue après --catalogue"),
        (&["assess", "--date", "2021-06-10", "--date", "2021-06-11", "-"], "--date est donné deux fois"),
        (&["assess", "--json", "--texte", "-"], "--json et --texte ne vont pas ensemble"),
        (&["assess", "--jsonl", "a.json"], "--jsonl lit l’entrée standard"),
        (&["assess", "--jsonl", "--texte"], "--jsonl et --texte ne vont pas ensemble"),
        (&["assess", "a.json", "b.json"], "« b.json » est de trop"),
        (&["assess", ""], "le nom du fichier est vide"),
        (&["assess"], "un dossier est attendu : FICHIER, - ou --jsonl"),
        (&[], "une commande est attendue : assess, check ou help"),
    ];
    for (args, said) in cases {
        let output = run(args, b"");
        assert_eq!((output.status.code(), out(&output)), (Some(2), String::new()), "{args:?}");
        let told = plain(&err(&output));
        assert!(told.starts_with(&format!("guichet : {said}")), "{args:?}: {told}");
        for word in ["error", "unexpected", "required", "For more", "Usage:"] {
            assert!(!told.contains(word), "{args:?}: {word} is in {told}");
        }
    }
}
