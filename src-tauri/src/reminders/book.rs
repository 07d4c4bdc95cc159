//! The engine's book: each step takes the file for itself and lets it go, so that no save waits for a notification server.
//! While the record is locked, or cannot be written, the book is in memory (R21).

use crate::commands::suggest;
use crate::state::App;
use chrono::{DateTime, Utc};
use evenkeel_core::schedule::reminder::{
    Book, Change, Held, Key, Policy, Reason, Row, Snooze, State, Subject,
};
use evenkeel_core::store::Store;
use evenkeel_core::{Code, Error, Result};

pub(super) struct AppBook<'a> {
    app: &'a App,
    changed: bool,
}

impl<'a> AppBook<'a> {
    pub(super) fn new(app: &'a App) -> Self {
        app.give_back();
        Self { app, changed: false }
    }

    /// Through memory, if the record is closed.
    fn held<T>(&self, f: impl FnOnce(&mut Held) -> Result<T>) -> Option<Result<T>> {
        self.app.kept().as_mut().map(|kept| f(&mut kept.held))
    }

    /// Writes into the file; while another program keeps it for itself, into memory, and into the file later.
    fn written(
        &mut self,
        file: impl FnOnce(&mut Store) -> Result<()>,
        memory: impl FnOnce(&mut Held) -> Result<()>,
    ) -> Result<()> {
        if self.app.kept().is_none() {
            match self.app.with(file) {
                Err(e) if goes_on(&e) => self.app.hold(),
                done => return done,
            }
        }
        self.held(memory).unwrap_or_else(|| Err(Error::new(Code::Busy)))
    }

    /// Whether anything was written that the window shows.
    pub(super) fn changed(&self) -> bool {
        self.changed
    }

    /// Puts off what stands in a notification, each as long as its own visit allows (R15).
    pub(super) fn snooze_shown(&mut self, id: u32, how: Snooze) -> Result<()> {
        let (now, zone) = (self.app.now(), self.app.home());
        let rows = self.open()?;
        let of_it = rows.iter().filter(|row| row.server_id == Some(id));
        let changes: Vec<Change> = of_it.filter_map(|row| snoozed(row, how, now, zone)).collect();
        self.write(now, &changes)
    }
}

/// The row put off; none if that makes no sense for its visit.
pub(crate) fn snoozed(
    row: &Row,
    how: Snooze,
    now: DateTime<Utc>,
    zone: evenkeel_core::domain::Zone,
) -> Option<Change> {
    let until = how.until(row, now, zone)?;
    let row = Row { state: State::Snoozed, until: Some(until), server_id: None, ..row.clone() };
    Some(Change { row, reason: Reason::Snoozed })
}

impl Book for AppBook<'_> {
    fn reconcile(&mut self, now: DateTime<Utc>) -> Result<()> {
        self.written(|store| store.reminders_reconcile(now), |held| held.reconcile(now))
    }

    fn open(&mut self) -> Result<Vec<Row>> {
        self.held(Held::open).unwrap_or_else(|| self.app.with(|store| store.reminders_open()))
    }

    fn policy(&mut self) -> Result<Policy> {
        if let Some(policy) = self.held(Held::policy) {
            return policy;
        }
        // Only asked where such lines are wanted: it reads the whole record.
        let wanted = self.app.with(|store| store.people_lines_wanted())?;
        let somebody = wanted && suggest::somebody(self.app)?.is_some();
        self.app.with(|store| store.reminder_policy(somebody))
    }

    fn write(&mut self, now: DateTime<Utc>, changes: &[Change]) -> Result<()> {
        self.changed |= !changes.is_empty();
        self.written(|store| store.reminders_write(now, changes), |held| held.write(now, changes))
    }

    fn last_ran(&mut self) -> Result<Option<DateTime<Utc>>> {
        self.held(Held::last_ran).unwrap_or_else(|| self.app.with(|store| store.reminders_last_ran()))
    }

    fn ran(&mut self, now: DateTime<Utc>) -> Result<()> {
        self.written(|store| store.reminders_ran(now), |held| held.ran(now))
    }
}

/// Whether a write that failed is no reason not to remind.
fn goes_on(e: &Error) -> bool {
    matches!(e.code, Code::Busy | Code::DiskFull | Code::ReadOnly | Code::Locked | Code::NewerDatabase)
        || e.is_disk_failure()
}

/// The place in the window that a reminder opens.
pub(super) fn place(key: &Key) -> String {
    match key.of {
        Subject::Visit(id) => format!("care/{id}@{}", key.occurrence),
        Subject::People => "today".to_owned(),
    }
}
