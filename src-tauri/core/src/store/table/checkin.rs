//! Check-ins: at most one answer for a day and item.

use crate::domain::{Checkin, Day, Item};
use crate::error::{Code, Error, Result};
use crate::store::log::Tx;
use rusqlite::{Connection, OptionalExtension, params};

pub(in crate::store) const SQL: &str = "
CREATE TABLE checkin (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL,
  item TEXT NOT NULL CHECK (item IN ('connected', 'understood', 'practically_supported', 'able_to_manage', 'hope')),
  value INTEGER NOT NULL CHECK (value BETWEEN 0 AND 4),
  UNIQUE (day, item)
) STRICT;
";

/// All check-ins, in file order.
pub(in crate::store) fn all(conn: &Connection) -> Result<Vec<Checkin>> {
    super::collect(conn, "SELECT day, item, value FROM checkin ORDER BY n", |r| {
        Ok(Checkin { day: r.get(0)?, item: r.get(1)?, value: r.get(2)? })
    })
}

/// One with its place in the file, or none.
pub(in crate::store) fn get(conn: &Connection, day: Day, item: Item) -> Result<Option<(i64, Checkin)>> {
    let found = conn
        .prepare_cached("SELECT n, value FROM checkin WHERE day = ?1 AND item = ?2")?
        .query_row(params![day, item], |r| Ok((r.get(0)?, Checkin { day, item, value: r.get(1)? })));
    Ok(found.optional()?)
}

/// The day and item of what comes next in the file after the place `n`.
pub(in crate::store) fn next(conn: &Connection, n: i64) -> Result<Option<(Day, Item)>> {
    let found = conn
        .prepare_cached("SELECT day, item FROM checkin WHERE n > ?1 ORDER BY n LIMIT 1")?
        .query_row([n], |r| Ok((r.get(0)?, r.get(1)?)));
    Ok(found.optional()?)
}

/// Adds or changes one.
pub(crate) fn put(conn: &Connection, c: Checkin) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO checkin (day, item, value) VALUES (?1, ?2, ?3)
         ON CONFLICT (day, item) DO UPDATE SET value = excluded.value",
    )?
    .execute(params![c.day, c.item, c.value])?;
    Ok(())
}

impl Tx<'_> {
    /// Adds or changes the answer for its day and item. Errors: `OutOfRange`.
    pub fn put_checkin(&self, c: Checkin) -> Result<()> {
        c.check()?;
        put(self.conn(), c)
    }

    /// Takes an answer back.
    pub fn delete_checkin(&self, day: Day, item: Item) -> Result<()> {
        match self.conn().execute("DELETE FROM checkin WHERE day = ?1 AND item = ?2", params![day, item])? {
            0 => Err(Error::new(Code::NotFound).with("kind", "checkin")),
            _ => Ok(()),
        }
    }
}
