//! Care lines.

use crate::domain::{CareLine, Id};
use crate::error::{Code, Error, Result};
use crate::store::log::Tx;
use rusqlite::{Connection, OptionalExtension, Row, params};

pub(in crate::store) const SQL: &str = "
CREATE TABLE care_line (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('therapy', 'psychiatry', 'gp', 'group', 'peer_group', 'medication', 'other')),
  professional TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
  interval_days INTEGER CHECK (interval_days BETWEEN 1 AND 3660),
  state TEXT NOT NULL CHECK (state IN ('active', 'ended'))
) STRICT;
";

const SELECT: &str = "SELECT id, name, kind, professional, interval_days, state FROM care_line";
const INSERT: &str = "INSERT INTO care_line (id, name, kind, professional, interval_days, state)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const UPDATE: &str =
    "UPDATE care_line SET name = ?2, kind = ?3, professional = ?4, interval_days = ?5, state = ?6
  WHERE id = ?1";

fn row(r: &Row<'_>) -> Result<CareLine> {
    Ok(CareLine {
        id: r.get(0)?,
        name: r.get(1)?,
        kind: r.get(2)?,
        professional: r.get(3)?,
        interval_days: r.get(4)?,
        state: r.get(5)?,
    })
}

fn write(conn: &Connection, sql: &str, l: &CareLine) -> Result<bool> {
    let changed = conn.prepare_cached(sql)?.execute(params![
        l.id,
        l.name,
        l.kind,
        l.professional,
        l.interval_days,
        l.state
    ])?;
    Ok(changed > 0)
}

/// All lines, in file order.
pub(in crate::store) fn all(conn: &Connection) -> Result<Vec<CareLine>> {
    super::collect(conn, &format!("{SELECT} ORDER BY n"), row)
}

/// One, or none.
pub(in crate::store) fn get(conn: &Connection, id: Id) -> Result<Option<CareLine>> {
    conn.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?
        .query_row([id], |r| Ok(row(r)))
        .optional()?
        .transpose()
}

/// Adds one that is not there yet.
pub(crate) fn insert(conn: &Connection, l: &CareLine) -> Result<()> {
    write(conn, INSERT, l).map(drop)
}

/// Changes one; false if it is not there.
pub(crate) fn update(conn: &Connection, l: &CareLine) -> Result<bool> {
    write(conn, UPDATE, l)
}

impl Tx<'_> {
    /// One care line as it stands in this transaction.
    pub fn care_line(&self, id: Id) -> Result<Option<CareLine>> {
        get(self.conn(), id)
    }

    /// Adds or changes by id. Errors: what [`CareLine::check`] finds; `MissingReference`; `Duplicate`.
    pub fn put_care_line(&self, l: &CareLine) -> Result<()> {
        l.check()?;
        if let Some(person) = l.professional {
            super::must_exist(self.conn(), "person", person, || "professional".to_owned())?;
        }
        if !update(self.conn(), l)? {
            super::new_id(self.conn(), "care_line", l.id)?;
            insert(self.conn(), l)?;
        }
        Ok(())
    }

    /// Deletes one that has no visits. Errors: `InUse` with their number; a line with visits is ended, not deleted.
    pub fn delete_care_line(&self, id: Id) -> Result<()> {
        let visits: i64 =
            self.conn().query_row("SELECT count(*) FROM visit WHERE line = ?1", [id], |r| r.get(0))?;
        if visits > 0 {
            return Err(Error::new(Code::InUse).with("count", visits));
        }
        super::delete_by_id(self.conn(), "care_line", id)
    }
}
