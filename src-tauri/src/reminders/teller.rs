//! Words a note and hands it to the system.

use crate::commands::suggest;
use crate::desktop::notify::{NotShown, Notification, Server, ServerInfo};
use crate::state::App;
use evenkeel_core::Code;
use evenkeel_core::domain::facts::Preferences;
use evenkeel_core::domain::{Facts, Settings};
use evenkeel_core::schedule::reminder::{Failure, Note, Notifier, Privacy, Snooze, Subject, Told, Wording};
use evenkeel_core::words::Words;
use std::sync::Arc;
use tauri::{AppHandle, Manager, Runtime};

/// How much may be said outside the window; only a time unless the person said otherwise (R19).
pub(crate) fn privacy(preferences: &Preferences) -> Privacy {
    let chosen = preferences.get("reminders.privacy").and_then(|v| v.as_str());
    chosen.and_then(Privacy::parse).unwrap_or(Privacy::Time)
}

/// The engine's notifier.
pub(crate) struct Teller<R: Runtime> {
    handle: AppHandle<R>,
    server: Box<dyn Server>,
    words: Words,
    /// The number of the one that asks to unlock.
    asked: Option<u32>,
}

impl<R: Runtime> Teller<R> {
    pub(crate) fn new(handle: AppHandle<R>, server: Box<dyn Server>) -> Self {
        Self { handle, server, words: Words::english(), asked: None }
    }

    /// One for trial; the answer is the server's own.
    pub(crate) fn test(&mut self) -> Result<ServerInfo, NotShown> {
        let test = Notification {
            summary: self.words.text("out-test"),
            body: self.words.text("out-test-text"),
            actions: vec![("open", self.words.text("out-action-open"))],
            silent: false,
        };
        self.server.show(&test)?;
        self.server.info()
    }

    /// One after a start at which nobody unlocked the record (R21).
    pub(crate) fn ask_to_unlock(&mut self) {
        let note = Notification {
            summary: self.words.text("out-locked"),
            body: String::new(),
            actions: vec![("open", self.words.text("out-action-open"))],
            silent: false,
        };
        // Said once; a system without notifications has the tray.
        self.asked = self.server.show(&note).ok();
    }

    /// Takes that one back; says whether it is the one with this number.
    pub(crate) fn asked_with(&self, id: u32) -> bool {
        self.asked == Some(id)
    }

    /// It was unlocked.
    pub(crate) fn unlocked(&mut self) {
        if let Some(id) = self.asked.take() {
            self.server.withdraw(id);
        }
    }

    pub(crate) fn withdraw_now(&mut self, id: u32) {
        self.server.withdraw(id);
    }

    fn actions(&self, note: &Note) -> Vec<(&'static str, String)> {
        let app = self.handle.state::<App>();
        let mut actions = vec![("open", self.words.text("out-action-open"))];
        let [row] = note.rows.as_slice() else { return actions };
        if note.told == Told::Missed {
            return actions;
        }
        if row.key.of == Subject::People {
            actions.push(("not_this_week", self.words.text("out-not-this-week")));
            return actions;
        }
        for snooze in [Snooze::Minutes15, Snooze::AtStart] {
            if snooze.until(row, app.now(), app.home()).is_some() {
                let word = snooze.as_str();
                actions.push((word, self.words.text(&format!("out-snooze-{word}"))));
            }
        }
        actions
    }
}

impl<R: Runtime> Notifier for Teller<R> {
    fn show(&mut self, note: &Note) -> Result<u32, Failure> {
        let app = self.handle.state::<App>();
        let facts = match app.facts() {
            // Without a record a reminder says only a time (R21).
            Err(e) if e.code == Code::Locked => Arc::new(Facts::new(Settings::new(app.home()))),
            facts => facts.map_err(|_| Failure)?,
        };
        let about_people = note.rows.iter().any(|row| row.key.of == Subject::People);
        let somebody = match suggest::somebody(&app) {
            _ if !about_people => None,
            Err(e) if e.code == Code::Locked => None,
            somebody => somebody.map_err(|_| Failure)?,
        };
        let wording = Wording {
            facts: &facts,
            words: &self.words,
            privacy: privacy(&facts.preferences),
            now: app.now(),
            zone: app.home(),
        };
        let text = wording.note(note, somebody.as_ref());
        let notification = Notification {
            summary: text.summary,
            body: text.body,
            actions: self.actions(note),
            silent: note.silent,
        };
        self.server.show(&notification).map_err(|_| Failure)
    }

    fn withdraw(&mut self, server_id: u32) {
        self.server.withdraw(server_id);
    }
}
