//! What goes on from memory while the record is closed or cannot be written: reminders, and whether the app stays.

use super::App;
use crate::desktop::resident;
use evenkeel_core::Code;
use evenkeel_core::schedule::reminder::Held;
use std::sync::{MutexGuard, PoisonError};

/// What stays known while the record is closed or cannot be written.
pub(crate) struct Kept {
    /// Reminders, from memory (R21).
    pub(crate) held: Held,
    /// Whether the app stays without a window.
    pub(crate) stays: Option<bool>,
}

impl App {
    /// What was chosen about staying without a window, also while locked. A record that was never open in this run was
    /// started so at login, or not.
    pub(crate) fn stays(&self) -> Option<bool> {
        match self.facts() {
            Ok(facts) => facts.preferences.get(resident::STAYS).and_then(serde_json::Value::as_bool),
            Err(e) if e.code == Code::Locked => {
                self.kept().as_ref().map_or(self.options.hidden.then_some(true), |kept| kept.stays)
            }
            Err(_) => None,
        }
    }

    /// What is kept meanwhile, if the record is closed or cannot be written.
    pub(crate) fn kept(&self) -> MutexGuard<'_, Option<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where nothing can be written, reminders go on from memory.
    pub(super) fn hold_if_reading(&self) {
        if self.reading().is_some() {
            self.hold();
        }
    }

    /// Reminders go on from memory, if they do not already.
    pub(crate) fn hold(&self) {
        if self.kept().is_some() {
            return;
        }
        let (now, stays) = (self.now(), self.stays());
        let somebody = crate::commands::suggest::somebody(self).ok().flatten().is_some();
        if let Ok(held) = self.with(|store| store.hold_reminders(somebody, now)) {
            self.kept().get_or_insert(Kept { held, stays });
        }
    }

    /// Writes what became of held reminders, as soon as the record can be written; until then they are held on.
    pub(crate) fn give_back(&self) {
        if self.reading().is_some() || self.is_locked() {
            return;
        }
        // Not held while the store is asked: a disk that fails then keeps reminders by the same way.
        let Some(kept) = self.kept().take() else { return };
        if self.with(|store| store.take_back_reminders(&kept.held)).is_err() {
            self.kept().get_or_insert(kept);
        }
    }
}
