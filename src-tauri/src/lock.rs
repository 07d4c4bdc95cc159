//! Locking by itself (docs/protection.md): after a time without a hand on mouse or keyboard, when the computer sleeps, and
//! when its screen is locked.

use crate::desktop::window;
use crate::reminders::{Message, Reminders};
use crate::state::App;
use serde::{Deserialize, Serialize};
use specta::Type;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager, Runtime};
use tauri_specta::Event;

/// Where it is kept after how many minutes the record is locked; 0 is never.
pub(crate) const AFTER: &str = "lock.after_minutes";
/// Where it is kept whether it is locked with the screen and before sleep.
pub(crate) const WITH_SCREEN: &str = "lock.with_screen";
/// Minutes, unless the person chose otherwise.
pub(crate) const AFTER_DEFAULT: u32 = 5;

/// The record will be locked in so many seconds, unless somebody is there.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct LockSoon {
    /// Seconds left.
    pub(crate) seconds: u32,
}

/// The record is to be locked: the page writes what is begun, and asks for it itself.
#[derive(Debug, Clone, Serialize, Deserialize, Type, Event)]
pub(crate) struct LockAsked;

/// How long the page may take for that.
const GRACE: Duration = Duration::from_secs(1);

/// When somebody was last there, and how to wake the thread that watches it.
pub(crate) struct Presence {
    seen: Mutex<Instant>,
    wake: Mutex<Sender<()>>,
    /// How long a minute lasts: shorter in tests.
    minute: Duration,
}

impl Presence {
    pub(crate) fn new(minute: Duration) -> (Self, Receiver<()>) {
        let (wake, woken) = mpsc::channel();
        (Self { seen: Mutex::new(Instant::now()), wake: Mutex::new(wake), minute }, woken)
    }

    /// Somebody is there.
    pub(crate) fn seen(&self) {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// The time after which to lock may be another one, or there is something to lock now.
    pub(crate) fn look_again(&self) {
        self.seen();
        let _ = self.wake.lock().unwrap_or_else(PoisonError::into_inner).send(());
    }

    fn last(&self) -> Instant {
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Locks, if there is something to lock: the page goes with all it held, and comes back as the lock page.
pub(crate) fn now<R: Runtime>(handle: &AppHandle<R>) {
    if handle.state::<App>().lock() {
        window::reload(handle);
        if let Some(reminders) = handle.try_state::<Reminders>() {
            reminders.tell(Message::Changed);
        }
    }
}

/// Locks once the page has written what is begun; a page that does not answer is not waited for longer than a moment.
pub(crate) fn when_written<R: Runtime>(handle: &AppHandle<R>) {
    let app = handle.state::<App>();
    let end = Instant::now() + GRACE;
    if app.can_lock() && window::is_there(handle) && LockAsked.emit(handle).is_ok() {
        while Instant::now() < end && app.can_lock() {
            std::thread::sleep(Duration::from_millis(10));
        }
    }
    now(handle);
}

/// After how many minutes the record is locked; 0 is never.
pub(crate) fn after_minutes(app: &App) -> u32 {
    let minutes = app.preference(AFTER).and_then(|v| v.as_u64());
    minutes.and_then(|m| u32::try_from(m).ok()).unwrap_or(AFTER_DEFAULT)
}

/// Whether it is locked with the screen and before sleep.
pub(crate) fn is_with_screen(app: &App) -> bool {
    app.preference(WITH_SCREEN).and_then(|v| v.as_bool()).unwrap_or(true)
}

/// The screen was locked, or the computer goes to sleep.
pub(crate) fn with_screen<R: Runtime>(handle: &AppHandle<R>) {
    if is_with_screen(&handle.state::<App>()) {
        when_written(handle);
    }
}

/// How long nobody has to be there; none if it is never locked by itself, or cannot be.
fn patience<R: Runtime>(handle: &AppHandle<R>, presence: &Presence) -> Option<Duration> {
    let app = handle.state::<App>();
    if !app.can_lock() {
        return None;
    }
    let minutes = after_minutes(&app);
    (minutes > 0).then(|| presence.minute * minutes)
}

/// Watches until the app ends. Sleeps until there can be something to do.
pub(crate) fn watch<R: Runtime>(handle: &AppHandle<R>, woken: &Receiver<()>) {
    let presence = handle.state::<Presence>();
    let before = presence.minute / 2;
    let mut warned_of = None;
    loop {
        let wait = patience(handle, &presence).map(|patience| {
            let last = presence.last();
            let gone = last.elapsed();
            if gone >= patience {
                when_written(handle);
                return Duration::MAX;
            }
            let left = patience - gone;
            if left <= before && warned_of != Some(last) {
                warned_of = Some(last);
                let seconds = u32::try_from(left.as_secs().max(1)).unwrap_or(u32::MAX);
                // Without a window there is nobody to warn.
                let _ = LockSoon { seconds }.emit(handle);
            }
            if left <= before { left } else { left - before }
        });
        let heard = match wait {
            Some(wait) if wait < Duration::MAX => woken.recv_timeout(wait),
            _ => woken.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        if heard == Err(RecvTimeoutError::Disconnected) {
            return;
        }
    }
}
