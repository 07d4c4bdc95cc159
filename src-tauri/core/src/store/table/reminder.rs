//! Reminders and what happened to them. Neither is a fact: they are not in an archive, and nobody takes them back.

use crate::domain::Zone;
use crate::error::{Code, Error, Result};
use crate::schedule::reminder::{Change, Key, Row, Subject, ZoneName};
use crate::store::log::stamp;
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

// `visit` has no reference: a reminder outlives its visit long enough to be taken off the screen. It is empty for a line
// about people.
pub(in crate::store) const SQL: &str = "
CREATE TABLE reminder (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  visit TEXT NOT NULL,
  occurrence TEXT NOT NULL,
  start TEXT NOT NULL,
  zone TEXT NOT NULL,
  lead TEXT NOT NULL,
  due TEXT NOT NULL,
  starts TEXT NOT NULL,
  ends TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('planned', 'attempting', 'shown', 'acknowledged', 'snoozed', 'expired',
    'withdrawn', 'missed', 'suppressed', 'cancelled')),
  server_id INTEGER,
  until TEXT,
  untold INTEGER NOT NULL CHECK (untold IN (0, 1)),
  UNIQUE (visit, occurrence, start, zone, lead)
) STRICT;
CREATE INDEX reminder_starts ON reminder (starts);
CREATE INDEX reminder_open ON reminder (state)
  WHERE state IN ('planned', 'attempting', 'shown', 'snoozed') OR server_id IS NOT NULL OR untold = 1;

CREATE TABLE reminder_log (
  n INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  mark TEXT NOT NULL,
  people INTEGER NOT NULL CHECK (people IN (0, 1)),
  lead TEXT NOT NULL,
  due TEXT NOT NULL,
  state TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;
CREATE INDEX reminder_log_at ON reminder_log (at);
";

const SELECT: &str =
    "SELECT visit, occurrence, start, zone, lead, due, starts, ends, state, server_id, until, untold
  FROM reminder";

/// What the engine has to look at.
pub(in crate::store) const OPEN: &str =
    "state IN ('planned', 'attempting', 'shown', 'snoozed') OR server_id IS NOT NULL OR untold = 1";
/// What the person has not answered: it left the screen, or it never came.
pub(in crate::store) const NOT_SEEN: &str = "state IN ('expired', 'missed')";

fn row(r: &rusqlite::Row<'_>) -> Result<Row> {
    let visit: String = r.get(0)?;
    let of = if visit.is_empty() { Subject::People } else { Subject::Visit(r.get(0)?) };
    let zone: Zone = r.get(3)?;
    Ok(Row {
        key: Key { of, occurrence: r.get(1)?, start: r.get(2)?, zone: ZoneName(zone), lead: r.get(4)? },
        due: instant(&r.get::<_, String>(5)?)?,
        starts: instant(&r.get::<_, String>(6)?)?,
        ends: instant(&r.get::<_, String>(7)?)?,
        state: r.get(8)?,
        server_id: r.get(9)?,
        until: r.get::<_, Option<String>>(10)?.map(|text| instant(&text)).transpose()?,
        untold: r.get(11)?,
    })
}

/// Reads what [`stamp`] wrote.
pub(in crate::store) fn instant(text: &str) -> Result<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).map(|at| at.to_utc()).map_err(|_| Error::new(Code::DamagedDatabase))
}

/// The rows that fit a condition of ours, the earliest start first.
pub(in crate::store) fn rows_where(
    conn: &Connection,
    fits: &str,
    from: Option<DateTime<Utc>>,
) -> Result<Vec<Row>> {
    let mut stmt =
        conn.prepare_cached(&format!("{SELECT} WHERE ({fits}) AND starts >= ?1 ORDER BY starts, n"))?;
    let mut rows = stmt.query([from.map(stamp).unwrap_or_default()])?;
    let mut list = Vec::new();
    while let Some(r) = rows.next()? {
        list.push(row(r)?);
    }
    Ok(list)
}

fn subject(key: &Key) -> String {
    match key.of {
        Subject::Visit(id) => id.to_string(),
        Subject::People => String::new(),
    }
}

/// Writes a change, and a line of what happened if the state is another one.
pub(in crate::store) fn put(conn: &Connection, now: DateTime<Utc>, change: &Change) -> Result<()> {
    let (row, key) = (&change.row, &change.row.key);
    let before: Option<String> = conn
        .prepare_cached(
            "SELECT state FROM reminder WHERE visit = ?1 AND occurrence = ?2 AND start = ?3 AND zone = ?4 AND lead = ?5",
        )?
        .query_row(params![subject(key), key.occurrence, key.start, key.zone.0, key.lead], |r| r.get(0))
        .optional()?;
    conn.prepare_cached(
        "INSERT INTO reminder (visit, occurrence, start, zone, lead, due, starts, ends, state, server_id, until, untold)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT (visit, occurrence, start, zone, lead) DO UPDATE SET due = excluded.due, starts = excluded.starts,
           ends = excluded.ends, state = excluded.state, server_id = excluded.server_id, until = excluded.until,
           untold = excluded.untold",
    )?
    .execute(params![
        subject(key),
        key.occurrence,
        key.start,
        key.zone.0,
        key.lead,
        stamp(row.due),
        stamp(row.starts),
        stamp(row.ends),
        row.state,
        row.server_id,
        row.until.map(stamp),
        row.untold,
    ])?;
    if before.as_deref() != Some(row.state.as_str()) {
        conn.prepare_cached(
            "INSERT INTO reminder_log (at, mark, people, lead, due, state, reason) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            stamp(now),
            mark(key),
            key.of == Subject::People,
            key.lead,
            stamp(row.due),
            row.state,
            change.reason,
        ])?;
    }
    Ok(())
}

/// Four digits that tell the dates of two visits apart, and say nothing else.
fn mark(key: &Key) -> String {
    // FNV-1a: the same in every build.
    let fnv = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    let text = format!("{} {}", subject(key), key.occurrence);
    let sum = text.as_bytes().iter().fold(0x811c_9dc5, fnv);
    format!("{:04x}", (sum >> 16) ^ (sum & 0xffff))
}
