//! Settings ▸ Data ▸ Backups: what there is, one more, a look inside, going back; checks; and a damaged record.

use super::error::Answer;
use super::protection::{changed, opened, way};
use crate::state::App;
use evenkeel_core::domain::{Day, LocalTime};
use evenkeel_core::exchange::file;
use evenkeel_core::store::backup::{self, Backup, Chosen, Preview};
use evenkeel_core::store::{
    LARGE_LOG, delete_put_aside, put_aside_before, restore_over_damage, salvage, table,
};
use evenkeel_core::vault::Way;
use evenkeel_core::words::Words;
use evenkeel_core::{Code, Error};
use serde::Serialize;
use specta::Type;
use std::sync::PoisonError;
use std::sync::atomic::Ordering;
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_dialog::DialogExt;
use tauri_specta::Event;

/// A backup that is there.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BackupRow {
    /// Its name, by which it is asked for.
    pub name: String,
    /// When it was made, wall time here.
    pub at: LocalTime,
    /// Its size in bytes.
    pub bytes: f64,
    /// Whether it is encrypted: it opens with what opened the record then.
    pub protected: bool,
}

/// A check of every page and every link.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Checked {
    /// When, wall time here.
    pub at: LocalTime,
    /// Whether all was well.
    pub well: bool,
}

/// Settings ▸ Data ▸ Backups.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BackupsPage {
    /// The newest first.
    pub backups: Vec<BackupRow>,
    /// The last check; none if there was none yet.
    pub checked: Option<Checked>,
    /// Folders of damaged files that were put aside, by name.
    pub put_aside: Vec<String>,
    /// Bytes of the log of writes, if it is large and another program keeps it from being brought in.
    pub log: Option<f64>,
    /// Today.
    pub today: Day,
}

/// How far a backup has come.
#[derive(Debug, Clone, Serialize, serde::Deserialize, Type, Event)]
pub struct BackupProgress {
    /// Pages copied.
    pub done: u32,
    /// Of how many.
    pub total: u32,
}

fn n(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn row(app: &App, it: Backup) -> BackupRow {
    #[allow(clippy::cast_precision_loss)] // shown rounded
    let bytes = it.size as f64;
    BackupRow { at: app.wall_time(it.at), bytes, protected: it.protected, name: it.name }
}

fn rows(app: &App) -> evenkeel_core::Result<Vec<BackupRow>> {
    Ok(backup::backups(app.folder())?.into_iter().map(|it| row(app, it)).collect())
}

/// The backups that are there, and the last check.
#[tauri::command]
#[specta::specta]
pub fn backups(app: State<'_, App>) -> Answer<BackupsPage> {
    let checked = app.with(|store| store.last_check())?;
    let facts = app.facts()?;
    Ok(BackupsPage {
        backups: rows(&app)?,
        checked: checked.map(|(at, well)| Checked { at: app.wall_time(at), well }),
        put_aside: put_aside_before(app.folder())?,
        #[allow(clippy::cast_precision_loss)] // shown rounded
        log: app.with(|store| store.log_held(LARGE_LOG)).ok().flatten().map(|bytes| bytes as f64),
        today: app.moment(&facts).today,
    })
}

/// Makes a backup now. The record can be used meanwhile; `BackupProgress` tells how far it is.
#[tauri::command]
#[specta::specta]
pub fn backup_now<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<BackupRow> {
    app.stop.store(false, Ordering::Relaxed);
    app.make_way();
    let goes_on = app.goes_on();
    let source = app.with(|store| Ok(store.source()))?;
    let progress = |done: u64, total: u64| {
        let _ = BackupProgress { done: n(done), total: n(total) }.emit(&handle);
        goes_on() && !app.stop.load(Ordering::Relaxed)
    };
    let made = source.backup(app.now(), &progress)?;
    Ok(row(&app, made))
}

/// Stops a backup that is being made; nothing of it stays.
#[tauri::command]
#[specta::specta]
pub fn backup_stop(app: State<'_, App>) -> Answer<()> {
    app.stop.store(true, Ordering::Relaxed);
    Ok(())
}

/// Deletes a backup, its file overwritten first.
#[tauri::command]
#[specta::specta]
pub fn backup_delete(app: State<'_, App>, name: String) -> Answer<()> {
    Ok(backup::delete(app.folder(), &name)?)
}

/// Deletes a folder of damaged files that were put aside.
#[tauri::command]
#[specta::specta]
pub fn put_aside_delete(app: State<'_, App>, name: String) -> Answer<()> {
    Ok(delete_put_aside(app.folder(), &name)?)
}

/// Rows of one kind, in a backup and now.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BackupCount {
    /// The kind: a table of facts.
    pub kind: String,
    /// In the backup.
    pub there: u32,
    /// Now; none if the record cannot be read.
    pub now: Option<u32>,
}

/// What is in a backup, beside what there is now.
#[derive(Debug, Clone, Serialize, Type)]
pub struct BackupLook {
    /// Rows by kind.
    pub counts: Vec<BackupCount>,
    /// The day of the latest contact or visit in it.
    pub latest: Option<Day>,
    /// The day of the latest contact or visit now.
    pub latest_now: Option<Day>,
}

/// The way into a backup: what was typed, or, if nothing was, none.
fn way_in(text: Option<String>, recovery: bool) -> evenkeel_core::Result<Option<Way>> {
    let text = text.map(zeroize::Zeroizing::new);
    text.map(|text| way(&text, recovery)).transpose()
}

/// One in the folder by its name; without a name, the one that was chosen from elsewhere.
fn chosen(app: &App, name: Option<&str>) -> evenkeel_core::Result<Chosen> {
    match name {
        Some(name) => Chosen::named(app.folder(), name),
        None => {
            let kept = app.elsewhere.lock().unwrap_or_else(PoisonError::into_inner).clone();
            kept.ok_or_else(|| Error::new(Code::NotFound).with("kind", "backup"))
        }
    }
}

/// A backup from elsewhere.
#[derive(Debug, Clone, Serialize, Type)]
pub struct Elsewhere {
    /// The file's name.
    pub name: String,
    /// Whether it is encrypted.
    pub protected: bool,
}

/// Asks for a backup that lies elsewhere; null if none was chosen.
#[tauri::command]
#[specta::specta]
pub fn backup_choose<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Option<Elsewhere>> {
    let title = Words::english().text("dialog-open-backup");
    let file = match &app.options().answer_open {
        Some(file) => Some(file.clone()),
        None => handle
            .dialog()
            .file()
            .set_title(title)
            .add_filter("Evenkeel", &["db"])
            .blocking_pick_file()
            .and_then(|f| f.into_path().ok()),
    };
    let Some(path) = file else { return Ok(None) };
    let found = Chosen::at(&path)?;
    let protected = found.is_protected();
    *app.elsewhere.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
    Ok(Some(Elsewhere { name: super::archive::file_name(&path), protected }))
}

/// Looks into a backup; one that is protected needs what opened the record then. Nothing is changed.
#[tauri::command]
#[specta::specta]
pub fn backup_look(
    app: State<'_, App>,
    name: Option<String>,
    text: Option<String>,
    recovery: bool,
) -> Answer<BackupLook> {
    let chosen = chosen(&app, name.as_deref())?;
    let way = way_in(text, recovery)?;
    let Preview { counts, latest } = backup::preview_from(app.folder(), &chosen, way.as_ref())?;
    let now = app.with(|store| store.counts()).ok();
    let facts = app.facts().ok();
    let contacts = facts.iter().flat_map(|f| f.contacts.iter().map(|c| c.start));
    let visits = facts.iter().flat_map(|f| f.visits.iter().filter(|v| v.outcome.is_some()).map(|v| v.start));
    let latest_now = contacts.chain(visits).max().map(|at| Day(at.0.date()));
    let counts = counts
        .into_iter()
        .map(|(kind, there)| {
            let now = now.as_ref().and_then(|now| now.iter().find(|(other, _)| *other == kind));
            BackupCount { kind: kind.to_owned(), there: n(there), now: now.map(|(_, rows)| n(*rows)) }
        })
        .collect();
    Ok(BackupLook { counts, latest, latest_now })
}

/// Goes back to a backup; what there is now becomes a backup first.
#[tauri::command]
#[specta::specta]
pub fn backup_restore<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    name: Option<String>,
    text: Option<String>,
    recovery: bool,
) -> Answer<()> {
    let chosen = chosen(&app, name.as_deref())?;
    let way = way_in(text, recovery)?;
    let now = app.now();
    app.replace(|store| store.restore_from(&chosen, way.as_ref(), now))?;
    changed(&handle);
    Ok(())
}

/// Checks every page and every link now.
#[tauri::command]
#[specta::specta]
pub fn check_now(app: State<'_, App>) -> Answer<Checked> {
    let now = app.now();
    // On a connection of its own: the window goes on meanwhile.
    let goes_on = app.goes_on();
    let well = app.with(|store| store.again_for_reading())?.check_while(&goes_on)?.is_ok();
    app.with(|store| store.note_check(now, well))?;
    Ok(Checked { at: app.wall_time(now), well })
}

/// The person was told that the last steps are gone.
#[tauri::command]
#[specta::specta]
pub fn steps_lost_accept(app: State<'_, App>) -> Answer<()> {
    Ok(app.with(|store| store.accept_lost_steps())?)
}

/// A record that cannot be opened whole.
#[derive(Debug, Clone, Serialize, Type)]
pub struct DamagePage {
    /// Whether it is protected; then the right passphrase was given already.
    pub protected: bool,
    /// Backups, the newest first.
    pub backups: Vec<BackupRow>,
}

/// What can be done about a damaged record.
#[tauri::command]
#[specta::specta]
pub fn damage(app: State<'_, App>) -> Answer<DamagePage> {
    Ok(DamagePage { protected: tried(&app).is_some(), backups: rows(&app)? })
}

fn tried(app: &App) -> Option<Way> {
    app.tried.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// Puts a backup in the place of a record that cannot be opened; its files are put aside, not overwritten. A protected
/// backup is opened with what was typed, or with what the record was tried with.
#[tauri::command]
#[specta::specta]
pub fn damage_restore<R: Runtime>(
    handle: AppHandle<R>,
    app: State<'_, App>,
    name: String,
    text: Option<String>,
    recovery: bool,
) -> Answer<()> {
    let way = way_in(text, recovery)?.or_else(|| tried(&app));
    app.forgetting(|| app.rescue(|dir, home, now| restore_over_damage(dir, &name, way.as_ref(), home, now)))?;
    opened(&handle);
    Ok(())
}

/// What could be read of a damaged record.
#[derive(Debug, Clone, Serialize, Type)]
pub struct SalvageSaved {
    /// The file's name.
    pub name: String,
    /// People, contacts, lines of care and visits in it.
    pub rows: u32,
    /// Places that could not be read.
    pub gaps: u32,
}

/// Asks where to, then writes what can be read of a damaged record as an archive; null if no place was chosen.
#[tauri::command]
#[specta::specta]
pub fn salvage_save<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<Option<SalvageSaved>> {
    let title = Words::english().text("dialog-save-archive");
    let file = match &app.options().answer_save {
        Some(file) => Some(file.clone()),
        None => handle
            .dialog()
            .file()
            .set_title(title)
            .set_file_name("notes.json")
            .blocking_save_file()
            .and_then(|f| f.into_path().ok()),
    };
    let Some(path) = file else { return Ok(None) };
    // Read only now: it may have been locked while the question stood there.
    let saved = match app.with(|store| Ok(store.spare())) {
        // A check can find damage in a record that is open.
        Ok(spare) => spare.salvage()?,
        Err(_) => salvage(app.folder(), tried(&app).as_ref())?,
    };
    file::write_archive(&path, &saved.facts, app.now())?;
    let f = &saved.facts;
    let rows = f.people.len() + f.contacts.len() + f.care_lines.len() + f.visits.len();
    Ok(Some(SalvageSaved {
        name: super::archive::file_name(&path),
        rows: u32::try_from(rows).unwrap_or(u32::MAX),
        gaps: n(saved.gaps),
    }))
}

/// Opens a damaged record only to look at it.
#[tauri::command]
#[specta::specta]
pub fn look_only<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<()> {
    app.look_only()?;
    opened(&handle);
    Ok(())
}

/// The names of kinds, for a test that asks the catalogue for each.
pub fn kinds() -> Vec<&'static str> {
    table::NAMES.to_vec()
}
