//! The schema: its versions, and the triggers of the change log, which are generated from it.

use super::table;
use crate::domain::{Id, Settings};
use crate::error::{Code, Error, Result};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use rusqlite_migration::{HookError, M, Migrations};

/// Says to every tool that the file is one of ours ("EVKL").
pub(super) const APPLICATION_ID: i32 = 0x4556_4b4c;

/// The schema this version writes: the number of migrations below.
pub const VERSION: i32 = 2;

/// The change log, and what the database knows of itself. Rows of `change` hang on one of `op`; both only grow, but for
/// pruning. `row` is the id of the row, or its `n` where it has none.
const LOG: &str = "
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE op (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  device TEXT NOT NULL,
  name TEXT NOT NULL,
  subject_table TEXT,
  subject_id TEXT,
  at TEXT NOT NULL,
  undoable INTEGER NOT NULL CHECK (undoable IN (0, 1)),
  undoes INTEGER,
  undone_by INTEGER
) STRICT;

CREATE TABLE change (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  op INTEGER NOT NULL,
  device TEXT NOT NULL,
  tbl TEXT NOT NULL,
  row TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_op ON change (op);
CREATE INDEX change_person ON change (row) WHERE tbl = 'person';
";

/// Tables that keep no log of themselves: what happened to reminders is nothing a person does, or could take back.
const UNLOGGED: [&str; 5] = ["meta", "op", "change", "reminder", "reminder_log"];

/// The names of a table's columns, in its order.
pub(super) fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut stmt = conn.prepare("SELECT name FROM pragma_table_info(?1) ORDER BY cid")?;
    Ok(stmt.query_map([table], |r| r.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The SQL expression for a row's image. `row` is `NEW`, `OLD` or a table's name.
///
/// Columns hold whole numbers and texts only, which JSON keeps exactly; of a real it would keep 15 digits, so no table
/// has one (see [`super::column::Real`]).
pub(super) fn image(columns: &[String], row: &str) -> String {
    let pairs: Vec<String> = columns.iter().map(|name| format!("'{name}', {row}.\"{name}\"")).collect();
    format!("json_object({})", pairs.join(", "))
}

/// Makes the log's triggers anew for every table there is, so that no table can be forgotten.
pub(super) fn generate_triggers(conn: &Connection) -> Result<()> {
    let tables: Vec<String> = conn
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
        )?
        .query_map([], |r| r.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for table in tables.iter().filter(|t| !UNLOGGED.contains(&t.as_str())) {
        let columns = columns(conn, table)?;
        conn.execute_batch(&triggers(table, &columns))?;
    }
    Ok(())
}

fn triggers(table: &str, columns: &[String]) -> String {
    let key = |row: &str| {
        if columns.iter().any(|c| c == "id") { format!("{row}.id") } else { format!("CAST({row}.n AS TEXT)") }
    };
    let log = |key: &str, before: &str, after: &str| {
        format!(
            "INSERT INTO change (op, device, tbl, row, before, after)
    SELECT seq, device, '{table}', {key}, {before}, {after} FROM op ORDER BY seq DESC LIMIT 1;"
        )
    };
    let (new, old) = (image(columns, "NEW"), image(columns, "OLD"));
    let differs: Vec<String> = columns.iter().map(|c| format!("NEW.\"{c}\" IS NOT OLD.\"{c}\"")).collect();
    format!(
        "DROP TRIGGER IF EXISTS log_{table}_insert;
CREATE TRIGGER log_{table}_insert AFTER INSERT ON {table} BEGIN
  {insert}
END;
DROP TRIGGER IF EXISTS log_{table}_update;
CREATE TRIGGER log_{table}_update AFTER UPDATE ON {table} WHEN {differs} BEGIN
  {update}
END;
DROP TRIGGER IF EXISTS log_{table}_delete;
CREATE TRIGGER log_{table}_delete AFTER DELETE ON {table} BEGIN
  {delete}
END;",
        insert = log(&key("NEW"), "NULL", &new),
        update = log(&key("NEW"), &old, &new),
        delete = log(&key("OLD"), &old, "NULL"),
        differs = differs.join(" OR "),
    )
}

/// A migration's last act, also for those to come: triggers that fit the new schema.
fn regenerate(tx: &Transaction<'_>) -> std::result::Result<(), HookError> {
    generate_triggers(tx).map_err(|e| HookError::Hook(e.to_string()))
}

/// Brings the database to [`VERSION`] in one transaction; `first` and `device` are for a new one.
pub(super) fn migrate(conn: &mut Connection, first: &Settings, device: Id) -> Result<()> {
    let sql = format!(
        "PRAGMA application_id = {APPLICATION_ID};\n{LOG}\n{}\nINSERT INTO meta (key, value) VALUES ('device', '{device}');",
        table::SQL.concat(),
    );
    let first = first.clone();
    let migrations = Migrations::new(vec![
        M::up_with_hook(&sql, move |tx: &Transaction<'_>| {
            // Before the triggers are there: these settings are nobody's doing and cannot be undone.
            table::settings::create(tx, &first).map_err(|e| HookError::Hook(e.to_string()))?;
            regenerate(tx)
        }),
        M::up_with_hook(table::reminder::SQL, regenerate),
    ]);
    conn.set_transaction_behavior(TransactionBehavior::Immediate);
    let done = migrations.to_latest(conn);
    // Reading takes no lock against writers.
    conn.set_transaction_behavior(TransactionBehavior::Deferred);
    // Another process may have made the same step between our look at the version and our lock.
    if done.is_err() && version(conn)? == VERSION {
        return Ok(());
    }
    Ok(done?)
}

/// Brings an older database to [`VERSION`].
pub(super) fn migrate_older(conn: &mut Connection) -> Result<()> {
    // Neither is used: they are for a new one.
    migrate(conn, &Settings::new(crate::domain::Zone(chrono_tz::UTC)), Id::from_u128(0))
}

/// The schema's number in the file.
pub(super) fn version(conn: &Connection) -> Result<i32> {
    Ok(conn.query_row("PRAGMA user_version", [], |r| r.get(0))?)
}

/// The version of a file of ours; 0 if it is new. Errors: `DamagedDatabase` if it is somebody else's.
pub(super) fn recognise(conn: &Connection) -> Result<i32> {
    // One look for all three: another process may be making this very file, and half of what it does would look damaged.
    let look = conn.unchecked_transaction()?;
    let application: i32 = look.query_row("PRAGMA application_id", [], |r| r.get(0))?;
    let version = version(&look)?;
    let tables: i64 = look.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    drop(look);
    let new = application == 0 && version == 0 && tables == 0;
    let ours = application == APPLICATION_ID && version > 0;
    if !new && !ours {
        return Err(Error::new(Code::DamagedDatabase));
    }
    Ok(version)
}
