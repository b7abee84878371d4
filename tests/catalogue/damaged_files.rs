//! Files of a catalogue that are damaged, misplaced or lead elsewhere: what its author reads in a terminal is recorded here.

use std::path::Path;

use crate::broken_folder::{check, copy, said, spoil};

/// What `guichet check` says of a folder, without the name of the folder and the last line, which counts.
fn told(folder: &Path) -> String {
    let output = check(folder);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output));
    let text = said(&output).replace(&format!("{}/", folder.display()), "");
    text.split("\n\n").next().unwrap().to_owned()
}

#[test]
fn a_slip_in_toml_is_told_in_french_with_its_line_and_a_mark() {
    let folder = copy("slip");
    spoil(&folder, "catalogue.toml", "version  = \"1.0.0\"", "version  = \"1.0.0");
    assert_eq!(
        told(&folder),
        "catalogue.toml:5:18: ce n’est pas du TOML : un guillemet manque à la fin de ce texte, ou il contient un caractère qui n’y va pas\n    version  = \"1.0.0\n                     ^"
    );
}

#[test]
fn the_usual_slips_have_their_own_sentences() {
    for (name, to, sentence) in [
        ("twice", "id = \"autre\"", "cette clé est écrite deux fois"),
        ("bare", "version = abc", "un texte s’écrit entre guillemets"),
        ("nothing", "version =", "une valeur manque après « = »"),
        ("no_equals", "version \"1.0.0\"", "« = » et une valeur manquent après cette clé"),
        ("escape", "version = \"C:\\dossier\"", "« \\ » n’est suivi que de"),
        ("code", "version = \"\\u12\"", "ce code de caractère est incomplet"),
        ("list", "x = [\"a\" \"b\"]", "une virgule manque avant cette valeur"),
        ("comma", "x = [1,,2]", "une virgule de trop"),
        ("too_much", "version = \"1.0.0\" x", "du texte de trop sur cette ligne"),
        ("accent", "vérsion = \"1.0.0\"", "une clé s’écrit en lettres sans accent"),
        ("title", "[perimes", "« ] » manque à la fin de ce titre de table"),
        ("titles", "[[perimes]", "« ]] » manque à la fin de ce titre de liste"),
        ("number", "version = 007", "un nombre ne commence pas par zéro"),
        ("date", "version = 2021-13-40", "cette date n’existe pas"),
        ("open", "x = \"\"\"abc", "trois guillemets manquent à la fin"),
    ] {
        let folder = copy(&format!("slip_{name}"));
        spoil(&folder, "catalogue.toml", "version  = \"1.0.0\"", to);
        let text = told(&folder);
        assert!(text.starts_with("catalogue.toml:") && text.contains(sentence) && text.ends_with('^'), "{name}: {text}");
        assert!(!["expected", "invalid", "missing", "TOML parse"].iter().any(|english| text.contains(english)), "{name}: {text}");
    }
}

#[test]
fn a_fault_at_the_end_of_a_very_long_line_is_shown_with_what_stands_around_it() {
    let folder = copy("long_line");
    spoil(&folder, "catalogue.toml", "version  = \"1.0.0\"", &format!("version  = \"{}\" x", "a".repeat(40_000)));
    let text = told(&folder);
    assert!(text.starts_with("catalogue.toml:5:40015: ") && text.lines().all(|line| line.chars().count() < 200), "{text}");
}

#[test]
fn what_a_terminal_would_obey_is_written_out() {
    let folder = copy("terminal");
    spoil(&folder, "catalogue.toml", "version  = \"1.0.0\"", "version  = \"\u{1b}[31m\u{202e}");
    spoil(&folder, "facts.toml", "groupe = \"porteur\"", "groupe = \"\\u001b[2Jporteur\"");
    let text = told(&folder);
    assert!(text.contains("\\u{1b}[31m\\u{202e}") && !text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
}

#[test]
fn nothing_outside_the_folder_is_read() {
    let folder = copy("outside");
    for name in ["../../../../etc/passwd", "/etc/passwd", "..", "a/b", "a\\\\b", "a.toml"] {
        std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("catalogue/haut-rhin-2021/catalogue.toml"), folder.join("catalogue.toml"))
            .unwrap();
        let line = spoil(&folder, "catalogue.toml", "\"fitn-volet-1\"", &format!("\"{name}\""));
        let text = told(&folder);
        let shown = name.replace("\\\\", "\\");
        assert!(text.starts_with(&format!("catalogue.toml:{line} (programmes[0]): « {shown} » n’est pas un nom simple")), "{text}");
        assert!(!text.contains("root:"), "{text}");
    }
}

#[test]
#[cfg(unix)]
fn a_link_may_lead_beside_and_not_out() {
    let folder = copy("links");
    let secret = Path::new(env!("CARGO_TARGET_TMPDIR")).join("secret.toml");
    std::fs::write(&secret, "secret = \"tout\"\n").unwrap();
    std::fs::rename(folder.join("notices.toml"), folder.join("autres.toml")).unwrap();
    std::os::unix::fs::symlink("autres.toml", folder.join("notices.toml")).unwrap();
    assert!(check(&folder).status.success(), "a link that stays inside is followed");
    for file in ["notices.toml", "programmes/aap-donnees.toml", "territories.tsv", "catalogue.toml"] {
        let folder = copy("links_out");
        std::fs::remove_file(folder.join(file)).unwrap();
        std::os::unix::fs::symlink(&secret, folder.join(file)).unwrap();
        let text = told(&folder);
        let fault = format!("{file}: ce lien mène hors du dossier du catalogue : rien n’y est lu (copiez le fichier dans le dossier)");
        assert!(text.contains(&fault) && !text.contains("tout\""), "{text}");
    }
}

#[test]
fn a_folder_in_place_of_a_file_and_a_file_too_large_are_told() {
    let folder = copy("no_file");
    std::fs::remove_file(folder.join("notices.toml")).unwrap();
    std::fs::create_dir(folder.join("notices.toml")).unwrap();
    std::fs::remove_file(folder.join("expenses.toml")).unwrap();
    std::fs::write(folder.join("clauses.toml"), format!("# {}", "x".repeat(2_000_000))).unwrap();
    std::fs::write(folder.join("facts.toml"), b"\xff\xfeid").unwrap();
    std::fs::write(folder.join("programmes/aap-donnees.toml"), b"id = \"\xe9\"").unwrap();
    let expected = [
        "clauses.toml: le catalogue dépasse 2\u{202f}000\u{202f}000 octets",
        "facts.toml: ce fichier est en UTF-16 (enregistrez-le en UTF-8)",
        "expenses.toml: ce fichier n’existe pas",
        "notices.toml: ce n’est pas un fichier (un fichier de texte est attendu ici)",
        "programmes/aap-donnees.toml: ce fichier n’est pas un texte en UTF-8 (enregistrez-le en UTF-8)",
    ];
    assert_eq!(told(&folder), expected.join("\n"));
}

#[test]
fn a_key_of_another_file_is_refused_where_it_stands() {
    let folder = copy("strange_key");
    let file = folder.join("notices.toml");
    let text = std::fs::read_to_string(&file).unwrap();
    let line = text.matches('\n').count() + 2;
    std::fs::write(&file, text + "\n[[clauses]]\nid = \"V1-04\"\nligne = 1\ntexte = \"Autre chose\"\n").unwrap();
    assert_eq!(told(&folder), format!("notices.toml:{line} (clauses): cette clé n’est pas connue ici (elle s’écrit dans clauses.toml)"));
}

#[test]
fn a_mark_that_an_editor_puts_ahead_of_a_text_is_none_of_it() {
    let folder = copy("marks");
    for file in ["catalogue.toml", "facts.toml", "programmes/aap-donnees.toml", "territories.tsv"] {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        std::fs::write(folder.join(file), format!("\u{feff}{text}")).unwrap();
    }
    assert!(check(&folder).status.success());
}

#[test]
fn the_eleventh_programme_is_not_taken_for_the_second() {
    let folder = copy("eleven");
    let names: Vec<String> = (0..11).map(|n| format!("p{n}")).collect();
    let text = std::fs::read_to_string(folder.join("programmes/aap-donnees.toml")).unwrap();
    for name in &names {
        std::fs::write(folder.join(format!("programmes/{name}.toml")), text.replacen("\"aap-donnees\"", &format!("\"{name}\""), 1))
            .unwrap();
    }
    spoil(&folder, "programmes/p10.toml", "verifie_le", "verifie_lee");
    let head = std::fs::read_to_string(folder.join("catalogue.toml")).unwrap();
    let (before, after) = head.split_once("programmes = [").unwrap();
    let after = after.split_once(']').unwrap().1;
    std::fs::write(folder.join("catalogue.toml"), format!("{before}programmes = {names:?}{after}")).unwrap();
    let text = told(&folder);
    assert!(text.lines().all(|line| line.starts_with("programmes/p10.toml:")), "{text}");
}
