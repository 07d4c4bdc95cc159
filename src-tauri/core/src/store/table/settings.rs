//! The person's own measures, and the history of their rhythm.

use crate::domain::{Rhythm, Settings, ShareBand};
use crate::error::{Code, Error, Result};
use crate::store::column::Real;
use crate::store::log::Tx;
use rusqlite::{Connection, OptionalExtension, params};

pub(in crate::store) const SQL: &str = "
CREATE TABLE settings (
  n INTEGER PRIMARY KEY AUTOINCREMENT CHECK (n = 1),
  zone TEXT NOT NULL,
  day_start TEXT NOT NULL,
  week_start TEXT NOT NULL CHECK (week_start IN ('monday', 'sunday', 'saturday')),
  comfortable_gap_days INTEGER CHECK (comfortable_gap_days BETWEEN 1 AND 3660),
  finished_days TEXT NOT NULL CHECK (finished_days IN ('when_used', 'always', 'only_closed')),
  chosen_quiet_freezes INTEGER NOT NULL CHECK (chosen_quiet_freezes IN (0, 1)),
  share_low TEXT CHECK (CAST(share_low AS REAL) BETWEEN 0 AND 1),
  share_high TEXT CHECK (CAST(share_high AS REAL) BETWEEN 0 AND 1),
  felt_mark INTEGER NOT NULL CHECK (felt_mark BETWEEN 0 AND 4),
  CHECK ((share_low IS NULL) = (share_high IS NULL))
) STRICT;

CREATE TABLE rhythm (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  from_day TEXT NOT NULL UNIQUE,
  days_per_week TEXT CHECK (CAST(days_per_week AS REAL) BETWEEN 0.5 AND 7)
) STRICT;
";

const INSERT: &str = "INSERT INTO settings (zone, day_start, week_start, comfortable_gap_days, finished_days,
  chosen_quiet_freezes, share_low, share_high, felt_mark, n) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, 1)";
const UPDATE: &str =
    "UPDATE settings SET zone = ?1, day_start = ?2, week_start = ?3, comfortable_gap_days = ?4,
  finished_days = ?5, chosen_quiet_freezes = ?6, share_low = ?7, share_high = ?8, felt_mark = ?9";

fn write(conn: &Connection, sql: &str, s: &Settings) -> Result<()> {
    conn.prepare_cached(sql)?.execute(params![
        s.zone,
        s.day_start,
        s.week_start,
        s.comfortable_gap_days,
        s.finished_days,
        s.chosen_quiet_freezes,
        s.share_band.map(|b| Real(b.low)),
        s.share_band.map(|b| Real(b.high)),
        s.felt_mark,
    ])?;
    Ok(())
}

/// Writes the one row of a new database.
pub(in crate::store) fn create(conn: &Connection, s: &Settings) -> Result<()> {
    write(conn, INSERT, s)
}

/// The settings with their rhythm.
pub(in crate::store) fn read(conn: &Connection) -> Result<Settings> {
    let rhythm = super::collect(conn, "SELECT from_day, days_per_week FROM rhythm ORDER BY n", |r| {
        Ok(Rhythm { from: r.get(0)?, days_per_week: r.get::<_, Option<Real>>(1)?.map(|x| x.0) })
    })?;
    conn.prepare_cached(
        "SELECT zone, day_start, week_start, comfortable_gap_days, finished_days, chosen_quiet_freezes, share_low,
         share_high, felt_mark FROM settings",
    )?
    .query_row([], |r| {
        Ok(Settings {
            zone: r.get(0)?,
            day_start: r.get(1)?,
            week_start: r.get(2)?,
            rhythm,
            comfortable_gap_days: r.get(3)?,
            finished_days: r.get(4)?,
            chosen_quiet_freezes: r.get(5)?,
            share_band: r
                .get::<_, Option<Real>>(6)?
                .zip(r.get::<_, Option<Real>>(7)?)
                .map(|(low, high)| ShareBand { low: low.0, high: high.0 }),
            felt_mark: r.get(8)?,
        })
    })
    .optional()?
    .ok_or(Error::new(Code::DamagedDatabase))
}

/// Writes everything but the rhythm.
pub(crate) fn update(conn: &Connection, s: &Settings) -> Result<()> {
    write(conn, UPDATE, s)
}

/// Adds or changes the rhythm from a day on.
pub(crate) fn put_rhythm(conn: &Connection, r: &Rhythm) -> Result<()> {
    let changed = conn
        .prepare_cached("UPDATE rhythm SET days_per_week = ?2 WHERE from_day = ?1")?
        .execute(params![r.from, r.days_per_week.map(Real)])?;
    if changed == 0 {
        conn.prepare_cached("INSERT INTO rhythm (from_day, days_per_week) VALUES (?1, ?2)")?
            .execute(params![r.from, r.days_per_week.map(Real)])?;
    }
    Ok(())
}

impl Tx<'_> {
    /// The settings as they stand in this transaction.
    pub fn settings(&self) -> Result<Settings> {
        read(self.conn())
    }

    /// Writes the settings and their whole rhythm: entries that are not in it any more go. Errors: what
    /// [`Settings::check`] finds.
    pub fn put_settings(&self, s: &Settings) -> Result<()> {
        s.check()?;
        update(self.conn(), s)?;
        for old in read(self.conn())?.rhythm {
            if !s.rhythm.iter().any(|r| r.from == old.from) {
                self.conn().execute("DELETE FROM rhythm WHERE from_day = ?1", [old.from])?;
            }
        }
        s.rhythm.iter().try_for_each(|r| put_rhythm(self.conn(), r))
    }
}
