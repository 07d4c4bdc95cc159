//! What is being written in a form and not saved yet: kept each second or so, so that neither a lock nor a crash takes it.
//! Drafts are no facts: no step, no export, and they go when the form is saved.

use super::Store;
use crate::domain::text;
use crate::error::{Code, Error, Result};
use rusqlite::params;

/// The longest draft, in bytes; a form's own limits are far below.
const LIMIT: usize = 256 * 1024;
const KEY: &str = "draft.";

impl Store {
    /// Keeps a draft under the name of its form, or lets go of it.
    ///
    /// Errors: `TooLong`; those of a write.
    pub fn put_draft(&mut self, name: &str, draft: Option<&str>) -> Result<()> {
        self.writable()?;
        text::line("name", name)?;
        let length = draft.map_or(0, str::len);
        if length > LIMIT {
            return Err(Error::at(Code::TooLong, "draft").with("length", length).with("limit", LIMIT));
        }
        let key = format!("{KEY}{name}");
        let done = match draft {
            Some(draft) => self.conn.prepare_cached(
                "INSERT INTO meta (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            ).and_then(|mut stmt| stmt.execute(params![key, draft])),
            None => self.conn.execute("DELETE FROM meta WHERE key = ?1", [key]),
        };
        done.map(drop).map_err(|e| self.told(e.into()))
    }

    /// The draft under this name, if there is one.
    pub fn draft(&self, name: &str) -> Result<Option<String>> {
        use rusqlite::OptionalExtension;
        let sql = "SELECT value FROM meta WHERE key = ?1";
        let found = self.conn.query_row(sql, [format!("{KEY}{name}")], |row| row.get(0)).optional();
        found.map_err(|e| self.told(e.into()))
    }
}

/// Not of a form: it says that the first start is over, and outlives an erasing.
const FIRST_RUN: &str = "draft.first-run-over";

/// Lets go of every draft.
pub(super) fn forget(conn: &rusqlite::Connection) -> Result<()> {
    Ok(conn.execute("DELETE FROM meta WHERE key GLOB 'draft.*' AND key <> ?1", [FIRST_RUN]).map(drop)?)
}
