//! An import, and whether one was ended before it was done. A note of it is written before the first fact and goes in the
//! transaction that keeps the facts, so it is there exactly when nothing of the archive was taken over.

use super::log::stamp;
use super::usage::Usage;
use super::{Done, Op, Store, Tx};
use crate::error::{Code, Error, Result};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

/// Where it is noted that one began, and when.
const BEGUN: &str = "import";

impl Store {
    /// Writes what an archive brings: everything `f` does in one step, or nothing, and the next start can tell.
    ///
    /// Errors: those of [`Store::transact`]; `Busy` if another program brings one in, after five seconds.
    pub(crate) fn import<T>(
        &mut self,
        now: DateTime<Utc>,
        f: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        self.writable()?;
        let _alone = Usage::importing(&self.dir)?;
        let sql = "INSERT OR REPLACE INTO meta (key, value) VALUES (?1, ?2)";
        self.conn.execute(sql, [BEGUN, &stamp(now)]).map_err(|e| self.told(e.into()))?;
        let done = self.transact(Op::new("archive-import"), now, |tx| {
            let value = f(tx)?;
            forget(tx.conn())?;
            Ok(value)
        });
        // Whoever asked hears now that it was refused, or held nothing new. A disk that failed is not written again.
        let told = match &done {
            Ok(done) => done.step.is_none(),
            Err(e) => !e.is_disk_failure(),
        };
        if told {
            drop(forget(&self.conn));
        }
        done
    }

    /// When an import began that was ended before it was done; nothing of it was taken over. None while one is under way.
    pub fn import_ended(&self) -> Result<Option<DateTime<Utc>>> {
        // Held until it was read: otherwise one that comes to its end meanwhile would look like one that was ended.
        let Some(_nobody) = Usage::nobody_importing(&self.dir) else { return Ok(None) };
        let sql = "SELECT value FROM meta WHERE key = ?1";
        let noted = self.conn.query_row(sql, [BEGUN], |row| row.get::<_, String>(0)).optional();
        let noted = noted.map_err(|e| self.told(e.into()))?;
        let damaged = || self.told(Error::new(Code::DamagedDatabase));
        noted.map(|at| Ok(DateTime::parse_from_rfc3339(&at).map_err(|_| damaged())?.to_utc())).transpose()
    }

    /// The person was told of it.
    pub fn import_ended_seen(&mut self) -> Result<()> {
        self.writable()?;
        forget(&self.conn).map_err(|e| self.told(e))
    }
}

/// It is over; or this is a copy to come back to, of which nothing was ended.
pub(super) fn forget(conn: &Connection) -> Result<()> {
    Ok(conn.execute("DELETE FROM meta WHERE key = ?1", [BEGUN]).map(drop)?)
}
