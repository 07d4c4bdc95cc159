//! The archive: bringing one in with a look first, and writing one. Files are chosen in dialogs opened here; the window
//! never names a path.

use super::error::{Answer, CommandError};
use super::saved::{Saved, tell};
use crate::keeping::bring_in;
use crate::state::App;
use evenkeel_core::domain::Day;
use evenkeel_core::exchange::{self, Counts, file};
use evenkeel_core::words::Words;
use evenkeel_core::{Code, Error};
use serde::Serialize;
use specta::Type;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use tauri::{AppHandle, Manager, Runtime, State};
use tauri_plugin_dialog::DialogExt;
use tauri_specta::Event;

/// What would happen to one kind of fact.
#[derive(Debug, Clone, Serialize, Type)]
pub struct DryRunRow {
    /// The kind, by the archive's names.
    pub kind: String,
    /// Not here yet.
    pub new: u32,
    /// Here, but different.
    pub updated: u32,
    /// Here and equal.
    pub unchanged: u32,
}

impl DryRunRow {
    fn rows(counts: Vec<(&'static str, Counts)>) -> Vec<Self> {
        let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        counts
            .into_iter()
            .map(|(kind, c)| Self {
                kind: kind.to_owned(),
                new: n(c.new),
                updated: n(c.updated),
                unchanged: n(c.unchanged),
            })
            .collect()
    }
}

/// What bringing the chosen archive in would do. Nothing has been brought in yet.
#[derive(Debug, Clone, Serialize, Type)]
pub struct DryRun {
    /// The file's name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: f64,
    /// The day it was written.
    pub exported_on: Day,
    /// What would happen.
    pub rows: Vec<DryRunRow>,
    /// Why it cannot be brought in; empty if it can.
    pub problems: Vec<CommandError>,
}

/// How far bringing in has come.
#[derive(Debug, Clone, Serialize, serde::Deserialize, Type, Event)]
pub struct ImportProgress {
    /// Facts written.
    pub done: u32,
    /// Of how many.
    pub total: u32,
}

/// An archive that was written.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Exported {
    /// The file's name.
    pub name: String,
}

/// Asks for an archive and says what bringing it in would do; null if none was chosen. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub fn archive_choose<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Option<DryRun>> {
    let title = Words::english().text("dialog-open-archive");
    let chosen = match &app.options().answer_open {
        Some(file) => Some(file.clone()),
        None => handle
            .dialog()
            .file()
            .set_title(title)
            .add_filter("JSON", &["json"])
            .blocking_pick_file()
            .and_then(|f| f.into_path().ok()),
    };
    let Some(path) = chosen else { return Ok(None) };
    let archive = file::read_archive(&path)?;
    let plan = app.with(|store| exchange::plan(store, &archive))?;
    *app.waiting.lock().unwrap_or_else(PoisonError::into_inner) = Some(archive);
    Ok(Some(DryRun {
        name: file_name(&path),
        #[allow(clippy::cast_precision_loss)] // a file's size, shown rounded
        bytes: plan.size as f64,
        exported_on: Day(plan.exported_at.date_naive()),
        rows: DryRunRow::rows(plan.counts),
        problems: plan.problems.into_iter().map(Into::into).collect(),
    }))
}

/// Brings in the archive that was looked at last, as one step.
#[tauri::command]
#[specta::specta]
pub fn archive_apply<R: Runtime>(handle: AppHandle<R>) -> Answer<Saved> {
    let app = handle.state::<App>();
    let waiting = app.waiting.lock().unwrap_or_else(PoisonError::into_inner).take();
    let archive = waiting.ok_or_else(|| Error::new(Code::NotFound).with("kind", "archive"))?;
    app.stop.store(false, Ordering::Relaxed);
    app.backup_first()?;
    let now = app.now();
    let progress = |done: usize, total: usize| {
        let n = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let _ = ImportProgress { done: n(done), total: n(total) }.emit(&handle);
        !app.stop.load(Ordering::Relaxed)
    };
    let done = app.with(|store| exchange::apply(store, &archive, now, &progress))?;
    // All of it lies in the log of writes, and the next save would have to bring it in.
    bring_in(&app);
    Ok(tell(&handle, &done))
}

/// Stops what is being brought in; nothing of it stays.
#[tauri::command]
#[specta::specta]
pub fn archive_stop(app: State<'_, App>) -> Answer<()> {
    app.stop.store(true, Ordering::Relaxed);
    *app.waiting.lock().unwrap_or_else(PoisonError::into_inner) = None;
    Ok(())
}

/// The person was told that an import was ended before it was done.
#[tauri::command]
#[specta::specta]
pub fn import_ended_seen(app: State<'_, App>) -> Answer<()> {
    Ok(app.with(|store| store.import_ended_seen())?)
}

/// Asks where to, then writes everything as an archive; null if no place was chosen.
#[tauri::command]
#[specta::specta]
pub fn archive_export<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Option<Exported>> {
    let today = app.moment(&*app.facts()?).today;
    let title = Words::english().text("dialog-save-archive");
    let chosen = match &app.options().answer_save {
        Some(file) => Some(file.clone()),
        None => handle
            .dialog()
            .file()
            .set_title(title)
            .set_file_name(format!("notes-{today}.json"))
            .blocking_save_file()
            .and_then(|f| f.into_path().ok()),
    };
    let Some(path) = chosen else { return Ok(None) };
    // Read only now: it may have been locked while the question stood there.
    file::write_archive(&path, &*app.facts()?, app.now())?;
    Ok(Some(Exported { name: file_name(&path) }))
}

pub(super) fn file_name(path: &std::path::Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
