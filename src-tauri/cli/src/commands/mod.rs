//! What each command does. Every one gives the whole answer as text, or a failure.

mod archive;
mod log;
mod report;

use crate::args::{Args, Command, Log, Size};
use crate::output::{self, Answer, Failure};
use clap::CommandFactory;
use clap::error::ErrorKind;
use evenkeel_core::clock::Clock;
use evenkeel_core::domain::{Day, Facts, LocalTime, Settings, Zone, day_of};
use evenkeel_core::error::Code;
use evenkeel_core::store::{Step, Store};
use evenkeel_core::words::Words;
use evenkeel_core::{Error, example, place, schedule};
use serde_json::json;
use std::path::PathBuf;
use std::sync::Arc;

/// Where a command works, and when.
pub(crate) struct Scene<'a> {
    data_dir: Option<PathBuf>,
    pub(crate) clock: Clock,
    pub(crate) words: &'a Words,
}

/// Does what was asked.
pub(crate) fn run(args: Args, words: &Words, clock: Clock) -> Answer {
    let scene = Scene { data_dir: args.data_dir, clock, words };
    match args.command {
        Command::Import { file, dry_run, json } => archive::import(&scene, &file, dry_run, json),
        // There is one format so far.
        Command::Export { format: _, out } => archive::export(&scene, out.as_deref()),
        Command::Report { as_of, json } => report::report(&scene, as_of, json),
        Command::Agenda { from, to, json } => dates(&scene, from, to, json),
        Command::Log { what: Log::Contact(touch) } => log::contact(&scene, touch),
        Command::Undo { json } => {
            let done = scene.writing()?.undo(clock.now())?;
            step(&scene, &done.value, "keel-undo-done", json)
        }
        Command::Redo { json } => {
            let done = scene.writing()?.redo(clock.now())?;
            step(&scene, &done.value, "keel-redo-done", json)
        }
        Command::Check { json } => check(&scene, json),
        Command::Example { size, seed, as_of, out } => {
            let today = as_of.unwrap_or_else(|| today(&Settings::new(home()), clock));
            let facts = match size {
                Size::Year => example::year(seed, today),
                Size::TenYears => example::ten_years(seed, today),
                Size::HundredThousand => example::hundred_thousand(seed, today),
            };
            archive::give(&scene, &facts, out.as_deref())
        }
    }
}

impl Scene<'_> {
    fn dir(&self) -> Result<PathBuf, Failure> {
        // Without a home folder there is nothing the words of any code fit; the hint says what to do.
        self.data_dir.clone().or_else(place::default_data_dir).ok_or(Failure {
            error: Error::new(Code::NotFound).with("kind", "database"),
            hint: Some("keel-hint-no-folder"),
            more: Vec::new(),
        })
    }

    /// The record, for writing; made if it is not there.
    pub(crate) fn writing(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.dir()?, home(), self.clock.now())?)
    }

    /// The record, for reading; none if there is none. Asking a question makes no folder and no file.
    pub(crate) fn reading(&self) -> Result<Option<Store>, Failure> {
        match Store::open_for_reading(&self.dir()?) {
            Err(e) if e.code == Code::NotFound => Ok(None),
            // It was made by an older app, or its making was cut off: opening it for writing brings it up to date.
            Err(e) if e.code == Code::ReadOnly => self.writing().map(Some),
            other => Ok(Some(other?)),
        }
    }

    /// The facts the model works on; an empty record if there is none.
    pub(crate) fn model_facts(&self) -> Result<Arc<Facts>, Failure> {
        match self.reading()? {
            Some(store) => Ok(store.model_facts()?),
            None => Ok(Arc::new(nothing())),
        }
    }
}

/// A record in which nothing was noted yet.
pub(crate) fn nothing() -> Facts {
    Facts::new(Settings::new(home()))
}

/// The computer's zone, for a new record; UTC if the computer does not say.
fn home() -> Zone {
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

fn check(scene: &Scene<'_>, json: bool) -> Answer {
    let Some(store) = scene.reading()? else {
        return Err(Error::new(Code::NotFound).with("kind", "database").into());
    };
    let found = store.check()?;
    // Pages and links may be whole and yet hold something the model cannot read or would not accept.
    let problems = store.facts()?.problems(100);
    let ok = found.is_ok() && problems.is_empty();
    if !ok {
        return Err(Error::new(Code::DamagedDatabase).into());
    }
    if json {
        let counts: serde_json::Map<_, _> =
            found.counts.iter().map(|(name, n)| ((*name).to_owned(), (*n).into())).collect();
        return output::as_json(&json!({ "ok": true, "counts": counts }));
    }
    let mut text = scene.words.text("keel-check-good") + "\n";
    for (name, n) in found.counts.iter().filter(|(_, n)| *n > 0) {
        text += &format!("{n:>8}  {name}\n");
    }
    Ok(text)
}
