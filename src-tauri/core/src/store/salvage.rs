//! What can still be read of a damaged database: row by row, past what cannot. For an export; nothing is written to the
//! damaged file.

use super::open::{FILE_NAME, give};
use super::{facts, schema, table};
use crate::domain::{Facts, Id, Settings, Zone};
use crate::error::{Code, Error, Result};
use crate::vault::{DataKey, Keys, Way};
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Salvaged {
    /// What could be read, made to hang together: a visit whose care line is gone gets one named "?".
    pub facts: Facts,
    /// Places in the tables where rows could not be read; each may be one row or a page of them.
    pub gaps: u64,
}

/// Reads what can be read. `way` is for a protected database.
///
/// Errors: `Locked`, `WrongPassphrase`, `DamagedKeys`; `DamagedDatabase` if not even the list of tables can be read.
pub fn salvage(dir: &Path, way: Option<&Way>) -> Result<Salvaged> {
    let source = source(dir, way)?;
    let mut target = Connection::open_in_memory()?;
    schema::migrate(&mut target, &Settings::new(Zone(chrono_tz::UTC)), Id::from_u128(0))?;
    target.pragma_update(None, "foreign_keys", "OFF")?;
    let mut gaps = 0;
    for name in table::NAMES {
        target.execute_batch(&format!(
            "DROP TRIGGER log_{name}_insert; DROP TRIGGER log_{name}_update; DROP TRIGGER log_{name}_delete;"
        ))?;
        let columns = schema::columns(&target, name)?;
        gaps += rows(&source, &target, name, &columns)?;
    }
    mend(&target)?;
    Ok(Salvaged { facts: facts::read(&target, true)?, gaps })
}

fn source(dir: &Path, way: Option<&Way>) -> Result<Connection> {
    let mut keys: Vec<Option<DataKey>> = Vec::new();
    if Keys::of(dir).exist() {
        let way = way.ok_or_else(|| Error::new(Code::Locked))?;
        let files = Keys::of(dir).read()?;
        keys.extend(files.iter().filter_map(|(file, _)| file.open(way).ok()).map(Some));
        if keys.is_empty() {
            return Err(Error::new(Code::WrongPassphrase));
        }
    } else {
        keys.push(None);
    }
    for key in &keys {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let conn = Connection::open_with_flags(dir.join(FILE_NAME), flags)?;
        give(&conn, key.as_ref())?;
        if conn.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).is_ok() {
            return Ok(conn);
        }
    }
    Err(Error::new(Code::DamagedDatabase))
}

/// Copies the rows of a table that can be read, and gives the number of gaps.
fn rows(source: &Connection, target: &Connection, table: &str, columns: &[String]) -> Result<u64> {
    let names = columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
    let places = vec!["?"; columns.len()].join(", ");
    // The person's own settings take the place of those a new record begins with.
    let insert = format!("INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})");
    let select = format!("SELECT {names} FROM {table} WHERE n > ?1 ORDER BY n");
    let readable = |n: i64| {
        let sql = format!("SELECT n FROM {table} WHERE n >= ?1 ORDER BY n LIMIT 1");
        source.query_row(&sql, [n], |row| row.get::<_, i64>(0))
    };
    let (mut last, mut gaps) = (i64::MIN, 0);
    loop {
        let Ok(mut stmt) = source.prepare(&select) else { return Ok(gaps + 1) };
        let Ok(mut found) = stmt.query([last]) else { return Ok(gaps + 1) };
        loop {
            match found.next() {
                Ok(Some(row)) => {
                    let values: rusqlite::Result<Vec<Value>> =
                        (0..columns.len()).map(|i| row.get(i)).collect();
                    let Ok(values) = values else { break };
                    if let Some(Value::Integer(n)) = values.first() {
                        last = *n;
                    }
                    // A row that no rule of the table allows was not written by this app.
                    let kept = target.prepare_cached(&insert)?.execute(rusqlite::params_from_iter(values));
                    gaps += u64::from(kept.is_err());
                }
                Ok(None) => return Ok(gaps),
                Err(_) => break,
            }
        }
        gaps += 1;
        // Past the damage: the first number from which reading works again, looked for in growing steps.
        let mut step = 1_i64;
        let from = last.max(0);
        let next = loop {
            match readable(from.saturating_add(step)) {
                Ok(n) => break Some(n),
                Err(rusqlite::Error::QueryReturnedNoRows) => break None,
                Err(_) if step > i64::from(u32::MAX) => break None,
                Err(_) => step *= 2,
            }
        };
        // Then back to the first one.
        let Some(next) = next else { return Ok(gaps) };
        let (mut bad, mut good) = (from + step / 2, next);
        while good - bad > 1 {
            let middle = bad + (good - bad) / 2;
            match readable(middle) {
                Ok(n) => good = good.min(n.max(middle)),
                Err(_) => bad = middle,
            }
            if readable(bad + 1).is_ok() {
                break;
            }
        }
        last = good - 1;
    }
}

/// Takes away what points at nothing.
fn mend(conn: &Connection) -> Result<()> {
    conn.execute_batch(
        "DELETE FROM contact_person WHERE person NOT IN (SELECT id FROM person)
           OR contact NOT IN (SELECT id FROM contact);
         UPDATE contact SET for_visit = NULL WHERE for_visit NOT IN (SELECT id FROM visit);
         UPDATE care_line SET professional = NULL WHERE professional NOT IN (SELECT id FROM person);
         UPDATE visit SET before_person = NULL WHERE before_person NOT IN (SELECT id FROM person);
         UPDATE visit SET after_person = NULL WHERE after_person NOT IN (SELECT id FROM person);
         UPDATE visit SET of_visit = NULL, of_occurrence = NULL
           WHERE of_visit IS NOT NULL AND of_visit NOT IN (SELECT id FROM visit WHERE rrule IS NOT NULL);
         INSERT INTO care_line (id, name, kind, professional, interval_days, state)
           SELECT DISTINCT line, '?', 'other', NULL, NULL, 'active' FROM visit
           WHERE line NOT IN (SELECT id FROM care_line);",
    )?;
    Ok(())
}
