//! Looking whether the file is whole.

use super::{Store, table};
use crate::error::Result;

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckReport {
    /// What SQLite's integrity check says; empty if all is well. May name tables and pages, never contents.
    pub integrity: Vec<String>,
    /// Links that point at nothing.
    pub foreign_keys: usize,
    /// Rows of each table of facts, by its name.
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
        self.check_inner().map_err(|e| self.told(e))
    }

    fn check_inner(&self) -> Result<CheckReport> {
        let mut integrity: Vec<String> = self
            .conn
            .prepare("PRAGMA integrity_check")?
            .query_map([], |r| r.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        integrity.retain(|line| line != "ok");
        let foreign_keys = self.conn.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count();
        let mut counts = Vec::with_capacity(table::NAMES.len());
        for name in table::NAMES {
            let sql = format!("SELECT count(*) FROM {name}");
            let rows: i64 = self.conn.query_row(&sql, [], |r| r.get(0))?;
            counts.push((name, u64::try_from(rows).unwrap_or(0)));
        }
        Ok(CheckReport { integrity, foreign_keys, counts })
    }
}
