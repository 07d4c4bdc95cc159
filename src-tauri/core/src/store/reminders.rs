//! Reminders in the file: made to fit the facts with every change of them, read and written by the engine.

use super::log::stamp;
use super::table::{self, reminder};
use super::{Store, table::preference};
use crate::domain::facts::Preferences;
use crate::domain::{Visit, Zone};
use crate::error::Result;
use crate::schedule::reminder::{
    Asked, Change, Held, Policy, QuietHours, Reason, Row, State, reconcile as compare,
};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};

/// How long the list of what happened goes back (R22).
const LOG_DAYS: i64 = 90;
/// The app says that it runs this often; more often would only wear the disk.
const RAN_MINUTES: i64 = 10;

/// A line of what happened (R22). Never a name, kind or text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Four digits that tell the dates of two visits apart.
    pub mark: String,
    /// A line about people, not about a visit.
    pub people: bool,
    /// How long before, such as `P1D`.
    pub lead: String,
    /// When it was due.
    pub due: DateTime<Utc>,
    /// Where it came to stand.
    pub state: State,
    /// Why.
    pub reason: Reason,
}

/// Makes the rows fit the facts, inside the transaction that changes them (R8, R12 to R14).
pub(super) fn reconcile(conn: &Connection, home: Zone, now: DateTime<Utc>) -> Result<()> {
    let preferences = preference::all(conn)?;
    let visits = visits(conn, &preferences)?;
    let rows = reminder::rows_where(conn, "TRUE", Some(now - Duration::days(LOG_DAYS)))?;
    let planned_to = meta(conn, "reminders_planned_to")?;
    let asked = Asked { visits: &visits, people_at: time(&preferences, "reminders.people_at"), zone: home };
    let done = compare(asked, &rows, now, planned_to);
    for change in &done.changes {
        reminder::put(conn, now, change)?;
    }
    set_meta(conn, "reminders_planned_to", done.planned_to)
}

/// Where it is kept that no visit is reminded of; each of them is, unless this says `false`.
pub const VISITS: &str = "reminders.visits";

/// Whether visits are reminded of.
pub fn visits_wanted(preferences: &Preferences) -> bool {
    preferences.get(VISITS).and_then(serde_json::Value::as_bool).unwrap_or(true)
}

/// The visits to remind of.
fn visits(conn: &Connection, preferences: &Preferences) -> Result<Vec<Visit>> {
    if visits_wanted(preferences) { table::visit::to_remind_of(conn) } else { Ok(Vec::new()) }
}

fn meta(conn: &Connection, key: &str) -> Result<Option<DateTime<Utc>>> {
    let text: Option<String> = conn
        .prepare_cached("SELECT value FROM meta WHERE key = ?1")?
        .query_row([key], |r| r.get(0))
        .optional()?;
    text.map(|text| reminder::instant(&text)).transpose()
}

fn set_meta(conn: &Connection, key: &str, at: DateTime<Utc>) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute([key, &stamp(at)])?;
    Ok(())
}

/// A wall time in the preferences, `HH:MM`.
fn time(preferences: &Preferences, key: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(preferences.get(key)?.as_str()?, "%H:%M").ok()
}

impl Store {
    /// Makes the rows fit the facts as time goes on, and lets go of what is older than the list of what happened.
    pub fn reminders_reconcile(&mut self, now: DateTime<Utc>) -> Result<()> {
        let home = self.home;
        self.reminders_write_with(|conn| {
            reconcile(conn, home, now)?;
            // A clock that jumped ahead must not take the list away: what lies after `now` shows that it did.
            let limit = stamp(now - Duration::days(LOG_DAYS));
            let newest: Option<String> =
                conn.query_row("SELECT max(at) FROM reminder_log", [], |r| r.get(0))?;
            if newest.is_some_and(|newest| newest <= stamp(now)) {
                conn.execute("DELETE FROM reminder_log WHERE at < ?1", [&limit])?;
                conn.execute(
                    &format!("DELETE FROM reminder WHERE ends < ?1 AND NOT ({})", reminder::OPEN),
                    [&limit],
                )?;
            }
            Ok(())
        })
    }

    /// The rows the engine has to look at, the earliest start first.
    pub fn reminders_open(&self) -> Result<Vec<Row>> {
        reminder::rows_where(&self.conn, reminder::OPEN, None).map_err(|e| self.told(e))
    }

    /// What the person has not seen yet, of visits from `from` on: it left the screen, or it never came (R16).
    pub fn reminders_not_seen(&self, from: DateTime<Utc>) -> Result<Vec<Row>> {
        reminder::rows_where(&self.conn, reminder::NOT_SEEN, Some(from)).map_err(|e| self.told(e))
    }

    /// Writes changes in one transaction, each with its line in the list of what happened if the state is another one.
    pub fn reminders_write(&mut self, now: DateTime<Utc>, changes: &[Change]) -> Result<()> {
        if changes.is_empty() {
            return Ok(());
        }
        self.reminders_write_with(|conn| {
            changes.iter().try_for_each(|change| reminder::put(conn, now, change))
        })
    }

    fn reminders_write_with(&mut self, f: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        self.writable()?;
        let write = || {
            let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            f(&transaction)?;
            transaction.commit()?;
            Ok(())
        };
        write().map_err(|e| self.told(e))
    }

    /// What the person chose about reminders. `somebody` is whether there is somebody to think of.
    pub fn reminder_policy(&self, somebody: bool) -> Result<Policy> {
        let preferences = preference::all(&self.conn).map_err(|e| self.told(e))?;
        let hours = time(&preferences, "reminders.quiet_from").zip(time(&preferences, "reminders.quiet_to"));
        let paused = preferences.get("reminders.paused_until").and_then(|v| v.as_str());
        Ok(Policy {
            quiet_hours: hours.map(|(from, to)| QuietHours { from, to }),
            paused_until: paused.and_then(|text| reminder::instant(text).ok()),
            somebody,
            zone: self.home,
        })
    }

    /// Whether a line about people is wanted once a day (R20).
    pub fn people_lines_wanted(&self) -> Result<bool> {
        let preferences = preference::all(&self.conn).map_err(|e| self.told(e))?;
        Ok(time(&preferences, "reminders.people_at").is_some())
    }

    /// When the engine last said that it runs.
    pub fn reminders_last_ran(&self) -> Result<Option<DateTime<Utc>>> {
        meta(&self.conn, "reminders_ran").map_err(|e| self.told(e))
    }

    /// Says that the engine runs; written every ten minutes.
    pub fn reminders_ran(&mut self, now: DateTime<Utc>) -> Result<()> {
        let last = self.reminders_last_ran()?;
        if last.is_some_and(|last| last <= now && now - last < Duration::minutes(RAN_MINUTES)) {
            return Ok(());
        }
        self.reminders_write_with(|conn| set_meta(conn, "reminders_ran", now))
    }

    /// Everything reminders are made from, to go on with while the record is closed or cannot be written (R21).
    pub fn hold_reminders(&self, somebody: bool, now: DateTime<Utc>) -> Result<Held> {
        let policy = self.reminder_policy(somebody)?;
        let read = || {
            let preferences = preference::all(&self.conn)?;
            Ok(Held::new(
                visits(&self.conn, &preferences)?,
                time(&preferences, "reminders.people_at"),
                policy,
                reminder::rows_where(&self.conn, "TRUE", Some(now - Duration::days(LOG_DAYS)))?,
                meta(&self.conn, "reminders_planned_to")?,
                meta(&self.conn, "reminders_ran")?,
            ))
        };
        read().map_err(|e| self.told(e))
    }

    /// Writes what became of held reminders, in one transaction.
    pub fn take_back_reminders(&mut self, held: &Held) -> Result<()> {
        if held.changes().is_empty() {
            return Ok(());
        }
        self.reminders_write_with(|conn| {
            let all = held.changes().iter();
            all.flat_map(|(now, changes)| changes.iter().map(move |change| (*now, change)))
                .try_for_each(|(now, change)| reminder::put(conn, now, change))
        })
    }

    /// What happened, newest first, at most `limit` lines.
    pub fn reminder_log(&self, limit: usize) -> Result<Vec<LogLine>> {
        let read = || {
            let mut stmt = self.conn.prepare_cached(
                "SELECT at, mark, people, lead, due, state, reason FROM reminder_log ORDER BY n DESC LIMIT ?1",
            )?;
            let mut rows = stmt.query([i64::try_from(limit).unwrap_or(i64::MAX)])?;
            let mut lines = Vec::new();
            while let Some(r) = rows.next()? {
                lines.push(LogLine {
                    at: reminder::instant(&r.get::<_, String>(0)?)?,
                    mark: r.get(1)?,
                    people: r.get(2)?,
                    lead: r.get(3)?,
                    due: reminder::instant(&r.get::<_, String>(4)?)?,
                    state: r.get(5)?,
                    reason: r.get(6)?,
                });
            }
            Ok(lines)
        };
        read().map_err(|e| self.told(e))
    }

    /// Empties the list of what happened.
    pub fn reminder_log_clear(&mut self) -> Result<()> {
        self.reminders_write_with(|conn| Ok(conn.execute("DELETE FROM reminder_log", []).map(drop)?))
    }
}
