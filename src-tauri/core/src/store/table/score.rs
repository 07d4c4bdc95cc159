//! Scores somebody gave, kept as they were given.

use crate::domain::{Id, Score};
use crate::error::Result;
use crate::store::column::Real;
use crate::store::log::Tx;
use rusqlite::{Connection, Row, params};

pub(in crate::store) const SQL: &str = "
CREATE TABLE score (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  day TEXT NOT NULL,
  value TEXT NOT NULL,
  min TEXT,
  max TEXT,
  higher_is TEXT CHECK (higher_is IN ('better', 'worse')),
  giver TEXT,
  note TEXT NOT NULL
) STRICT;
";

const INSERT: &str = "INSERT INTO score (id, name, day, value, min, max, higher_is, giver, note)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
const UPDATE: &str =
    "UPDATE score SET name = ?2, day = ?3, value = ?4, min = ?5, max = ?6, higher_is = ?7, giver = ?8,
  note = ?9 WHERE id = ?1";

fn row(r: &Row<'_>) -> Result<Score> {
    Ok(Score {
        id: r.get(0)?,
        name: r.get(1)?,
        day: r.get(2)?,
        value: r.get::<_, Real>(3)?.0,
        min: r.get::<_, Option<Real>>(4)?.map(|x| x.0),
        max: r.get::<_, Option<Real>>(5)?.map(|x| x.0),
        higher_is: r.get(6)?,
        giver: r.get(7)?,
        note: r.get(8)?,
    })
}

fn write(conn: &Connection, sql: &str, s: &Score) -> Result<bool> {
    let changed = conn.prepare_cached(sql)?.execute(params![
        s.id,
        s.name,
        s.day,
        Real(s.value),
        s.min.map(Real),
        s.max.map(Real),
        s.higher_is,
        s.giver,
        s.note
    ])?;
    Ok(changed > 0)
}

/// All scores, in file order.
pub(in crate::store) fn all(conn: &Connection) -> Result<Vec<Score>> {
    super::collect(
        conn,
        "SELECT id, name, day, value, min, max, higher_is, giver, note FROM score ORDER BY n",
        row,
    )
}

/// Adds one that is not there yet.
pub(crate) fn insert(conn: &Connection, s: &Score) -> Result<()> {
    write(conn, INSERT, s).map(drop)
}

/// Changes one; false if it is not there.
pub(crate) fn update(conn: &Connection, s: &Score) -> Result<bool> {
    write(conn, UPDATE, s)
}

impl Tx<'_> {
    /// Adds or changes by id. Errors: what [`Score::check`] finds; `Duplicate` if another noun has the id.
    pub fn put_score(&self, s: &Score) -> Result<()> {
        s.check()?;
        if !update(self.conn(), s)? {
            super::new_id(self.conn(), "score", s.id)?;
            insert(self.conn(), s)?;
        }
        Ok(())
    }

    /// Deletes one.
    pub fn delete_score(&self, id: Id) -> Result<()> {
        super::delete_by_id(self.conn(), "score", id)
    }
}
