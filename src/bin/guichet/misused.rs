//! Arguments that are refused, said in French: clap finds what is wrong, and says it in English only.

use std::ffi::OsString;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use guichet::domain::nearest;
use guichet::wording::command as words;

use crate::arguments::{COMMANDS, usage};

/// What is wrong, and the usage of the command that was meant.
pub fn explained(error: &Error, given: &[OsString]) -> String {
    let command = given.iter().skip(1).filter_map(|word| word.to_str()).find(|word| COMMANDS.contains(word));
    refused(&problem(error, given), command)
}

/// A problem with the usage of a command.
pub fn refused(problem: &str, command: Option<&str>) -> String {
    let help = command.map_or_else(|| words::USAGE_HELP.to_owned(), |command| format!("guichet help {command}"));
    words::refused(problem, &usage(command), &help)
}

/// A word that is no command.
pub fn unknown_command(word: &str) -> String {
    words::unknown_command(word, nearest(word, COMMANDS.into_iter()))
}

fn problem(error: &Error, given: &[OsString]) -> String {
    let argument = text(error, ContextKind::InvalidArg).unwrap_or_default();
    let option = name(&argument);
    match error.kind() {
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            words::unknown_option(&argument, text(error, ContextKind::SuggestedArg).as_deref().map(name))
        }
        ErrorKind::UnknownArgument => words::one_too_many(&argument),
        ErrorKind::InvalidSubcommand => unknown_command(&text(error, ContextKind::InvalidSubcommand).unwrap_or_default()),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => words::COMMAND_MISSING.to_owned(),
        ErrorKind::MissingRequiredArgument => words::FILE_MISSING.to_owned(),
        ErrorKind::ArgumentConflict => conflict(option, text(error, ContextKind::PriorArg).as_deref().map(name)),
        ErrorKind::TooManyValues => words::no_value(option),
        ErrorKind::InvalidValue if !option.starts_with('-') => words::EMPTY_NAME.to_owned(),
        ErrorKind::InvalidValue | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            words::value_missing(option)
        }
        ErrorKind::InvalidUtf8 => words::NOT_UNICODE.to_owned(),
        _ if given.iter().any(|word| word.to_str().is_none()) => words::NOT_UNICODE.to_owned(),
        _ => words::NOT_UNDERSTOOD.to_owned(),
    }
}

fn conflict(one: &str, other: Option<&str>) -> String {
    let is = |name: &str| one.contains(name) || other.is_some_and(|other| other.contains(name));
    match other {
        _ if is("FICHIER") => words::BATCH_WITH_FILE.to_owned(),
        Some(other) if other != one => words::not_together(one, other),
        _ => words::twice(one),
    }
}

/// `--date` of `--date <DATE>`, `CHEMIN` of `[CHEMIN]`.
fn name(argument: &str) -> &str {
    argument.split(' ').next().unwrap_or(argument).trim_matches(['[', ']', '<', '>'])
}

fn text(error: &Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.first().cloned(),
        _ => None,
    }
}
