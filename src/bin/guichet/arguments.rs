//! The arguments: which commands there are, and what was asked.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use guichet::domain::Day;
use guichet::wording::command as words;

use crate::assess::{Form, Options};
use crate::misused;
use crate::output::Stop;

/// What is asked of the program.
pub enum Request {
    /// Help, or the version.
    Print(String),
    /// Assessments: of a file, or without one of a batch.
    Assess { catalogue: Option<PathBuf>, options: Options, dossier: Option<PathBuf> },
    /// The check of a catalogue.
    Check { catalogue: Option<PathBuf> },
}

/// Reads the arguments of the process.
pub fn parse() -> Result<Request, Stop> {
    let given: Vec<OsString> = std::env::args_os().collect();
    let matches = match program().try_get_matches_from(&given) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return Ok(Request::Print(error.render().to_string())),
        Err(error) => return Err(Stop::Refused(misused::explained(&error, &given))),
    };
    match matches.subcommand() {
        Some(("assess", matches)) => assess(matches),
        Some(("check", matches)) => Ok(Request::Check { catalogue: path(matches, "catalogue").or(path(matches, "CHEMIN")) }),
        Some((_, matches)) => help(matches.get_one::<String>("COMMANDE")),
        None => Err(Stop::Refused(misused::refused(words::COMMAND_MISSING, None))),
    }
}

fn assess(matches: &ArgMatches) -> Result<Request, Stop> {
    let day = matches.get_one::<String>("date").map(|date| Day::read(date)).transpose();
    let day = day.map_err(|misread| Stop::Refused(misread.at("--date").to_string()))?;
    let form = match (matches.get_flag("json"), matches.get_flag("texte")) {
        (true, _) => Some(Form::Json),
        (_, true) => Some(Form::Text),
        _ => None,
    };
    let options = Options { day, form, brief: matches.get_flag("brief") };
    Ok(Request::Assess { catalogue: path(matches, "catalogue"), options, dossier: path(matches, "FICHIER") })
}

fn path(matches: &ArgMatches, id: &str) -> Option<PathBuf> {
    matches.get_one::<PathBuf>(id).map(|path| Path::to_path_buf(path))
}

fn help(of: Option<&String>) -> Result<Request, Stop> {
    let mut program = program();
    let Some(name) = of else { return Ok(Request::Print(program.render_help().to_string())) };
    // A command knows its own usage only once it is built as a part of the program.
    program.build();
    match program.find_subcommand_mut(name) {
        Some(command) => Ok(Request::Print(command.render_help().to_string())),
        None => Err(Stop::Refused(misused::refused(&misused::unknown_command(name), None))),
    }
}

/// The names of the commands.
pub const COMMANDS: [&str; 3] = ["assess", "check", "help"];

/// The usage of a command; without one, of the whole program.
pub fn usage(command: Option<&str>) -> String {
    let [assess, batch] = words::USAGE_ASSESS;
    let lines = match command {
        Some("assess") => vec![assess, batch],
        Some("check") => vec![words::USAGE_CHECK],
        Some("help") => vec![words::USAGE_HELP],
        _ => vec![assess, batch, words::USAGE_CHECK, words::USAGE_HELP, words::USAGE_VERSION],
    };
    lines.join("\n  ")
}

fn program() -> Command {
    let version = option("version", words::VERSION_OPTION).short('V').action(ArgAction::Version);
    let help = Command::new("help").about(words::HELP).arg(positional("COMMANDE", words::ABOUT_COMMAND));
    let program = Command::new("guichet")
        .about(words::ABOUT)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .subcommand_required(true)
        .subcommand_help_heading(words::COMMANDS)
        .after_help(words::EXIT_CODES)
        .subcommands([assess_command(), check_command(), dressed(help)])
        .arg(version);
    dressed(program)
}

fn assess_command() -> Command {
    let flag = |name: &'static str, help: &'static str| option(name, help).action(ArgAction::SetTrue);
    let command = Command::new("assess")
        .about(words::ASSESS)
        .after_help(format!("{}\n\n{}", words::OUTPUT, words::EXIT_CODES))
        .arg(positional("FICHIER", words::FILE).value_parser(value_parser!(PathBuf)).required_unless_present("jsonl"))
        .arg(catalogue())
        .arg(option("date", words::DATE).value_name("DATE"))
        .arg(flag("json", words::JSON))
        .arg(flag("texte", words::TEXT).conflicts_with("json"))
        .arg(flag("brief", words::BRIEF))
        .arg(flag("jsonl", words::BATCH).conflicts_with_all(["FICHIER", "texte"]));
    dressed(command)
}

fn check_command() -> Command {
    let command = Command::new("check")
        .about(words::CHECK)
        .arg(positional("CHEMIN", words::TO_CHECK).value_parser(value_parser!(PathBuf)))
        .arg(catalogue().hide(true).conflicts_with("CHEMIN"));
    dressed(command)
}

fn catalogue() -> Arg {
    option("catalogue", words::CATALOGUE).value_name("CHEMIN").value_parser(value_parser!(PathBuf))
}

fn option(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).help(help).help_heading(words::OPTIONS)
}

fn positional(name: &'static str, help: &'static str) -> Arg {
    Arg::new(name).help(help).help_heading(words::ARGUMENTS)
}

/// What every command has: the layout of its help, its usage, and the option that asks for help.
fn dressed(command: Command) -> Command {
    let usage = usage(COMMANDS.into_iter().find(|name| *name == command.get_name()));
    let help = option("help", words::HELP_OPTION).short('h').action(ArgAction::HelpShort);
    command.help_template(words::TEMPLATE).override_usage(usage).disable_help_flag(true).arg(help)
}
