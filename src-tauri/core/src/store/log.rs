//! The single door for writing: one transaction, one named step, one entry in the change log.

use super::{Store, facts, table};
use crate::domain::{Facts, Id};
use crate::error::{Code, Error, Result};
use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior, params};
use std::cell::RefCell;
use std::sync::Arc;

/// What a write is, for the log and for the list of changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Op {
    /// Its stable name, such as `contact-add`; the window finds the words.
    pub name: &'static str,
    /// The table and id it is about, if it is about one thing.
    pub subject: Option<(&'static str, Id)>,
    /// Whether the person can take it back.
    pub undoable: bool,
}

impl Op {
    /// Something the person did, about no single thing.
    pub const fn new(name: &'static str) -> Self {
        Self { name, subject: None, undoable: true }
    }

    /// Something the person did to one thing, named by its table and id.
    pub const fn about(name: &'static str, table: &'static str, id: Id) -> Self {
        Self { name, subject: Some((table, id)), undoable: true }
    }

    /// Something the app notes by itself; it is not shown and cannot be undone.
    pub const fn quiet(name: &'static str) -> Self {
        Self { name, subject: None, undoable: false }
    }

    /// The window was opened on a day.
    pub const fn used() -> Self {
        Self::quiet("day-used")
    }
}

/// What came of a write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<T> {
    /// What the write gave back.
    pub value: T,
    /// The step's number in the log; none if nothing changed.
    pub step: Option<i64>,
    /// The tables that changed, by the names of [`table::NAMES`]; the people of a contact count as `contact`.
    pub tables: Vec<&'static str>,
}

/// An open write. What can be written is in `table/<noun>.rs`.
pub struct Tx<'a> {
    tx: &'a Transaction<'a>,
    step: i64,
    kept: &'a RefCell<Option<facts::Kept>>,
    now: DateTime<Utc>,
}

impl Tx<'_> {
    pub(crate) fn conn(&self) -> &Connection {
        self.tx
    }

    /// The instant of this write, the same for all of it.
    pub fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new id for something made in this write.
    pub fn new_id(&self) -> Id {
        Id::new(self.now)
    }

    /// All facts as they stand in this transaction. Cheap before its first write.
    pub fn facts(&self) -> Result<Arc<Facts>> {
        if touched(self.tx, self.step)?.is_empty() {
            facts::current(self.tx, self.kept, true)
        } else {
            facts::read(self.tx, true).map(Arc::new)
        }
    }
}

/// An instant as the log writes it: always the same length, so that text order is time order.
pub(super) fn stamp(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
}

/// Opens a log entry; everything that is written until the commit belongs to it.
pub(super) fn begin(
    conn: &Connection,
    device: Id,
    op: Op,
    undoes: Option<i64>,
    now: DateTime<Utc>,
) -> Result<i64> {
    conn.prepare_cached(
        "INSERT INTO op (device, name, subject_table, subject_id, at, undoable, undoes)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute(params![
        device,
        op.name,
        op.subject.map(|s| s.0),
        op.subject.map(|s| s.1),
        stamp(now),
        op.undoable,
        undoes
    ])?;
    Ok(conn.last_insert_rowid())
}

/// The tables an entry touched.
pub(super) fn touched(conn: &Connection, op: i64) -> Result<Vec<&'static str>> {
    let names: Vec<String> = conn
        .prepare_cached("SELECT DISTINCT tbl FROM change WHERE op = ?1")?
        .query_map([op], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let mut tables: Vec<&'static str> = Vec::new();
    for name in &names {
        let name = if name == "contact_person" { "contact" } else { name.as_str() };
        if let Some(known) = table::known(name)
            && !tables.contains(&known)
        {
            tables.push(known);
        }
    }
    Ok(tables)
}

impl Store {
    /// Writes. Everything `f` does is one step: all of it is kept, or, on any error, nothing. If nothing changed, no
    /// step is kept either.
    ///
    /// Errors: what `f` gives; `Busy` after five seconds; `DiskFull`; `ReadOnly`; `MissingReference` without a path if
    /// a link would be left pointing at nothing.
    pub fn transact<T>(
        &mut self,
        op: Op,
        now: DateTime<Utc>,
        f: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<Done<T>> {
        let done = self.transact_inner(op, None, now, |tx, _| f(tx));
        done.map_err(|e| self.told(e))
    }

    pub(super) fn transact_inner<T>(
        &mut self,
        op: Op,
        undoes: Option<i64>,
        now: DateTime<Utc>,
        f: impl FnOnce(&Tx<'_>, i64) -> Result<T>,
    ) -> Result<Done<T>> {
        self.writable()?;
        let device = self.device;
        let transaction = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let step = begin(&transaction, device, op, undoes, now)?;
        let value = f(&Tx { tx: &transaction, step, kept: &self.kept, now }, step)?;
        let tables = touched(&transaction, step)?;
        if tables.iter().any(|table| matches!(*table, "visit" | "preference")) {
            super::reminders::reconcile(&transaction, self.home, now)?;
        }
        if tables.is_empty() {
            transaction.rollback()?;
            return Ok(Done { value, step: None, tables });
        }
        transaction.commit()?;
        super::counter::note(&self.dir, step);
        Ok(Done { value, step: Some(step), tables })
    }

    /// Whether this store can be written. Errors: `ReadOnly` if it was opened for reading.
    pub fn writable(&self) -> Result<()> {
        if self.read_only { Err(self.told(Error::new(Code::ReadOnly))) } else { Ok(()) }
    }
}
