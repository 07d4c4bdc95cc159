//! Erasing: what is gone is gone from the file too, with the log that could have taken it back (docs/protection.md).
//! Backups still have it; they are named to the person, who deletes them one by one.

use super::open::FILE_NAME;
use super::switch::{clear_up, overwrite, remove};
use super::usage::Usage;
use super::{Store, counter};
use crate::domain::{Day, Id, Zone, day_of};
use crate::error::{Code, Error, Result};
use crate::vault::Keys;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};
use std::path::Path;

impl Store {
    /// Erases a person: contacts keep their days and say "someone", visits and care lines forget the name (A61). Nothing
    /// that was done before can be taken back afterwards, since the log would still tell.
    ///
    /// Errors: `NotFound`; those of a write. After an error nothing is erased.
    pub fn erase_person(&mut self, id: Id, now: DateTime<Utc>) -> Result<()> {
        self.erase(now, |conn| {
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
    pub fn erase_span(&mut self, from: Day, to: Day, now: DateTime<Utc>) -> Result<()> {
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
                conn.execute("DELETE FROM reminder WHERE visit = ?1", [id])?;
            }
            for table in ["quiet", "unsure_day", "used_day", "checkin", "score", "managed"] {
                conn.execute(&format!("DELETE FROM {table} WHERE day BETWEEN ?1 AND ?2"), params![from, to])?;
            }
            conn.execute("DELETE FROM pause WHERE from_day >= ?1 AND to_day <= ?2", params![from, to])?;
            close_around(conn, from, to)
        })
    }

    fn erase(&mut self, now: DateTime<Utc>, f: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
        // Reminders are made to fit by the usual way of writing.
        self.writable()?;
        let done = self.transact_inner(super::Op::quiet("erase"), None, now, |tx, _| {
            super::drafts::forget(tx.conn())?;
            f(tx.conn())
        });
        done.map_err(|e| self.told(e))?;
        self.conn.execute_batch("BEGIN IMMEDIATE; DELETE FROM change; DELETE FROM op; COMMIT;")?;
        // Pages that hold nothing any more go too, and with them what they held; then the log of writes.
        self.conn.execute_batch("VACUUM")?;
        self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
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

/// Erases the whole record: database and keys, overwritten first. Backups stay unless they are deleted one by one. A new,
/// empty, plain record is made in its place. A record that cannot be opened can be erased too.
///
/// Errors: `Busy` if another program keeps it open.
pub fn erase_all(dir: &Path, home: Zone, now: DateTime<Utc>) -> Result<Store> {
    let alone = Usage::alone(dir)?;
    for end in ["-wal", "-shm", "-journal", ""] {
        let path = dir.join(format!("{FILE_NAME}{end}"));
        if path.exists() {
            overwrite(&path)?;
            remove(&path)?;
        }
    }
    Keys::of(dir).remove()?;
    counter::forget(dir)?;
    clear_up(dir)?;
    drop(alone);
    Store::open(dir, home, now)
}
