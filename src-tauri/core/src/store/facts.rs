//! Reading every fact, in file order.

use super::{Store, table};
use crate::domain::{Facts, Settings};
use crate::error::Result;
use rusqlite::Connection;
use std::sync::Arc;

/// What was read last, and of which state of the file.
pub(super) struct Cached {
    key: (i64, u64),
    texts: bool,
    facts: Arc<Facts>,
}

/// Reads everything. Without `texts`, the places and notes of contacts are left empty: the model never looks at them.
pub(super) fn read(conn: &Connection, texts: bool) -> Result<Facts> {
    let settings: Settings = table::settings::read(conn)?;
    Ok(Facts {
        settings,
        people: table::person::all(conn)?,
        contacts: table::contact::all(conn, texts)?,
        care_lines: table::care_line::all(conn)?,
        visits: table::visit::all(conn)?,
        quiet: table::days::quiet(conn)?,
        pauses: table::days::pauses(conn)?.into_iter().map(|(_, p)| p).collect(),
        days: table::days::days(conn)?,
        checkins: table::checkin::all(conn)?,
        scores: table::score::all(conn)?,
        managed: table::managed::all(conn)?,
        safety_plan: table::safety::sections(conn)?.into_iter().map(|(_, s)| s).collect(),
        help_lines: table::safety::lines(conn)?.into_iter().map(|(_, l)| l).collect(),
        preferences: table::preference::all(conn)?,
    })
}

impl Store {
    /// Every fact, as one consistent picture. Free until something is written, here or by another process.
    pub fn facts(&self) -> Result<Arc<Facts>> {
        self.cached(true).map_err(|e| self.told(e))
    }

    /// The same without the places and notes of contacts: all that the model needs, read faster.
    pub fn model_facts(&self) -> Result<Arc<Facts>> {
        self.cached(false).map_err(|e| self.told(e))
    }

    fn cached(&self, texts: bool) -> Result<Arc<Facts>> {
        let key = (self.data_version()?, self.conn.total_changes());
        if let Some(c) = &*self.cache.borrow()
            && c.key == key
            && (c.texts || !texts)
        {
            return Ok(Arc::clone(&c.facts));
        }
        // One read transaction: another process may write between two of our statements.
        let snapshot = self.conn.unchecked_transaction()?;
        let facts = Arc::new(read(&snapshot, texts)?);
        snapshot.finish()?;
        *self.cache.borrow_mut() = Some(Cached { key, texts, facts: Arc::clone(&facts) });
        Ok(facts)
    }

    /// A number that changes when another connection or process has written.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.conn.prepare_cached("PRAGMA data_version")?.query_row([], |r| r.get(0))?)
    }
}
