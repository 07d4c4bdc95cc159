//! The list of changes: what was done, when, and to what.

use super::{Store, table};
use crate::domain::{Day, Id, LocalTime};
use crate::error::{Code, Error, Result};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::{Map, Value};

/// Whether a step holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// It holds.
    Done,
    /// It was taken back and can be done again.
    TakenBack,
}

/// The one thing a step is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// Its table, by the names of [`table::NAMES`].
    pub table: &'static str,
    /// Its id.
    pub id: Id,
}

/// What names the thing a step is about: from its row, or, if that is gone, from the step's images.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// Names or titles: a person's name, the people of a contact, a visit's care line.
    pub names: Vec<String>,
    /// The day it is about.
    pub day: Option<Day>,
    /// The wall time it starts, for contacts and visits.
    pub start: Option<LocalTime>,
}

/// One step of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number in the log, for [`Store::undo_step`].
    pub seq: i64,
    /// Its stable name, such as `contact-add`.
    pub name: String,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// Whether it holds.
    pub state: StepState,
    /// What it is about, if about one thing.
    pub subject: Option<Subject>,
    /// What names that thing.
    pub about: About,
    /// How many rows it changed.
    pub changed: usize,
}

const SELECT: &str = "SELECT seq, name, at, undone_by IS NOT NULL, subject_table, subject_id,
  (SELECT count(*) FROM change WHERE change.op = op.seq) FROM op WHERE undoable = 1";

impl Store {
    /// The newest steps first, at most `limit`, only those before step `before` if given.
    pub fn steps(&self, limit: usize, before: Option<i64>) -> Result<Vec<Step>> {
        self.steps_inner(limit, before).map_err(|e| self.told(e))
    }

    fn steps_inner(&self, limit: usize, before: Option<i64>) -> Result<Vec<Step>> {
        let mut stmt =
            self.conn.prepare_cached(&format!("{SELECT} AND seq < ?1 ORDER BY seq DESC LIMIT ?2"))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut rows = stmt.query([before.unwrap_or(i64::MAX), limit])?;
        let mut list = Vec::new();
        while let Some(r) = rows.next()? {
            list.push(row(&self.conn, r)?);
        }
        Ok(list)
    }
}

/// One step by its number.
pub(super) fn one(conn: &Connection, seq: i64) -> Result<Option<Step>> {
    conn.prepare_cached(&format!("{SELECT} AND seq = ?1"))?
        .query_row([seq], |r| Ok(row(conn, r)))
        .optional()?
        .transpose()
}

fn row(conn: &Connection, r: &Row<'_>) -> Result<Step> {
    let seq = r.get(0)?;
    let at: String = r.get(2)?;
    let subject = match (r.get::<_, Option<String>>(4)?, r.get(5)?) {
        (Some(name), Some(id)) => table::known(&name).map(|table| Subject { table, id }),
        _ => None,
    };
    Ok(Step {
        seq,
        name: r.get(1)?,
        at: DateTime::parse_from_rfc3339(&at).map_err(|_| Error::new(Code::DamagedDatabase))?.to_utc(),
        state: if r.get(3)? { StepState::TakenBack } else { StepState::Done },
        about: about(conn, seq, subject.as_ref())?,
        subject,
        changed: usize::try_from(r.get::<_, i64>(6)?).unwrap_or(0),
    })
}

type Image = Map<String, Value>;

fn text(image: &Image, key: &str) -> Option<String> {
    image.get(key).and_then(Value::as_str).map(str::to_owned)
}

/// Finds the image to name a step by: the subject's row, or what the step says of it, or of the first row it touched.
fn about(conn: &Connection, seq: i64, subject: Option<&Subject>) -> Result<About> {
    let found: Option<(String, Option<String>)> = match subject {
        Some(s) => {
            let logged = conn
                .prepare_cached(
                    "SELECT tbl, coalesce(after, before) FROM change WHERE op = ?1 AND tbl = ?2 AND row = ?3
                     ORDER BY seq DESC LIMIT 1",
                )?
                .query_row(rusqlite::params![seq, s.table, s.id], |r| Ok((r.get(0)?, r.get(1)?)))
                .optional()?;
            match current(conn, s.table, s.id)? {
                Some(image) => Some((s.table.to_owned(), Some(image))),
                None => logged,
            }
        }
        None => conn
            .prepare_cached(
                "SELECT tbl, coalesce(after, before) FROM change WHERE op = ?1 ORDER BY seq LIMIT 1",
            )?
            .query_row([seq], |r| Ok((r.get(0)?, r.get(1)?)))
            .optional()?,
    };
    let Some((name, Some(image))) = found else { return Ok(About::default()) };
    let image: Image = serde_json::from_str(&image).map_err(|_| Error::new(Code::DamagedDatabase))?;
    let start = text(&image, "start").as_deref().and_then(LocalTime::parse);
    let day = text(&image, "day").or_else(|| text(&image, "from_day")).as_deref().and_then(Day::parse);
    let names = match name.as_str() {
        "contact" => people(conn, seq, &text(&image, "id").unwrap_or_default())?,
        "visit" => {
            name_of(conn, "care_line", &text(&image, "line").unwrap_or_default())?.into_iter().collect()
        }
        "managed" => text(&image, "what").into_iter().collect(),
        "safety_section" => text(&image, "section").into_iter().collect(),
        "preference" => text(&image, "key").into_iter().collect(),
        _ => text(&image, "name").into_iter().collect(),
    };
    Ok(About { names, day: day.or(start.map(|s| Day(s.0.date()))), start })
}

/// The image of a row that is there.
fn current(conn: &Connection, table: &'static str, id: Id) -> Result<Option<String>> {
    let columns = super::schema::columns(conn, table)?;
    let sql = format!("SELECT {} FROM {table} WHERE id = ?1", super::schema::image(&columns, table));
    Ok(conn.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?)
}

/// A name by id, from the row or else from the newest image in the log.
fn name_of(conn: &Connection, table: &'static str, id: &str) -> Result<Option<String>> {
    let here = conn
        .prepare_cached(&format!("SELECT name FROM {table} WHERE id = ?1"))?
        .query_row([id], |r| r.get(0))
        .optional()?;
    if here.is_some() {
        return Ok(here);
    }
    Ok(conn
        .prepare_cached(&format!(
            "SELECT coalesce(after, before) ->> '$.name' FROM change WHERE tbl = '{table}' AND row = ?1
             ORDER BY seq DESC LIMIT 1"
        ))?
        .query_row([id], |r| r.get(0))
        .optional()?)
}

/// The people of a contact: those it has now, or those the step's images name.
fn people(conn: &Connection, seq: i64, contact: &str) -> Result<Vec<String>> {
    let mut ids: Vec<String> = conn
        .prepare_cached("SELECT person FROM contact_person WHERE contact = ?1 ORDER BY position")?
        .query_map([contact], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    if ids.is_empty() {
        ids = conn
            .prepare_cached(
                "SELECT coalesce(before, after) ->> '$.person' FROM change WHERE op = ?1 AND tbl = 'contact_person'
                 AND coalesce(before, after) ->> '$.contact' = ?2 ORDER BY coalesce(before, after) ->> '$.position'",
            )?
            .query_map(rusqlite::params![seq, contact], |r| r.get(0))?
            .collect::<rusqlite::Result<_>>()?;
    }
    let mut names = Vec::new();
    for id in &ids {
        names.extend(name_of(conn, "person", id)?);
    }
    Ok(names)
}
