//! The tray: what can be done without a window. Everything in it can be done in the window too; desktops without a tray
//! lose nothing.

#[cfg(target_os = "linux")]
mod sni;
#[cfg(not(target_os = "linux"))]
mod system;

#[cfg(target_os = "linux")]
pub(crate) use sni::start;
#[cfg(not(target_os = "linux"))]
pub(crate) use system::start;

use super::window;
use crate::commands::reminders as choices;
use crate::reminders::privacy;
use crate::state::App;
use evenkeel_core::schedule::reminder::{Asked, Wording, triggers};
use evenkeel_core::words::Words;
use tauri::{AppHandle, Manager, Runtime};

/// What can be chosen in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Item {
    /// The next visit.
    Next,
    /// Note a contact.
    Note,
    /// Open the window.
    Window,
    /// No reminders today, or again.
    Pause,
    /// Lock the record.
    Lock,
    /// End the app.
    Quit,
}

impl Item {
    /// In their order.
    pub(crate) const ALL: [Item; 6] =
        [Item::Next, Item::Note, Item::Window, Item::Pause, Item::Lock, Item::Quit];
}

/// What stands on an item now, and whether it can be chosen.
pub(crate) fn label<R: Runtime>(handle: &AppHandle<R>, item: Item) -> (String, bool) {
    let words = Words::english();
    let say = |key: &str| words.text(key);
    let locked = handle.state::<App>().is_locked();
    match item {
        Item::Next if locked => (say("tray-locked"), false),
        Item::Note | Item::Pause if locked => {
            (say(if item == Item::Note { "tray-note" } else { "tray-pause" }), false)
        }
        Item::Lock => (say("tray-lock"), handle.state::<App>().can_lock()),
        Item::Next => next(handle, &words).map_or_else(|| (say("tray-nothing"), false), |line| (line, true)),
        Item::Note => (say("tray-note"), true),
        Item::Window => (say("tray-window"), true),
        Item::Pause => (say(if paused(handle) { "tray-paused" } else { "tray-pause" }), true),
        Item::Quit => (say("tray-quit"), true),
    }
}

/// The next visit, as much of it as may be said outside the window (R19).
fn next<R: Runtime>(handle: &AppHandle<R>, words: &Words) -> Option<String> {
    let app = handle.state::<App>();
    let facts = app.facts().ok()?;
    let (now, zone) = (app.now(), app.home());
    let asked = Asked { visits: &facts.visits, people_at: None, zone };
    let all = triggers(asked, now, now + chrono::Duration::days(60));
    let first = all.iter().filter(|t| t.starts > now).min_by_key(|t| (t.starts, &t.key))?;
    let wording = Wording { facts: &facts, words, privacy: privacy(&facts.preferences), now, zone };
    Some(wording.first_line(&first.key, first.starts))
}

pub(crate) fn paused<R: Runtime>(handle: &AppHandle<R>) -> bool {
    let app = handle.state::<App>();
    let now = app.now();
    app.with(|store| store.reminder_policy(false)).is_ok_and(|policy| policy.paused(now))
}

/// Does what was chosen.
pub(crate) fn choose<R: Runtime>(handle: &AppHandle<R>, item: Item) {
    match item {
        Item::Next | Item::Window => window::show(handle),
        Item::Note => window::open_at(handle, "today/note"),
        // What cannot be written is said in the window, at the switch for the same thing.
        Item::Pause => drop(choices::pause_today(handle, !paused(handle))),
        Item::Lock => {
            // The page answers only while nobody waits for it here.
            let of = handle.clone();
            std::thread::spawn(move || crate::lock::when_written(&of));
        }
        Item::Quit => handle.exit(0),
    }
}
