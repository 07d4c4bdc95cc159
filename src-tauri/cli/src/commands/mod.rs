//! What each command does. Every one gives the whole answer as text, or a failure.

mod archive;
mod backup;
mod check;
mod log;
mod protection;
mod report;

use crate::args::{Args, Command, Log, Size};
use crate::output::{self, Answer, Failure};
use crate::secret::Secret;
use clap::CommandFactory;
use clap::error::ErrorKind;
use evenkeel_core::clock::Clock;
use evenkeel_core::domain::{Day, Facts, LocalTime, Settings, Zone, day_of};
use evenkeel_core::error::Code;
use evenkeel_core::store::{Step, Store};
use evenkeel_core::vault::Way;
use evenkeel_core::words::Words;
use evenkeel_core::{Error, example, place, schedule};
use serde_json::json;
use std::cell::OnceCell;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a command works, and when.
pub(crate) struct Scene<'a> {
    data_dir: Option<PathBuf>,
    passphrase_file: Option<PathBuf>,
    secret: OnceCell<Secret>,
    pub(crate) clock: Clock,
    pub(crate) words: &'a Words,
}

/// Does what was asked.
pub(crate) fn run(args: Args, words: &Words, clock: Clock) -> Answer {
    let Args { data_dir, passphrase_file, command } = args;
    let scene = Scene { data_dir, passphrase_file, secret: OnceCell::new(), clock, words };
    answer(&scene, command).map_err(|failure| match failure.error.code {
        Code::DamagedDatabase | Code::LostSteps if failure.hint.is_none() => {
            Failure { hint: Some("keel-hint-damaged"), ..failure }
        }
        Code::Locked if failure.hint.is_none() => Failure { hint: Some("keel-hint-locked"), ..failure },
        _ => failure,
    })
}

fn answer(scene: &Scene<'_>, command: Command) -> Answer {
    let clock = scene.clock;
    match command {
        Command::Import { file, dry_run, json } => archive::import(scene, &file, dry_run, json),
        // There is one format so far.
        Command::Export { format: _, out, salvage: false } => archive::export(scene, out.as_deref()),
        Command::Export { format: _, out, salvage: true } => archive::salvage(scene, out.as_deref()),
        Command::Report { as_of, json } => report::report(scene, as_of, json),
        Command::Agenda { from, to, json } => dates(scene, from, to, json),
        Command::Log { what: Log::Contact(touch) } => log::contact(scene, touch),
        Command::Undo { json } => {
            let done = scene.writing()?.undo(clock.now())?;
            step(scene, &done.value, "keel-undo-done", json)
        }
        Command::Redo { json } => {
            let done = scene.writing()?.redo(clock.now())?;
            step(scene, &done.value, "keel-redo-done", json)
        }
        Command::Check { accept_lost, json } => check::check(scene, accept_lost, json),
        Command::Backup { list: true, json, .. } => backup::list(scene, json),
        Command::Backup { to, out, list: false, json } => {
            backup::backup(scene, to.as_deref(), out.as_deref(), json)
        }
        Command::Restore { backup, preview, backup_passphrase_file, json } => {
            let own = backup_passphrase_file.as_deref();
            if preview {
                backup::preview(scene, &backup, own, json)
            } else {
                backup::restore(scene, &backup, own, json)
            }
        }
        Command::Protect { json } => protection::protect(scene, json),
        Command::Unprotect { json } => protection::unprotect(scene, json),
        Command::Example { size, seed, as_of, out } => {
            let today = as_of.unwrap_or_else(|| today(&Settings::new(home()), clock));
            let facts = match size {
                Size::Year => example::year(seed, today),
                Size::TenYears => example::ten_years(seed, today),
                Size::HundredThousand => example::hundred_thousand(seed, today),
            };
            archive::give(scene, &facts, out.as_deref())
        }
    }
}

impl Scene<'_> {
    pub(crate) fn dir(&self) -> Result<PathBuf, Failure> {
        // Without a home folder there is nothing the words of any code fit; the hint says what to do.
        self.data_dir.clone().or_else(place::default_data_dir).ok_or(Failure {
            error: Error::new(Code::NotFound).with("kind", "database"),
            hint: Some("keel-hint-no-folder"),
            more: Vec::new(),
        })
    }

    /// The record, for writing; made if it is not there.
    pub(crate) fn writing(&self) -> Result<Store, Failure> {
        let (dir, now) = (self.dir()?, self.clock.now());
        match Store::open(&dir, home(), now) {
            Err(e) if e.code == Code::Locked => self.unlock(|way| Store::unlock(&dir, way, home(), now)),
            other => Ok(other?),
        }
    }

    /// The record, for reading; none if there is none. Asking a question makes no folder and no file.
    pub(crate) fn reading(&self) -> Result<Option<Store>, Failure> {
        let dir = self.dir()?;
        let found = match Store::open_for_reading(&dir) {
            Err(e) if e.code == Code::Locked => self.unlock(|way| Store::unlock_for_reading(&dir, way)),
            other => other.map_err(Failure::from),
        };
        match found {
            Err(failure) if failure.error.code == Code::NotFound => Ok(None),
            // It was made by an older app, or its making was cut off: opening it for writing brings it up to date.
            Err(failure) if failure.error.code == Code::ReadOnly => self.writing().map(Some),
            other => other.map(Some),
        }
    }

    /// What the person gave to open the record; asked for once. Errors: `Locked` if they gave nothing.
    pub(crate) fn secret(&self) -> Result<&Secret, Failure> {
        if let Some(secret) = self.secret.get() {
            return Ok(secret);
        }
        let secret = match &self.passphrase_file {
            Some(path) => Secret::of_file(path)?,
            None => Secret::of_input("keel-ask-passphrase", self.words)?.ok_or(Error::new(Code::Locked))?,
        };
        Ok(self.secret.get_or_init(|| secret))
    }

    /// Does something that needs a way in.
    pub(crate) fn unlock<T>(&self, open: impl Fn(&Way) -> Result<T, Error>) -> Result<T, Failure> {
        Ok(first_that_opens(self.secret()?, open)?)
    }

    /// The facts the model works on; an empty record if there is none.
    pub(crate) fn model_facts(&self) -> Result<Arc<Facts>, Failure> {
        match self.reading()? {
            Some(store) => Ok(store.model_facts()?),
            None => Ok(Arc::new(nothing())),
        }
    }
}

/// Tries what was given as each way it can be.
pub(crate) fn first_that_opens<T>(
    secret: &Secret,
    open: impl Fn(&Way) -> Result<T, Error>,
) -> Result<T, Error> {
    let mut last = Error::new(Code::WrongPassphrase);
    for way in secret.ways() {
        match open(&way) {
            Err(e) if e.code == Code::WrongPassphrase => last = e,
            other => return other,
        }
    }
    Err(last)
}

/// A record in which nothing was noted yet.
pub(crate) fn nothing() -> Facts {
    Facts::new(Settings::new(home()))
}

/// The computer's zone, for a new record; UTC if the computer does not say.
pub(crate) fn home() -> Zone {
    let named = iana_time_zone::get_timezone().ok().and_then(|name| Zone::parse(&name));
    named.unwrap_or(Zone(chrono_tz::UTC))
}

/// Today: the day, by `day_start`, of the present instant in the home zone (A3).
pub(crate) fn today(settings: &Settings, clock: Clock) -> Day {
    day_of(LocalTime(clock.local(settings.zone.0)), settings.day_start.0)
}

fn dates(scene: &Scene<'_>, from: Day, to: Day, json: bool) -> Answer {
    if to < from {
        let wrong = scene.words.text("keel-agenda-backwards");
        Args::command().error(ErrorKind::ValueValidation, wrong).exit();
    }
    let facts = scene.model_facts()?;
    let dates = schedule::agenda(&facts, from, to);
    if json {
        return output::as_json(&dates);
    }
    if dates.is_empty() {
        return Ok(scene.words.text("keel-agenda-none") + "\n");
    }
    let name = |id| facts.care_lines.iter().find(|l| l.id == id).map_or("", |l| l.name.as_str());
    let line = |d: &schedule::Date| {
        let start = d.start.0.format("%Y-%m-%d %H:%M");
        let outcome = d.outcome.map(|o| {
            format!("  {}", scene.words.text(&format!("keel-outcome-{}", o.as_str().replace('_', "-"))))
        });
        format!("{start}  {}{}\n", name(d.line), outcome.unwrap_or_default())
    };
    Ok(dates.iter().map(line).collect())
}

fn step(scene: &Scene<'_>, step: &Step, done: &str, json: bool) -> Answer {
    if json {
        return output::as_json(&json!({ "step": step.seq, "name": step.name, "changed": step.changed }));
    }
    Ok(scene.words.text(done) + "\n")
}
