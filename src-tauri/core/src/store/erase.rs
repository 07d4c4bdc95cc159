//! Erasing: what is gone is gone from the file too, with the log that could have taken it back (docs/protection.md).
//! Backups, and damaged files that were put aside, still have it; they are named to the person, who deletes them one by
//! one.

use super::open::FILE_NAME;
use super::switch::{clear_up, overwrite, remove};
use super::usage::Usage;
use super::{Store, counter, table};
use crate::domain::{Day, Id, Zone, day_of};
use crate::error::{Code, Error, Result};
use crate::vault::Keys;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, TransactionBehavior, params};
use std::path::Path;

impl Store {
    /// Erases a person: contacts keep their days and say "someone", visits and care lines forget the name (A61), lines
    /// about them leave the safety plan. Nothing
    /// that was done before can be taken back afterwards, since the log would still tell.
    ///
    /// Gives whether the traces are gone from the file, too; if another program was reading it, the next start does that.
    /// Errors: `NotFound`; those of a write. After an error nothing is erased.
    pub fn erase_person(&mut self, id: Id, now: DateTime<Utc>) -> Result<bool> {
        self.erase(now, |conn| {
            if let Some(person) = table::person::get(conn, id)? {
                table::safety::rename(conn, &person.name, None)?;
            }
            conn.execute("DELETE FROM contact_person WHERE person = ?1", [id])?;
            conn.execute("UPDATE care_line SET professional = NULL WHERE professional = ?1", [id])?;
            conn.execute("UPDATE visit SET before_person = NULL WHERE before_person = ?1", [id])?;
            conn.execute("UPDATE visit SET after_person = NULL WHERE after_person = ?1", [id])?;
            // What was chosen about them is kept under their id.
            conn.execute("DELETE FROM preference WHERE instr(key, ?1) > 0", [id])?;
            match conn.execute("DELETE FROM person WHERE id = ?1", [id])? {
                0 => Err(Error::new(Code::NotFound).with("kind", "person")),
                _ => Ok(()),
            }
        })
    }

    /// Erases everything that was noted on the days from `from` to `to`, both included: contacts, visits and what became
    /// of them, quiet times, check-ins, scores, what was managed, and what was said of these days. Series, pauses and
    /// people stay; a pause that lies within goes.
    ///
    /// Gives what [`Store::erase_person`] gives. Errors: `WrongRange`; those of a write.
    pub fn erase_span(&mut self, from: Day, to: Day, now: DateTime<Utc>) -> Result<bool> {
        if to < from {
            return Err(Error::at(Code::WrongRange, "to"));
        }
        let facts = self.facts()?;
        let day_start = facts.settings.day_start.0;
        let within = |day: Day| (from..=to).contains(&day);
        let contacts: Vec<Id> =
            facts.contacts.iter().filter(|c| within(day_of(c.start, day_start))).map(|c| c.id).collect();
        let visits: Vec<Id> = facts
            .visits
            .iter()
            .filter(|v| v.series.is_none() && within(day_of(v.start, day_start)))
            .map(|v| v.id)
            .collect();
        self.erase(now, |conn| {
            for id in &contacts {
                conn.execute("DELETE FROM contact_person WHERE contact = ?1", [id])?;
                conn.execute("DELETE FROM contact WHERE id = ?1", [id])?;
            }
            for id in &visits {
                conn.execute("UPDATE contact SET for_visit = NULL WHERE for_visit = ?1", [id])?;
                conn.execute("DELETE FROM visit WHERE id = ?1", [id])?;
                // One that is on the screen stays until it was taken from there.
                conn.execute("DELETE FROM reminder WHERE visit = ?1 AND server_id IS NULL", [id])?;
            }
            for table in ["quiet", "unsure_day", "used_day", "checkin", "score", "managed"] {
                conn.execute(&format!("DELETE FROM {table} WHERE day BETWEEN ?1 AND ?2"), params![from, to])?;
            }
            conn.execute(
                "DELETE FROM reminder_log WHERE substr(due, 1, 10) BETWEEN ?1 AND ?2",
                params![from, to],
            )?;
            conn.execute("DELETE FROM pause WHERE from_day >= ?1 AND to_day <= ?2", params![from, to])?;
            close_around(conn, from, to)
        })
    }

    fn erase(&mut self, now: DateTime<Utc>, f: impl FnOnce(&Connection) -> Result<()>) -> Result<bool> {
        self.writable()?;
        // The log, by which it could follow, goes too.
        self.kept.take();
        self.erase_rows(now, f).map_err(|e| self.told(e))?;
        // What is erased is erased; traces that cannot be cleared now go with the next start.
        Ok(self.clear_traces().unwrap_or(false))
    }

    /// The rows and the whole log go in one transaction. Without an entry the log's triggers write nothing, so what is
    /// erased does not come into it either.
    fn erase_rows(&mut self, now: DateTime<Utc>, f: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        let home = self.home;
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute_batch("DELETE FROM change; DELETE FROM op")?;
        super::drafts::forget(&transaction)?;
        f(&transaction)?;
        super::reminders::reconcile(&transaction, home, now)?;
        transaction.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?1, '1')", [TRACES])?;
        Ok(transaction.commit()?)
    }

    /// Pages that hold nothing any more go, and with them what they held; then the log of writes. Whether that was
    /// possible: nobody else may be reading.
    fn clear_traces(&self) -> Result<bool> {
        clear_traces(&self.conn)
    }
}

/// Noted in the same transaction as the erasing, so that a start after an end in between goes on with it.
const TRACES: &str = "traces";

/// Finishes an erasing that was cut off.
pub(super) fn finish(conn: &Connection) -> Result<()> {
    let due: bool =
        conn.query_row("SELECT EXISTS (SELECT 1 FROM meta WHERE key = ?1)", [TRACES], |r| r.get(0))?;
    if due {
        // Another program may be reading; then it is the next start's.
        drop(clear_traces(conn));
    }
    Ok(())
}

fn clear_traces(conn: &Connection) -> Result<bool> {
    let busy = |e: rusqlite::Error| match Error::from(e) {
        e if e.code == Code::Busy => Ok(false),
        e => Err(e),
    };
    if let Err(e) = conn.execute_batch("VACUUM") {
        return busy(e);
    }
    let cut = || conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok(row.get::<_, i64>(0)? == 0));
    match cut() {
        Ok(true) => {}
        Ok(false) => return Ok(false),
        Err(e) => return busy(e),
    }
    conn.execute("DELETE FROM meta WHERE key = ?1", [TRACES])?;
    Ok(true)
}

/// Ranges of closed days, cut where the erased days are.
fn close_around(conn: &Connection, from: Day, to: Day) -> Result<()> {
    let ranges: Vec<(i64, Day, Day)> = conn
        .prepare("SELECT n, from_day, to_day FROM closed_range WHERE from_day <= ?2 AND to_day >= ?1")?
        .query_map(params![from, to], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?;
    for (n, first, last) in ranges {
        conn.execute("DELETE FROM closed_range WHERE n = ?1", [n])?;
        for (first, last) in [(first, last.min(from.plus(-1))), (first.max(to.plus(1)), last)] {
            if first <= last {
                conn.execute(
                    "INSERT INTO closed_range (from_day, to_day) VALUES (?1, ?2)",
                    params![first, last],
                )?;
            }
        }
    }
    Ok(())
}

/// Erases the whole record: keys and database, overwritten first. Backups stay unless they are deleted one by one. A new,
/// empty, plain record is made in its place. A record that cannot be opened can be erased too.
///
/// Errors: `Busy` if another program keeps it open.
pub fn erase_all(dir: &Path, home: Zone, now: DateTime<Utc>) -> Result<Store> {
    let alone = Usage::alone(dir)?;
    // Before anything else: without its keys a protected record is gone, wherever parts of it may still lie.
    let keys = Keys::of(dir);
    keys.scramble()?;
    for end in ["-wal", "-shm", "-journal", ""] {
        let path = dir.join(format!("{FILE_NAME}{end}"));
        if path.exists() {
            overwrite(&path)?;
            remove(&path)?;
        }
    }
    keys.remove()?;
    counter::forget(dir)?;
    crate::help_card::forget(dir)?;
    clear_up(dir)?;
    drop(alone);
    Store::open(dir, home, now)
}
