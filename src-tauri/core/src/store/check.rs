//! Looking whether the file is whole.

use super::going::while_going;
use super::log::stamp;
use super::open::{FILE_NAME, PATIENCE};
use super::{Store, table};
use crate::error::{Code, Result};
use chrono::{DateTime, Utc};
use rusqlite::OptionalExtension;
use std::time::Duration;

/// Where it is remembered when the record was checked, and how that went.
const CHECKED: &str = "checked";

/// A log of writes over 64 MiB does not get so by itself.
pub const LARGE_LOG: u64 = 64 * 1024 * 1024;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// What SQLite's integrity check says; empty if all is well. May name tables and pages, never contents.
    pub integrity: Vec<String>,
    /// Links that point at nothing.
    pub foreign_keys: usize,
    /// Rows of each table of facts, by its name; not all if the file is damaged.
    pub counts: Vec<(&'static str, u64)>,
}

impl CheckReport {
    /// Whether nothing is wrong.
    pub fn is_ok(&self) -> bool {
        self.integrity.is_empty() && self.foreign_keys == 0
    }
}

impl Store {
    /// Checks every page, every index and every link, and counts the facts.
    pub fn check(&self) -> Result<CheckReport> {
        self.check_while(&|| true)
    }

    /// The same as long as `go_on` says so. Errors: `Stopped`.
    pub fn check_while(&self, go_on: &(dyn Fn() -> bool + Sync)) -> Result<CheckReport> {
        while_going(&self.conn, go_on, || self.check_inner().map_err(|e| self.told(e)))
    }

    /// Remembers that the record was checked, and whether all was well.
    pub fn note_check(&mut self, now: DateTime<Utc>, well: bool) -> Result<()> {
        self.writable()?;
        let value = format!("{} {}", stamp(now), if well { "well" } else { "damaged" });
        let sql = "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value";
        self.conn.execute(sql, [CHECKED, &value]).map(drop).map_err(|e| self.told(e.into()))
    }

    /// When it was last checked, and whether all was well then.
    pub fn last_check(&self) -> Result<Option<(DateTime<Utc>, bool)>> {
        let sql = "SELECT value FROM meta WHERE key = ?1";
        let read = self.conn.query_row(sql, [CHECKED], |row| row.get::<_, String>(0)).optional();
        let text = read.map_err(|e| self.told(e.into()))?;
        Ok(text.and_then(|text| {
            let (at, word) = text.split_once(' ')?;
            Some((DateTime::parse_from_rfc3339(at).ok()?.to_utc(), word == "well"))
        }))
    }

    fn check_inner(&self) -> Result<CheckReport> {
        let mut report = CheckReport { integrity: Vec::new(), foreign_keys: 0, counts: Vec::new() };
        // Damage can stop the check itself; then that is what it found.
        if let Err(e) = self.look(&mut report).map_err(|e| self.told(e)) {
            match e.code {
                Code::DamagedDatabase if report.integrity.is_empty() => {
                    report.integrity.push("database disk image is malformed".to_owned());
                }
                Code::DamagedDatabase => {}
                _ => return Err(e),
            }
        }
        Ok(report)
    }

    /// Brings the log of writes into the file and cuts it. Another program that is reading may stand in the way; it is not
    /// waited for. Gives what is left of the log in bytes.
    pub fn checkpoint(&self) -> Result<u64> {
        self.writable()?;
        let cut = || {
            self.conn.busy_timeout(Duration::ZERO)?;
            let cut = self.conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
            self.conn.busy_timeout(PATIENCE)?;
            cut
        };
        cut().map_err(|e| self.told(e.into()))?;
        Ok(self.log_size())
    }

    /// Bytes of the log of writes beside the file.
    pub fn log_size(&self) -> u64 {
        std::fs::metadata(self.dir.join(format!("{FILE_NAME}-wal"))).map_or(0, |meta| meta.len())
    }

    /// Bytes of the log of writes, if it stays larger than `large` though it was tried to bring it in: then another program
    /// that is reading stands in the way, and with every write it grows.
    pub fn log_held(&self, large: u64) -> Result<Option<u64>> {
        let is_held = self.log_size() > large && self.checkpoint()? > large;
        Ok(is_held.then(|| self.log_size()))
    }

    /// Rows of each table of facts, by its name.
    pub fn counts(&self) -> Result<Vec<(&'static str, u64)>> {
        self.count().map_err(|e| self.told(e))
    }

    fn count(&self) -> Result<Vec<(&'static str, u64)>> {
        let count = |name: &'static str| {
            let sql = format!("SELECT count(*) FROM {name}");
            let rows: i64 = self.conn.query_row(&sql, [], |r| r.get(0))?;
            Ok((name, u64::try_from(rows).unwrap_or(0)))
        };
        table::NAMES.into_iter().map(count).collect()
    }

    fn lines(&self, pragma: &str, report: &mut CheckReport) -> Result<()> {
        let mut stmt = self.conn.prepare(pragma)?;
        let mut rows = stmt.query([])?;
        while let Some(row) = rows.next()? {
            let line: String = row.get(0)?;
            if line != "ok" {
                report.integrity.push(line);
            }
        }
        Ok(())
    }

    fn look(&self, report: &mut CheckReport) -> Result<()> {
        if self.is_protected() {
            // Each page as it was written, before what the pages say.
            self.lines("PRAGMA cipher_integrity_check", report)?;
        }
        self.lines("PRAGMA integrity_check", report)?;
        let mut stmt = self.conn.prepare("PRAGMA foreign_key_check")?;
        let mut rows = stmt.query([])?;
        while rows.next()?.is_some() {
            report.foreign_keys += 1;
        }
        report.counts = self.count()?;
        Ok(())
    }
}
