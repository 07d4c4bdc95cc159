//! One file per noun: its tables, how a row becomes a fact, what is read and what is written.
//!
//! Every table has `n INTEGER PRIMARY KEY AUTOINCREMENT`: the order of the file, which an export keeps. A number is
//! never given twice, so that undoing can put a row back exactly where it was.

pub(crate) mod care_line;
pub(crate) mod checkin;
pub(crate) mod contact;
pub(crate) mod days;
pub(crate) mod managed;
pub(crate) mod person;
pub(crate) mod preference;
pub(crate) mod reminder;
pub(crate) mod safety;
pub(crate) mod score;
pub(crate) mod settings;
pub(crate) mod visit;

use crate::domain::Id;
use crate::error::{Code, Error, Result};
use rusqlite::{Connection, OptionalExtension, Row};

/// The tables of the first schema, in the order of the archive.
pub(super) const SQL: [&str; 11] = [
    settings::SQL,
    person::SQL,
    contact::SQL,
    care_line::SQL,
    visit::SQL,
    days::SQL,
    checkin::SQL,
    score::SQL,
    managed::SQL,
    safety::SQL,
    preference::SQL,
];

/// Every table of facts, by name.
pub const NAMES: [&str; 18] = [
    "settings",
    "rhythm",
    "person",
    "contact",
    "contact_person",
    "care_line",
    "visit",
    "quiet",
    "pause",
    "closed_range",
    "unsure_day",
    "used_day",
    "checkin",
    "score",
    "managed",
    "safety_section",
    "help_line",
    "preference",
];

/// The table's static name; a table this version does not know has none.
pub(super) fn known(name: &str) -> Option<&'static str> {
    NAMES.into_iter().find(|n| *n == name)
}

/// Reads every row of a query.
pub(super) fn collect<T>(
    conn: &Connection,
    sql: &str,
    mut row: impl FnMut(&Row<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut stmt = conn.prepare_cached(sql)?;
    let mut rows = stmt.query([])?;
    let mut list = Vec::new();
    while let Some(r) = rows.next()? {
        list.push(row(r)?);
    }
    Ok(list)
}

/// Whether a table has that id.
pub(super) fn exists(conn: &Connection, table: &'static str, id: Id) -> Result<bool> {
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)");
    Ok(conn.prepare_cached(&sql)?.query_row([id], |r| r.get(0))?)
}

/// The place in the file of what has that id.
pub(super) fn number(conn: &Connection, table: &'static str, id: Id) -> Result<Option<i64>> {
    let sql = format!("SELECT n FROM {table} WHERE id = ?1");
    Ok(conn.prepare_cached(&sql)?.query_row([id], |r| r.get(0)).optional()?)
}

/// The id of what comes next in the file after the place `n`.
pub(super) fn next(conn: &Connection, table: &'static str, n: i64) -> Result<Option<Id>> {
    let sql = format!("SELECT id FROM {table} WHERE n > ?1 ORDER BY n LIMIT 1");
    Ok(conn.prepare_cached(&sql)?.query_row([n], |r| r.get(0)).optional()?)
}

/// Refuses a link to nothing, with the link's path.
fn must_exist(conn: &Connection, table: &'static str, id: Id, path: impl FnOnce() -> String) -> Result<()> {
    if exists(conn, table, id)? { Ok(()) } else { Err(Error::at(Code::MissingReference, path())) }
}

/// Refuses an id that names something else already: one id names one thing in the whole record.
fn new_id(conn: &Connection, table: &'static str, id: Id) -> Result<()> {
    for other in ["person", "contact", "care_line", "visit", "score", "managed"] {
        if other != table && exists(conn, other, id)? {
            return Err(Error::at(Code::Duplicate, "id"));
        }
    }
    Ok(())
}

fn delete_by_id(conn: &Connection, table: &'static str, id: Id) -> Result<()> {
    match conn.execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id])? {
        0 => Err(Error::new(Code::NotFound).with("kind", table)),
        _ => Ok(()),
    }
}
