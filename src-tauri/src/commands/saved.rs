//! What every write answers, and the one event that tells the window what changed.

use super::error::Answer;
use super::help::keep_card;
use crate::reminders::{Message, Reminders};
use crate::state::App;
use evenkeel_core::domain::{Day, Id, LocalTime};
use evenkeel_core::store::{Done, Op, Step, StepState, Tx};
use serde::Serialize;
use specta::Type;
use tauri::{AppHandle, Manager, Runtime};
use tauri_specta::Event;

/// Tells every page which tables a write touched, so that it reads them again.
#[derive(Debug, Clone, Serialize, serde::Deserialize, Type, Event)]
pub struct DataChanged {
    /// The tables.
    pub tables: Vec<String>,
}

/// A step of the change log as the window shows it.
#[derive(Debug, Clone, Serialize, Type)]
pub struct StepRow {
    /// Its number, for taking back exactly this one.
    pub seq: u32,
    /// Its stable name, such as `contact-add`; the message is `op-contact-add`.
    pub name: String,
    /// When it was done, wall time here.
    pub at: LocalTime,
    /// Whether it was taken back.
    pub taken_back: bool,
    /// Names or titles of what it is about.
    pub names: Vec<String>,
    /// The day it is about.
    pub day: Option<Day>,
    /// How many rows it changed.
    pub changed: u32,
}

impl StepRow {
    /// The step as seen from here.
    pub fn new(step: Step, app: &App) -> Self {
        Self {
            seq: u32::try_from(step.seq).unwrap_or(u32::MAX),
            name: step.name,
            at: app.wall_time(step.at),
            taken_back: step.state == StepState::TakenBack,
            names: step.about.names,
            day: step.about.day,
            changed: u32::try_from(step.changed).unwrap_or(u32::MAX),
        }
    }
}

/// What a write answers.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Saved {
    /// The step that can be taken back; none if nothing was different.
    pub step: Option<u32>,
}

/// Writes through the one door and tells the window.
pub fn save<R: Runtime>(
    handle: &AppHandle<R>,
    op: Op,
    f: impl FnOnce(&Tx<'_>) -> evenkeel_core::Result<()>,
) -> Answer<Saved> {
    let done = handle.state::<App>().write(op, f)?;
    Ok(tell(handle, &done))
}

/// Tells the window what a write changed.
pub fn tell<R: Runtime, T>(handle: &AppHandle<R>, done: &Done<T>) -> Saved {
    if !done.tables.is_empty() {
        tell_tables(handle, &done.tables);
        if let Some(reminders) = handle.try_state::<Reminders>() {
            reminders.tell(Message::Changed);
        }
    }
    Saved { step: done.step.and_then(|s| u32::try_from(s).ok()) }
}

/// The tables the help card is made from.
const ON_THE_CARD: [&str; 4] = ["safety_section", "help_line", "person", "preference"];

/// Tells the window which tables are other than they were.
pub(crate) fn tell_tables<R: Runtime>(handle: &AppHandle<R>, tables: &[&str]) {
    if tables.iter().any(|t| ON_THE_CARD.contains(t)) {
        let app = handle.state::<App>();
        // What cannot be written now is with the next start.
        drop(app.facts().and_then(|facts| keep_card(&app, &facts)));
    }
    let tables = tables.iter().map(|t| (*t).to_owned()).collect();
    // A window that is closing has nobody to tell.
    let _ = DataChanged { tables }.emit(handle);
}

/// The name of an operation on a noun: the first save of an id adds it, later ones change it.
pub fn add_or_edit(exists: bool, table: &'static str, id: Id, add: &'static str, edit: &'static str) -> Op {
    Op::about(if exists { edit } else { add }, table, id)
}
