//! What can still be read of a damaged database: row by row, past what cannot. For an export; nothing is written to the
//! damaged file.

use super::open::{FILE_NAME, has_log, read_connection};
use super::{Spare, facts, known, schema, table};
use crate::domain::{Facts, Id, Settings, Zone};
use crate::error::{Code, Error, Result};
use crate::vault::{DataKey, Keys, Way};
use rusqlite::Connection;
use rusqlite::types::Value;
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
/// Errors: `NotFound`, `Locked`, `WrongPassphrase`, `DamagedKeys`; `DamagedDatabase` if nothing can be read.
pub fn salvage(dir: &Path, way: Option<&Way>) -> Result<Salvaged> {
    let keys = keys(dir, way)?;
    match reading(dir, &keys) {
        Ok(source) => read(&source),
        Err(_) => without_list(dir, &keys),
    }
}

/// Not even the list of tables can be read: as they lie if this app made them, in the order that gives most.
fn without_list(dir: &Path, keys: &[Option<DataKey>]) -> Result<Salvaged> {
    let mut best = (0, Err(Error::new(Code::DamagedDatabase)));
    for layout in known::layouts()? {
        for key in keys {
            let copy = known::with_list(dir, key.as_ref(), &layout)?;
            if let Ok(source) = read_connection(&copy.path, key.as_ref(), true)
                && let Ok(mut found) = read(&source)
            {
                let f = &found.facts;
                let size = f.people.len()
                    + f.contacts.len()
                    + f.care_lines.len()
                    + f.visits.len()
                    + f.checkins.len();
                // What was written last may lie in the log of writes, which is no use without the list.
                found.gaps += u64::from(has_log(&dir.join(FILE_NAME)));
                if size > best.0 {
                    best = (size, Ok(found));
                }
            }
        }
    }
    best.1
}

impl Spare {
    /// The same of a record that is open: with the key at hand.
    ///
    /// Errors: `DamagedDatabase` if not even the list of tables can be read.
    pub fn salvage(&self) -> Result<Salvaged> {
        read(&reading(&self.dir, std::slice::from_ref(&self.key))?)
    }
}

fn read(source: &Connection) -> Result<Salvaged> {
    let mut target = Connection::open_in_memory()?;
    schema::migrate(&mut target, &Settings::new(Zone(chrono_tz::UTC)), Id::from_u128(0))?;
    target.pragma_update(None, "foreign_keys", "OFF")?;
    let mut gaps = 0;
    for name in table::NAMES {
        target.execute_batch(&format!(
            "DROP TRIGGER log_{name}_insert; DROP TRIGGER log_{name}_update; DROP TRIGGER log_{name}_delete;"
        ))?;
        let columns = schema::columns(&target, name)?;
        gaps += rows(source, &target, name, &columns)?;
    }
    mend(&target)?;
    if let Ok(facts) = facts::read(&target, true) {
        return Ok(Salvaged { facts, gaps });
    }
    gaps += drop_unreadable(&target)?;
    mend(&target)?;
    Ok(Salvaged { facts: facts::read(&target, true)?, gaps })
}

/// Drops rows that the tables allow and that are no facts all the same, such as a day in a thirteenth month: each is
/// looked at by itself, in a database of its own. Gives how many there were.
fn drop_unreadable(target: &Connection) -> Result<u64> {
    let mut probe = Connection::open_in_memory()?;
    let first = Settings::new(Zone(chrono_tz::UTC));
    schema::migrate(&mut probe, &first, Id::from_u128(0))?;
    probe.pragma_update(None, "foreign_keys", "OFF")?;
    let mut dropped = 0;
    for name in table::NAMES {
        let columns = schema::columns(target, name)?;
        let names = columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
        let places = vec!["?"; columns.len()].join(", ");
        let insert = format!("INSERT OR REPLACE INTO {name} ({names}) VALUES ({places})");
        let mut bad: Vec<Value> = Vec::new();
        each(target, &format!("SELECT {names} FROM {name} WHERE n >= ?1 ORDER BY n"), i64::MIN, |values| {
            let n = values.first().cloned();
            let trial = probe.unchecked_transaction()?;
            probe.prepare_cached(&insert)?.execute(rusqlite::params_from_iter(values))?;
            if facts::read(&probe, true).is_err() {
                bad.extend(n);
            }
            trial.rollback()
        })?;
        for n in &bad {
            target.execute(&format!("DELETE FROM {name} WHERE n = ?1"), [n])?;
        }
        if name == "settings" && !bad.is_empty() {
            table::settings::create(target, &first)?;
        }
        dropped += bad.len() as u64;
    }
    Ok(dropped)
}

fn keys(dir: &Path, way: Option<&Way>) -> Result<Vec<Option<DataKey>>> {
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
    if !dir.join(FILE_NAME).try_exists()? {
        return Err(Error::new(Code::NotFound).with("kind", "database"));
    }
    Ok(keys)
}

fn reading(dir: &Path, keys: &[Option<DataKey>]) -> Result<Connection> {
    let path = dir.join(FILE_NAME);
    for key in keys {
        // As it should be; or without its log of writes, if that is what cannot be read or set up.
        for unchanging in [false, true] {
            if let Ok(conn) = read_connection(&path, key.as_ref(), unchanging) {
                return Ok(conn);
            }
        }
    }
    Err(Error::new(Code::DamagedDatabase))
}

/// Numbers that are tried one by one behind a place that cannot be read: more than the rows below any one page. Past
/// them the steps double.
const ONE_BY_ONE: i64 = 8192;

/// Copies the rows of a table that can be read, and gives the number of gaps.
fn rows(source: &Connection, target: &Connection, table: &str, columns: &[String]) -> Result<u64> {
    let names = columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
    let places = vec!["?"; columns.len()].join(", ");
    // The person's own settings take the place of those a new record begins with.
    let insert = format!("INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})");
    let select = format!("SELECT {names} FROM {table} WHERE n >= ?1 ORDER BY n");
    let (mut from, mut gaps, mut in_gap) = (i64::MIN, 0, false);
    loop {
        let begun = from;
        let ended = each(source, &select, from, |values| {
            if let Some(Value::Integer(n)) = values.first() {
                from = n.saturating_add(1);
            }
            // A row that no rule of the table allows was not written by this app.
            let kept = target.prepare_cached(&insert)?.execute(rusqlite::params_from_iter(values));
            gaps += u64::from(kept.is_err());
            Ok(())
        });
        if ended.is_ok() {
            return Ok(gaps);
        }
        in_gap &= from == begun;
        gaps += u64::from(!in_gap);
        in_gap = true;
        let Some(next) = behind(source, &select, from.max(0))? else { return Ok(gaps) };
        from = next;
    }
}

/// Gives the rows from a number on, until there are no more or one cannot be read.
fn each(
    source: &Connection,
    select: &str,
    from: i64,
    mut row: impl FnMut(Vec<Value>) -> rusqlite::Result<()>,
) -> rusqlite::Result<()> {
    let mut stmt = source.prepare_cached(select)?;
    let columns = stmt.column_count();
    let mut found = stmt.query([from])?;
    while let Some(r) = found.next()? {
        row((0..columns).map(|i| r.get(i)).collect::<rusqlite::Result<_>>()?)?;
    }
    Ok(())
}

/// The first number behind `from` from which a row can be read, as far as it can be found; none if there is no more.
fn behind(source: &Connection, select: &str, from: i64) -> Result<Option<i64>> {
    let mut stmt = source.prepare_cached(select)?;
    let columns = stmt.column_count();
    let mut readable = |n: i64| -> rusqlite::Result<bool> {
        let mut found = stmt.query([n])?;
        let Some(row) = found.next()? else { return Ok(false) };
        (0..columns).try_for_each(|i| row.get_ref(i).map(|_| ())).map(|()| true)
    };
    let mut step = 1_i64;
    let mut last_bad = from;
    loop {
        let n = from.saturating_add(step);
        match readable(n) {
            Ok(false) if step <= ONE_BY_ONE => return Ok(None),
            Ok(there) => {
                // The steps were wide: back to where it begins.
                let mut good = n;
                let mut any = there;
                while good - last_bad > 1 {
                    let middle = last_bad + (good - last_bad) / 2;
                    match readable(middle) {
                        Ok(there) => (good, any) = (middle, any || there),
                        Err(_) => last_bad = middle,
                    }
                }
                return Ok(any.then_some(good));
            }
            Err(_) if step > i64::from(u32::MAX) => return Ok(None),
            Err(_) => last_bad = n,
        }
        step = if step < ONE_BY_ONE { step + 1 } else { step * 2 };
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
