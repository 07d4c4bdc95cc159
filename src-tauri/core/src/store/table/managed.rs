//! Things managed without help.

use crate::domain::{Id, Managed};
use crate::error::Result;
use crate::store::log::Tx;
use rusqlite::{Connection, params};

pub(in crate::store) const SQL: &str = "
CREATE TABLE managed (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  day TEXT NOT NULL,
  what TEXT NOT NULL
) STRICT;
";

/// All of them, in file order.
pub(in crate::store) fn all(conn: &Connection) -> Result<Vec<Managed>> {
    super::collect(conn, "SELECT id, day, what FROM managed ORDER BY n", |r| {
        Ok(Managed { id: r.get(0)?, day: r.get(1)?, what: r.get(2)? })
    })
}

/// Adds one that is not there yet.
pub(crate) fn insert(conn: &Connection, m: &Managed) -> Result<()> {
    conn.prepare_cached("INSERT INTO managed (id, day, what) VALUES (?1, ?2, ?3)")?
        .execute(params![m.id, m.day, m.what])?;
    Ok(())
}

/// Changes one; false if it is not there.
pub(crate) fn update(conn: &Connection, m: &Managed) -> Result<bool> {
    let changed = conn
        .prepare_cached("UPDATE managed SET day = ?2, what = ?3 WHERE id = ?1")?
        .execute(params![m.id, m.day, m.what])?;
    Ok(changed > 0)
}

impl Tx<'_> {
    /// Adds or changes by id. Errors: what [`Managed::check`] finds; `Duplicate` if another noun has the id.
    pub fn put_managed(&self, m: &Managed) -> Result<()> {
        m.check()?;
        if !update(self.conn(), m)? {
            super::new_id(self.conn(), "managed", m.id)?;
            insert(self.conn(), m)?;
        }
        Ok(())
    }

    /// Deletes one.
    pub fn delete_managed(&self, id: Id) -> Result<()> {
        super::delete_by_id(self.conn(), "managed", id)
    }
}
