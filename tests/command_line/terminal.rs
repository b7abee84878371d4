//! The command line before a person: a real terminal, its width, its colours, what is read there.

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use nix::pty::{Winsize, openpty};

use crate::{GUICHET, err, out, plain, run};

const DOSSIER: &str = r#"{"date": "2021-06-10", "facts": {"porteur": "commune", "population_totale": 1005, "population_municipale": 986,
    "departement": "68", "region": "44", "objets": ["demarches"], "engagement": "aucun", "effet_mois": 12, "laboratoire": false,
    "conseillers": 2}, "expenses": [{"label": "Portail", "category": "deploiement", "amount": "18000.00"}]}"#;

/// Which of the three streams is the terminal; the others are pipes.
#[derive(Clone, Copy, PartialEq)]
enum On {
    Output,
    Errors,
    OutputAndErrors,
}

/// What comes on a terminal of so many columns, and what comes by the pipe of standard output.
fn on_terminal(on: On, columns: u16, args: &[&str], environment: &[(&str, &str)], input: &str) -> (Option<i32>, String, String) {
    let size = Winsize { ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    let pty = openpty(Some(&size), None).unwrap();
    let slave = || Stdio::from(pty.slave.try_clone().unwrap());
    let mut command = Command::new(GUICHET);
    command.args(args).env_remove("NO_COLOR").env_remove("COLUMNS").env("TERM", "xterm-256color").envs(environment.iter().copied());
    command.stdin(Stdio::piped());
    command.stdout(if on == On::Errors { Stdio::piped() } else { slave() });
    command.stderr(if on == On::Output { Stdio::piped() } else { slave() });
    let mut child = command.spawn().unwrap();
    // The terminal ends once no program holds it.
    drop(command);
    drop(pty.slave);
    let mut master = File::from(pty.master);
    let reader = std::thread::spawn(move || {
        let (mut seen, mut part) = (Vec::new(), [0; 4096]);
        // Reading a terminal that nobody holds any more is an error on Linux, the end elsewhere.
        while let Ok(1..) = master.read(&mut part).inspect(|count| seen.extend(&part[..*count])) {}
        String::from_utf8(seen).unwrap().replace("\r\n", "\n")
    });
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    (output.status.code(), reader.join().unwrap(), out(&output))
}

fn summary(columns: u16, args: &[&str], environment: &[(&str, &str)]) -> String {
    let (code, seen, _) = on_terminal(On::Output, columns, &[&["assess", "-"], args].concat(), environment, DOSSIER);
    assert_eq!(code, Some(0), "{seen}");
    seen
}

#[test]
fn a_secretary_reads_verdict_amount_date_obstacles_and_what_is_missing() {
    let seen = plain(&summary(100, &[], &[("NO_COLOR", "1")]));
    let blocks: Vec<&str> = seen.split("\n\n").collect();
    assert!(blocks[0].ends_with("Réponses telles qu’au 10 juin 2021."), "{seen}");
    assert_eq!(
        blocks[1],
        "✓ Volet 1 du fonds : Remplit les conditions écrites\n  Au plus 80 % de l’assiette, soit 14 400 €.\n  \
         Date limite non dépassée : dépôt jusqu’au 27 août 2021 inclus, dans 78 jours. La page ne donne pas\n  de date d’ouverture."
    );
    let second = blocks.iter().find(|block| block.starts_with("✗ Volet 2 du fonds")).unwrap();
    for part in ["Ce qui bloque :", "(Clause V2-02)", "laboratoire d’innovation territoriale : non. Attendu : oui.", "Ce qui remplirait"]
    {
        assert!(second.contains(part), "{part} is not in {second}");
    }
    let apart = "– Appel « données » : Ne concerne pas ce projet\n– Appel « coopération » : Ne concerne pas ce projet";
    assert!(blocks.contains(&apart), "{seen}");
    assert!(seen.contains("\n\nÀ savoir\n  - ") && seen.contains("Cela ne vaut pas accord."), "{seen}");
}

#[test]
fn what_is_missing_is_said_and_in_the_past_once_the_call_is_over() {
    for (date, said) in [("2021-06-10", "Pour conclure, il manque : "), ("2023-06-10", "Pour conclure, il manquait : ")] {
        let dossier = format!(r#"{{"date": "{date}", "facts": {{"porteur": "commune"}}}}"#);
        let seen = plain(&out(&run(&["assess", "--texte", "-"], dossier.as_bytes())));
        let block = seen.split("\n\n").find(|block| block.starts_with("? Volet 1 du fonds : Il manque des réponses")).unwrap();
        assert!(block.contains(said), "{block}");
        let refused = seen.split("\n\n").find(|block| block.contains("Exclu, quoi que vous répondiez")).unwrap();
        assert!(refused.starts_with("✗ ") && refused.contains("Ce qui bloque :") && !refused.contains("il manqu"), "{refused}");
    }
}

#[test]
fn what_is_doubtful_is_said_with_the_condition() {
    let doubtful = r#"{"date": "2021-06-10", "facts": {"porteur": "commune", "population_totale": 100000, "population_municipale": 99000,
        "departement": "68", "region": "44", "objets": ["demarches"], "engagement": "aucun", "effet_mois": 12, "laboratoire": true,
        "conseillers": 0, "part_collectivite": "1000.00"}, "expenses": [{"category": "deploiement", "amount": "18000.00"}]}"#;
    let output = run(&["assess", "--texte", "-"], doubtful.as_bytes());
    let seen = plain(&out(&output));
    let block = seen.split("\n\n").find(|block| block.starts_with("~ Volet 1 du fonds : À confirmer")).unwrap_or_else(|| panic!("{seen}"));
    assert!(block.contains("Ce qui est à confirmer :") && block.contains("100 000 habitants") && block.contains("Clause"), "{block}");
}

#[test]
fn no_line_is_wider_than_the_terminal_nor_than_a_hundred_columns() {
    for (columns, most) in [(40, 40), (72, 72), (100, 100), (200, 100)] {
        let seen = summary(columns, &[], &[]);
        let widest = seen.lines().map(console_width).max().unwrap();
        assert!(widest <= most && widest > most - 12, "{widest} columns in {columns}: {seen}");
    }
    let widest = summary(100, &[], &[("COLUMNS", "60")]).lines().map(console_width).max().unwrap();
    assert!(widest <= 60, "COLUMNS is not heeded: {widest}");
}

/// The columns of a line, without its colours.
fn console_width(line: &str) -> usize {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().chars().count();
    first + parts.map(|part| part.split_once('m').map_or(0, |(_, text)| text.chars().count())).sum::<usize>()
}

#[test]
fn colours_are_for_terminals_that_want_them() {
    assert!(summary(100, &[], &[]).contains("\u{1b}["));
    for environment in [("NO_COLOR", "1"), ("TERM", "dumb")] {
        assert!(!summary(100, &[], &[environment]).contains('\u{1b}'), "{environment:?}");
    }
    assert!(summary(100, &[], &[("NO_COLOR", "")]).contains("\u{1b}["), "an empty NO_COLOR is none");
    let piped = run(&["assess", "--texte", "-"], DOSSIER.as_bytes());
    assert!(out(&piped).contains("✓ Volet 1 du fonds") && !out(&piped).contains('\u{1b}'));
}

#[test]
fn json_comes_on_a_terminal_when_it_is_asked_for_and_in_a_pipe_always() {
    let piped = out(&run(&["assess", "-"], DOSSIER.as_bytes()));
    assert!(piped.starts_with("{\n"));
    assert_eq!(summary(100, &["--json"], &[]), piped);
    assert_eq!(out(&run(&["assess", "--json", "-"], DOSSIER.as_bytes())), piped);
}

#[test]
fn a_brief_answer_is_the_same_without_its_trace() {
    let mut whole: serde_json::Value = serde_json::from_slice(&run(&["assess", "-"], DOSSIER.as_bytes()).stdout).unwrap();
    for programme in whole["programmes"].as_array_mut().unwrap() {
        assert!(programme.as_object_mut().unwrap().shift_remove("trace").is_some());
    }
    let brief = out(&run(&["assess", "--brief", "-"], DOSSIER.as_bytes()));
    assert_eq!(brief, format!("{whole:#}\n"), "the order of the keys is a part of the form");
    assert_eq!(summary(100, &["--brief", "--json"], &[]), brief);
}

#[test]
fn a_batch_shows_how_far_it_is_on_the_terminal_of_its_errors() {
    let lines = format!("{}\nbad\n", DOSSIER.replace('\n', " ")).repeat(30);
    let (code, seen, answers) = on_terminal(On::Errors, 100, &["assess", "--jsonl"], &[], &lines);
    assert_eq!((code, answers.lines().count()), (Some(1), 60));
    assert!(plain(&seen).contains("60 dossiers évalués, 30 refusés"), "{seen:?}");
    assert!(!answers.contains('\u{1b}'));
}

#[test]
fn answers_on_the_same_terminal_are_not_mixed_with_a_bar() {
    let line = format!("{}\n", DOSSIER.replace('\n', " "));
    let (code, seen, _) = on_terminal(On::OutputAndErrors, 100, &["assess", "--jsonl"], &[], &line.repeat(3));
    assert_eq!((code, seen.lines().count()), (Some(0), 3), "{seen}");
    assert!(seen.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{seen}");
}

#[test]
fn a_label_cannot_act_on_the_terminal() {
    let hostile = DOSSIER.replace("Portail", "\\u001b[2J\\u202e").replace("\"facts\": {", "\"facts\": {\"nom\": \"\\u001b]0;x\\u0007\", ");
    let (code, seen, _) = on_terminal(On::Output, 100, &["assess", "-"], &[("NO_COLOR", "1")], &hostile);
    assert_eq!(code, Some(0));
    assert!(!seen.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{seen:?}");
    assert_eq!(err(&run(&["assess", "-"], hostile.as_bytes())), "");
}
