//! One dossier in, one assessment out: `guichet assess`.

use std::io::{self, IsTerminal};
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use guichet::domain::{Catalogue, Day, Dossier, Misread, json};
use guichet::engine::{self, Assessment};
use guichet::wording::{command, terminal as wording};
use serde_json::Value;

use crate::output::{Stop, print};
use crate::{input, listed, terminal};

/// How an assessment is wanted.
pub struct Options {
    /// The day that replaces the one of the dossier.
    pub day: Option<Day>,
    /// JSON or a summary, where one of them was asked for.
    pub form: Option<Form>,
    /// Whether the trace is left out of the JSON.
    pub brief: bool,
}

/// The two forms of an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The public form, for programs.
    Json,
    /// Sentences, for people.
    Text,
}

/// Assesses the dossier of a file.
pub fn assess(catalogue: &Catalogue, options: &Options, path: &Path) -> Result<ExitCode, Stop> {
    let text = input::read(path)?;
    let assessment = assessed(catalogue, options, &text).map_err(|faults| Stop::Refused(listed(&faults)))?;
    let form = options.form.unwrap_or(if io::stdout().is_terminal() { Form::Text } else { Form::Json });
    let answer = match form {
        Form::Json => json::on_many_lines(&public(catalogue, options, &assessment)) + "\n",
        Form::Text => terminal::laid_out(&wording::summary(catalogue, &assessment)),
    };
    print(&answer).map(|()| ExitCode::SUCCESS)
}

/// The assessment of the project of one text, or every fault in it.
pub fn assessed(catalogue: &Catalogue, options: &Options, text: &str) -> Result<Assessment, Vec<Misread>> {
    let dossier = Dossier::read(catalogue, text)?;
    let day = options.day.or(dossier.day).or_else(today).ok_or_else(|| vec![Misread::new(command::NO_CLOCK).at("date")])?;
    Ok(engine::assess(catalogue, &dossier.situation, day))
}

/// The public form, with or without the trace.
pub fn public(catalogue: &Catalogue, options: &Options, assessment: &Assessment) -> Value {
    let mut value = engine::to_json(catalogue, assessment);
    let programmes = value.get_mut("programmes").and_then(Value::as_array_mut).filter(|_| options.brief);
    for programme in programmes.into_iter().flatten().filter_map(Value::as_object_mut) {
        // Removing by a swap would change the order of the other keys.
        programme.shift_remove("trace");
    }
    value
}

fn today() -> Option<Day> {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).ok()?;
    Day::at_epoch_millis(i64::try_from(since.as_millis()).ok()?)
}
