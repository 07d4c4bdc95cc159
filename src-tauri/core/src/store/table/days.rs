//! Facts about days: quiet choices, pauses, closed ranges, "not sure" marks and days of use.

use crate::domain::{Day, DayRange, Days, Pause, Quiet};
use crate::error::{Code, Error, Result};
use crate::store::log::Tx;
use rusqlite::{Connection, params};

// Pauses and closed ranges may overlap and even be noted twice (A6), so they have no unique key.
pub(in crate::store) const SQL: &str = "
CREATE TABLE quiet (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL UNIQUE,
  choice TEXT NOT NULL CHECK (choice IN ('chosen', 'half', 'not_chosen'))
) STRICT;

CREATE TABLE pause (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  from_day TEXT NOT NULL,
  to_day TEXT,
  reason TEXT NOT NULL,
  CHECK (to_day >= from_day)
) STRICT;

CREATE TABLE closed_range (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  CHECK (to_day >= from_day)
) STRICT;

CREATE TABLE unsure_day (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE used_day (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  day TEXT NOT NULL UNIQUE
) STRICT;
";

/// All quiet choices, in file order.
pub(in crate::store) fn quiet(conn: &Connection) -> Result<Vec<Quiet>> {
    super::collect(conn, "SELECT day, choice FROM quiet ORDER BY n", |r| {
        Ok(Quiet { day: r.get(0)?, choice: r.get(1)? })
    })
}

/// All pauses with their row numbers, in file order.
pub(crate) fn pauses(conn: &Connection) -> Result<Vec<(i64, Pause)>> {
    super::collect(conn, "SELECT n, from_day, to_day, reason FROM pause ORDER BY n", |r| {
        Ok((r.get(0)?, Pause { from: r.get(1)?, to: r.get(2)?, reason: r.get(3)? }))
    })
}

/// Closed ranges, unsure and used days, each in file order.
pub(in crate::store) fn days(conn: &Connection) -> Result<Days> {
    let one = |sql| super::collect(conn, sql, |r| Ok(r.get(0)?));
    Ok(Days {
        closed: super::collect(conn, "SELECT from_day, to_day FROM closed_range ORDER BY n", |r| {
            Ok(DayRange { from: r.get(0)?, to: r.get(1)? })
        })?,
        unsure: one("SELECT day FROM unsure_day ORDER BY n")?,
        used: one("SELECT day FROM used_day ORDER BY n")?,
    })
}

/// Adds or changes what was said of a day.
pub(crate) fn put_quiet(conn: &Connection, q: Quiet) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO quiet (day, choice) VALUES (?1, ?2) ON CONFLICT (day) DO UPDATE SET choice = excluded.choice",
    )?
    .execute(params![q.day, q.choice])?;
    Ok(())
}

/// Adds a pause after the others.
pub(crate) fn insert_pause(conn: &Connection, p: &Pause) -> Result<()> {
    conn.prepare_cached("INSERT INTO pause (from_day, to_day, reason) VALUES (?1, ?2, ?3)")?
        .execute(params![p.from, p.to, p.reason])?;
    Ok(())
}

/// Changes the pause in row `n`.
pub(crate) fn update_pause(conn: &Connection, n: i64, p: &Pause) -> Result<()> {
    conn.prepare_cached("UPDATE pause SET from_day = ?2, to_day = ?3, reason = ?4 WHERE n = ?1")?
        .execute(params![n, p.from, p.to, p.reason])?;
    Ok(())
}

/// Adds a closed range after the others.
pub(crate) fn insert_closed(conn: &Connection, r: DayRange) -> Result<()> {
    conn.prepare_cached("INSERT INTO closed_range (from_day, to_day) VALUES (?1, ?2)")?
        .execute(params![r.from, r.to])?;
    Ok(())
}

/// Marks a day as not sure; twice is once.
pub(crate) fn put_unsure(conn: &Connection, day: Day) -> Result<()> {
    conn.prepare_cached("INSERT INTO unsure_day (day) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([day])?;
    Ok(())
}

/// Marks a day as used; twice is once.
pub(crate) fn put_used(conn: &Connection, day: Day) -> Result<()> {
    conn.prepare_cached("INSERT INTO used_day (day) VALUES (?1) ON CONFLICT DO NOTHING")?.execute([day])?;
    Ok(())
}

fn gone(kind: &'static str, rows: usize) -> Result<()> {
    if rows == 0 { Err(Error::new(Code::NotFound).with("kind", kind)) } else { Ok(()) }
}

impl Tx<'_> {
    /// Says how a quiet day came about.
    pub fn put_quiet(&self, q: Quiet) -> Result<()> {
        put_quiet(self.conn(), q)
    }

    /// Takes back what was said of a quiet day.
    pub fn delete_quiet(&self, day: Day) -> Result<()> {
        gone("quiet", self.conn().execute("DELETE FROM quiet WHERE day = ?1", [day])?)
    }

    /// Adds a pause, or changes the first one that starts on the same day.
    pub fn put_pause(&self, p: &Pause) -> Result<()> {
        p.check()?;
        match pauses(self.conn())?.iter().find(|(_, old)| old.from == p.from) {
            Some((n, _)) => update_pause(self.conn(), *n, p),
            None => insert_pause(self.conn(), p),
        }
    }

    /// Puts `new` in the place of `old`, so that its first day can change too.
    pub fn replace_pause(&self, old: &Pause, new: &Pause) -> Result<()> {
        new.check()?;
        match pauses(self.conn())?.iter().find(|(_, p)| p == old) {
            Some((n, _)) => update_pause(self.conn(), *n, new),
            None => gone("pause", 0),
        }
    }

    /// Deletes one pause that is exactly this.
    pub fn delete_pause(&self, p: &Pause) -> Result<()> {
        let rows = self.conn().execute(
            "DELETE FROM pause WHERE n = (SELECT n FROM pause
             WHERE from_day = ?1 AND to_day IS ?2 AND reason = ?3 ORDER BY n LIMIT 1)",
            params![p.from, p.to, p.reason],
        )?;
        gone("pause", rows)
    }

    /// Closes a range of days; the same range twice is once.
    pub fn put_closed(&self, range: DayRange) -> Result<()> {
        if range.to < range.from {
            return Err(Error::at(Code::WrongRange, ""));
        }
        if days(self.conn())?.closed.contains(&range) {
            return Ok(());
        }
        insert_closed(self.conn(), range)
    }

    /// Opens a closed range again.
    pub fn delete_closed(&self, range: DayRange) -> Result<()> {
        let rows = self.conn().execute(
            "DELETE FROM closed_range WHERE from_day = ?1 AND to_day = ?2",
            params![range.from, range.to],
        )?;
        gone("closed_range", rows)
    }

    /// Marks a day as "not sure".
    pub fn put_unsure(&self, day: Day) -> Result<()> {
        put_unsure(self.conn(), day)
    }

    /// Takes the mark "not sure" back.
    pub fn delete_unsure(&self, day: Day) -> Result<()> {
        gone("unsure_day", self.conn().execute("DELETE FROM unsure_day WHERE day = ?1", [day])?)
    }

    /// Notes that the window was opened on a day; twice is once. Use it with [`crate::store::Op::used`].
    pub fn mark_used(&self, day: Day) -> Result<()> {
        put_used(self.conn(), day)
    }
}
