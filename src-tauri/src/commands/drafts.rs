//! What is being written in a form and not saved yet; neither a lock nor a crash takes it.

use super::error::Answer;
use crate::state::App;
use tauri::State;

/// The draft of a form, as the window wrote it.
#[tauri::command]
#[specta::specta]
pub fn draft(app: State<'_, App>, name: String) -> Answer<Option<String>> {
    Ok(app.with(|store| store.draft(&name))?)
}

/// Keeps the draft of a form; null lets go of it.
#[tauri::command]
#[specta::specta]
pub fn draft_put(app: State<'_, App>, name: String, draft: Option<String>) -> Answer<()> {
    Ok(app.with(|store| store.put_draft(&name, draft.as_deref()))?)
}
