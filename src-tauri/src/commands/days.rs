//! Days: quiet times, pauses, and closing open days.

use super::entry::{Names, Who};
use super::error::Answer;
use super::saved::{Saved, save};
use super::today::{hide_open_days, pauses_within};
use super::visit_card::dated;
use crate::state::{App, Moment};
use evenkeel_core::balance::{Calendar, SlotKind};
use evenkeel_core::domain::{Day, DayRange, Facts, LocalTime, Pause, Quiet, QuietChoice};
use evenkeel_core::store::Op;
use evenkeel_core::{Code, Error};
use serde::{Deserialize, Serialize};
use specta::Type;
use tauri::{AppHandle, Runtime, State};

/// Days of one page of the quiet-time sheet.
const WEEK: i64 = 7;
/// Days ahead whose visits a pause names.
const PAUSE_AHEAD: i64 = 120;
/// The most days one press may change.
const MOST_DAYS: i64 = 400;

/// A stretch of neighbouring open days.
#[derive(Debug, Clone, Serialize, Type)]
pub struct OpenStretch {
    /// First day.
    pub from: Day,
    /// Last day.
    pub to: Day,
    /// How many.
    pub days: u32,
}

/// Days of the window that can still be closed, in stretches, newest first. Days marked "not sure" are settled: they
/// are not known, and are not asked about again.
pub(super) fn open_stretches(calendar: &Calendar<'_>) -> Vec<OpenStretch> {
    let unsure = &calendar.facts().days.unsure;
    let mut stretches: Vec<OpenStretch> = Vec::new();
    for day in calendar.open_days().filter(|day| !unsure.contains(day)) {
        match stretches.last_mut() {
            Some(last) if last.to.plus(1) == day => {
                last.to = day;
                last.days += 1;
            }
            _ => stretches.push(OpenStretch { from: day, to: day, days: 1 }),
        }
    }
    stretches.reverse();
    stretches
}

/// A day that can be named quiet, or that had contact.
#[derive(Debug, Clone, Serialize, Type)]
pub struct QuietDay {
    /// The day.
    pub day: Day,
    /// What it is.
    pub kind: SlotKind,
    /// There was contact, so there is nothing to say about quiet.
    pub contact: bool,
    /// With whom, each once.
    pub names: Vec<Who>,
    /// What was said of it.
    pub choice: Option<QuietChoice>,
}

/// A page of the quiet-time sheet: seven days.
#[derive(Debug, Clone, Serialize, Type)]
pub struct QuietPage {
    /// Today.
    pub today: Day,
    /// The days, oldest first.
    pub days: Vec<QuietDay>,
}

impl QuietPage {
    /// The seven days that end with `to`.
    pub fn new(facts: &Facts, at: &Moment, to: Day) -> Self {
        let calendar = Calendar::new(facts, at.today);
        let names = Names::new(facts, at.today);
        let day = |back: i64| {
            let day = to.plus(-back);
            let met = || calendar.entries().iter().filter(|e| e.answered() && e.day == day);
            let mut who: Vec<Who> = Vec::new();
            for id in met().flat_map(|e| e.people()) {
                if !who.iter().any(|w| w.id == *id) {
                    who.extend(names.who(*id));
                }
            }
            QuietDay {
                day,
                kind: SlotKind::of(&calendar, day),
                contact: met().any(|e| e.halves() > 0),
                names: who,
                choice: facts.quiet.iter().find(|q| q.day == day).map(|q| q.choice),
            }
        };
        Self { today: at.today, days: (0..WEEK).rev().map(day).collect() }
    }
}

/// Seven days that end with `to`, for the quiet-time sheet; null for those that end today.
#[tauri::command]
#[specta::specta]
pub fn quiet_page(app: State<'_, App>, to: Option<Day>) -> Answer<QuietPage> {
    Ok(app.read(|facts, at| Ok(QuietPage::new(facts, at, to.unwrap_or(at.today))))?)
}

/// Says how quiet days came about, or takes what was said of them back (null): one step, however many days.
#[tauri::command]
#[specta::specta]
pub fn quiet_save<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    days: Vec<Day>,
    choice: Option<QuietChoice>,
) -> Answer<Saved> {
    let facts = app.facts()?;
    let today = app.moment(&facts).today;
    if days.len() > MOST_DAYS as usize || days.iter().any(|day| *day > today) {
        return Err(Error::at(Code::OutOfRange, "days").into());
    }
    save(&handle, Op::new(if choice.is_some() { "quiet-set" } else { "quiet-clear" }), |tx| {
        for day in &days {
            match choice {
                Some(choice) => tx.put_quiet(Quiet { day: *day, choice })?,
                None if facts.quiet.iter().any(|q| q.day == *day) => tx.delete_quiet(*day)?,
                None => {}
            }
        }
        Ok(())
    })
}

/// A visit that lies in a pause: it goes on.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PauseVisit {
    /// The care line's name.
    pub name: String,
    /// When it starts.
    pub start: LocalTime,
    /// The day it belongs to.
    pub day: Day,
}

/// The sheet for a pause.
#[derive(Debug, Clone, Serialize, Type)]
pub struct PausePage {
    /// Today.
    pub today: Day,
    /// The pauses that hold today or lie ahead, the earliest first.
    pub current: Vec<Pause>,
    /// Pauses of the past, newest first.
    pub past: Vec<Pause>,
    /// Visits ahead without an outcome, the earliest first.
    pub visits: Vec<PauseVisit>,
}

impl PausePage {
    /// Puts the sheet together.
    pub fn new(facts: &Facts, at: &Moment) -> Self {
        let names = Names::new(facts, at.today);
        let mut pauses = facts.pauses.clone();
        pauses.sort_by_key(|p| p.from);
        let (current, mut past): (Vec<_>, Vec<_>) =
            pauses.into_iter().partition(|p| p.to.is_none_or(|to| to >= at.today));
        past.reverse();
        let mut visits: Vec<PauseVisit> = dated(facts, at.today, at.today.plus(PAUSE_AHEAD))
            .iter()
            .filter(|v| v.outcome.is_none() && names.day(v.start) >= at.today)
            .map(|v| PauseVisit { name: names.line(v.line).name, start: v.start, day: names.day(v.start) })
            .collect();
        visits.sort_by_key(|v| v.start);
        Self { today: at.today, current, past, visits }
    }
}

/// The sheet for a pause.
#[tauri::command]
#[specta::specta]
pub fn pause_page(app: State<'_, App>) -> Answer<PausePage> {
    Ok(app.read(|facts, at| Ok(PausePage::new(facts, at)))?)
}

/// Adds a pause, or puts it in the place of `old`.
#[tauri::command]
#[specta::specta]
pub fn pause_save<R: Runtime>(handle: AppHandle<R>, old: Option<Pause>, pause: Pause) -> Answer<Saved> {
    match old {
        Some(old) => save(&handle, Op::new("pause-edit"), |tx| tx.replace_pause(&old, &pause)),
        None => save(&handle, Op::new("pause-add"), |tx| tx.put_pause(&pause)),
    }
}

/// Deletes a pause; undo brings it back.
#[tauri::command]
#[specta::specta]
pub fn pause_delete<R: Runtime>(handle: AppHandle<R>, pause: Pause) -> Answer<Saved> {
    save(&handle, Op::new("pause-delete"), |tx| tx.delete_pause(&pause))
}

/// What is said of a stretch of open days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// Nothing more to add: the days are known.
    NothingMore,
    /// I was away: a pause.
    Away,
    /// Not sure: they stay not known, and nobody asks again.
    Unsure,
}

/// Settles a stretch of days, both ends included, in one step.
#[tauri::command]
#[specta::specta]
pub fn days_close<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    from: Day,
    to: Day,
    how: Closing,
) -> Answer<Saved> {
    let facts = app.facts()?;
    let today = app.moment(&facts).today;
    if to < from || to >= today || to.since(from) >= MOST_DAYS {
        return Err(Error::at(Code::WrongRange, "").into());
    }
    let days = || (0..=to.since(from)).map(|n| from.plus(n));
    match how {
        Closing::NothingMore => save(&handle, Op::new("days-close"), |tx| {
            for day in days().filter(|day| facts.days.unsure.contains(day)) {
                tx.delete_unsure(day)?;
            }
            tx.put_closed(DayRange { from, to })
        }),
        Closing::Away => save(&handle, Op::new("days-away"), |tx| {
            tx.put_pause(&Pause { from, to: Some(to), reason: String::new() })
        }),
        Closing::Unsure => {
            save(&handle, Op::new("days-unsure"), |tx| days().try_for_each(|day| tx.put_unsure(day)))
        }
    }
}

/// Leaves the open days for today; they are asked about again tomorrow.
#[tauri::command]
#[specta::specta]
pub fn days_leave<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Saved> {
    let today = app.read(|_, at| Ok(at.today))?;
    save(&handle, Op::quiet("days-leave"), |tx| hide_open_days(tx, today))
}

/// The pause without end that is to be asked about once: one that began before today and was not asked about yet.
pub(super) fn pause_to_ask(facts: &Facts, today: Day) -> Option<Pause> {
    let asked = facts.preferences.get("pause.asked").and_then(|v| v.as_str());
    pauses_within(&facts.pauses, today, today)
        .into_iter()
        .find(|p| p.to.is_none() && p.from < today && asked != Some(p.from.to_string().as_str()))
}

/// Remembers that the pause was asked about; it is not asked again.
#[tauri::command]
#[specta::specta]
pub fn pause_asked<R: Runtime>(handle: AppHandle<R>, pause: Pause) -> Answer<Saved> {
    save(&handle, Op::quiet("pause-asked"), |tx| {
        tx.put_preference("pause.asked", &pause.from.to_string().into())
    })
}
