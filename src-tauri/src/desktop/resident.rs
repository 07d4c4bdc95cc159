//! Staying when the window goes: asked once, remembered, and off until then.

use super::window;
use crate::state::App;
use serde::Serialize;
use specta::Type;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::plugin::TauriPlugin;
use tauri::{AppHandle, CloseRequestApi, Manager, Runtime};
use tauri_specta::Event;

/// Where it is remembered whether the app stays for reminders.
pub(crate) const STAYS: &str = "app.stays";

/// Whether the question was asked in this run; a second close without an answer closes.
#[derive(Debug, Default)]
pub(crate) struct Asked(AtomicBool);

/// Asks the page to ask: keep running for reminders?
#[derive(Debug, Clone, Serialize, serde::Deserialize, Type, Event)]
pub(crate) struct CloseAsked {}

/// Whether the app goes on without a window.
pub(crate) fn stays<R: Runtime>(handle: &AppHandle<R>) -> bool {
    handle.state::<App>().stays() == Some(true)
}

/// The person closes the window. A record that cannot be read has nothing to remind of: then it simply closes.
pub(crate) fn close_requested<R: Runtime>(handle: &AppHandle<R>, api: &CloseRequestApi) {
    let app = handle.state::<App>();
    let undecided = app.facts().is_ok() && app.stays().is_none();
    if undecided && !handle.state::<Asked>().0.swap(true, Ordering::Relaxed) {
        api.prevent_close();
        let _ = CloseAsked {}.emit(handle);
    }
}

/// The window goes: with the app, or without it if it stays.
pub(crate) fn leave<R: Runtime>(handle: &AppHandle<R>) {
    if stays(handle) {
        window::destroy(handle);
    } else {
        handle.exit(0);
    }
}

/// Takes the window out of sight, without a question.
pub(crate) fn hide<R: Runtime>(handle: &AppHandle<R>) {
    if stays(handle) {
        window::destroy(handle);
    } else {
        window::minimize(handle);
    }
}

/// Starting at login, without a window; off until the person turns it on.
pub(crate) fn autostart_plugin<R: Runtime>() -> TauriPlugin<R> {
    tauri_plugin_autostart::Builder::new().args(["--hidden"]).app_name("Evenkeel").build()
}
