//! Reading every fact, in file order, and keeping what was read.

use super::{Store, follow, table};
use crate::domain::{Facts, Settings};
use crate::error::Result;
use rusqlite::Connection;
use std::cell::RefCell;
use std::sync::Arc;

/// What was read last, and of which state of the file.
pub(super) struct Kept {
    /// What other connections wrote, and what this one did.
    key: (i64, u64),
    /// The last entry of the change log that is in it.
    entry: i64,
    texts: bool,
    pub(super) facts: Arc<Facts>,
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

/// Every fact as the file has it now. What this connection wrote since the last time is put into what is kept; all is read
/// anew only after somebody else wrote. To be asked inside a transaction, in which nothing was written yet: another process
/// may write between two statements, and what may be rolled back must not be kept.
pub(super) fn current(conn: &Connection, cache: &RefCell<Option<Kept>>, texts: bool) -> Result<Arc<Facts>> {
    let key = (data_version(conn)?, conn.total_changes());
    let kept = match cache.take() {
        Some(kept) if kept.key == key && (kept.texts || !texts) => kept,
        old => {
            let entry = follow::last(conn)?;
            let followed = old.filter(|old| old.texts && old.key.0 == key.0).and_then(|old| {
                // What could not be followed is read anew, and so is what went wrong half-way.
                follow::put(conn, old.facts, old.entry).ok().flatten()
            });
            match followed {
                Some(facts) => Kept { key, entry, texts: true, facts },
                None => Kept { key, entry, texts, facts: Arc::new(read(conn, texts)?) },
            }
        }
    };
    let facts = Arc::clone(&kept.facts);
    *cache.borrow_mut() = Some(kept);
    Ok(facts)
}

fn data_version(conn: &Connection) -> Result<i64> {
    Ok(conn.prepare_cached("PRAGMA data_version")?.query_row([], |r| r.get(0))?)
}

impl Store {
    /// Every fact, as one consistent picture. Free until something is written, and cheap after own writes.
    pub fn facts(&self) -> Result<Arc<Facts>> {
        self.current(true).map_err(|e| self.told(e))
    }

    /// The same without the places and notes of contacts: all that the model needs, read faster.
    pub fn model_facts(&self) -> Result<Arc<Facts>> {
        self.current(false).map_err(|e| self.told(e))
    }

    fn current(&self, texts: bool) -> Result<Arc<Facts>> {
        let snapshot = self.conn.unchecked_transaction()?;
        let facts = current(&snapshot, &self.kept, texts)?;
        snapshot.finish()?;
        Ok(facts)
    }

    /// A number that changes when another connection or process has written.
    pub fn data_version(&self) -> Result<i64> {
        data_version(&self.conn)
    }
}
