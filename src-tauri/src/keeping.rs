//! Backups and checks by themselves: a thread that looks once an hour, on connections of its own, so that nothing the
//! person does waits for it.

use crate::commands::saved::tell_tables;
use crate::state::App;
use chrono::Duration;
use evenkeel_core::store::backup;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager, Runtime};

/// After a start the window comes first.
const AFTER_START: std::time::Duration = std::time::Duration::from_secs(20);
const BETWEEN: std::time::Duration = std::time::Duration::from_secs(60 * 60);

/// How to wake the thread.
pub(crate) struct Keeping(Mutex<Sender<()>>);

impl Keeping {
    pub(crate) fn new() -> (Self, Receiver<()>) {
        let (wake, woken) = mpsc::channel();
        (Self(Mutex::new(wake)), woken)
    }

    /// The record was opened.
    pub(crate) fn look_again(&self) {
        let _ = self.0.lock().unwrap_or_else(PoisonError::into_inner).send(());
    }
}

/// Runs until the app ends.
pub(crate) fn keep<R: Runtime>(handle: &AppHandle<R>, woken: &Receiver<()>) {
    let mut wait = AFTER_START;
    loop {
        match woken.recv_timeout(wait) {
            Err(RecvTimeoutError::Disconnected) => return,
            Ok(()) => wait = AFTER_START,
            Err(RecvTimeoutError::Timeout) => {
                // What cannot be done now is due at the next look; Settings, Data says how things stand.
                drop(look(handle));
                wait = BETWEEN;
            }
        }
    }
}

fn look<R: Runtime>(handle: &AppHandle<R>) -> evenkeel_core::Result<()> {
    let app = handle.state::<App>();
    if app.reading().is_some() {
        return Ok(());
    }
    let now = app.now();
    let checked = app.with(|store| store.last_check())?;
    if checked.is_none_or(|(at, _)| now < at || now - at >= Duration::days(1)) {
        let well = app.with(|store| store.again_for_reading())?.check()?.is_ok();
        app.with(|store| store.note_check(now, well))?;
        if !well {
            tell_tables(handle, &["preference"]);
        }
    }
    // What another program keeps from being brought in now is brought in later.
    drop(app.with(|store| store.checkpoint()));
    if backup::is_due(app.folder(), now)? {
        let source = app.with(|store| Ok(store.source()))?;
        source.backup(now, &|_, _| true)?;
        backup::thin(app.folder(), now)?;
    }
    Ok(())
}
