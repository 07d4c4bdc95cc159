//! Undo and redo: putting rows back to their images in the change log.
//!
//! The log only grows. Undoing is itself a step that says which one it takes back, and so is redoing. A step is put back
//! row by row, and only if each of its rows still stands as the step left it: what a newer step did is never lost.

use super::log::{Done, Op};
use super::schema;
use super::steps::{self, Step};
use super::{Store, fault};
use crate::error::{Code, Error, Result};
use chrono::{DateTime, Utc};
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Map, Value};
use std::collections::{HashMap, HashSet};

/// Which way a step is put.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    Again,
}

/// The newest step that is not taken back.
const NEWEST_DONE: &str = "SELECT max(seq) FROM op WHERE undoable = 1 AND undone_by IS NULL";
/// The step taken back last, unless the person did something new since.
const NEWEST_TAKEN_BACK: &str = "SELECT seq FROM op WHERE undoable = 1
  AND undone_by > (SELECT coalesce(max(seq), 0) FROM op WHERE undoable = 1) ORDER BY undone_by DESC LIMIT 1";

impl Store {
    /// Takes back the newest step. Errors: `NothingToUndo`, `ChangedSince`.
    pub fn undo(&mut self, now: DateTime<Utc>) -> Result<Done<Step>> {
        let seq: Option<i64> =
            self.conn.query_row(NEWEST_DONE, [], |r| r.get(0)).map_err(|e| self.told(e.into()))?;
        self.undo_step(seq.ok_or(Error::new(Code::NothingToUndo))?, now)
    }

    /// Does the step taken back last again. Errors: `NothingToRedo`, also when something new was done since;
    /// `ChangedSince`.
    pub fn redo(&mut self, now: DateTime<Utc>) -> Result<Done<Step>> {
        let seq: Option<i64> = self
            .conn
            .query_row(NEWEST_TAKEN_BACK, [], |r| r.get(0))
            .optional()
            .map_err(|e| self.told(e.into()))?;
        self.redo_step(seq.ok_or(Error::new(Code::NothingToRedo))?, now)
    }

    /// Takes back any step in the list. Errors: `NothingToUndo` if it is not there or taken back already;
    /// `ChangedSince` if something newer rests on it.
    pub fn undo_step(&mut self, seq: i64, now: DateTime<Utc>) -> Result<Done<Step>> {
        self.put(seq, Way::Back, now)
    }

    /// Does any step again that was taken back. Errors: `NothingToRedo`, `ChangedSince`.
    pub fn redo_step(&mut self, seq: i64, now: DateTime<Utc>) -> Result<Done<Step>> {
        self.put(seq, Way::Again, now)
    }

    fn put(&mut self, seq: i64, way: Way, now: DateTime<Utc>) -> Result<Done<Step>> {
        let op = Op::quiet(if way == Way::Back { "undo" } else { "redo" });
        let done = self.transact_inner(op, Some(seq), now, |tx, this| {
            let conn = tx.conn();
            let undone_by: Option<Option<i64>> = conn
                .query_row("SELECT undone_by FROM op WHERE seq = ?1 AND undoable = 1", [seq], |r| r.get(0))
                .optional()?;
            match (way, undone_by) {
                (Way::Back, Some(None)) => {
                    conn.execute("UPDATE op SET undone_by = ?2 WHERE seq = ?1", params![seq, this])?;
                }
                (Way::Again, Some(Some(undo))) => {
                    conn.execute("UPDATE op SET undone_by = NULL WHERE seq = ?1", [seq])?;
                    conn.execute("UPDATE op SET undone_by = ?2 WHERE seq = ?1", params![undo, this])?;
                }
                (Way::Back, _) => return Err(Error::new(Code::NothingToUndo)),
                (Way::Again, _) => return Err(Error::new(Code::NothingToRedo)),
            }
            put_images(conn, seq, way)?;
            steps::one(conn, seq)?.ok_or(Error::new(Code::Internal))
        });
        done.map_err(|e| match e.code {
            // Something newer points at a row this step made: the commit found a link to nothing.
            Code::MissingReference => Error::new(Code::ChangedSince),
            _ => self.told(e),
        })
    }
}

/// How rows of one table are put back.
struct Table {
    columns: Vec<String>,
    /// The image of the row with `n`.
    current: String,
    insert: String,
    update: String,
    delete: String,
}

impl Table {
    fn of(conn: &Connection, name: &str) -> Result<Self> {
        let columns = schema::columns(conn, name)?;
        if columns.is_empty() {
            return Err(Error::new(Code::ChangedSince));
        }
        let list = |f: &dyn Fn((usize, &String)) -> String| {
            columns.iter().enumerate().map(f).collect::<Vec<_>>().join(", ")
        };
        Ok(Self {
            current: format!("SELECT {} FROM {name} WHERE n = ?1", schema::image(&columns, name)),
            insert: format!(
                "INSERT INTO {name} ({}) VALUES ({})",
                list(&|(_, c)| format!("\"{c}\"")),
                list(&|(i, _)| format!("?{}", i + 1)),
            ),
            update: format!(
                "UPDATE {name} SET {} WHERE n = ?1",
                list(&|(i, c)| format!("\"{c}\" = ?{}", i + 1))
            ),
            delete: format!("DELETE FROM {name} WHERE n = ?1"),
            columns,
        })
    }

    /// The values of an image in the order of the columns; `n` is the first column of every table.
    fn values(&self, image: &Map<String, Value>) -> Result<Vec<Sql>> {
        self.columns
            .iter()
            .map(|c| match image.get(c) {
                None | Some(Value::Null) => Ok(Sql::Null),
                Some(Value::Number(n)) => {
                    n.as_i64().map(Sql::Integer).ok_or(Error::new(Code::DamagedDatabase))
                }
                Some(Value::String(s)) => Ok(Sql::Text(s.clone())),
                Some(_) => Err(Error::new(Code::DamagedDatabase)),
            })
            .collect()
    }
}

fn parse(image: &str) -> Result<Map<String, Value>> {
    serde_json::from_str(image).map_err(|_| Error::new(Code::DamagedDatabase))
}

fn number(image: &Map<String, Value>) -> Result<i64> {
    image.get("n").and_then(Value::as_i64).ok_or(Error::new(Code::DamagedDatabase))
}

/// Puts every row of a step to its image before (backwards) or after (forwards).
fn put_images(conn: &Connection, seq: i64, way: Way) -> Result<()> {
    let mut tables: HashMap<String, Table> = HashMap::new();
    let mut seen: HashSet<(String, i64)> = HashSet::new();
    let order = if way == Way::Back { "DESC" } else { "ASC" };
    let mut stmt =
        conn.prepare(&format!("SELECT tbl, before, after FROM change WHERE op = ?1 ORDER BY seq {order}"))?;
    let mut rows = stmt.query([seq])?;
    while let Some(r) = rows.next()? {
        let name: String = r.get(0)?;
        let (before, after): (Option<String>, Option<String>) = (r.get(1)?, r.get(2)?);
        let (from, to) = if way == Way::Back { (after, before) } else { (before, after) };
        if !tables.contains_key(&name) {
            tables.insert(name.clone(), Table::of(conn, &name)?);
        }
        let Some(table) = tables.get(&name) else { continue };
        let to = to.as_deref().map(parse).transpose()?;
        let n = match (&to, &from) {
            (Some(image), _) => number(image)?,
            (None, Some(image)) => number(&parse(image)?)?,
            (None, None) => continue,
        };
        // The first image met of a row is how the step left it: it must still stand so.
        if seen.insert((name, n)) {
            let current: Option<String> =
                conn.prepare_cached(&table.current)?.query_row([n], |r| r.get(0)).optional()?;
            if current != from {
                return Err(Error::new(Code::ChangedSince));
            }
        }
        let put = match (&from, &to) {
            (None, Some(image)) => {
                conn.prepare_cached(&table.insert)?.execute(rusqlite::params_from_iter(table.values(image)?))
            }
            (Some(_), Some(image)) => {
                conn.prepare_cached(&table.update)?.execute(rusqlite::params_from_iter(table.values(image)?))
            }
            _ => conn.prepare_cached(&table.delete)?.execute([n]),
        };
        // A natural key (a day, an item) that something newer has taken.
        put.map_err(|e| if fault::is_unique(&e) { Error::new(Code::ChangedSince) } else { e.into() })?;
    }
    Ok(())
}
