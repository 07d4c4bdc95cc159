//! Undo, redo and the list of changes.

use super::error::Answer;
use super::saved::{StepRow, tell};
use crate::state::App;
use evenkeel_core::Result;
use evenkeel_core::store::{Done, Step, Store};
use tauri::{AppHandle, Manager, Runtime, State};

fn move_step<R: Runtime>(
    handle: &AppHandle<R>,
    f: impl FnOnce(&mut Store) -> Result<Done<Step>>,
) -> Answer<StepRow> {
    let app = handle.state::<App>();
    let done = app.with(f)?;
    tell(handle, &done);
    Ok(StepRow::new(done.value, &app))
}

/// The newest changes first, at most `limit`, before step `before` if given.
#[tauri::command]
#[specta::specta]
pub fn steps(app: State<'_, App>, limit: u32, before: Option<u32>) -> Answer<Vec<StepRow>> {
    let limit = usize::try_from(limit.min(500)).unwrap_or(500);
    let list = app.with(|store| store.steps(limit, before.map(i64::from)))?;
    Ok(list.into_iter().map(|step| StepRow::new(step, &app)).collect())
}

/// Takes the newest change back.
#[tauri::command]
#[specta::specta]
pub fn undo<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<StepRow> {
    let now = app.now();
    move_step(&handle, |store| store.undo(now))
}

/// Does the change that was taken back last again.
#[tauri::command]
#[specta::specta]
pub fn redo<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>) -> Answer<StepRow> {
    let now = app.now();
    move_step(&handle, |store| store.redo(now))
}

/// Takes one change of the list back.
#[tauri::command]
#[specta::specta]
pub fn undo_step<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, seq: u32) -> Answer<StepRow> {
    let now = app.now();
    move_step(&handle, |store| store.undo_step(i64::from(seq), now))
}

/// Does one change of the list again.
#[tauri::command]
#[specta::specta]
pub fn redo_step<R: Runtime>(handle: AppHandle<R>, app: State<'_, App>, seq: u32) -> Answer<StepRow> {
    let now = app.now();
    move_step(&handle, |store| store.redo_step(i64::from(seq), now))
}
